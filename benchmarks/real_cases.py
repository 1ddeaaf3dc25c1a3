"""Small inputs that once failed, against what is right for each by hand: the share of cases that pass whole.

The texts lie in ../shared/cases/real; what is right, and the words of the checks, in tests/cases/real.yaml.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Literal

import yaml
from pydantic import BaseModel, ConfigDict, model_validator

from palermo.assess import assess
from palermo.case import Analysis, analyse, find_inputs, read_inputs
from palermo.case.figuring import find_figures
from palermo.case.progress import Silent
from palermo.case.reporting import evidence_of
from palermo.records import Assessment, Claim, Effort, Problem

EXPECTED = Path(__file__).parents[1] / "tests" / "cases" / "real.yaml"
Record = Claim | Effort
Words = str | tuple[str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", coerce_numbers_to_str=True)


class Wanted(_Strict):
    """What a record must be like; what is None is not looked at."""

    of: Literal["claims", "efforts", "both"] = "both"
    quote: str | None = None
    quote_lacks: str | None = None
    certainty: Words | None = None
    chain: tuple[str, ...] | None = None
    chain_any: str | None = None
    kind: str | None = None
    codes: tuple[str, ...] = ()
    no_codes: tuple[str, ...] = ()
    criterion: Words | None = None
    stance: Words | None = None
    actors: tuple[str, ...] = ()
    no_actors: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    no_places: tuple[str, ...] = ()
    quantities: tuple[str, ...] = ()
    time: str | None = None
    since: str | None = None
    until: str | None = None
    tier: tuple[str, int, str] | None = None


class ReportCheck(_Strict):
    """What the assessment of a country and year must be like; `tier` "none" is undetermined."""

    country: str
    year: int
    tier: str | None = None
    not_tier: str | None = None
    problem: str | None = None
    supported: tuple[str, ...] = ()
    counted: Literal[False] | None = None
    not_missing: str | None = None


class Check(_Strict):
    """One check: exactly one of its fields is given."""

    has: Wanted | None = None
    none: Wanted | None = None
    report: ReportCheck | None = None
    published: str | None = None
    roots: int | None = None
    clash: bool | None = None

    @model_validator(mode="after")
    def _one(self) -> "Check":
        if len(self.model_fields_set) != 1:
            raise ValueError(f"a check says one thing, not {sorted(self.model_fields_set)}")
        return self


@dataclass(frozen=True)
class Case:
    """A case with what its inputs yield."""

    name: str
    checks: tuple[Check, ...]
    inputs: Path

    @cached_property
    def analysis(self) -> Analysis:
        """Return the analysis of the inputs, made once."""
        files, faults = find_inputs((self.inputs,))
        documents, problems = read_inputs(files, progress=Silent())
        return analyse(documents, problems=(*faults, *problems), progress=Silent())

    def failing(self) -> Iterator[str]:
        """Yield the checks that fail, each as a line."""
        for check in self.checks:
            if not _holds(self.analysis, check):
                yield f"{self.name}: {check.model_dump(exclude_unset=True)}"


def load_expected(path: Path = EXPECTED) -> dict[str, tuple[Check, ...]]:
    """Return the checks of each case by its name.

    Errors: pydantic.ValidationError for a word that is not in the vocabulary.
    """
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {name: tuple(Check.model_validate(check) for check in checks) for name, checks in data.items()}


def cases(shared: Path) -> tuple[Case, ...]:
    """Return every case that has its text beside the project, in order of name.

    Errors: ValueError where a case has no checks, or checks have no case.
    """
    folder, expected = shared / "cases" / "real", load_expected()
    names = {path.stem for path in folder.glob("*.expected")}
    if names != set(expected):
        raise ValueError(f"cases without checks, or checks without a case: {sorted(names ^ set(expected))}")
    return tuple(Case(name, expected[name], _inputs(folder, name)) for name in sorted(names))


def _inputs(folder: Path, name: str) -> Path:
    return next(path for ending in ("", ".txt", ".html") if (path := folder / f"{name}{ending}").exists())


def _holds(analysis: Analysis, check: Check) -> bool:
    if check.has is not None:
        return any(fits(record, check.has) for record in _records(analysis, check.has))
    if check.none is not None:
        return not any(fits(record, check.none) for record in _records(analysis, check.none))
    if check.report is not None:
        return _reports(analysis, check.report)
    if check.published is not None:
        return any(document.published == check.published for document in analysis.documents)
    if check.roots is not None:
        return len({derivation.root for derivation in analysis.derivations}) == check.roots
    clashing = any(pair.verdict == "clashing" for pair in find_figures(analysis.claims()).comparisons)
    return check.clash == (clashing or any(conflict.kind == "figures" for conflict in analysis.conflicts))


def _records(analysis: Analysis, wanted: Wanted) -> Iterator[Record]:
    if wanted.of != "efforts":
        yield from analysis.claims()
    if wanted.of != "claims":
        yield from analysis.efforts()


def fits(record: Record, wanted: Wanted) -> bool:
    """Return whether all that is named of a record holds of it."""
    codes = record.abuses if isinstance(record, Claim) else ()
    return (
        _worded(record, wanted)
        and _chained(record, wanted)
        and _one_of(record.certainty, wanted.certainty)
        and set(wanted.codes) <= set(codes)
        and not set(wanted.no_codes) & set(codes)
        and _one_of(getattr(record, "criterion", None), wanted.criterion)
        and _one_of(getattr(record, "stance", None), wanted.stance)
        and _listed(record.actors, wanted.actors, wanted.no_actors)
        and _listed([place.name for place in record.places], wanted.places, wanted.no_places)
        and _listed([quantity.text for quantity in record.quantities], wanted.quantities, ())
        and _timed(record, wanted)
        and _ranked(record, wanted)
    )


def _worded(record: Record, wanted: Wanted) -> bool:
    quote = " ".join(record.quote.split())
    return _found(wanted.quote, quote) and (wanted.quote_lacks is None or not _found(wanted.quote_lacks, quote))


def _chained(record: Record, wanted: Wanted) -> bool:
    names = [link.source for link in record.chain]
    if wanted.chain is not None and not _linked(wanted.chain, names):
        return False
    if wanted.chain_any is not None and not any(_found(wanted.chain_any, name) for name in names):
        return False
    return wanted.kind is None or any(link.kind == wanted.kind for link in record.chain)


def _linked(wanted: Sequence[str], names: Sequence[str]) -> bool:
    return len(names) == len(wanted) and all(_found(*pair) for pair in zip(wanted, names, strict=True))


def _found(pattern: str | None, text: str) -> bool:
    return pattern is None or re.search(pattern, text, re.IGNORECASE) is not None


def _one_of(value: object, wanted: Words | None) -> bool:
    return wanted is None or value in ((wanted,) if isinstance(wanted, str) else wanted)


def _listed(found: Sequence[str], must: Sequence[str], must_not: Sequence[str]) -> bool:
    fits = all(any(_found(pattern, text) for text in found) for pattern in must)
    return fits and not any(_found(pattern, text) for pattern in must_not for text in found)


def _timed(record: Record, wanted: Wanted) -> bool:
    if wanted.time is not None and wanted.time not in (record.point, _span(record)):
        return False
    return (wanted.since is None or record.since == wanted.since) and (
        wanted.until is None or record.until == wanted.until
    )


def _span(record: Record) -> str | None:
    return record.since if record.since == record.until else None


def _ranked(record: Record, wanted: Wanted) -> bool:
    if wanted.tier is None:
        return True
    tier = record.tier if isinstance(record, Claim) else None
    return tier is not None and (tier.country, tier.year, tier.tier) == wanted.tier


def _reports(analysis: Analysis, wanted: ReportCheck) -> bool:
    assessment, faults = assess(
        evidence_of(analysis), country=wanted.country, year=wanted.year, as_of=f"{wanted.year}-06-30", history={}
    )
    return (
        _placed(assessment, wanted) and _told((*analysis.problems, *faults), wanted) and _rests(assessment, wanted)
    )


def _placed(assessment: Assessment, wanted: ReportCheck) -> bool:
    tier = assessment.tier or "none"
    return wanted.tier in (None, tier) and wanted.not_tier != tier


def _told(problems: Sequence[Problem], wanted: ReportCheck) -> bool:
    return wanted.problem is None or any(_found(wanted.problem, problem.message) for problem in problems)


def _rests(assessment: Assessment, wanted: ReportCheck) -> bool:
    status = {finding.id: finding.status for finding in assessment.findings}
    counted = any(finding.supporting or finding.opposing for finding in assessment.findings)
    missing = (*assessment.missing, *(finding.missing for finding in assessment.findings))
    return (
        all(status.get(name) == "supported" for name in wanted.supported)
        and (wanted.counted is None or not counted)
        and (wanted.not_missing is None or not any(_found(wanted.not_missing, words) for words in missing))
    )


def measure(shared: Path) -> dict[str, float]:
    """Return the share of cases that pass whole and of checks that hold, in percent."""
    found = {case: tuple(case.failing()) for case in cases(shared)}
    checks = sum(len(case.checks) for case in found)
    passed = sum(not failing for failing in found.values())
    return {
        "real_cases.share": round(100 * passed / len(found), 1),
        "real_cases.checks": round(100 - 100 * sum(map(len, found.values())) / checks, 1),
    }


def main(shared: Path) -> None:
    """Print each failing check in a line, then how many of all cases pass."""
    found = {case.name: tuple(case.failing()) for case in cases(shared)}
    for failing in found.values():
        print(*failing, sep="\n", end="\n" if failing else "")
    print(f"{sum(not failing for failing in found.values())} of {len(found)} cases pass")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
