"""Raised figures: marks such as the one after a full stop that point to a note, and the notes that they open.

The words of a document are read with the marks and notes blanked out, letter by letter, so that no figure is taken
for a number of the text, no title for a claim, and every offset stays what it is.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from palermo.extract.claims.footnotes import Mark, mark_for, numbers_of
from palermo.extract.claims.references import find_references, reference_at
from palermo.lexicons.sources import load_sources
from palermo.records import Claim, Document, Effort, Quantity, Reference, Segment, Span

_SUPERSCRIPT = re.compile("[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]{1,3}")
# Of a power ("10²") or a measure ("30 m²") the raised figure is no mark; after a year it may be one.
_POWER = re.compile(r"(?<![^\W\d_])(?:[cdkm]?m|ft|yd)\s?$|\d$")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_BEFORE = 8
# The number of a note glued to a full stop: "… in prison.2 Consequently …".
_GLUED = re.compile(r"(?:[a-z]{3}|(?<!\d)(?:19|20)\d\d)[.!?][”\"’]?(\d{1,3})(?=\s+[A-Z“\"]|\s*$)")


@dataclass(frozen=True, slots=True)
class Raised:
    """The marks of a document's raised figures, and the notes that raised figures open, by number."""

    marks: tuple[Mark, ...]
    notes: dict[str, Reference]
    blank: tuple[Span, ...]


def find_raised(document: Document) -> Raised:
    """Return what the raised figures of a document mark and open; all empty where it has none.

    A figure at the beginning of a line, with words after it, opens a note; elsewhere it is a mark. Of a number
    that opens two notes (counts that begin anew on each page), neither is taken.
    """
    marks: list[Mark] = []
    notes: dict[str, list[Span]] = {}
    glued = _glued(document)
    for segment in document.segments if glued or _has_any(document) else ():
        found = [
            *_figures(document.text, segment),
            *(s for s in glued if segment.start <= s.start < segment.end and segment.kind != "margin"),
        ]
        opening = [span for span in found if _opens(document.text, segment, span)]
        for span, end in zip(opening, [*(s.start for s in opening), segment.end][1:], strict=True):
            for number in _numbers(document.text, span)[:1]:
                notes.setdefault(number, []).append(Span(span.start, end))
        rest = (span for span in found if span not in opening and not _is_power(document.text, span.start))
        marks += [Mark(s.start, s.end, numbers) for s in rest if (numbers := _numbers(document.text, s))]
    return _read(document, tuple(marks), notes)


def _read(document: Document, marks: tuple[Mark, ...], notes: dict[str, list[Span]]) -> Raised:
    lexicon = load_sources()
    listed = find_references(document, lexicon) if marks else {}
    single = {number: spans[0] for number, spans in notes.items() if len(spans) == 1}
    read = {number: reference_at(document, number, span, lexicon) for number, span in single.items()}
    blank = [
        *(Span(mark.start, mark.end) for mark in marks),
        *(span for spans in notes.values() for span in spans),
    ]
    return Raised(marks, listed | read, tuple(blank))


def _has_any(document: Document) -> bool:
    return any(part.raised for part in document.segments) or bool(_SUPERSCRIPT.search(document.text))


def _glued(document: Document) -> tuple[Span, ...]:
    """Return the numbers glued to full stops where they count the notes of a document: several, each higher."""
    if document.language.startswith("zh"):
        return ()
    found = tuple(Span(*one.span(1)) for one in _GLUED.finditer(document.text))
    numbers = [int(document.text[span.start : span.end]) for span in found]
    rising = all(low < high for low, high in pairwise(numbers))
    return found if len(found) > 1 and rising else ()


def _figures(text: str, segment: Segment) -> Iterator[Span]:
    """Yield the raised figures of a segment: those printed so, else those written in raised digits."""
    if segment.kind == "margin":
        return
    if segment.raised:
        yield from segment.raised
    else:
        yield from (Span(*found.span()) for found in _SUPERSCRIPT.finditer(text, segment.start, segment.end))


def _opens(text: str, segment: Segment, span: Span) -> bool:
    """Return whether a figure stands at the beginning of a line with words after it: a note's own number."""
    before = text[segment.start : span.start].rstrip(" ")
    after = text[span.end : segment.end].lstrip(" \t")
    return before[-1:] in {"", "\n", "\r", "\t"} and bool(after) and after[0] not in "\r\n"


def _numbers(text: str, span: Span) -> tuple[str, ...]:
    written = text[span.start : span.end]
    plain = "".join(str(unicodedata.digit(c)) if _SUPERSCRIPT.match(c) else c for c in written)
    return numbers_of(plain)


def _is_power(text: str, start: int) -> bool:
    before = text[max(0, start - _BEFORE) : start]
    return bool(_POWER.search(before)) and not _YEAR.search(before)


def without_raised(document: Document, raised: Raised) -> Document:
    """Return the document with its raised marks and notes blanked out: same length, same segments."""
    text = document.text
    for span in sorted(raised.blank, reverse=True):
        gap = "".join(c if c in "\r\n" else " " for c in text[span.start : span.end])
        text = text[: span.start] + gap + text[span.end :]
    return document if text == document.text else replace(document, text=text)


def claims_with(document: Document, claims: Sequence[Claim], raised: Raised) -> tuple[Claim, ...]:
    """Return claims read from the blanked text with their own words, the numbers of their mark and its notes."""
    return tuple(_claim(document, claim, raised) for claim in claims)


def _claim(document: Document, claim: Claim, raised: Raised) -> Claim:
    part = next((s for s in document.segments if s.start <= claim.start < s.end), None)
    marks = tuple(m for m in raised.marks if part is not None and part.start <= m.start < part.end)
    numbers = mark_for(marks, claim.end)
    return replace(
        claim,
        quote=document.text[claim.start : claim.end],
        quantities=_quantities(document, claim.quantities),
        footnotes=claim.footnotes or numbers,
        references=claim.references or tuple(raised.notes[n] for n in numbers if n in raised.notes),
    )


def efforts_with(document: Document, efforts: Sequence[Effort]) -> tuple[Effort, ...]:
    """Return efforts read from the blanked text with their own words."""
    return tuple(
        replace(e, quote=document.text[e.start : e.end], quantities=_quantities(document, e.quantities))
        for e in efforts
    )


def _quantities(document: Document, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    return tuple(replace(q, text=document.text[q.start : q.end]) for q in quantities)
