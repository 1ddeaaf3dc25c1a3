"""What a report says, before it takes the shape of a page: sentences in blocks in sections.

Every output format is written from these records alone, so that a sentence is traced once and reads the same
everywhere.
"""

from dataclasses import dataclass
from typing import TypeAlias

from palermo.records import Certainty


@dataclass(frozen=True, slots=True)
class Words:
    """Words of a template; they never hold a digit."""

    text: str


@dataclass(frozen=True, slots=True)
class Name:
    """A name or phrase taken from a record: a source, a title, a group, a citation, a rule's statement.

    `work` marks the name of a publication inside a sentence, which is set apart from the words around it.
    """

    text: str
    work: bool = False


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words of a claim or effort, letter for letter; `language` is a BCP 47 tag."""

    record: str
    text: str
    language: str = "und"


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of a document, letter for letter, that no claim holds: what supports a derivation."""

    document: str
    text: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity of a claim or effort: `text` as the source wrote it, `reading` as it was understood."""

    record: str
    text: str
    reading: str | None = None


@dataclass(frozen=True, slots=True)
class Count:
    """A number that was counted from the records, with the word for one and for any other number."""

    number: int
    one: str
    many: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a record is read right in every respect, in tenths: the nearest to its `confidence`."""

    record: str
    tenths: int


Part: TypeAlias = Words | Name | Quotation | Passage | Figure | Count | Likelihood


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence and what it rests on.

    `records` are ids of claims and efforts, each of which gets a marker. `basis` names the other records it is
    written from (`rule:…`, `finding:…`, `document:…`); one of the two is never empty. `certainty` is set where
    the sentence carries the words of one claim or effort, and equals that record's.
    """

    parts: tuple[Part, ...]
    records: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    certainty: Certainty | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A sentence that stands by itself."""

    sentence: Sentence
    tone: str = "plain"


@dataclass(frozen=True, slots=True)
class Statements:
    """Sentences side by side under a short title: what shows efforts, what shows failings.

    Of more than `shown` sentences a page opens with the first `shown`; the rest stand behind "show all", or in
    the annex of what is printed.
    """

    title: str
    sentences: tuple[Sentence, ...]
    tone: str = "plain"
    empty: str = ""
    shown: int = 10


@dataclass(frozen=True, slots=True)
class Fact:
    """What the first screen says under one short label, as one sentence or more."""

    label: str
    sentences: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """Labelled sentences, one label below the other: the first screen of a report."""

    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the rule trace as a reader follows it."""

    rule: str
    version: str
    citation: str
    outcome: str
    outcome_word: str
    sentence: Sentence
    reason: Sentence
    needs_person: bool


@dataclass(frozen=True, slots=True)
class Steps:
    """The rule trace, in the order applied."""

    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of the rows of the table that it belongs to; it shows nothing that they do not say.

    `name` is unlike that of every other picture of the page. `description` tells it to who does not see it,
    `svg` is the whole drawing, named and described, without a script or an address, `note` what a reader has to
    know to read it.
    """

    name: str
    title: str
    description: str
    svg: str
    note: Sentence


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under column heads; the first cell of a row is its head.

    Formats that cannot draw leave the `picture` out. `short` is the same in fewer rows, for paper.
    """

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Sentence, ...], ...]
    kind: str = "plain"
    picture: Picture | None = None
    short: "Table | None" = None


@dataclass(frozen=True, slots=True)
class Branch:
    """A root source and the documents that derive from it, each with the passages that support the link."""

    root: Sentence
    leaves: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """Sources by root."""

    branches: tuple[Branch, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """A marked empty place that is left to the analyst."""

    label: str
    lines: int = 5


Block: TypeAlias = Paragraph | Statements | Facts | Steps | Table | Tree | Blank


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the report under a heading; `anchor` is its address inside the page.

    `mark` sits beside the heading (the status of a finding), `note` below it (its citation). `annex` says that
    it stands after the body of the report, with what is looked up rather than read.
    """

    anchor: str
    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    mark: str = ""
    tone: str = "plain"
    note: str = ""
    annex: bool = False
