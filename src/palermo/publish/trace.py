"""The rule that a sentence which cannot be traced is not published."""

import re
from collections.abc import Iterator
from html import unescape

from palermo.errors import UntraceableError
from palermo.publish.content import (
    Count,
    Facts,
    Figure,
    Likelihood,
    Paragraph,
    Part,
    Passage,
    Quotation,
    Section,
    Sentence,
    Statements,
    Steps,
    Table,
    Tree,
    Words,
)
from palermo.publish.evidence import Evidence
from palermo.publish.quantities import in_tenths, reading, tenths_of

_FIGURES = re.compile(r"\d[\d,]*\d|\d")
_TOLD = re.compile(r"<title>([^<]*)</title>")  # what a shape says of itself; the picture's own title has an id


def sentences_of(sections: tuple[Section, ...]) -> Iterator[Sentence]:
    """Yield every sentence in the order in which a reader meets it."""
    for section in sections:
        for block in section.blocks:
            yield from _in_block(block)
        yield from sentences_of(section.sections)


def _in_block(block: object) -> Iterator[Sentence]:  # noqa: C901 -- one case for each kind of block
    match block:
        case Paragraph(sentence):
            yield sentence
        case Statements(_, sentences):
            yield from sentences
        case Facts(facts):
            for fact in facts:
                yield from fact.sentences
        case Steps(steps):
            for step in steps:
                yield from (step.sentence, step.reason)
        case Table(rows=rows, picture=picture, short=short):
            if picture is not None:
                yield picture.note
            yield from (cell for row in rows for cell in row)
            if short is not None:
                yield from _in_block(short)
        case Tree(branches):
            for branch in branches:
                yield from (branch.root, *branch.leaves)


def _tables(sections: tuple[Section, ...]) -> Iterator[Table]:
    for section in sections:
        yield from (block for block in section.blocks if isinstance(block, Table))
        yield from _tables(section.sections)


WAITING = ("to-check", "decisions")
"""The sections that alone may tell of what is to be checked."""


def trace(sections: tuple[Section, ...], evidence: Evidence) -> None:
    """Check every sentence of a report against the records it rests on.

    Errors: UntraceableError at the first sentence that rests on nothing, names a claim that is not there, quotes
    words that the document does not hold letter for letter, carries a figure that differs from its claim's, is
    firmer than its claim, or rests on what is to be checked outside the section for it; or at the first picture
    that tells a figure which its table does not hold.
    """
    for sentence in sentences_of(tuple(section for section in sections if section.anchor not in WAITING)):
        _check_counted(sentence, evidence)
    for sentence in sentences_of(sections):
        _check_basis(sentence, evidence)
        for part in sentence.parts:
            _check_part(part, evidence)
    for table in _tables(sections):
        _check_picture(table)


def _check_basis(sentence: Sentence, evidence: Evidence) -> None:
    if len(sentence.records) == 0 and len(sentence.basis) == 0:
        raise UntraceableError("a sentence rests on no claim, rule or record; it cannot be published")
    for record in sentence.records:
        statement = evidence.statement(record)
        _check_quote(statement.document, statement.start, statement.end, statement.quote, evidence)
        if sentence.certainty is not None and sentence.certainty != statement.certainty:
            raise UntraceableError(
                f"{record}: the sentence says {sentence.certainty} where the record says {statement.certainty}"
            )


def _check_counted(sentence: Sentence, evidence: Evidence) -> None:
    for record in sentence.records:
        if evidence.statement(record).to_check:
            raise UntraceableError(f"{record}: it is to be checked, so nothing but the list of such may tell it")


def _check_quote(label: str, start: int, end: int, quote: str, evidence: Evidence) -> None:
    if quote == "" or evidence.document(label).text[start:end] != quote:
        raise UntraceableError(
            f"{label} [{start}, {end}): the quotation is not found there letter for letter; "
            "the document has changed since it was read, so extract it again"
        )


def _check_part(part: Part, evidence: Evidence) -> None:
    match part:
        case Words(text):
            if any(letter.isdigit() for letter in text):
                raise UntraceableError(
                    f"a template holds a figure of its own ({text!r}); figures come from claims"
                )
        case Quotation(record, text):
            if text == "" or text not in evidence.statement(record).quote:
                raise UntraceableError(f"{record}: the quotation is not in the claim letter for letter")
        case Passage(document, text):
            if text == "" or text not in evidence.document(document).text:
                raise UntraceableError(
                    f"{document}: a supporting passage is not in the document letter for letter"
                )
        case Figure():
            _check_figure(part, evidence)
        case Likelihood(record, tenths):
            confidence = evidence.statement(record).confidence
            if confidence is None or tenths != tenths_of(confidence):
                raise UntraceableError(f"{record}: the likelihood told differs from the confidence of its record")


def _check_figure(figure: Figure, evidence: Evidence) -> None:
    statement = evidence.statement(figure.record)
    text = evidence.document(statement.document).text
    for quantity in statement.quantities:
        same = quantity.text == figure.text and figure.reading in (None, reading(quantity))
        if same and text[quantity.start : quantity.end] == quantity.text:
            return
    raise UntraceableError(f"{figure.record}: a figure differs from every quantity of its claim")


def _check_picture(table: Table) -> None:
    if table.picture is None:
        return
    held = {figure for row in table.rows for cell in row for figure in _FIGURES.findall(text_of(cell))}
    spoken = (table.picture.description, *_TOLD.findall(table.picture.svg))
    for figure in (found for text in spoken for found in _FIGURES.findall(unescape(text))):
        if figure not in held:
            raise UntraceableError(
                f"picture {table.picture.name}: it tells {figure}, which its table does not hold; "
                "draw it from the rows of the table"
            )


def text_of(sentence: Sentence) -> str:
    """Return a sentence as text, without its markers."""
    return "".join(map(_text, sentence.parts))


def _text(part: Part) -> str:
    match part:
        case Count(number, one, many):
            return f"{number:,} {one if number == 1 else many}"
        case Likelihood():
            return in_tenths(part)
    return part.text
