"""Quotations given whole to who speaks them, also where they began in a sentence before the verb of saying."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from palermo.extract.claims.verbatim import find_quotations
from palermo.extract.sentences import Sentence
from palermo.records import Attribution, Document, Span

# Words that a quotation has at least: fewer are words set apart.
_FEWEST = 4


def with_quotations(
    document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[Attribution, ...]:
    """Return the attributions, each that speaks a part of a quotation with all of it.

    Those without content stay: who "told the court:" speaks in the paragraph after. A quotation that no
    attribution of its sentences touches is that of the verb of saying nearest to it there.
    """
    quotations: dict[int, tuple[Span, ...]] = {}
    found: list[Attribution] = []
    for sentence, own in _grouped(sentences, attributions):
        if sentence.segment not in quotations:
            part = document.segments[sentence.segment]
            spans = find_quotations(document.text, part.start, part.end).spans
            quotations[sentence.segment] = tuple(
                s for s in spans if len(document.text[s.start : s.end].split()) >= _FEWEST
            )
        near = [q for q in quotations[sentence.segment] if q.start < sentence.end and sentence.start < q.end]
        found += _extended(own, near)
    return tuple(found)


def _grouped(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> Iterator[tuple[Sentence, list[Attribution]]]:
    for sentence in sentences:
        own = [a for a in attributions if a.cue and sentence.start <= a.cue[0].start < sentence.end]
        if own:
            yield sentence, own


def _extended(own: list[Attribution], quotations: Sequence[Span]) -> list[Attribution]:
    for quotation in quotations:
        outside = [a for a in own if a.source and not _touches((a.cue[0],), quotation)]
        speaking = [a for a in outside if _speaks(a, quotation)]
        empty = [a for a in outside if not a.content]
        if not speaking and any(_touches(a.content, quotation) for a in own):
            continue
        if not speaking and empty:
            speaking = [min(empty, key=lambda a: abs(a.cue[0].start - quotation.start))]
        for attribution in speaking[:1]:
            own[own.index(attribution)] = replace(attribution, content=_with(attribution.content, quotation))
    return own


def _speaks(attribution: Attribution, quotation: Span) -> bool:
    """Return whether what an attribution introduces is the quotation, not a clause that has a few words of it."""
    inside = sum(max(0, min(c.end, quotation.end) - max(c.start, quotation.start)) for c in attribution.content)
    whole = sum(c.end - c.start for c in attribution.content)
    return attribution.kind in ("direct", "mixed", "indirect") and inside > whole / 2


def _touches(spans: Sequence[Span], quotation: Span) -> bool:
    return any(span.start < quotation.end and quotation.start < span.end for span in spans)


def _with(content: Sequence[Span], quotation: Span) -> tuple[Span, ...]:
    touching = [c for c in content if c.start <= quotation.end and quotation.start <= c.end]
    low = min((quotation.start, *(c.start for c in touching)))
    high = max((quotation.end, *(c.end for c in touching)))
    return tuple(sorted((*(c for c in content if c not in touching), Span(low, high))))
