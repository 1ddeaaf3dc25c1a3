"""The stage: documents in, attributions, claims and efforts out, a few documents at a time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Protocol

from palermo.extract.zh import extract_chinese, is_chinese
from palermo.extract.english import Plan, plan_english, read_english
from palermo.extract.syntax import load_english
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


class Extractor(Protocol):
    """What reads one language without a syntax model."""

    def __call__(self, document: Document) -> Extraction:
        """Return what a document of the language yields."""
        ...


_EXTRACTORS: dict[str, Extractor] = {"zh": extract_chinese}


@dataclass(frozen=True, slots=True)
class _Reading:
    """A document on its way: planned for the parser where it is English, read already where it is not."""

    plan: Plan | None
    done: Extraction
    problems: tuple[Problem, ...]


def extract(document: Document, *, whole: bool = False, everything: bool = False) -> Extracted:
    """Return the claims and efforts of a document, or its attributions, and what could not be read.

    With `whole`, every sentence that may attribute something is read, and not only those near words of abuse, and
    attributions are returned in place of claims and efforts (a language without a parser returns all at once).
    With `everything`, a document that speaks of the subject only in passing is read as well, and not set aside.
    Problems: `language_not_supported` names the language; `language_unknown` where it could not be told, and
    the text is then read as English; `segment_too_long` for a paragraph that was left out.
    """
    return next(iter(extract_all((document,), whole=whole, everything=everything)))


def extract_all(
    documents: Iterable[Document], *, whole: bool = False, everything: bool = False
) -> Iterator[Extracted]:
    """Yield what `extract` returns for each document, in order; a bounded batch of them is held at a time."""
    readings = (_start(document, whole=whole, everything=everything) for document in documents)
    for batch in _batches(readings):
        yield from _finish(batch)


def _start(document: Document, *, whole: bool, everything: bool) -> _Reading:
    language = document.language.partition("-")[0].casefold()
    if language == "und" and is_chinese(document.text):
        language = "zh"  # The detector is unsure of pages that mix Chinese with mark-up and Latin names.
    empty = Extraction(document.document)
    if language in ("en", "und"):
        problems = (_unknown(document),) if language == "und" else ()
        readable, left_out = _of_readable_length(document)
        return _Reading(plan_english(readable, whole=whole, everything=everything), empty, problems + left_out)
    extractor = _EXTRACTORS.get(language)
    if extractor is None:
        return _Reading(None, empty, (_unsupported(document),))
    return _Reading(None, extractor(document), ())


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


def _finish(batch: Sequence[_Reading]) -> Iterator[Extracted]:
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
