"""Two figures tested by interval arithmetic: coherent, clashing, not comparable, or the same number."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from palermo.corroborate.figures.intervals import around, holds, intersect, last_digit, over, times, width
from palermo.corroborate.figures.reference import (
    FigureWords,
    References,
    ReferenceValue,
    family,
    figure_words,
    wider,
)
from palermo.records.figures import DenominatorTest, Figure, FigureComparison, Interval

FLOW_AS_STOCK = "flow used as stock"


def compare_all(figures: Iterable[Figure], known: References) -> tuple[FigureComparison, ...]:
    """Return a comparison for every pair that shares a numerator or a population, in order of ids."""
    ordered = sorted(figures, key=lambda figure: figure.id)
    return tuple(compare(one, other, known) for one, other in combinations(ordered, 2) if _related(one, other))


def compare(one: Figure, other: Figure, known: References) -> FigureComparison:
    """Return what the two figures show against each other; the order they come in changes nothing.

    Source: the worked example of three published ratios, whose checks are tests of this module.
    """
    if one.id > other.id:
        one, other = other, one
    words = figure_words()
    implied = (implied_count(one, known), implied_count(other, known))
    warnings = tuple(sorted({*flow_warnings(one, known, words), *flow_warnings(other, known, words)}))
    tests = (*_denominator_tests(one, other, known), *_denominator_tests(other, one, known))
    reasons = _obstacles(one, other, implied)
    base = FigureComparison(
        (one.id, other.id), "not_comparable", None, None, implied, None,
        denominators=tests, reasons=reasons, warnings=warnings,
    )  # fmt: skip
    first, second = implied
    if reasons or first is None or second is None:
        return base
    found = _judged(_with_needed(base, one, other, implied), first, second, words)
    if found.verdict != "same_number":
        return found
    how = "more exactly" if one.denominator == other.denominator else "over another denominator"
    return replace(found, reasons=(f"one states the other {how}: one source, never two",))


def implied_count(figure: Figure, known: References, *, denominator: str | None = None) -> Interval | None:
    """Return the count that a figure implies, over its own or another denominator; None where there is none."""
    if figure.kind == "count":
        return figure.interval
    value = known.get(denominator or figure.denominator or "")
    return None if value is None else times(figure.interval, value.interval)


def warned(figure: Figure, known: References) -> Figure:
    """Return the figure with its own warnings."""
    return replace(figure, warnings=flow_warnings(figure, known, figure_words()))


def flow_warnings(figure: Figure, known: References, words: FigureWords) -> tuple[str, ...]:
    """Return a warning for every flow that the figure takes up, nearly whole, as people held at one time."""
    implied = implied_count(figure, known)
    if figure.measure == "flow" or implied is None or implied.low is None or implied.high is None:
        return ()
    found = []
    for flow in sorted(known.values(), key=lambda value: value.id):
        if flow.measure == "flow" and _feeds(flow, figure, known, words):
            part = over(implied, flow.interval)
            if intersect(part, Interval(words.flow_as_stock, 1.0)) is not None:
                found.append(f"{FLOW_AS_STOCK}: {part.low:.3f} to {part.high:.3f} of {flow.label} ({flow.date})")
    return tuple(found)


def _feeds(flow: ReferenceValue, figure: Figure, known: References, words: FigureWords) -> bool:
    reaches = figure.numerator in words.feeds.get(flow.condition or "", ())
    return reaches and figure.group is not None and flow.within in tuple(wider(figure.group, known))


def _related(one: Figure, other: Figure) -> bool:
    pairs = (
        (one.numerator, other.numerator),
        (one.group, other.group),
        (one.denominator, other.denominator),
    )
    return any(first is not None and first == second for first, second in pairs)


def _obstacles(one: Figure, other: Figure, implied: tuple[Interval | None, Interval | None]) -> tuple[str, ...]:
    """Return why the two cannot be tested, empty when they can."""
    reasons = []
    if one.numerator is None or other.numerator is None:
        reasons.append("numerator: what is counted is not stated")
    elif one.numerator != other.numerator:
        reasons.append(f"numerator: {one.numerator} against {other.numerator}")
    if one.group != other.group and one.group is not None and other.group is not None:
        reasons.append(f"group: {one.group} against {other.group}")
    reasons += [
        f"group: of whom and where is not stated ({figure.text})" for figure in (one, other) if _of_nobody(figure)
    ]
    if one.kind == other.kind == "count" and one.unit and other.unit and one.unit != other.unit:
        reasons.append(f"unit: {one.unit} against {other.unit}")
    if one.measure is not None and other.measure is not None and one.measure != other.measure:
        reasons.append(f"unit: {one.measure} against {other.measure}")
    if _apart(one, other) or _apart(other, one):
        reasons.append("period: the two periods do not meet")
    reasons += [
        f"denominator: no reference value for {figure.denominator or figure.population or 'it'} ({figure.text})"
        for figure, count in zip((one, other), implied, strict=True)
        if count is None
    ]
    return tuple(reasons)


def _of_nobody(figure: Figure) -> bool:
    """Return whether a figure is a count that does not say of whom: nothing can be held against it."""
    return figure.kind == "count" and figure.group is None


def _apart(one: Figure, other: Figure) -> bool:
    """Return whether the first ends before the second begins, at the precision both share."""
    if one.until is None or other.since is None:
        return False
    shared = min(len(one.until), len(other.since))
    return one.until[:shared] < other.since[:shared]


def _with_needed(
    base: FigureComparison, one: Figure, other: Figure, implied: tuple[Interval | None, Interval | None]
) -> FigureComparison:
    """Add the denominator that a ratio would need to give the count of the other."""
    for part, count, source in ((one, implied[1], other), (other, implied[0], one)):
        if part.kind != "count" and count is not None:
            closed = source.kind == "count" and None in (count.low, count.high)
            used = around(source.value, last_digit(source.value)) if closed else count
            return replace(base, needed_of=part.id, needed=over(used, part.interval))
    return base


def _judged(base: FigureComparison, one: Interval, other: Interval, words: FigureWords) -> FigureComparison:
    shared = intersect(one, other)
    if shared is None:
        return replace(base, verdict="clashing", coherent=False, reasons=("the counts they imply do not meet",))
    nested = holds(one, other) or holds(other, one)
    widths = [width(one), width(other)]
    if nested and all(part is not None and part <= words.narrow for part in widths):
        return replace(base, verdict="same_number", coherent=True, independent=False, intersection=shared)
    return replace(base, verdict="coherent", coherent=True, intersection=shared)


def _denominator_tests(figure: Figure, other: Figure, known: References) -> Sequence[DenominatorTest]:
    """Return the figure read over every denominator of its family, tested against what the other implies.

    Empty unless both count people in the same state, and the other's count can be had without that denominator.
    """
    target = implied_count(other, known)
    if figure.kind == "count" or figure.denominator is None or figure.numerator is None or target is None:
        return ()
    if figure.numerator != other.numerator or figure.denominator == other.denominator:
        return ()
    stated = known.get(figure.denominator)
    if stated is None or stated.condition is not None:  # a share of prisoners is not a share of a people
        return ()
    tests = []
    for name in family(figure.denominator, known):
        implied = implied_count(figure, known, denominator=name)
        if implied is not None:
            fits = intersect(implied, target) is not None
            tests.append(DenominatorTest(figure.id, name, name == figure.denominator, fits, implied))
    return tests
