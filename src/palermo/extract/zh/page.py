"""A Chinese document as read once: its paragraphs, clauses and reporting frames, and who governs each clause."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from palermo.extract.zh.clauses import Clause, cut
from palermo.extract.zh.frames import Frame, find_frames
from palermo.extract.zh.paragraph import Paragraph, paragraphs
from palermo.extract.zh.people import people_of
from palermo.extract.zh.tiers import speaks_of_ranks
from palermo.extract.zh.walk import Spoken, Walk
from palermo.records import Document, Span
from palermo.words.script import simplify


@dataclass(frozen=True, slots=True)
class ReadParagraph:
    """A paragraph with its clauses, the frames found in it, and what governs each clause, in order."""

    paragraph: Paragraph
    clauses: tuple[Clause, ...]
    frames: tuple[Frame, ...]
    spoken: tuple[Spoken, ...]

    def clauses_in(self, span: Span) -> tuple[int, ...]:
        """Return the numbers of the clauses that share a character with a span of the document."""
        at = [self.paragraph.at(clause.start, clause.end) for clause in self.clauses]
        return tuple(n for n, own in enumerate(at) if own.start < span.end and span.start < own.end)


@dataclass(frozen=True, slots=True)
class ChineseReading:
    """A document as read: its paragraphs in order, and what its people are called (`people`)."""

    document: Document
    paragraphs: tuple[ReadParagraph, ...]
    people: Mapping[str, str]
    walk: Walk

    def holding(self, span: Span) -> ReadParagraph | None:
        """Return the paragraph that holds most of a span; None where it lies in none that is read."""
        shared = [(min(p.end, span.end) - max(p.start, span.start), -n) for n, p in enumerate(self._ranges())]
        size, number = max(shared, default=(0, 0))
        return self.paragraphs[-number] if size > 0 else None

    def _ranges(self) -> Sequence[Span]:
        return [Span(p.paragraph.offsets[0], p.paragraph.offsets[-1]) for p in self.paragraphs]


def start_reading(document: Document) -> ChineseReading:
    """Return a Chinese document read once, for the questions about its spans."""
    plain = simplify(document.text)
    people = people_of(plain)
    walk = Walk(speaks_of_ranks(plain), people)
    return ChineseReading(document, tuple(_read(p, walk) for p in paragraphs(document)), people, walk)


def _read(paragraph: Paragraph, walk: Walk) -> ReadParagraph:
    clauses = cut(paragraph)
    frames = find_frames(paragraph, clauses, walk.aliases)
    return ReadParagraph(paragraph, clauses, frames, walk.paragraph(paragraph, clauses, frames))
