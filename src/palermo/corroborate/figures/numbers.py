"""Figures that follow from one another: which claims rest on one number, and so on one source between them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from palermo.corroborate.figures.compare import compare, implied_count
from palermo.corroborate.figures.intervals import width
from palermo.corroborate.figures.reference import References
from palermo.corroborate.grouping import group_keys, place_keys
from palermo.records import Claim
from palermo.records.figures import Figure, FigureComparison
from palermo.records.independence import joined

Key = tuple[str, str]
# Figures that follow from one another imply nearly the same count, so they stand next to one another.
_NEAREST = 5


def compare_near(
    figures: Sequence[Figure], claims: Mapping[str, Claim], known: References
) -> tuple[FigureComparison, ...]:
    """Return the comparisons of figures about the same thing that could be tested, in order of ids.

    A ratio, share or rate is tested against the figures of what it counts, of the same group, at the same place or
    in the same document, whose counts are nearest to the one it implies, at most `_NEAREST` to either side. Two
    plain counts are not tested: without a denominator nothing follows from either. `claims` are those that the
    figures name, by id.
    """
    index: dict[tuple[str, Key], list[tuple[float, str, int]]] = defaultdict(list)
    for place, figure in enumerate(figures):
        if figure.numerator is not None and implied_count(figure, known) is not None:
            for key in _keys_of(figure, claims):
                index[figure.numerator, key].append((_middle(figure, known), figure.id, place))
    pairs: set[tuple[int, int]] = set()
    for listed in index.values():
        listed.sort()
        for at, (_, _, place) in enumerate(listed):
            if _is_part(figures[place]):
                near = listed[max(at - _NEAREST, 0) : at + _NEAREST + 1]
                pairs |= {(min(place, other), max(place, other)) for _, _, other in near if other != place}
    found = (compare(figures[one], figures[other], known) for one, other in pairs)
    return tuple(sorted((pair for pair in found if pair.coherent is not None), key=lambda pair: pair.figures))


def one_numbers(
    figures: Sequence[Figure],
    comparisons: Iterable[FigureComparison],
    claims: Mapping[str, Claim],
    known: References,
) -> dict[str, str]:
    """Return, for claims that rest on a number another claim states as well, the number's label, by claim id.

    A figure goes with the most exact figure it follows from, the nearest of several: two exact figures that
    differ stay two, though a rounded one follows from either. A ratio, share or rate printed twice is one number.
    """
    heads = _heads(figures, comparisons, known)
    sharing: dict[tuple[str, Key], set[str]] = defaultdict(set)
    for figure in figures:
        if figure.id in heads:
            for claim in figure.claims:
                for key in _keys(figure, claims[claim]):
                    sharing[heads[figure.id], key].add(claim)
    numbers: dict[str, str] = {}
    for head in sorted({head for head, _ in sharing}):
        for members in joined(held for (named, _), held in sorted(sharing.items()) if named == head):
            if len(members) > 1:
                numbers |= {claim: f"{head}/{members[0]}" for claim in members if claim not in numbers}
    return numbers


def _heads(
    figures: Sequence[Figure], comparisons: Iterable[FigureComparison], known: References
) -> dict[str, str]:
    """Return the most exact figure that each figure follows from, itself for that one, by id."""
    by_id = {figure.id: figure for figure in figures}
    beside: dict[str, set[str]] = defaultdict(set)
    for pair in comparisons:
        if pair.verdict == "same_number":
            one, other = pair.figures
            beside[one].add(other)
            beside[other].add(one)
    heads: dict[str, str] = {}
    for name in sorted(by_id, key=lambda name: (_spread(by_id[name], known), name)):
        nearest = sorted(
            (abs(_middle(by_id[name], known) - _middle(by_id[other], known)), other)
            for other in beside.get(name, ())
            if heads.get(other) == other
        )
        if nearest:
            heads[name] = nearest[0][1]
        elif name in beside or _is_itself(by_id[name], known):
            heads[name] = name
    return heads


def _is_itself(figure: Figure, known: References) -> bool:
    """Return whether a part of something, printed twice, is one number: it would be by comparison."""
    return _is_part(figure) and compare(figure, figure, known).verdict == "same_number"


def _is_part(figure: Figure) -> bool:
    return figure.kind != "count"


def _spread(figure: Figure, known: References) -> float:
    implied = implied_count(figure, known)
    found = None if implied is None else width(implied)
    return float("inf") if found is None else found


def _middle(figure: Figure, known: References) -> float:
    implied = implied_count(figure, known)
    ends = () if implied is None else tuple(end for end in (implied.low, implied.high) if end is not None)
    return sum(ends) / len(ends) if ends else 0.0


def _keys_of(figure: Figure, claims: Mapping[str, Claim]) -> tuple[Key, ...]:
    return tuple(sorted({key for claim in figure.claims for key in _keys(figure, claims[claim])}))


def _keys(figure: Figure, claim: Claim) -> Iterator[Key]:
    """Yield what a figure is about: two are about the same thing where they share one of these."""
    yield "document", claim.document
    if figure.group is not None:
        yield "group", figure.group
    yield from (("place", place) for place in place_keys(claim))
    if any(word[0].isupper() for group in claim.groups for word in group.split()):
        yield from (("named", name) for name in group_keys(claim))
