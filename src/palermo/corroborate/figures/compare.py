"""Two figures tested by interval arithmetic: coherent, clashing, not comparable, or the same number."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations

from palermo.corroborate.figures.intervals import around, holds, intersect, last_digit, over, times, width
from palermo.corroborate.figures.obstacles import idle, obstacles, shared_population
from palermo.corroborate.figures.reference import (
    FigureWords,
    References,
    ReferenceValue,
    family,
    figure_words,
    wider,
)
from palermo.corroborate.figures.telling import told
from palermo.records.figures import DenominatorTest, Figure, FigureComparison, Interval

FLOW_AS_STOCK = "flow used as stock"


def compare_all(figures: Iterable[Figure], known: References) -> tuple[FigureComparison, ...]:
    """Return the comparisons that show something, in order of ids.

    Compared are figures of the same thing, people, place and kind of period alone; of all else nothing is said.
    """
    alike: dict[tuple[str, str], list[Figure]] = defaultdict(list)
    for figure in sorted(figures, key=lambda figure: figure.id):
        whom = figure.group or (None if figure.population is None else f"{figure.population} {figure.place}")
        if figure.numerator is not None and whom is not None:
            alike[figure.numerator, whom].append(figure)
    words = figure_words()
    pairs = (pair for held in alike.values() for pair in combinations(held, 2) if not idle(*pair, words))
    found = (compare(one, other, known) for one, other in pairs)
    return tuple(sorted((pair for pair in found if pair.coherent is not None), key=lambda pair: pair.figures))


def alone(figures: Iterable[Figure], comparisons: Iterable[FigureComparison]) -> int:
    """Return how many figures stand in no comparison: there is nothing to compare them with."""
    named = {name for pair in comparisons for name in pair.figures}
    return sum(1 for figure in figures if figure.id not in named)


def compare(one: Figure, other: Figure, known: References) -> FigureComparison:
    """Return what the two figures show against each other; the order they come in changes nothing.

    Source: the worked example of three published ratios, whose checks are tests of this module.
    """
    if one.id > other.id:
        one, other = other, one
    pair = _compared(one, other, known)
    return replace(pair, told=told(pair, one, other, known))


def _compared(one: Figure, other: Figure, known: References) -> FigureComparison:
    words = figure_words()
    if shared_population(one, other):
        return _parts(one, other)
    implied = (implied_count(one, known), implied_count(other, known))
    warnings = tuple(sorted({*flow_warnings(one, known, words), *flow_warnings(other, known, words)}))
    tests = (*_denominator_tests(one, other, known), *_denominator_tests(other, one, known))
    reasons = obstacles(one, other, implied)
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
    if one.kind == other.kind == "count":  # nothing follows from either: two who count may come to one number
        return replace(found, verdict="coherent", independent=None)
    how = "more exactly" if one.denominator == other.denominator else "over another denominator"
    return replace(found, reasons=(f"one states the other {how}: one source, never two",))


def _parts(one: Figure, other: Figure) -> FigureComparison:
    """Return two parts of one population held against each other, without a count of that population."""
    parts = (one.interval, other.interval)
    base = FigureComparison((one.id, other.id), "not_comparable", None, None, parts, None)
    reasons = obstacles(one, other, parts)
    if reasons:
        return replace(base, reasons=reasons)
    shared = intersect(*parts)
    if shared is None:
        return replace(base, verdict="clashing", coherent=False, reasons=("the two parts do not meet",))
    return replace(base, verdict="coherent", coherent=True, intersection=shared)


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
