"""The rule that a sentence which cannot be traced is not published."""

from collections.abc import Iterator

from palermo.errors import UntraceableError
from palermo.publish.content import (
    Branch,
    Figure,
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
from palermo.publish.quantities import reading


def sentences_of(sections: tuple[Section, ...]) -> Iterator[Sentence]:
    """Yield every sentence in the order in which a reader meets it."""
    for section in sections:
        for block in section.blocks:
            yield from _in_block(block)
        yield from sentences_of(section.sections)


def _in_block(block: object) -> Iterator[Sentence]:
    match block:
        case Paragraph(sentence):
            yield sentence
        case Statements(_, sentences):
            yield from sentences
        case Steps(steps):
            for step in steps:
                yield from (step.sentence, step.reason)
        case Table(rows=rows):
            yield from (cell for row in rows for cell in row if isinstance(cell, Sentence))
        case Tree(branches):
            for branch in branches:
                yield from _in_branch(branch)


def _in_branch(branch: Branch) -> Iterator[Sentence]:
    yield branch.root
    yield from branch.leaves


def trace(sections: tuple[Section, ...], evidence: Evidence) -> None:
    """Check every sentence of a report against the records it rests on.

    Errors: UntraceableError at the first sentence that rests on nothing, names a claim that is not there, quotes
    words that the document does not hold letter for letter, carries a figure that differs from its claim's, or
    is firmer than its claim.
    """
    for sentence in sentences_of(sections):
        _check_basis(sentence, evidence)
        for part in sentence.parts:
            _check_part(part, evidence)


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


def _check_figure(figure: Figure, evidence: Evidence) -> None:
    statement = evidence.statement(figure.record)
    text = evidence.document(statement.document).text
    for quantity in statement.quantities:
        same = quantity.text == figure.text and figure.reading in (None, reading(quantity))
        if same and text[quantity.start : quantity.end] == quantity.text:
            return
    raise UntraceableError(f"{figure.record}: a figure differs from every quantity of its claim")
