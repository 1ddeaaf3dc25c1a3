"""Where sources disagree: denials beside what they deny, and figures about one thing that cannot both be so."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from palermo.corroborate.figures.intervals import interval_of
from palermo.corroborate.grouping import group_keys, place_keys
from palermo.corroborate.roots import claim_root
from palermo.corroborate.wording import fold
from palermo.records import Claim, Conflict, ConflictKind, ConflictSide, Corroboration, Quantity
from palermo.records.figures import Interval
from palermo.records.independence import independent_sources

# Kinds that count or measure people; ages, spans of time and sums of money differ between cases of one abuse.
_KINDS = ("count", "share", "ratio", "rate")
Stated = tuple[Claim, Quantity]


def conflicts(
    claims: Sequence[Claim],
    corroborations: Iterable[Corroboration],
    roots: Mapping[str, str],
    numbers: Mapping[str, str],
) -> tuple[Conflict, ...]:
    """Return every conflict, denials first, in order of their first claims.

    A denial meets what it stands beside in the corroborations; what the same denials stand beside is one conflict.
    Figures meet where they are the only ones of their unit in claims of the same abuses, group, place and time, as
    far as stated. They conflict where no value fits both as printed and they come from different roots.
    """
    by_id = {claim.id: claim for claim in claims}
    stand = _Standing(by_id, roots, numbers)
    found = {item.id: item for item in (*_denials(corroborations, stand), *_figures(claims, stand))}
    return tuple(sorted(found.values(), key=lambda item: (item.kind, item.sides[0].claims, item.id)))


class _Standing:
    """Claims by id with what they rest on."""

    def __init__(self, claims: Mapping[str, Claim], roots: Mapping[str, str], numbers: Mapping[str, str]) -> None:
        self.claims, self.roots, self.numbers = claims, roots, numbers

    def root(self, claim: Claim) -> str:
        return claim_root(claim, self.roots)

    def side(self, said: str, claims: Iterable[Claim]) -> ConflictSide:
        """Return the side that those claims make."""
        held = sorted({claim.id: claim for claim in claims}.values(), key=_order)
        counted = independent_sources((self.root(claim), self.numbers.get(claim.id)) for claim in held)
        return ConflictSide(
            said=said,
            claims=tuple(claim.id for claim in held),
            sources=tuple(sorted({claim.chain[-1].source if claim.chain else claim.document for claim in held})),
            roots=tuple(source[0] for source in counted),
        )


def _denials(corroborations: Iterable[Corroboration], stand: _Standing) -> Iterator[Conflict]:
    said: dict[tuple[str, ...], list[str]] = defaultdict(list)
    labels: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for group in corroborations:
        if group.claims and group.denials:
            said[group.denials] += group.claims
            labels[group.denials].append(group.label)
    for denials, claims in said.items():
        sides = (
            stand.side("", (stand.claims[name] for name in claims)),
            stand.side("", (stand.claims[name] for name in denials)),
        )
        reason = "what is denied is the same abuse at the same place or of the same group"
        yield _conflict("denial", _shared_label(denials, stand, labels[denials][0]), sides, (reason,))


def _shared_label(denials: Sequence[str], stand: _Standing, otherwise: str) -> str:
    denial = stand.claims[denials[0]]
    parts = [", ".join(code.replace("_", " ") for code in denial.abuses), ", ".join(denial.groups),
             ", ".join(place.name for place in denial.places)]  # fmt: skip
    return "; ".join(part for part in parts if part) or otherwise


def _figures(claims: Sequence[Claim], stand: _Standing) -> Iterator[Conflict]:
    buckets: dict[tuple[str, ...], list[Stated]] = defaultdict(list)
    for claim in sorted(claims, key=_order):
        if claim.abuses and claim.certainty != "denied" and claim.tier is None:
            for quantity in _single(claim):
                for key in _keys(claim, quantity):
                    buckets[key].append((claim, quantity))
    for _, stated in sorted(buckets.items()):
        yield from _disagreeing(stated, stand)


def _single(claim: Claim) -> list[Quantity]:
    """Return the figures of a claim that are the only one of their unit: of two, one is a part of the other."""
    counted = Counter((quantity.kind, fold(quantity.unit)) for quantity in claim.quantities)
    return [
        quantity
        for quantity in claim.quantities
        if quantity.kind in _KINDS
        and quantity.unit != "times"
        and (quantity.kind != "rate" or quantity.unit.startswith("persons"))
        and counted[quantity.kind, fold(quantity.unit)] == 1
    ]


def _keys(claim: Claim, quantity: Quantity) -> Iterator[tuple[str, ...]]:
    """Yield what a figure is about. A claim that names neither a group nor a place is about nothing in particular.

    Where a group is named, the place must be the same or both must name none; likewise without a group.
    """
    what = (quantity.kind, fold(quantity.unit), fold(quantity.population or ""), "+".join(sorted(claim.abuses)))
    when = (claim.since or "", claim.until or "")
    groups, places = group_keys(claim), place_keys(claim)
    for group in groups or ("",):
        for place in places or ("",):
            if group or place:
                yield (*what, *when, group, place)


def _disagreeing(stated: Sequence[Stated], stand: _Standing) -> Iterator[Conflict]:
    """Return the conflict of the figures of one thing, if two of different roots leave no value that fits both."""
    sides: dict[Interval, list[Stated]] = defaultdict(list)
    for claim, quantity in stated:
        sides[interval_of(quantity)].append((claim, quantity))
    if len(sides) > 1 and _apart(sides, stand):
        ordered = sorted(sides.items(), key=lambda item: (_low(item[0]), _high(item[0])))
        claim = stated[0][0]
        timed = claim.since is not None or claim.until is not None
        reasons = ["the same is counted, and no value fits all of the figures as printed"]
        reasons += [] if timed else ["no claim states its time, so the figures may be of different times"]
        shown = tuple(
            stand.side(min(quantity.text for _, quantity in held), (claim for claim, _ in held))
            for _, held in ordered
        )
        yield _conflict("figures", _about(*stated[0]), shown, tuple(reasons))


def _apart(sides: Mapping[Interval, Sequence[Stated]], stand: _Standing) -> bool:
    """Return whether some figure lies wholly above one of another root.

    Going up by their lower ends, it is enough to remember the two lowest upper ends of different roots.
    """
    points = sorted(
        (_low(interval), _high(interval), root)
        for interval, held in sides.items()
        for root in {stand.root(claim) for claim, _ in held}
    )
    lowest: dict[str, float] = {}
    for low, high, root in points:
        if any(other != root and top < low for other, top in lowest.items()):
            return True
        lowest[root] = min(high, lowest.get(root, high))
        lowest = dict(sorted(lowest.items(), key=lambda item: (item[1], item[0]))[:2])
    return False


def _low(interval: Interval) -> float:
    return float("-inf") if interval.low is None else interval.low


def _high(interval: Interval) -> float:
    return float("inf") if interval.high is None else interval.high


def _about(claim: Claim, quantity: Quantity) -> str:
    parts = (
        ", ".join(code.replace("_", " ") for code in claim.abuses), quantity.unit, ", ".join(claim.groups),
        ", ".join(place.name for place in claim.places),
    )  # fmt: skip
    return "; ".join(part for part in parts if part)


def _conflict(
    kind: ConflictKind, label: str, sides: tuple[ConflictSide, ...], reasons: tuple[str, ...]
) -> Conflict:
    held = "\n".join((kind, *(name for side in sides for name in ("", *side.claims))))
    return Conflict(hashlib.sha256(held.encode()).hexdigest()[:16], kind, label, sides, reasons)


def _order(claim: Claim) -> tuple[str, int, int, str]:
    return (claim.document, claim.start, claim.end, claim.id)
