"""What of an edition is printed: all of a report of common length, and of the longest lists their beginning."""

from dataclasses import replace

from palermo.publish.content import Block, Count, Paragraph, Section, Sentence, Statements, Table, Words
from palermo.publish.edition import Edition
from palermo.publish.trace import sentences_of

LIST, GROUPS = 40, 8
"""Sentences or rows of one list, and sections below one heading of an annex, that are printed."""


def for_paper(edition: Edition) -> Edition:
    """Return the edition with its longest lists cut, each cut counted, and the passages of what is left.

    Shapes: passages keep their numbers, so that a number means the same on paper and on the page.
    """
    sections = tuple(_cut(section) for section in edition.sections)
    told = {edition.numbers[record] for sentence in sentences_of(sections) for record in sentence.records}
    passages = tuple(opened for opened in edition.passages if opened.number in told)
    return replace(edition, sections=sections, passages=passages)


def _cut(section: Section, *, annex: bool = False) -> Section:
    annex = annex or section.annex
    blocks = tuple(part for block in section.blocks for part in _block(block))
    inner = section.sections[:GROUPS] if annex else section.sections
    more = len(section.sections) - len(inner)
    if more > 0:
        blocks = (*blocks, _left(more, "further heading", "further headings"))
    return replace(section, blocks=blocks, sections=tuple(_cut(one, annex=annex) for one in inner))


def _block(block: Block) -> tuple[Block, ...]:
    if isinstance(block, Statements):
        limit = block.shown + LIST
        kept, more = replace(block, sentences=block.sentences[:limit]), len(block.sentences) - limit
        return (kept, _left(more, "further statement", "further statements")) if more > 0 else (kept,)
    if isinstance(block, Table) and block.short is None and block.kind != "hashes":
        rows, more = replace(block, rows=block.rows[:LIST]), len(block.rows) - LIST
        return (rows, _left(more, "further row", "further rows")) if more > 0 else (block,)
    return (block,)


def _left(number: int, one: str, many: str) -> Paragraph:
    told = Count(number, f"{one} stands", f"{many} stand")
    return Paragraph(Sentence((told, Words(" in report.html.")), basis=("edition",)), "note")
