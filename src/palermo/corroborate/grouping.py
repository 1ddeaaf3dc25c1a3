"""Which claims say the same thing: the keys they share and the wording they have nearly in common."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

from rapidfuzz.fuzz import ratio
from rensa import RMinHash, RMinHashLSH

from palermo.corroborate.wording import count_words, fold
from palermo.records import Claim

_BANDS = 32
_HASHES = 128
_SEED = 1
# Out of 100: quotes this alike differ in little more than a word's form.
_NEARLY_SAME = 90.0
# A quote of fewer words may be the same by chance ("he was beaten").
_ENOUGH_WORDS = 5


def same_claims(claims: Sequence[Claim]) -> Iterator[tuple[int, int, str]]:
    """Yield pairs of places of claims that say the same, each with the reason in plain words.

    Claims that share a key are joined neighbour by neighbour, so the work grows with their number, not its
    square.
    """
    buckets: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for place, claim in enumerate(claims):
        for key in _keys(claim):
            buckets[key].append(place)
    for key, places in sorted(buckets.items()):
        for first, second in pairwise(places):
            yield first, second, _REASONS[key[0]]
    yield from _nearly_same_quotes(claims)


_REASONS = {
    "tier": "the same rank for the same country and year",
    "figure": "the same figure about the same abuse",
    "abuse": "the same abuse of the same group at the same place",
    "quote": "the same words",
}


def place_keys(claim: Claim) -> tuple[str, ...]:
    """Return the places of a claim for comparison: the code where one is known, else the folded name."""
    return tuple(sorted({place.code or fold(place.name) for place in claim.places}))


def group_keys(claim: Claim) -> tuple[str, ...]:
    """Return the groups of a claim for comparison: their proper names where they have any, else all words.

    "Uyghur Muslims" and "ethnic Uyghurs" share a name; "workers" and "migrant workers" are two groups.
    """
    found: set[str] = set()
    for group in claim.groups:
        names = [word for word in group.split() if word[0].isupper()]
        found.update(_singular(fold(name)) for name in names or [group])
    return tuple(sorted(found))


def _keys(claim: Claim) -> Iterator[tuple[str, ...]]:
    if claim.tier is not None and claim.tier.country is not None and claim.tier.tier is not None:
        yield "tier", claim.tier.country, str(claim.tier.year), claim.tier.tier
        return
    codes, places, groups = "+".join(sorted(claim.abuses)), place_keys(claim), group_keys(claim)
    figures = _figures(claim)
    if count_words(claim.quote) >= _ENOUGH_WORDS:
        yield "quote", codes, figures, "+".join(places), fold(claim.quote)
    if figures:
        for where in (*places, *groups):
            yield "figure", codes, figures, where
    elif codes:
        doers = groups or tuple(sorted(map(fold, claim.actors)))
        for who in doers:
            for place in places:
                yield "abuse", codes, claim.since or "", who, place


def _figures(claim: Claim) -> str:
    return "+".join(sorted(f"{q.kind} {q.low} {q.high} {fold(q.unit)}" for q in claim.quantities))


def _nearly_same_quotes(claims: Sequence[Claim]) -> Iterator[tuple[int, int, str]]:
    blocks: dict[tuple[str, ...], dict[str, int]] = defaultdict(dict)
    for place, claim in enumerate(claims):
        quote = fold(claim.quote)
        if claim.tier is None and len(quote.split()) >= _ENOUGH_WORDS:
            block = ("+".join(sorted(claim.abuses)), _figures(claim), *place_keys(claim), "/", *group_keys(claim))
            blocks[block].setdefault(quote, place)
    for _, quotes in sorted(blocks.items()):
        if len(quotes) > 1:
            yield from _alike(list(quotes.items()))


def _alike(quotes: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int, str]]:
    index = RMinHashLSH(threshold=0.5, num_perm=_HASHES, num_bands=_BANDS)
    for number, (quote, place) in enumerate(quotes):
        sketch = RMinHash(num_perm=_HASHES, seed=_SEED)
        sketch.update(sorted({quote[start : start + 4] for start in range(max(len(quote) - 3, 1))}))
        for other in sorted(index.query(sketch)):
            if ratio(quote, quotes[other][0]) >= _NEARLY_SAME:
                yield quotes[other][1], place, "nearly the same words"
        index.insert(number, sketch)


def _singular(word: str) -> str:
    return word.removesuffix("s") if len(word) > 3 else word  # noqa: PLR2004 - "Hus" is a name, not a plural
