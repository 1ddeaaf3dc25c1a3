"""Texts as pieces of words, with their places, and the windows in which they are read."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

# The encoder takes 512 pieces; two mark the ends.
LONGEST = 480
# Pieces read together: whole sentences up to so many, with what stands before and after to lean on.
CORE, BEFORE, AFTER = 140, 60, 40
_CUT = re.compile(r"[.!?;][\"”’')\]]*\s+(?=[\"“‘(\[]?[A-Za-z0-9À-ÿ])|[。！？；][”』」]?")
_LINE = re.compile(r"[^\n]+")


class Pieces(Protocol):
    """What cuts a line into pieces of words."""

    def __call__(self, line: str) -> list[tuple[int, int, int]]:
        """Return for each piece its number and its range in the line; the first may be empty."""
        ...


@dataclass(frozen=True, slots=True)
class Text:
    """A text in pieces: their numbers, their ranges in the text, and at which pieces sentences begin and end."""

    ids: tuple[int, ...]
    places: tuple[tuple[int, int], ...]
    cuts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Window:
    """Pieces read together, half-open: `start` to `end` with what they lean on, `low` to `high` without."""

    start: int
    end: int
    low: int
    high: int


def in_pieces(text: str, pieces: Pieces, ranges: Sequence[tuple[int, int]] | None = None) -> Text:
    """Return a text, or only some ranges of it (in order), in pieces; white space belongs to none."""
    ids: list[int] = []
    places: list[tuple[int, int]] = []
    cuts = [0]
    for start, end in sentences(text) if ranges is None else _within(text, ranges):
        for number, low, high in pieces(text[start:end]):
            while low < high and text[start + low].isspace():
                low += 1  # noqa: PLW2901 the piece without the space before it
            if low < high:
                ids.append(number)
                places.append((start + low, start + high))
        if len(ids) > cuts[-1]:
            cuts.append(len(ids))
    return Text(tuple(ids), tuple(places), tuple(cuts))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of a text that are read as sentences: lines, cut where a sentence seems to end.

    These are the ranges that the model was trained on; they are no sentences of a language's own splitter.
    """
    for line in _LINE.finditer(text):
        start = line.start()
        for end in (*(line.start() + match.end() for match in _CUT.finditer(line.group())), line.end()):
            if end > start:
                yield start, end
                start = end


def _within(text: str, ranges: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for low, high in ranges:
        yield from ((low + start, low + end) for start, end in sentences(text[low:high]))


def windows(text: Text) -> Iterator[Window]:
    """Yield the windows of a text, in order; together their cores hold each piece once."""
    cuts, at = text.cuts, 0
    while at < len(cuts) - 1:
        to = at + 1
        while to < len(cuts) - 1 and cuts[to + 1] - cuts[at] <= CORE:
            to += 1
        yield from _leaning(text, cuts[at], cuts[to])
        at = to


def _leaning(text: Text, low: int, high: int) -> Iterator[Window]:
    for start in range(low, high, LONGEST - BEFORE - AFTER):
        end = min(high, start + LONGEST - BEFORE - AFTER)
        before = max((cut for cut in text.cuts if start - BEFORE <= cut <= start), default=start)
        first = min((cut for cut in text.cuts if start - BEFORE <= cut <= before), default=start)
        last = max((cut for cut in text.cuts if end <= cut <= end + AFTER), default=end)
        yield Window(min(first, start), max(last, end), start, end)
