"""Groups of claims that nearly say the same: what keeps them apart is something that one of them leaves out."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from palermo.corroborate.grouping import group_keys, place_keys
from palermo.corroborate.wording import fold
from palermo.records import Claim, UnsureLink

# A group that leaves something out may belong to many others; the first ones are told.
_MOST = 3
_REASONS = {
    "place": "the same abuse of the same group; one names no place",
    "who": "the same abuse at the same place; one names no group or doer",
    "time": "the same abuse of the same group at the same place; one states no time",
}


def unsure_links(groups: Sequence[Sequence[Claim]]) -> dict[int, tuple[UnsureLink, ...]]:
    """Return, by the number of a group, its links to others that it may or may not belong to; none is counted.

    A link stands with both groups, its own claim first. The work grows with the claims and not with their pairs.
    """
    lacking: dict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    stating: dict[tuple[str, ...], dict[int, str]] = defaultdict(dict)
    for number, claims in enumerate(groups):
        for claim in claims:
            for key, is_stated in _keys(claim):
                (stating if is_stated else lacking)[key].setdefault(number, claim.id)
    found: dict[int, dict[tuple[int, str], UnsureLink]] = defaultdict(dict)
    for key, without in sorted(lacking.items()):
        others = list(stating.get(key, {}).items())
        for number, own in without.items():
            for other, its in [pair for pair in others[: _MOST + 1] if pair[0] != number][:_MOST]:
                found[number].setdefault((other, key[0]), UnsureLink(own, its, _REASONS[key[0]]))
                found[other].setdefault((number, key[0]), UnsureLink(its, own, _REASONS[key[0]]))
    return {number: tuple(links[key] for key in sorted(links)[:_MOST]) for number, links in found.items()}


def _keys(claim: Claim) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Yield what a claim says less one thing, and whether it states that thing."""
    if claim.tier is not None or claim.quantities or not claim.abuses:
        return
    codes, since = "+".join(sorted(claim.abuses)), claim.since or ""
    places = place_keys(claim)
    doers = group_keys(claim) or tuple(sorted(map(fold, claim.actors)))
    for who in doers:
        yield ("place", codes, since, who), bool(places)
    for place in places:
        yield ("who", codes, since, place), bool(doers)
        for who in doers:
            yield ("time", codes, who, place), bool(since)
