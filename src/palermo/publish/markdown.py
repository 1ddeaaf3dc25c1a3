"""A report as Markdown: the same sentences in the same order, each marker a link to its passage below."""

import re
from collections.abc import Iterator
from typing import assert_never

from palermo.publish.content import (
    Blank,
    Block,
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
)
from palermo.publish.edition import Edition
from palermo.publish.letters import visible
from palermo.publish.passages import Opened
from palermo.publish.quantities import in_tenths

_WHITE = re.compile(r"\s+")
SPECIAL = str.maketrans({c: f"\\{c}" for c in "\\`*_[]<>#|"})


def markdown_page(edition: Edition) -> bytes:
    """Return an edition as Markdown (CommonMark with the tables of GitHub) in UTF-8."""
    parts = [
        f"# {edition.country} {edition.year}",
        "\n".join(f"- {box.label}: **{box.tier}**. {box.meaning}" for box in edition.headline.boxes),
        " ".join(_sentence(sentence, edition.numbers) for sentence in edition.headline.under),
    ]
    for section in edition.sections:
        parts += _section(section, edition.numbers, 2)
    parts += ["## Passages", *(_passage(opened) for opened in edition.passages)]
    return ("\n\n".join(part for part in parts if part) + "\n").encode("utf-8", "backslashreplace")


def _section(section: Section, numbers: dict[str, int], level: int) -> Iterator[str]:
    mark = f" ({section.mark})" if section.mark else ""
    yield f"{'#' * level} {_plain(section.title)}{mark}"
    if section.note:
        yield f"*{_plain(section.note)}*"
    for block in section.blocks:
        yield _block(block, numbers)
    for inner in section.sections:
        yield from _section(inner, numbers, min(level + 1, 6))


def _block(block: Block, numbers: dict[str, int]) -> str:  # noqa: PLR0911 -- one for each kind of block
    match block:
        case Paragraph(sentence):
            return _sentence(sentence, numbers)
        case Statements(title, sentences, _, empty):
            lines = [f"- {_sentence(sentence, numbers)}" for sentence in sentences] or [f"- {_plain(empty)}"]
            return "\n".join([f"**{_plain(title)}**\n", *lines] if title else lines)
        case Facts(facts):
            return "\n".join(
                f"- **{_plain(fact.label)}.** {' '.join(_sentence(one, numbers) for one in fact.sentences)}"
                for fact in facts
            )
        case Steps(steps):
            return "\n".join(
                f"{number}. {_sentence(step.sentence, numbers)} *{step.outcome_word}.* "
                f"{_sentence(step.reason, numbers)} ({_plain(step.citation)}; `{step.rule}`)"
                for number, step in enumerate(steps, 1)
            )
        case Table():
            return _table(block, numbers)
        case Tree(branches):
            return "\n".join(
                line
                for branch in branches
                for line in (
                    f"- {_sentence(branch.root, numbers)}",
                    *(f"  - {_sentence(leaf, numbers)}" for leaf in branch.leaves),
                )
            )
        case Blank(label):
            return f"> *{_plain(label)}*"
    assert_never(block)


def _table(table: Table, numbers: dict[str, int]) -> str:
    wide = len(table.rows[0]) if len(table.rows) > 0 else len(table.columns)
    head = f"| {' | '.join(map(_plain, table.columns or ('',) * wide))} |"
    rule = f"|{'---|' * wide}"
    rows = (f"| {' | '.join(_cell(cell, numbers) for cell in row)} |" for row in table.rows)
    lines = (head, rule, *rows)
    return "\n".join((f"*{_plain(table.caption)}*\n", *lines) if table.caption else lines)


def _cell(cell: Sentence, numbers: dict[str, int]) -> str:
    return _sentence(cell, numbers).replace("\n", " ")


def _sentence(sentence: Sentence, numbers: dict[str, int]) -> str:
    marks = sorted(dict.fromkeys(numbers[record] for record in sentence.records))
    links = "".join(f" [\\[{number}\\]](#passage-{number})" for number in marks)
    return "".join(map(_part, sentence.parts)) + links


def _part(part: Part) -> str:
    match part:
        case Quotation(_, text) | Passage(_, text):
            return f"“{_plain(text)}”"
        case Figure(_, text, reading):
            return _plain(text if reading is None else reading)
        case Count(number, one, many):
            return f"{number:,} {one if number == 1 else many}"
        case Likelihood():
            return in_tenths(part)
    return _plain(part.text)


def _passage(opened: Opened) -> str:
    statement, document = opened.statement, opened.document
    page = "" if opened.page is None else f", page {opened.page}"
    place = f"{_plain(document.document)}{page}, {statement.start}–{statement.end}"
    text = f"{_plain(opened.before)}**{_plain(statement.quote)}**{_plain(opened.after)}"
    told = f"{statement.certainty}, to be checked" if statement.to_check else statement.certainty
    return f'<a id="passage-{opened.number}"></a>\n{opened.number}. {text} — {place} ({told})'


def _plain(text: str) -> str:
    """Return a text on one line, with the signs of Markdown escaped."""
    return _WHITE.sub(" ", visible(text)).translate(SPECIAL)
