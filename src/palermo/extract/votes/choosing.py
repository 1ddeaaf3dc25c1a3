"""Spans offered as statements, and which of them are told: the likelier of those that overlap."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from palermo.extract.reader import Seen
from palermo.records import Certainty, Claim, Done, Effort, Stance

Told = TypeVar("Told", Claim, Effort)
Range = tuple[int, int]
# A marked span that is less than so much of a clause that grammar cut is a shred of it, and comes after it unless
# it is likelier by far: what is printed is to stand alone.
_SHRED, _LESS = 0.5, 0.75


@dataclass(frozen=True, slots=True)
class Listed:
    """What the word lists make of a span: codes they are sure of and codes they are not, certainty, sides.

    `actions` are the kinds of concrete action of 22 USC 7102(5), one for each of the `criteria`.
    """

    strong: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    certainty: Certainty = "asserted"
    criteria: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    direction: Stance | None = None
    done: Done | None = None


@dataclass(frozen=True, slots=True)
class Offer(Generic[Told]):
    """A span offered as a statement, with what the grammar and the lists built from it.

    `ruled` where grammar and lists cut it by themselves, `tagged` where the reader marked it; `seen` is the
    reader's judgement of this very span, None where it was not read. `edges` say how the span stands in its
    sentence. `chance` is set where it was told, 0 to 1. `turned` where the words before it deny or undo it, so
    that it says the opposite by itself.
    """

    told: Told
    ruled: bool
    tagged: bool
    seen: Seen | None
    listed: Listed
    edges: dict[str, float] = field(default_factory=dict)
    chance: float = 0.0
    turned: bool = False

    @property
    def range(self) -> Range:
        """Return where it stands, half-open."""
        return self.told.start, self.told.end


def shared_part(a: Range, b: Range) -> float:
    """Return how much of two ranges together is common to both, 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    return 0.0 if common <= 0 else common / (max(a[1], b[1]) - min(a[0], b[0]))


def best_part(span: Range, others: Sequence[Range]) -> float:
    """Return the largest part that a range has in common with one of the others; 0 without any."""
    return max((shared_part(span, other) for other in others), default=0.0)


def chosen(offers: Iterable[Offer[Told]], least: float) -> tuple[Offer[Told], ...]:
    """Return the offers that are told, in text order: none overlaps another, the likelier goes first.

    Several records of one range (ranks of two countries) stay together. `least` is the chance asked for.
    """
    given = tuple(offers)
    whole = [o.range for o in given if o.ruled and o.chance >= least]
    kept: list[Offer[Told]] = []
    for offer in sorted(given, key=lambda o: (-o.chance * _stands_alone(o, whole), not o.ruled, o.range)):
        if offer.chance >= least and not any(_clash(offer.range, other.range) for other in kept):
            kept.append(offer)
    return tuple(sorted(kept, key=lambda o: o.range))


def _stands_alone(offer: Offer[Told], whole: Sequence[Range]) -> float:
    """Return what the chance of a span is taken times to be ordered: less for a shred of a clause that is told.

    A shred states nothing by itself: it has no finite verb.
    """
    low, high = offer.range
    shred = any(a <= low and high <= b and high - low < _SHRED * (b - a) for a, b in whole)
    return _LESS if shred and not offer.ruled and offer.edges.get("sign_verbless") else 1.0


def _clash(a: Range, b: Range) -> bool:
    return a[0] < b[1] and b[0] < a[1] and a != b
