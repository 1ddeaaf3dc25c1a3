"""Which clauses are claims, where each starts and ends, and with which codes."""

from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.claims.clauses import Clause, tighten
from palermo.extract.claims.codes import Stated, abuse_phrase, exact_codes
from palermo.extract.claims.details import detail
from palermo.extract.claims.walk import Scene, Walk
from palermo.lexicons.abuses import AbuseHit
from palermo.records import ChainLink

# Shorter spans are labels, not statements.
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Selected:
    """A range of the document that is a claim, with its codes."""

    start: int
    end: int
    codes: tuple[str, ...]


def select(
    walk: Walk, scene: Scene, clause: Clause, stated: Stated, chain: tuple[ChainLink, ...]
) -> Iterator[Selected]:
    """Yield the claims of a clause: the clause itself, or the phrases in it that take an abuse as fact."""
    base = scene.sentence.start
    start, end = tighten(walk.document.text, base + clause.start, base + clause.end)
    if end - start < _SHORTEST:
        return
    quote = walk.document.text[start:end]
    if stated.strong or _counts(walk, scene, quote, stated, chain):
        if scene.sentence.kind not in ("title", "heading", "caption") or _says_who(clause, quote):
            yield Selected(start, end, stated.codes)
    elif walk.ranks(start, end):
        yield Selected(start, end, ())
    else:
        yield from _phrases(walk, base, scene, clause, stated)


def _says_who(clause: Clause, quote: str) -> bool:
    """Return whether a heading says who, where or how many: a name, a figure, or a clause with its subject."""
    named = any(t.pos_ in ("PROPN", "NUM") for t in clause.tokens)
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in clause.tokens)
    return named or subject or bool(detail(quote, 0).quantities)


def _counts(walk: Walk, scene: Scene, quote: str, stated: Stated, chain: tuple[ChainLink, ...]) -> bool:
    """Return whether a clause without plain words of abuse is a claim all the same."""
    near = walk.claimed_at >= scene.number - 1
    leaning = walk.leans(quote)
    figure = bool(detail(quote, 0).quantities)
    if stated.weak:
        return figure or bool(chain) or (near and leaning)
    return redescribes(walk, quote, chain) or (near and leaning and figure)


def redescribes(walk: Walk, quote: str, chain: tuple[ChainLink, ...]) -> bool:
    """Return whether a government puts what it is accused of in other words, or attacks who found it."""
    return bool(chain) and chain[-1].kind == "government" and walk.certainty.redescription.found(quote)


def _phrases(walk: Walk, base: int, scene: Scene, clause: Clause, stated: Stated) -> Iterator[Selected]:
    ranges: dict[tuple[int, int], list[AbuseHit]] = {}
    for hit in stated.countered:
        found = abuse_phrase(scene.parse, hit, clause) if hit.strong else None
        if found is not None:
            span = tighten(walk.document.text, base + found[0], base + found[1])
            ranges.setdefault(span, []).append(hit)
    yield from (Selected(*span, exact_codes(hits)) for span, hits in sorted(ranges.items()))
