"""Who says a given span of a Spanish document."""

from collections.abc import Iterator

from palermo.extract.es.frames import Frame, after_quotation, before_quotation, carried, frames_at, speaker
from palermo.extract.es.sentences import Passage, passage
from palermo.extract.es.sources import Named
from palermo.records import ChainLink, Document, Span

_BACK = 3  # sentences back in which a verb without a subject finds its speaker


def chain_at(document: Document, span: Span) -> tuple[ChainLink, ...]:
    """Return who says a span, outermost first and nearest the fact last; empty where the page says it itself.

    The grammatical subject of a deed is no speaker: only words that hang a statement on a source count. A verb of
    saying without a subject goes on with who spoke before in the paragraph. Offsets of the links are half-open, in
    code points of `Document.text`.
    """
    return tuple(_links(document, frames_over(document, span)))


def frames_over(document: Document, span: Span) -> tuple[Frame, ...]:
    """Return the frames that govern a span, outermost first: in its sentence, else around its quotation."""
    around = passage(document, span)
    return frames_at(document.text, around) or _around_quotation(document, around)


def _around_quotation(document: Document, around: Passage) -> tuple[Frame, ...]:
    """Return the frame behind the quotation around a span, else the one before it."""
    part = next((p for p in document.segments if p.start <= around.span.start < p.end), None)
    if part is None or around.quotation is None:
        return ()
    low = around.before[-1].start if around.before else part.start
    text = document.text
    frame = after_quotation(text, around, part.end) or before_quotation(text, around, low) or carried(text, around)
    return () if frame is None else (frame,)


def _links(document: Document, frames: tuple[Frame, ...]) -> Iterator[ChainLink]:
    seen: set[str] = set()
    for frame in frames:
        source = _spoke_before(document, frame.cue.start) if frame.elided else frame.source
        if source is not None and source.name not in seen:
            seen.add(source.name)
            yield source.link()


def _spoke_before(document: Document, at: int) -> Named | None:
    """Return who spoke last in the sentences before, within the paragraph; None where nobody did."""
    before = passage(document, Span(at, at + 1)).before[-_BACK:]
    named = (speaker(document.text, sentence) for sentence in reversed(before))
    return next((source for source in named if source is not None), None)
