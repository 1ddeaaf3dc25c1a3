"""Segments of a size that can be read: long ones are cut at the ends of sentences, endless ones are reported."""

import re
from collections.abc import Iterator
from dataclasses import replace

from palermo.read.faults import fault
from palermo.records import Document, Problem, Segment

LONGEST_SEGMENT = 12_000  # characters, some 2,000 words: the memory of a sentence splitter grows with it
LONGEST_RUN = 1_000_000  # characters without a break of a line or paragraph: more than a book, no writing
STOP = re.compile(r"[.!?…][\"'”’)\]]*\s+|[。！？][”’」』）]*")


def bound(document: Document) -> tuple[Document, tuple[Problem, ...]]:
    """Return the document with segments of readable size, and a Problem for each that has no end.

    A cut falls after the last sentence that fits, else at the last space, else where it must. The text stays
    as it is; a cut segment keeps the boxes of the whole.
    """
    endless = tuple(part for part in document.segments if part.end - part.start > LONGEST_RUN)
    kept = (part for part in document.segments if part.end - part.start <= LONGEST_RUN)
    segments = tuple(piece for part in kept for piece in _cut(document.text, part))
    problems = tuple(
        fault("endless_line", document.document, start=part.start, detail=f"{part.end - part.start:,} characters")
        for part in endless
    )
    return (document if segments == document.segments else replace(document, segments=segments)), problems


def _cut(text: str, part: Segment) -> Iterator[Segment]:
    start = part.start
    if part.end - start <= LONGEST_SEGMENT:
        yield part
        return
    while part.end - start > LONGEST_SEGMENT:
        stop = _stop(text, start)
        yield _piece(part, start, start + len(text[start:stop].rstrip()))
        start = stop
    if start < part.end:
        yield _piece(part, start, part.end)


def _piece(part: Segment, start: int, end: int) -> Segment:
    raised = tuple(figure for figure in part.raised if start <= figure.start < end)
    return replace(part, start=start, end=end, raised=raised)


def _stop(text: str, start: int) -> int:
    """Return where a piece that begins at `start` ends, in the second half of what fits."""
    limit, least = start + LONGEST_SEGMENT, start + LONGEST_SEGMENT // 2
    ends = [found.end() for found in STOP.finditer(text, least, limit)]
    if ends:
        return ends[-1]
    space = text.rfind(" ", least, limit)
    return space + 1 if space > 0 else limit
