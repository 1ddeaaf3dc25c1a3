"""Which clauses are claims, where each starts and ends, and with which codes."""

from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.claims.answers import answering
from palermo.extract.claims.certainty import redescribes
from palermo.extract.claims.chains import joined
from palermo.extract.claims.clauses import Clause, tighten
from palermo.extract.claims.codes import Stated, abuse_phrase, exact_codes
from palermo.extract.claims.details import has_figure
from palermo.extract.claims.fought import is_fought
from palermo.extract.claims.hearsay import hearsay_source
from palermo.extract.claims.ranks import grounds_at, rank_span, ranking_source
from palermo.extract.claims.sources import resolve
from palermo.extract.claims.walk import Scene, Walk
from palermo.records import Certainty, ChainLink
from palermo.words.abuses import AbuseHit

# Shorter spans are labels, not statements.
_SHORTEST = 8


@dataclass(frozen=True, slots=True)
class Selected:
    """A range of the document that is a claim, with its codes, its chain and, where settled, its class."""

    start: int
    end: int
    codes: tuple[str, ...]
    chain: tuple[ChainLink, ...]
    certainty: Certainty | None = None


def select(
    walk: Walk, scene: Scene, clause: Clause, stated: Stated, chain: tuple[ChainLink, ...]
) -> Iterator[Selected]:
    """Yield the claims of a clause: the clause itself, or the phrases in it that take an abuse as fact."""
    base = scene.sentence.start
    text = walk.document.text
    start, end = tighten(text, base + clause.start, base + clause.end)
    if end - start < _SHORTEST:
        return
    rank = walk.rank_end(start, end)
    if rank is not None:
        yield from _ranked(walk, scene, clause, rank, chain)
        return
    hearsay = hearsay_source(text, start, end)
    if hearsay is not None:
        start, chain = hearsay.end, joined(chain, (hearsay.link,))
    quote = text[start:end]
    answer = answering(walk, scene, clause)
    near = walk.claimed_at >= scene.number - 1
    if answer is not None and (stated.strong or stated.weak or stated.countered or walk.leans(quote) or near):
        yield _answered(walk, clause, (start, end), stated, joined(chain, resolve(walk.reading, answer)))
    elif stated.strong or _counts(walk, scene, quote, stated, chain):
        if scene.sentence.kind not in ("title", "heading", "caption") or _says_who(clause, quote):
            yield Selected(start, end, stated.codes, chain, "reported" if hearsay is not None else None)
    else:
        yield from _phrases(walk, scene, clause, stated, chain)


def _answered(
    walk: Walk, clause: Clause, span: tuple[int, int], stated: Stated, chain: tuple[ChainLink, ...]
) -> Selected:
    denied = walk.certainty.denial.found(clause.head.text)
    codes = exact_codes((*stated.strong, *stated.countered)) or exact_codes(stated.weak) or walk.last_codes
    return Selected(*span, codes, chain, "denied" if denied else "asserted")


def _ranked(
    walk: Walk, scene: Scene, clause: Clause, rank: int, chain: tuple[ChainLink, ...]
) -> Iterator[Selected]:
    """Yield a rank, and the ground given for it where that names an abuse."""
    source = ranking_source(scene, clause)
    if not chain and source is not None:
        chain = walk.reading.ranking_body(source)
    start, end = rank_span(walk, scene, clause, rank)
    yield Selected(start, end, (), chain)
    ground = grounds_at(scene, clause, rank)
    if ground is None:
        return
    word = walk.document.text[ground.start : ground.end].split()[0]
    start, end = tighten(walk.document.text, ground.start + len(word), ground.end)
    masked = walk.abuses.mask(walk.document.text[start:end])
    codes = exact_codes([hit for hit in walk.abuses.hits(masked) if hit.strong])
    if codes:
        yield Selected(start, end, codes, chain)


def _says_who(clause: Clause, quote: str) -> bool:
    """Return whether a heading says who, where or how many: a name, a figure, or a clause with its subject."""
    named = any(t.pos_ in ("PROPN", "NUM") or (t.pos_ == "ADJ" and t.text[0].isupper()) for t in clause.tokens)
    subject = any(t.dep_ in ("nsubj", "nsubjpass") for t in clause.tokens)
    return named or subject or has_figure(quote)


def _counts(walk: Walk, scene: Scene, quote: str, stated: Stated, chain: tuple[ChainLink, ...]) -> bool:
    """Return whether a clause without plain words of abuse is a claim all the same."""
    near = walk.claimed_at >= scene.number - 1
    leaning = walk.leans(quote)
    if near and bool(chain) and walk.certainty.denies(quote):
        return True
    figure = has_figure(quote)
    if stated.weak:
        return figure or bool(chain) or (near and leaning)
    return redescribes(walk, quote, chain) or (near and leaning and figure)


def _phrases(
    walk: Walk, scene: Scene, clause: Clause, stated: Stated, chain: tuple[ChainLink, ...]
) -> Iterator[Selected]:
    base = scene.sentence.start
    ranges: dict[tuple[int, int], list[AbuseHit]] = {}
    for hit in stated.countered:
        taken = hit.strong and not is_fought(scene.parse, hit, walk.abuses)
        found = abuse_phrase(scene.parse, hit, clause) if taken else None
        if found is not None:
            span = tighten(walk.document.text, base + found[0], base + found[1])
            ranges.setdefault(span, []).append(hit)
    for span, hits in sorted(ranges.items()):
        inside = [
            h for h in stated.countered if h.strong and span[0] <= base + h.start and base + h.end <= span[1]
        ]
        yield Selected(*span, exact_codes((*hits, *inside)), chain)
