"""The claims of one document, built from its sentences, parses and attributions."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from palermo.extract.claims.certainty import certainty_at, redescribes
from palermo.extract.claims.chains import distinct
from palermo.extract.claims.clauses import Clause, cut_clauses, over, split_at
from palermo.extract.claims.codes import read_codes
from palermo.extract.claims.coding import codes_of
from palermo.extract.claims.datelines import after_dateline
from palermo.extract.claims.details import detail
from palermo.extract.claims.footnotes import mark_for
from palermo.extract.claims.frames import edges_of, frames_of
from palermo.extract.claims.headlines import with_body_sources
from palermo.extract.claims.select import Selected, select
from palermo.extract.claims.snapping import snapped
from palermo.extract.claims.speakers import chain_at, covered_by, walk_on
from palermo.extract.claims.walk import Scene, Walk, start_walk
from palermo.extract.claims.wording import load_wording
from palermo.extract.sentences import Sentence
from palermo.lexicons.vocabulary import indicators_of
from palermo.records import Attribution, Certainty, ChainLink, Claim, Document, Span

_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_OF_CHILDREN = "child_labour"


@dataclass(frozen=True, slots=True)
class Found:
    """Claims of a document in text order.

    `ruled` are those that grammar and lists cut, which never partly overlap; `marked` those built of spans that
    were marked elsewhere.
    """

    ruled: tuple[Claim, ...]
    marked: tuple[Claim, ...]


def find_claims(
    document: Document,
    sentences: Sequence[Sentence],
    parses: Sequence[Doc | None],
    attributions: Sequence[Attribution],
    marked: Sequence[Span] = (),
) -> Found:
    """Return the claims of a document that grammar and lists cut, and those built of the spans `marked` elsewhere.

    `parses` holds one Doc a sentence, None for those that the gate left out.
    """
    walk = start_walk(document, sentences, attributions)
    found = _Finding(walk, tuple(marked), [], [])
    for number, (sentence, parse) in enumerate(zip(sentences, parses, strict=True)):
        if parse is not None and not walk.lists(sentence):
            found.read(walk.scene(number, sentence, parse))
    ruled = _disjoint(with_body_sources(document, found.ruled))
    return Found(ruled, with_body_sources(document, found.marked))


@dataclass(slots=True)
class _Finding:
    walk: Walk
    spans: tuple[Span, ...]
    ruled: list[Claim]
    marked: list[Claim]

    def read(self, scene: Scene) -> None:
        """Add what a sentence holds. A marked span counts to the sentence that most of it stands in."""
        own = [span for span in self.spans if _mostly_in(span, scene.sentence)]
        claims, marked = _in_scene(self.walk, scene, own)
        self.ruled += claims
        self.marked += marked


def _mostly_in(span: Span, sentence: Sentence) -> bool:
    common = min(span.end, sentence.end) - max(span.start, sentence.start)
    return 2 * common > span.end - span.start


def _in_scene(walk: Walk, scene: Scene, marked: Sequence[Span]) -> tuple[list[Claim], list[Claim]]:
    frames = frames_of(walk, scene)
    claims: list[Claim] = []
    spoken: tuple[ChainLink, ...] = ()
    may_claim = walk.may_claim(scene)
    for clause in _clauses(walk, scene, frames) if may_claim or frames else ():
        span = Span(scene.sentence.start + clause.start, scene.sentence.start + clause.end)
        chain = chain_at(walk, scene, span, frames)
        spoken = chain if covered_by(walk, scene, span, frames) else spoken
        if not may_claim:
            continue
        stated = read_codes(scene.parse, scene.masked, clause, walk.abuses)
        for selected in select(walk, scene, clause, stated, chain):
            claims.extend(_claims(walk, scene, selected, frames))
    others = [
        claim for span in _cut(walk, scene, marked, frames) for claim in _of_marked(walk, scene, frames, span)
    ]
    _remember(walk, scene, frames, spoken, claims or others)
    return claims, others


def _cut(walk: Walk, scene: Scene, marked: Sequence[Span], frames: Sequence[Attribution]) -> tuple[Span, ...]:
    """Return marked spans as the sentence's grammar cuts them, in the document's offsets, each once."""
    if not marked:
        return ()
    base, clauses = scene.sentence.start, tuple(_clauses(walk, scene, frames))
    taken = _local(scene.sentence, edges_of(frames, scene))
    own = _local(scene.sentence, marked)
    found = (snapped(scene.parse, span, clauses, taken) for span in own)
    return tuple(dict.fromkeys(Span(base + s.start, base + s.end) for s in found if s.end > s.start))


def _of_marked(walk: Walk, scene: Scene, frames: Sequence[Attribution], span: Span) -> Iterator[Claim]:
    """Yield the claims of a span that was marked: its chain, certainty and codes as the grammar has them."""
    shown = codes_of(walk.document.text[span.start : span.end], language="en")
    codes = tuple(one.code for one in shown if one.strong)
    chain = chain_at(walk, scene, span, frames)
    yield from _claims(walk, scene, Selected(span.start, span.end, codes, chain), frames)


def _clauses(walk: Walk, scene: Scene, frames: Sequence[Attribution]) -> Iterator[Clause]:
    """Yield the clauses of a sentence; one that states a rank holds all its words ("CHAD: Tier 2")."""
    edges = _local(scene.sentence, edges_of(frames, scene))
    contents = _local(scene.sentence, (span for a in frames for span in a.content))
    base = scene.sentence.start
    marks = [Span(mark.start - base, mark.end - base) for mark in scene.block.marks]
    clauses = cut_clauses(scene.parse, edges, contents)
    for clause in over(clauses, _local(scene.sentence, (span for _, span in walk.tiers))):
        yield from split_at(clause, marks)


def _local(sentence: Sentence, spans: Iterable[Span]) -> list[Span]:
    low, high = sentence.start, sentence.end
    return [
        Span(max(span.start, low) - low, min(span.end, high) - low)
        for span in spans
        if span.start < high and span.end > low
    ]


def _remember(
    walk: Walk, scene: Scene, frames: Sequence[Attribution], spoken: tuple[ChainLink, ...], claims: Sequence[Claim]
) -> None:
    said = next((c.chain for c in reversed(claims) if c.chain), ())
    before = walk.spoke_at
    walk_on(walk, scene, frames, said=said or spoken)
    if walk.spoke_at != before:
        estimated = any(claim.certainty == "estimated" for claim in claims)
        walk.carried_class = "estimated" if estimated else None
        walk.denied = bool(claims) and all(claim.certainty == "denied" for claim in claims)
    if claims:
        walk.claimed_at = scene.number
        walk.last_codes = next((c.abuses for c in reversed(claims) if c.abuses), walk.last_codes)


def _claims(walk: Walk, scene: Scene, selected: Selected, frames: Sequence[Attribution]) -> Iterator[Claim]:
    text, chain, base = walk.document.text, distinct(selected.chain), scene.sentence.start
    start, end = _undated(scene, selected), selected.end
    found = detail(text[start:end], start, scene.parse, Span(start - base, end - base), said_by=chain)
    at = Span(start, end)
    marked, why = certainty_at(walk, scene, at, chain, frames)
    certainty = selected.certainty or marked
    numbers = mark_for(scene.block.marks, end)
    codes = _codes(walk, scene, selected, certainty, figure=bool(found.quantities))
    claim = Claim(
        id="",
        document=walk.document.document,
        start=start,
        end=end,
        quote=text[start:end],
        chain=chain,
        certainty=certainty,
        verbatim=scene.block.quotations.around(start, end),
        language="en",
        abuses=() if walk.ranks(start, end) and not selected.codes else codes,
        indicators=indicators_of(selected.codes),
        groups=found.groups,
        places=found.places,
        actors=found.actors,
        quantities=found.quantities,
        since=found.since,
        until=found.until,
        goods=found.goods,
        technologies=found.technologies,
        footnotes=numbers,
        references=tuple(walk.references[number] for number in numbers if number in walk.references),
        why=why if certainty == marked else (),
    )
    for placement in walk.ranks(start, end) or (None,):
        yield _with_id(walk.document, replace(claim, tier=placement))


def _undated(scene: Scene, selected: Selected) -> int:
    """Return where a claim starts: after the dateline that opens its sentence, if it holds that."""
    first = scene.sentence.start + after_dateline(scene.text)
    return first if selected.start < first < selected.end else selected.start


def _codes(walk: Walk, scene: Scene, selected: Selected, certainty: Certainty, *, figure: bool) -> tuple[str, ...]:
    """Return the codes of a claim: its own; those of the claim before where it denies or adds a figure.

    What a government says a scheme is has none but its own. A row of a table about children tells of children.
    """
    quote = walk.document.text[selected.start : selected.end]
    plain = certainty != "denied" and redescribes(walk, quote, selected.chain)
    leans = certainty == "denied" or (figure and not plain)
    codes = selected.codes or (walk.last_codes if leans else ())
    row = load_wording().of_children.found(walk.about) and not any(t.dep_ in _SUBJECTS for t in scene.parse)
    return (*codes, _OF_CHILDREN) if row and codes and _OF_CHILDREN not in codes else codes


def _with_id(document: Document, claim: Claim) -> Claim:
    country = claim.tier.country if claim.tier is not None else None
    key = f"{document.sha256} {claim.start} {claim.end} {country or ''}"
    return replace(claim, id=hashlib.sha256(key.encode()).hexdigest()[:16])


def _disjoint(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """Return the claims in text order; of two that partly overlap the earlier stays."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        last = kept[-1] if kept else None
        if last is None or claim.start >= last.end or (claim.start, claim.end) == (last.start, last.end):
            kept.append(claim)
    return tuple(kept)
