"""The rule of `trace` for what is no sentence: records that go out as data, captions, heads, titles."""

import re
from collections.abc import Iterator

from palermo.errors import UntraceableError
from palermo.publish.content import Blank, Block, Count, Facts, Section, Sentence, Statements, Table
from palermo.publish.evidence import Evidence, Statement
from palermo.publish.trace import text_of

# A number that stands by itself: not the one in SHA-256, which is a name.
_FIGURE = re.compile(r"(?<![\w-])(?:\d[\d.,]*\d|\d)")


def trace_exports(sections: tuple[Section, ...], evidence: Evidence) -> None:
    """Check every claim and effort, told in a sentence or not, and every caption, head and title.

    Errors: UntraceableError at the first record whose words or figures its document does not hold letter for
    letter at their place, and at the first caption or head with a figure that its table does not hold, or title
    of a block with any.
    """
    for statement in evidence.statements.values():
        _check_record(statement, evidence)
    for block in _blocks(sections):
        _check_block(block)


def _check_record(statement: Statement, evidence: Evidence) -> None:
    text = evidence.document(statement.document).text
    if statement.quote == "" or text[statement.start : statement.end] != statement.quote:
        raise UntraceableError(
            f"{statement.id}: its quotation is not in the document letter for letter at its place; "
            "the document has changed since it was read, so extract it again"
        )
    for quantity in statement.quantities:
        if text[quantity.start : quantity.end] != quantity.text:
            raise UntraceableError(
                f"{statement.id}: a figure differs from the document at its place; extract the document again"
            )


def _blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    for section in sections:
        yield from section.blocks
        yield from _blocks(section.sections)


def _check_block(block: Block) -> None:
    match block:
        case Table(caption, columns, rows):
            told = {figure for text in (caption, *columns) for figure in _FIGURE.findall(text)}
            held = {figure for row in rows for cell in row for figure in _FIGURE.findall(_text(cell))}
            if not told <= held:
                raise UntraceableError(
                    f"the table {caption!r}: its caption or a head tells a figure that no row holds"
                )
        case Statements(title, _, _, empty):
            _check_title(title, empty)
        case Facts(facts):
            _check_title(*(fact.label for fact in facts))
        case Blank(label):
            _check_title(label)
        case _:
            return


def _check_title(*titles: str) -> None:
    for title in titles:
        if any(letter.isdigit() for letter in title):
            raise UntraceableError(f"a title holds a figure of its own ({title!r}); figures come from claims")


def _text(cell: Sentence) -> str:
    return " ".join(
        str(part.number) if isinstance(part, Count) else text_of(Sentence((part,))) for part in cell.parts
    )
