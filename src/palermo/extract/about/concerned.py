"""The countries a statement is about: those it names, those just before it, or the document's one subject."""

from collections.abc import Iterator, Sequence

from palermo.extract.about.parts import Part, parts_in, parts_of
from palermo.extract.about.subjects import Subjects
from palermo.extract.entities.named import find_named
from palermo.extract.sentences import split_sentences
from palermo.records import About, Document, Ground, Segment, Span

# How far back a country named before a statement is looked for, in code points.
_BACK = 1500


def about(
    document: Document, span: Span, sentence: Span, subjects: Subjects, *, language: str
) -> tuple[About, ...]:
    """Return the countries a statement is about, each with its ground, in the order named.

    `span` is the statement, `sentence` the sentence it stands in, `subjects` those of the document. Shapes: one or
    more; a single About without a code where nothing says which country. A country that speaks, that victims come
    from or are sent to, that is a partner, or that stands in a dateline is none of them.
    """
    parts = _sentence_parts(document, sentence, subjects, language)
    inner = [part for part in parts if span.start <= part.named.span.start < span.end]
    outer = [part for part in parts if part not in inner]
    stated = _concerned(inner, subjects) or _beside(outer)
    if stated:
        return _abouts(stated, "stated")
    carried = _carried(document, span, sentence, subjects, language)
    if carried:
        return _abouts(carried, "carried")
    if subjects.one is not None:
        return (About(subjects.one, "document"),)
    return (About(None, "unknown"),)


def _abouts(codes: Sequence[str], ground: Ground) -> tuple[About, ...]:
    return tuple(About(code, ground) for code in dict.fromkeys(codes))


def _sentence_parts(document: Document, sentence: Span, subjects: Subjects, language: str) -> tuple[Part, ...]:
    text = document.text[sentence.start : sentence.end]
    opening = any(segment.start == sentence.start for segment in document.segments)
    named = tuple(one for one in find_named(text, language=language) if one.sure or one.code in subjects.codes)
    return tuple(_moved(part, sentence.start) for part in parts_of(text, named, language=language, opening=opening))


def _moved(part: Part, offset: int) -> Part:
    one = part.named
    span = Span(one.span.start + offset, one.span.end + offset)
    return Part(type(one)(one.code, one.kind, span, one.sure), part.part)


def _concerned(parts: Sequence[Part], subjects: Subjects) -> list[str]:
    """Return the countries a statement's own words concern; its people abroad concern their own country."""
    sure = [part.named.code for part in parts if part.concerned]
    origins = {part.named.code for part in parts if part.part in {"origin", "people"}}
    if subjects.one in origins and subjects.one not in sure:
        return [subjects.one] if subjects.one is not None else []
    return sure or [part.named.code for part in parts if part.plain]


def _beside(parts: Sequence[Part]) -> list[str]:
    """Return the countries that the rest of the sentence concerns."""
    return [part.named.code for part in parts if part.concerned or part.plain]


def _carried(
    document: Document, span: Span, sentence: Span, subjects: Subjects, language: str
) -> list[str]:
    """Return the countries that the sentences just before, or the heading above, concern."""
    segment = next((s for s in document.segments if s.start <= span.start < s.end), None)
    if segment is not None:
        for text in _before(document, segment, sentence, language):
            parts = parts_in(text, language=language)
            found = [part.named.code for part in parts if part.concerned or (part.plain and part.named.sure)]
            if found:
                return found
    return _governing(span, subjects)


def _before(document: Document, segment: Segment, sentence: Span, language: str) -> Iterator[str]:
    """Yield the sentences of a paragraph before one, the nearest first."""
    start = max(segment.start, sentence.start - _BACK)
    if start >= sentence.start:
        return
    piece = Document(
        document=document.document, sha256="", text=document.text[start : sentence.start], media_type="text",
        segments=(Segment(0, sentence.start - start),), language=language,
    )  # fmt: skip
    yield from (piece.text[one.start : one.end] for one in reversed(split_sentences(piece)))


def _governing(span: Span, subjects: Subjects) -> list[str]:
    """Return the country of the section a statement stands in; one heading of one country opens it."""
    above = [(codes, bare) for start, codes, bare in subjects.headings if start < span.start]
    for codes, bare in reversed(above):
        if bare:
            return list(codes)
    if above and len(above[-1][0]) == 1 and subjects.one is None:
        return list(above[-1][0])
    return []
