"""Who says a given span of a Spanish document."""

from collections.abc import Iterator

from palermo.extract.es.frames import Frame, after_quotation, before_quotation, frames_at
from palermo.extract.es.sentences import Passage, passage
from palermo.extract.es.sources import Named
from palermo.extract.es.words import find
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
    frame = after_quotation(document.text, around, part.end) or before_quotation(document.text, around, low)
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
    around = passage(document, Span(at, at + 1))
    for sentence in reversed(around.before[-_BACK:]):
        words = document.text[sentence.start : sentence.end]
        for cue in reversed(find("reporting", words)):
            end = sentence.start + cue.end
            frames = (*frames_at(document.text, passage(document, Span(sentence.end - 1, sentence.end))),)
            named = next((f.source for f in reversed(frames) if f.source is not None and f.cue.end == end), None)
            if named is not None:
                return named
    return None
