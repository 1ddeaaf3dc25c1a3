"""The stage: documents in, attributions, claims and efforts out, a few documents at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from palermo.extract.english import Plan, plan_english, read_english
from palermo.extract.reader import Reader, load_reader
from palermo.extract.statements import Statements, settled
from palermo.extract.syntax import load_english
from palermo.extract.unparsed import UNPARSED, attributed_unparsed, read_unparsed
from palermo.extract.votes import Votes, load_votes
from palermo.extract.zh import is_chinese
from palermo.records import Document, Extraction, Problem, Segment

# A text too short to tell its language, in characters that are no white space.
_SHORTEST = 40
# Parsed together: enough for full batches, few enough that parses of a batch stay below some 150 MB. A single
# long document may hold more.
_DOCUMENTS = 64
_CHARACTERS = 120_000
# Characters of one paragraph, some 2,500 words. The reader cuts a text without breaks into longer pieces.
_LONGEST = 15_000

Extracted = tuple[Extraction, tuple[Problem, ...]]


@dataclass(frozen=True, slots=True)
class Makers:
    """What was learnt and makes statements of a document's words: the reader, and the votes on what it sees."""

    reader: Reader
    votes: Votes


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document on its way: planned for the parser where it is English, read already where it is not."""

    plan: Plan | None
    done: Extraction | Statements
    problems: tuple[Problem, ...]


def extract(
    document: Document, *, whole: bool = False, everything: bool = False, makers: Makers | None = None
) -> Extracted:
    """Return the claims and efforts of a document, or its attributions, and what could not be read.

    With `whole`, every sentence that may attribute something is read, and not only those near words of abuse, and
    attributions are returned in place of claims and efforts (a language without a parser returns all at once).
    With `everything`, a document that speaks of the subject only in passing is read as well, and not set aside.
    Problems: `language_not_supported` names the language; `language_unknown` where it could not be told, and
    the text is then read as English; `segment_too_long` for a paragraph that was left out.
    """
    return next(iter(extract_all((document,), whole=whole, everything=everything, makers=makers)))


def extract_all(
    documents: Iterable[Document],
    *,
    whole: bool = False,
    everything: bool = False,
    makers: Makers | None = None,
) -> Iterator[Extracted]:
    """Yield what `extract` returns for each document, in order; a bounded batch of them is held at a time.

    `makers` are the trained reader and the votes; those that are shipped where none are given.
    """
    makers = makers or Makers(load_reader(), load_votes())
    for found, problems in statements_of(documents, whole=whole, everything=everything, reader=makers.reader):
        yield (settled(found, makers.votes) if isinstance(found, Statements) else found), problems


def statements_of(
    documents: Iterable[Document], *, whole: bool = False, everything: bool = False, reader: Reader
) -> Iterator[tuple[Extraction | Statements, tuple[Problem, ...]]]:
    """Yield for each document, in order, the statements to be settled, or what it yields where there are none."""
    readings = (_start(document, whole=whole, everything=everything, reader=reader) for document in documents)
    for batch in _batches(readings):
        yield from _finish(batch)


def _start(document: Document, *, whole: bool, everything: bool, reader: Reader) -> _Reading:
    language = document.language.partition("-")[0].casefold()
    if language == "und" and is_chinese(document.text):
        language = "zh"  # The detector is unsure of pages that mix Chinese with mark-up and Latin names.
    empty = Extraction(document.document)
    if language in ("en", "und"):
        problems = (_unknown(document),) if language == "und" else ()
        readable, left_out = _of_readable_length(document)
        return _Reading(
            plan_english(readable, whole=whole, everything=everything, reader=reader), empty, problems + left_out
        )
    if language not in UNPARSED:
        return _Reading(None, empty, (_unsupported(document),))
    readable, left_out = _of_readable_length(document)
    if whole:
        return _Reading(None, attributed_unparsed(readable, language), left_out)
    return _Reading(None, read_unparsed(readable, language, reader), left_out)


def _batches(readings: Iterable[_Reading]) -> Iterator[list[_Reading]]:
    """Yield runs of readings, cut when one holds enough text to parse."""
    batch: list[_Reading] = []
    characters = 0
    for reading in readings:
        batch.append(reading)
        characters += 0 if reading.plan is None else reading.plan.characters
        if len(batch) >= _DOCUMENTS or characters >= _CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def _finish(batch: Sequence[_Reading]) -> Iterator[tuple[Extraction | Statements, tuple[Problem, ...]]]:
    texts = [text for reading in batch if reading.plan is not None for text in reading.plan.texts]
    parsed = iter(load_english().parse(texts)) if texts else iter(())
    for reading in batch:
        if reading.plan is None:
            yield reading.done, reading.problems
        else:
            parses = tuple(islice(parsed, len(reading.plan.texts)))
            yield read_english(reading.plan, parses), reading.problems


def _of_readable_length(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document without the segments that are too long to be writing, and a Problem for each."""
    long = tuple(part for part in document.segments if part.end - part.start > _LONGEST)
    if not long:
        return document, ()
    kept = tuple(part for part in document.segments if part.end - part.start <= _LONGEST)
    return replace(document, segments=kept), tuple(_too_long(document, part) for part in long)


def _too_long(document: Document, part: Segment) -> Problem:
    return Problem(
        "extract",
        "segment_too_long",
        f"{document.document}: {part.end - part.start:,} characters in one paragraph were not read",
        "break the text into paragraphs",
        document=document.document,
        start=part.start,
        end=part.end,
    )


def _unknown(document: Document) -> Problem:
    short = sum(not c.isspace() for c in document.text) < _SHORTEST
    reason = "it is too short to tell" if short else "it could not be told"
    return Problem(
        "extract",
        "language_unknown",
        f"{document.document}: the language is unknown ({reason}); it was read as English",
        "state the language of the document if it is another",
        document=document.document,
    )


def _unsupported(document: Document) -> Problem:
    return Problem(
        "extract",
        "language_not_supported",
        f"{document.document}: no word lists for the language {document.language!r}; no claims were looked for",
        "read the document by hand, or add a translation beside it",
        document=document.document,
    )
