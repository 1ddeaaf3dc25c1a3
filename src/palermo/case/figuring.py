"""Figures of a set of inputs, and what they show against one another, as records and as a table."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import yaml
from pydantic import ValidationError

from palermo.corroborate.figures import (
    ReferenceFile,
    ReferenceValue,
    alone,
    compare_all,
    compare_near,
    one_numbers,
    read_figures,
    references,
    warned,
)
from palermo.corroborate.figures.intervals import whole as whole_ends
from palermo.corroborate.figures.reference import References
from palermo.errors import UsageError
from palermo.records import Claim, counts
from palermo.records.encode import Json, encode
from palermo.records.figures import Figure, FigureComparison, Interval


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of a set of claims and the pairs that were tested, each in order of id.

    `numbers` are labels by claim id: claims with one label state one number and are one source between them.
    """

    figures: tuple[Figure, ...] = ()
    comparisons: tuple[FigureComparison, ...] = ()
    numbers: Mapping[str, str] = field(default_factory=dict)


def find_figures(claims: Iterable[Claim], *, extra: tuple[ReferenceValue, ...] = ()) -> Figures:
    """Return the figures of claims that count, and the tests of pairs that share a numerator or a population."""
    held = tuple(claim for claim in claims if counts(claim))
    known, by_id = references(extra), {claim.id: claim for claim in held}
    figures = tuple(warned(figure, known) for figure in read_figures(held, known))
    return Figures(figures, compare_all(figures, known), _numbers(figures, by_id, known))


def tested_figures(claims: Iterable[Claim]) -> Figures:
    """Return the figures of claims with those comparisons alone that could be tested, about the same thing."""
    held = tuple(claims)  # a copy has the ids of its original
    known, by_id = references(), {claim.id: claim for claim in held}
    figures = tuple(warned(figure, known) for figure in read_figures(held, known))
    comparisons = compare_near(figures, by_id, known)
    return Figures(figures, comparisons, one_numbers(figures, comparisons, by_id, known))


def _numbers(figures: tuple[Figure, ...], claims: Mapping[str, Claim], known: References) -> dict[str, str]:
    return one_numbers(figures, compare_near(figures, claims, known), claims, known)


def read_references(path: Path) -> tuple[ReferenceValue, ...]:
    """Return the reference values of a user's file. Errors: UsageError names the file and all its faults."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return ReferenceFile.model_validate(content).references
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        raise UsageError(f"{path}: not valid YAML in UTF-8; see docs/figures.md for the form") from error
    except ValidationError as error:
        faults = (".".join(map(str, fault["loc"])) + ": " + fault["msg"] for fault in error.errors())
        raise UsageError(f"{path}: " + "; ".join(faults)) from error


def figure_records(found: Figures) -> Iterator[dict[str, Json]]:
    """Yield figures, comparisons, and the claims of one number, as JSON values with the kind of record first."""
    named: tuple[tuple[str, Sequence[object]], ...] = (
        ("figure", found.figures),
        ("comparison", found.comparisons),
    )
    for kind, records in named:
        for record in records:
            fields = encode(record)
            if isinstance(fields, dict):
                yield {"record": kind, **fields}
    for number, claims in _one_sources(found):
        yield {"record": "one_source", "number": number, "claims": list(claims)}


def _one_sources(found: Figures) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each number that several claims state, with their ids: one source between them."""
    stating: dict[str, list[str]] = {}
    for claim, number in sorted(found.numbers.items()):
        stating.setdefault(number, []).append(claim)
    yield from ((number, tuple(claims)) for number, claims in sorted(stating.items()))


def figure_table(found: Figures) -> Iterator[str]:
    """Yield the lines of a table: the figures, the pairs with verdict and warnings, how many have none."""
    texts = {figure.id: figure.text for figure in found.figures}
    for figure in found.figures:
        parts = (figure.kind, figure.numerator, figure.group, figure.measure)
        about = ", ".join(part for part in parts if part is not None)
        over = f", of {figure.denominator}" if figure.denominator is not None else ""
        yield f"{figure.text:<24} {_shown(figure.interval):<24} {about}{over}; documents: {len(figure.documents)}"
        yield from (f"    warning: {warning}" for warning in figure.warnings)
    for pair in found.comparisons:
        yield f"{pair.verdict.replace('_', ' ')}: {pair.told}"
        yield from (f"    warning: {warning}" for warning in pair.warnings)
        for test in pair.denominators:
            fits = "fits" if test.fits else "does not fit"
            stated = " (as stated)" if test.stated else ""
            yield f"    {texts[test.figure]} of {test.denominator}{stated}: {fits}, {_shown(test.implied)}"
    rest = alone(found.figures, found.comparisons)
    if rest:
        yield f"{rest} {'figure' if rest == 1 else 'figures'} with nothing to compare"


def _shown(interval: Interval) -> str:
    numbers = zip((interval.low, interval.high), whole_ends(interval), strict=True)
    low, high = (_number(exact, whole) for exact, whole in numbers)
    return f"[{low}, {high}]"


def _number(exact: float | None, whole: int | None) -> str:
    if exact is None:
        return "open"
    return f"{whole:,}" if exact >= 1 else f"{exact:.6f}"
