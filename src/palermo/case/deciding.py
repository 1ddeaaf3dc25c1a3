"""What people decide about a case: entered, read from a file, and made ready for a report or a public edition."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from palermo.assess import decidables, rejected
from palermo.case.analysis import Analysis
from palermo.case.folder import Case, stored_extractions
from palermo.case.progress import Progress
from palermo.corroborate import corroborate
from palermo.errors import UsageError
from palermo.records import Claim, Decision, Effort
from palermo.records.decisions import Verdict
from palermo.rules.conditions import as_word

REJECTED = "rejected"
UNNAMED = "a person not named"
WITHHELD = "(The reason is withheld, as it names a protected document, what was taken from it, or who decided.)"
SHORTEST = 4
"""Letters from which a name counts as telling of a protected document; shorter ones stand in any sentence."""
CLOSE = 5


def enter_decision(case: Case, decision: Decision, *, progress: Progress) -> str:
    """Return the hash of the row that now holds the decision, after those already there.

    A claim or effort may be overruled with `rejected` alone. Errors: UsageError where the subject is nothing that
    can be decided on, the value is none it can take, or the country and year that it is about are left out.
    """
    about = decidables().get(decision.subject)
    if about is None and decision.subject not in _records(case, progress):
        raise UsageError(_unknown(decision.subject, _records(case, progress)))
    if about is not None and (decision.country is None or decision.year is None):
        raise UsageError(
            f"{decision.subject}: a decision on it is about one country and report year; give --country and --year"
        )
    values = (REJECTED,) if about is None else about.values
    if decision.verdict == "overrule" and decision.value not in values:
        raise UsageError(
            f"{decision.value}: {decision.subject} is overruled with one of {', '.join(values)}; choose one"
        )
    return case.store.append_decision(decision)


def _records(case: Case, progress: Progress) -> tuple[str, ...]:
    _, extractions = stored_extractions(case, progress=progress)
    claims, efforts = ([found.claims for found in extractions], [found.efforts for found in extractions])
    return tuple(_ids(*claims, *efforts))


def _ids(*groups: Iterable[Claim | Effort]) -> Iterator[str]:
    return (item.id for group in groups for item in group)


def _unknown(subject: str, records: Sequence[str]) -> str:
    close = get_close_matches(subject, (*decidables(), *records), n=CLOSE)
    near = f" Close to it: {', '.join(close)}." if close else ""
    return (
        f"{subject}: no finding, no rule that waits for a person, and no claim or effort of this case.{near} "
        "`assessment.json` and `claims.jsonl` of a report list them; `tier` is the indicated tier."
    )


def _text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _moment(value: object) -> object:
    """Return a time as written, in UTC where it says its offset."""
    text = _text(value)
    if not isinstance(text, str):
        return text
    moment = datetime.fromisoformat(text)
    return text if moment.tzinfo is None else moment.astimezone(UTC).isoformat(timespec="seconds")


class _Entry(BaseModel):
    """A decision as a file states it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    subject: str = Field(min_length=1)
    verdict: Verdict
    author: str = Field(min_length=1)
    time: Annotated[str, BeforeValidator(_moment)]
    reason: str = Field(min_length=1)
    value: Annotated[str | None, BeforeValidator(as_word)] = None
    country: str | None = Field(default=None, pattern="^[A-Z]{3}$")
    year: int | None = None


_ENTRIES = TypeAdapter(tuple[_Entry, ...])


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """Return the decisions of a YAML or JSON file, a list of mappings, in the order written.

    Errors: UsageError for a file that cannot be read; it lists every fault with its place, counted from 1.
    """
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return tuple(Decision(**entry.model_dump()) for entry in _ENTRIES.validate_python(content or ()))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except ValidationError as error:
        told = "; ".join(_fault(fault["loc"], fault["msg"]) for fault in error.errors())
        raise UsageError(f"{path}: the decisions cannot be used: {told}") from error
    except (yaml.YAMLError, ValueError) as error:
        raise UsageError(
            f"{path}: is no list of decisions in YAML and UTF-8; see the page on decisions"
        ) from error


def _fault(place: tuple[int | str, ...], message: str) -> str:
    numbered = (str(part + 1) if isinstance(part, int) else part for part in place)
    return f"{'.'.join(numbered) or 'the file'}: {message}"


def applying(decisions: Iterable[Decision], *, country: str, year: int) -> tuple[Decision, ...]:
    """Return the decisions that are about this country and report year, in the order given."""
    return tuple(
        decision for decision in decisions if decision.country in {None, country} and decision.year in {None, year}
    )


def without_rejected(analysis: Analysis, decisions: Iterable[Decision]) -> Analysis:
    """Return the analysis with corroborations of what nobody rejected; every claim stays in it."""
    ids = frozenset(_ids(analysis.claims(), analysis.efforts()))
    out = rejected(decisions, ids)
    if len(out) == 0:
        return analysis
    roots = {derivation.document: derivation.root for derivation in analysis.derivations}
    kept = [claim for claim in analysis.claims() if claim.id not in out]
    return replace(analysis, corroborations=corroborate(kept, roots, works=analysis.works))


def public_decisions(
    decisions: Iterable[Decision], *, whole: Analysis, public: Analysis, authors: bool = False
) -> tuple[Decision, ...]:
    """Return the decisions for a public edition; `public` is the analysis without the protected documents.

    A decision about a claim or effort that is not in it goes. Nobody is named unless `authors` is set. A reason
    is withheld where it names a protected document, what was taken from one, or somebody who is not named.
    """
    given = tuple(decisions)
    kept = decidables().keys() | set(_ids(public.claims(), public.efforts()))
    secret = _told_by(whole, kept) | (frozenset() if authors else {one.author.casefold() for one in given})
    return tuple(
        replace(
            one,
            author=one.author if authors else UNNAMED,
            reason=WITHHELD if any(_names(word, one.reason.casefold()) for word in secret) else one.reason,
        )
        for one in given
        if one.subject in kept
    )


def _names(word: str, text: str) -> bool:
    """Return whether the text holds the word as a whole; in a script without spaces, anywhere."""
    if not word.isascii():
        return word in text
    return re.search(rf"(?<![a-z0-9]){re.escape(word)}(?![a-z0-9])", text) is not None


def _told_by(whole: Analysis, kept: set[str]) -> frozenset[str]:
    """Return what would tell of a protected document: its label, title, publisher and address, and its records."""
    documents = [document for document in whole.documents if document.protected]
    names = (name for one in documents for name in (one.document, one.title, one.publisher, one.url))
    records = (name for name in _ids(whole.claims(), whole.efforts()) if name not in kept)
    return frozenset(word.casefold() for word in (*names, *records) if word is not None and len(word) >= SHORTEST)
