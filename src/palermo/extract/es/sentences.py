"""The sentences of a Spanish document, and the passage around a span."""

from dataclasses import dataclass

from palermo.extract.sentences import Sentence, split_sentences
from palermo.records import Document, Span

_OPENING, _CLOSING = "«“", "»”"


def sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document in reading order, margins left out; may be empty.

    Offsets are half-open, in code points of `Document.text`. Source: boundaries of sentencex for Spanish.
    """
    return split_sentences(document)


@dataclass(frozen=True, slots=True)
class Passage:
    """A span with the sentence it stands in, the sentences before in its paragraph, and the quotation around it.

    All in code points of the document. `quotation` leaves its marks out, and is None outside quotation marks.
    """

    span: Span
    sentence: Span
    before: tuple[Span, ...]
    quotation: Span | None


def passage(document: Document, span: Span) -> Passage:
    """Return the passage around a span. A span outside all sentences is a sentence of its own."""
    part = next((p for p in document.segments if p.start <= span.start < p.end), None)
    low, high = (span.start, span.end) if part is None else (part.start, part.end)
    of_part = [Span(s.start, s.end) for s in sentences(document) if low <= s.start and s.end <= high]
    own = [s for s in of_part if s.start < span.end and span.start < s.end]
    sentence = Span(min((s.start for s in own), default=low), max((s.end for s in own), default=high))
    before = tuple(s for s in of_part if s.end <= sentence.start)
    return Passage(span, sentence, before, _quotation(document.text, Span(low, high), span))


def _quotation(text: str, paragraph: Span, span: Span) -> Span | None:
    """Return the range inside the quotation marks that hold a span; one left open runs to the paragraph's end."""
    opened = max(text.rfind(mark, paragraph.start, span.start + 1) for mark in _OPENING)
    straight = text.count('"', paragraph.start, span.start + 1) % 2 == 1
    if straight:
        opened = max(opened, text.rfind('"', paragraph.start, span.start + 1))
    if opened < 0 or any(mark in text[opened + 1 : span.start + 1] for mark in _CLOSING):
        return None
    closing = [text.find(mark, max(opened + 1, span.end - 1), paragraph.end) for mark in (*_CLOSING, '"')]
    return Span(opened + 1, min((at for at in closing if at >= 0), default=paragraph.end))
