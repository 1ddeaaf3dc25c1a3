"""The countries a statement is about: those it names, those just before it, or the document's one subject."""

from collections.abc import Iterator, Sequence

from palermo.extract.about.parts import Part, marked, parts_of
from palermo.extract.about.subjects import Subjects
from palermo.extract.sentences import split_sentences
from palermo.records import About, Document, Ground, Segment, Span

# How far back a country named before a statement is looked for, in code points.
_BACK = 1500
_PIECES = ";；"


def about(
    document: Document, span: Span, sentence: Span, subjects: Subjects, *, language: str
) -> tuple[About, ...]:
    """Return the countries a statement is about, each with its ground, in the order named.

    `span` is the statement, `sentence` the sentence it stands in, `subjects` those of the document. Shapes: one or
    more; a single About without a code where nothing says which country. A country that speaks, that victims come
    from or are sent to, that is a partner, or that stands in a dateline is none of them; in a profile of one
    country every statement is about that one.
    """
    parts = _parts(document, sentence, subjects, language)
    inner = [part for part in parts if span.start <= part.named.span.start < span.end]
    section = subjects.section(span.start) or subjects.profile
    ruling = [part.named.code for part in inner if part.part == "government"]
    if section is not None and (section in ruling or not ruling):
        named = any(part.named.code == section for part in inner)
        return (About(section, "stated" if named else "carried" if section != subjects.one else "document"),)
    stated = _concerned(inner, subjects)
    if not stated and marked(document.text[span.start : span.end], "world", language=language):
        return (About(None, "unknown"),)
    stated = stated or _concerned(_piece(document, parts, span, sentence), subjects)
    if stated:
        return _abouts(stated, "stated")
    carried = _carried(document, span, sentence, subjects, language)
    if carried and (subjects.one is None or subjects.one in carried):
        return _abouts(carried, "carried")
    if subjects.one is not None:
        return (About(subjects.one, "document"),)
    return (About(None, "unknown"),)


def _abouts(codes: Sequence[str], ground: Ground) -> tuple[About, ...]:
    return tuple(About(code, ground) for code in dict.fromkeys(codes))


def _parts(document: Document, sentence: Span, subjects: Subjects, language: str) -> tuple[Part, ...]:
    """Return the countries of a sentence with their parts, in the document's offsets."""
    text = document.text[sentence.start : sentence.end]
    opening = any(segment.start == sentence.start for segment in document.segments)
    named = subjects.named(text, language=language)
    return tuple(part.moved(sentence.start) for part in parts_of(text, named, language=language, opening=opening))


def _concerned(parts: Sequence[Part], subjects: Subjects) -> list[str]:
    """Return the countries that words concern; people of the one subject who are abroad concern that one."""
    sure = [part.named.code for part in parts if part.concerned]
    origins = {part.named.code for part in parts if part.part in {"origin", "people"}}
    if subjects.one is not None and subjects.one in origins and subjects.one not in sure:
        return [subjects.one]
    return sure or [part.named.code for part in parts if part.plain]


def _piece(document: Document, parts: Sequence[Part], span: Span, sentence: Span) -> list[Part]:
    """Return the countries named beside a statement, between the semicolons that it stands between."""
    text = document.text
    start = max(sentence.start, *(text.rfind(mark, sentence.start, span.start) for mark in _PIECES))
    ends = [at for mark in _PIECES if (at := text.find(mark, span.end, sentence.end)) >= 0]
    end = min(ends, default=sentence.end)
    return [
        part
        for part in parts
        if start <= part.named.span.start < span.start or span.end <= part.named.span.start < end
    ]


def _carried(document: Document, span: Span, sentence: Span, subjects: Subjects, language: str) -> list[str]:
    """Return the countries that the sentences just before, or the heading above, concern."""
    segment = next((s for s in document.segments if s.start <= span.start < s.end), None)
    if segment is not None:
        for before in _before(document, segment, sentence):
            found = _concerned(_parts(document, before, subjects, language), subjects)
            if found:
                return found
    above = [heading for heading in subjects.headings if heading.start < span.start]
    return list(above[-1].codes) if above and len(above[-1].codes) == 1 and subjects.one is None else []


def _before(document: Document, segment: Segment, sentence: Span) -> Iterator[Span]:
    """Yield the sentences of a paragraph before one, the nearest first."""
    start = max(segment.start, sentence.start - _BACK)
    if start >= sentence.start:
        return
    piece = Document(
        document=document.document, sha256="", text=document.text[start : sentence.start], media_type="text",
        segments=(Segment(0, sentence.start - start),), language=document.language,
    )  # fmt: skip
    yield from (Span(start + one.start, start + one.end) for one in reversed(split_sentences(piece)))
