"""What changed on the way: claims beside those of the text they go back to, and headlines beside bodies."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from palermo.corroborate.figures.intervals import intersect, interval_of, stated_value
from palermo.corroborate.wording import fold, wording
from palermo.records import Certainty, Claim, Derivation, Document, Drift, DriftKind, Quantity, Relation

_HEDGES: tuple[Certainty, ...] = ("probable", "possible", "estimated", "alleged")
# Two claims tell of one thing where this part of the shorter one's words stands in the other, and so many words.
_SHARED_PART, _SHARED_WORDS = 0.6, 3
# Words this short or a number carry no meaning to align by: a changed figure must not part two claims.
_MEANING = 4
_HEADS = ("title", "heading")
Pair = tuple[Claim, Claim, Relation | Literal["headline"]]


def drifts(
    documents: Sequence[Document], claims: Iterable[Claim], derivations: Iterable[Derivation]
) -> tuple[Drift, ...]:
    """Return what changed along each derivation inside the folder and between headline and body, in order.

    The work grows with the documents: claims are compared only with those of the one document theirs goes back to,
    through the words they share.
    """
    held: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id)):
        held[claim.document].append(claim)
    found = [drift for pair in _pairs(documents, held, derivations) for drift in _drifts(*pair)]
    unique = {drift.id: drift for drift in found}
    return tuple(sorted(unique.values(), key=lambda drift: (drift.document, drift.source, drift.kind, drift.id)))


def _pairs(
    documents: Sequence[Document], held: Mapping[str, Sequence[Claim]], derivations: Iterable[Derivation]
) -> Iterator[Pair]:
    for derivation in derivations:
        before, after = held.get(derivation.derived_from or "", ()), held.get(derivation.document, ())
        if before and after and derivation.derived_from != derivation.document:
            yield from ((one, two, derivation.relation) for one, two in _aligned(before, after))
    for document in documents:
        own = held.get(document.document, ())
        heads = [claim for claim in own if _is_head(claim, document)]
        if heads:
            body = [claim for claim in own if claim not in heads]
            yield from ((one, two, "headline") for one, two in _aligned(body, heads))


def _is_head(claim: Claim, document: Document) -> bool:
    return any(
        segment.kind in _HEADS and segment.start <= claim.start < segment.end for segment in document.segments
    )


def _aligned(before: Sequence[Claim], after: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield each later claim with the earlier one that tells of the same thing: the most words shared, the first.

    Both must be about an abuse they share. A claim that is there word for word has not changed.
    """
    known = {fold(claim.quote) for claim in before}
    index: dict[str, list[int]] = defaultdict(list)
    words = [_words(claim) for claim in before]
    for place, own in enumerate(words):
        for word in own:
            index[word].append(place)
    for claim in after:
        mine = _words(claim)
        if fold(claim.quote) in known:
            continue
        shared = Counter(place for word in mine for place in index.get(word, ()))
        best = [
            (number / min(len(mine), len(words[place])), -place)
            for place, number in shared.items()
            if number >= _SHARED_WORDS and set(claim.abuses) & set(before[place].abuses)
        ]
        part, place = max(best, default=(0.0, 0))
        if part >= _SHARED_PART:
            yield before[-place], claim


def _words(claim: Claim) -> frozenset[str]:
    found = wording(claim.quote).words
    return frozenset(word for word in found if len(word) >= _MEANING and not any(map(str.isdigit, word)))


def _drifts(before: Claim, after: Claim, relation: Relation | Literal["headline"]) -> Iterator[Drift]:
    for kind, reason in (*_hedge(before, after), *_date(before, after), *_figures(before, after)):
        key = "\n".join((kind, before.id, after.id, reason))
        yield Drift(
            id=hashlib.sha256(key.encode()).hexdigest()[:16],
            kind=kind,
            source=before.document,
            document=after.document,
            relation=relation,
            claims=(before.id, after.id),
            before=before.quote,
            after=after.quote,
            reason=reason,
        )


def _hedge(before: Claim, after: Claim) -> Iterator[tuple[DriftKind, str]]:
    if before.certainty in _HEDGES and after.certainty == "asserted":
        yield "hedge", f"{before.certainty} became {after.certainty}"


def _date(before: Claim, after: Claim) -> Iterator[tuple[DriftKind, str]]:
    for name, one, two in (("since", before.since, after.since), ("until", before.until, after.until)):
        if one is not None and two is not None and not (one.startswith(two) or two.startswith(one)):
            yield "date", f"{name} {one} became {name} {two}"


def _figures(before: Claim, after: Claim) -> Iterator[tuple[DriftKind, str]]:
    """Return figures that changed. Only the one figure of its unit on each side can be told to be the same one."""
    one, two = _single(before), _single(after)
    for unit in sorted(set(one) & set(two)):
        first, second = one[unit], two[unit]
        meet = intersect(interval_of(first), interval_of(second)) is not None
        told = f"{first.text} became {second.text}"
        if not meet or _twofold(first, second):
            yield "figure", told + _times(first, second)
        elif first.kind != second.kind:
            yield "form", told


def _single(claim: Claim) -> dict[str, Quantity]:
    """Return the figures of a claim that are the only one of their unit; parts of a whole are one unit."""
    by_unit: dict[str, list[Quantity]] = defaultdict(list)
    for quantity in claim.quantities:
        is_part = quantity.kind in ("share", "ratio") and quantity.unit != "times"
        if is_part or quantity.kind in ("count", "money"):
            by_unit["part" if is_part else f"{quantity.kind} {fold(quantity.unit)}"].append(quantity)
    return {unit: held[0] for unit, held in by_unit.items() if len(held) == 1}


def _twofold(first: Quantity, second: Quantity) -> bool:
    """Return whether one figure is at least twice the other, however rounded; a range is no single figure."""
    if any(q.low is not None and q.high is not None and q.low != q.high for q in (first, second)):
        return False
    one, two = stated_value(first), stated_value(second)
    return one > 0 and two > 0 and max(one / two, two / one) >= 2  # noqa: PLR2004 - "twofold"


def _times(first: Quantity, second: Quantity) -> str:
    """Return by how much a figure changed, where it is at least twofold."""
    if not _twofold(first, second):
        return ""
    one, two = stated_value(first), stated_value(second)
    return f", {two / one:.3g} times as much" if two > one else f", divided by {one / two:.3g}"
