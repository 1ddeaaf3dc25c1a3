"""A model's reply, held against the passage it was asked about."""

import json
import re
from collections.abc import Iterator

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from palermo.extract.suggest.verify import Unverified, Verifier
from palermo.records import Certainty, Claim, Document, Problem, SourceKind, Span

_FENCE = re.compile(r"\A\s*```[a-z]*\s*(.*?)\s*```\s*\Z", re.DOTALL)
# More claims than this in 6,000 characters are no reading of a text.
_MOST = 200


class SuggestedSource(BaseModel):
    """A source as a model names it."""

    model_config = ConfigDict(frozen=True)
    words: str
    kind: SourceKind


class SuggestedClaim(BaseModel):
    """A claim as a model states it; keys beyond these are passed over."""

    model_config = ConfigDict(frozen=True)
    quote: str
    sources: tuple[SuggestedSource, ...] = Field(default=(), max_length=8)
    certainty: Certainty
    abuses: tuple[str, ...] = Field(default=(), max_length=20)
    groups: tuple[str, ...] = Field(default=(), max_length=40)
    places: tuple[str, ...] = Field(default=(), max_length=40)
    actors: tuple[str, ...] = Field(default=(), max_length=40)
    goods: tuple[str, ...] = Field(default=(), max_length=40)
    technologies: tuple[str, ...] = Field(default=(), max_length=40)


def read_reply(reply: str, document: Document, passage: Span) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
    """Return the claims of a reply that the passage bears out letter for letter, and what it does not.

    Shapes: claims in text order, marked *suggested*, none twice over the same span. Problems:
    `suggestion_unreadable` where the reply is not the JSON asked for, `suggestion_faulty` where one claim of it
    is not, `suggestion_unverified` where words do not stand in the passage. An unverified quote or source costs
    the claim; other unverified words are left out of it.
    """
    rows = _rows(reply)
    if rows is None:
        return (), (_problem("unreadable", "is not the JSON that was asked for", document, passage),)
    verifier = Verifier(document, passage)
    claims: dict[tuple[int, int], Claim] = {}
    problems: list[Problem] = []
    for claim, faults in _read(rows[:_MOST], verifier):
        problems += (_problem(fault.kind, fault.reason, document, fault.at or passage) for fault in faults)
        if claim is not None:
            claims.setdefault((claim.start, claim.end), claim)
    if len(rows) > _MOST:
        reason = f"states {len(rows)} claims for one passage; those after the first {_MOST} were left out"
        problems.append(_problem("faulty", reason, document, passage))
    return tuple(claims[at] for at in sorted(claims)), tuple(problems)


def _rows(reply: str) -> list[object] | None:
    fenced = _FENCE.match(reply)
    try:
        content = json.loads(fenced[1] if fenced else reply)
    except (ValueError, RecursionError):
        return None
    rows = content.get("claims") if isinstance(content, dict) else None
    return rows if isinstance(rows, list) else None


def _read(rows: list[object], verifier: Verifier) -> Iterator[tuple[Claim | None, tuple[Unverified, ...]]]:
    for number, row in enumerate(rows, start=1):
        try:
            suggested = SuggestedClaim.model_validate(row)
        except ValidationError as error:
            fields = sorted({".".join(map(str, fault["loc"][:1])) or "the whole" for fault in error.errors()})
            reason = f"has a claim, number {number}, whose {', '.join(fields)} is not as asked"
            yield None, (Unverified("faulty", reason),)
            continue
        yield verifier.claim(
            suggested.quote,
            sources=[(source.words, source.kind) for source in suggested.sources],
            certainty=suggested.certainty,
            codes=suggested.abuses,
            words={
                name: getattr(suggested, name) for name in ("groups", "places", "actors", "goods", "technologies")
            },
        )


def _problem(kind: str, reason: str, document: Document, at: Span) -> Problem:
    return Problem(
        "extract",
        f"suggestion_{kind}",
        f"{document.document}: the model's reply {reason}",
        "read the passage by hand, or ask another model",
        document=document.document,
        start=at.start,
        end=at.end,
    )
