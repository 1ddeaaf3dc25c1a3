"""The passage that a marker opens: the words of a claim in their context, with who says so and how firmly."""

from dataclasses import dataclass

from palermo.publish.content import Section
from palermo.publish.evidence import Evidence, Statement, page_of, publication, said_at
from palermo.publish.trace import sentences_of
from palermo.records import Claim, Document

# Code points of a document shown on either side of a claim: enough to judge it by, not other people's whole text.
CONTEXT = 300


@dataclass(frozen=True, slots=True)
class Opened:
    """A numbered passage: `before`, the quotation and `after` are the document's own letters, in order."""

    number: int
    statement: Statement
    document: Document
    page: int | None
    before: str
    after: str
    chain: tuple[str, ...]


def numbered(sections: tuple[Section, ...], evidence: Evidence) -> dict[str, int]:
    """Return the number of each claim and effort, from 1, in the order in which the report first uses it.

    Records that say the same words of one place by the same chain, as firmly, share a number: it is one passage.
    """
    places: dict[tuple[object, ...], int] = {}
    numbers: dict[str, int] = {}
    for sentence in sentences_of(sections):
        for record in sentence.records:
            numbers.setdefault(record, places.setdefault(said_at(evidence.statement(record)), len(places) + 1))
    return numbers


def passages(numbers: dict[str, int], evidence: Evidence) -> tuple[Opened, ...]:
    """Return the passages in the order of their numbers; of records that share one, a claim tells more."""
    shared: dict[int, list[Statement]] = {}
    for record, number in numbers.items():
        shared.setdefault(number, []).append(evidence.statement(record))
    return tuple(
        _opened(number, next((one for one in held if isinstance(one, Claim)), held[0]), evidence)
        for number, held in shared.items()
    )


def _opened(number: int, statement: Statement, evidence: Evidence) -> Opened:
    document = evidence.document(statement.document)
    start, end = _context(document, statement)
    return Opened(
        number=number,
        statement=statement,
        document=document,
        page=page_of(document, statement.start),
        before=document.text[start : statement.start],
        after=document.text[statement.end : end],
        chain=(publication(document), *(link.source for link in statement.chain)),
    )


def _context(document: Document, statement: Statement) -> tuple[int, int]:
    """Return the bounds of the paragraph around a claim, at most CONTEXT to either side, cut between words."""
    low, high = max(0, statement.start - CONTEXT), min(len(document.text), statement.end + CONTEXT)
    for segment in document.segments:
        if segment.start <= statement.start < segment.end:
            low = max(low, segment.start)
        if segment.start < statement.end <= segment.end:
            high = min(high, segment.end)
    text = document.text
    while 0 < low < statement.start and not text[low - 1].isspace() and statement.start - low > CONTEXT - 30:
        low += 1
    while statement.end < high < len(text) and not text[high].isspace() and high - statement.end > CONTEXT - 30:
        high -= 1
    return low, high
