"""The attributions, claims and efforts of one Chinese document."""

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from palermo.extract.quantities import find_quantities
from palermo.extract.zh.clauses import cut
from palermo.extract.zh.details import find_detail
from palermo.extract.zh.efforts import efforts_in, tells_of_steps
from palermo.extract.zh.frames import find_frames
from palermo.extract.zh.lists import LANGUAGE
from palermo.extract.zh.paragraph import Paragraph, paragraphs
from palermo.extract.zh.people import people_of
from palermo.extract.zh.pieces import Piece, pieces_of
from palermo.extract.zh.records import attributions_of
from palermo.extract.zh.select import Selected, select
from palermo.extract.zh.tiers import find_ranks, report_year, speaks_of_ranks
from palermo.extract.zh.walk import Walk
from palermo.lexicons.vocabulary import indicators_of
from palermo.records import Attribution, Claim, Document, Effort, Extraction, Quantity, Span
from palermo.words.abuses import load_abuses
from palermo.words.script import simplify


def extract_chinese(document: Document) -> Extraction:
    """Return the attributions, claims and efforts of a Chinese document.

    A document without a word of abuse or rank is not read at all, and for efforts only if it is about their
    subject. Offsets are those of `Document.text`.
    """
    plain = simplify(document.text)
    if not load_abuses(LANGUAGE).gate.found(plain):
        return Extraction(document.document)
    aliases = people_of(plain)
    walk = Walk(speaks_of_ranks(plain), aliases)
    claims: list[Claim] = []
    attributions: list[Attribution] = []
    efforts: list[Effort] = []
    steps = tells_of_steps(plain)
    for reading in paragraphs(document):
        clauses = cut(reading)
        frames = find_frames(reading, clauses, aliases)
        attributions += attributions_of(document.document, reading, clauses, frames)
        pieces = pieces_of(reading, clauses, walk.paragraph(reading, clauses, frames))
        efforts += efforts_in(document, reading, pieces) if steps else ()
        for piece in pieces:
            claims += _claims(document, reading, piece, walk)
    return Extraction(
        document.document,
        tuple(sorted(attributions, key=lambda a: a.cue[0])),
        tuple(_disjoint(_with_body_sources(_with_later_codes(claims), walk))),
        tuple({effort.id: effort for effort in efforts}.values()),
    )


def _claims(document: Document, reading: Paragraph, piece: Piece, walk: Walk) -> Iterator[Claim]:
    walk.year = report_year(reading.text[piece.start : piece.end]) or walk.year
    for selected in select(reading, piece, walk):
        yield from _claim(document, reading, selected, walk)


def _claim(document: Document, reading: Paragraph, selected: Selected, walk: Walk) -> Iterator[Claim]:
    low, high = _widened(document.text, reading.at(selected.start, selected.end))
    quote = document.text[low:high]
    plain = reading.text[selected.start : selected.end]
    detail = find_detail(plain, reading.written(document.text, selected.start, selected.end))
    claim = Claim(
        id="",
        document=document.document,
        start=low,
        end=high,
        quote=quote,
        chain=selected.chain,
        certainty=selected.certainty,
        verbatim=selected.verbatim,
        language="zh",
        abuses=selected.codes,
        indicators=indicators_of(selected.codes),
        groups=detail.groups,
        places=detail.places,
        actors=detail.actors,
        quantities=tuple(_quantities(document, reading, selected)),
        since=detail.since,
        until=detail.until,
        goods=detail.goods,
        technologies=detail.technologies,
    )
    walk.remember(claim, heading=reading.heading)
    ranks = find_ranks(plain, year=walk.year) if walk.ranks else ()
    for placement in ranks or (None,):
        yield _with_id(document, replace(claim, tier=placement))


def _quantities(document: Document, reading: Paragraph, selected: Selected) -> Iterator[Quantity]:
    """Yield the quantities of a claim, read without markup, with the words and offsets of the document."""
    for found in find_quantities(
        reading.text[selected.start : selected.end], offset=selected.start, language="zh"
    ):
        at = reading.at(found.start, found.end)
        yield replace(found, start=at.start, end=at.end, text=document.text[at.start : at.end])


def _widened(text: str, span: Span) -> tuple[int, int]:
    """Return a range with the brackets of a wiki link that it would cut in two."""
    start, end = span.start, span.end
    for opening in ("[[zh:", "[["):
        if text[:start].endswith(opening) and "]]" in text[start:end]:
            start -= len(opening)
            break
    if text[end : end + 2] == "]]" and text.rfind("[[", start, end) > text.rfind("]]", start, end):
        end += 2
    return start, end


def _with_id(document: Document, claim: Claim) -> Claim:
    country = claim.tier.country if claim.tier is not None else None
    key = f"{document.sha256} {claim.start} {claim.end} {country or ''}"
    return replace(claim, id=hashlib.sha256(key.encode()).hexdigest()[:16])


def _with_later_codes(claims: Sequence[Claim]) -> list[Claim]:
    """Return the claims with denials that name no abuse given the codes of the nearest claim that does.

    A headline or a denial is read with the page: what is denied is what the page says before, else after it.
    """
    codes = [claim.abuses for claim in claims]
    done: list[Claim] = []
    for n, claim in enumerate(claims):
        if claim.certainty == "denied" and not claim.abuses:
            near = next((c for c in (*reversed(codes[:n]), *codes[n + 1 :]) if c), ())
            done.append(replace(claim, abuses=near, indicators=()))
        else:
            done.append(claim)
    return done


def _with_body_sources(claims: Sequence[Claim], walk: Walk) -> list[Claim]:
    """Return the claims with headlines given the outer source that the body names first for the page."""
    lead = walk.lead
    denials = [c for c in claims if c.certainty == "denied" and c.chain]
    claims = [
        replace(c, chain=denials[0].chain) if c.start in walk.unsaid and denials else c
        for c in claims
        if c.start not in walk.unsaid or denials
    ]
    if lead is None:
        return list(claims)
    return [
        replace(c, chain=(lead, *c.chain))
        if c.start in walk.headlines and (not c.chain or c.chain[0].source != lead.source)
        else c
        for c in claims
    ]


def _disjoint(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims in text order; of two that overlap the longer stays."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        last = kept[-1] if kept else None
        if last is None or claim.start >= last.end or (claim.start, claim.end) == (last.start, last.end):
            kept.append(claim)
    yield from kept
