"""The entries of a word list that hold of some words, each word taken by the weightiest entry only."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from palermo.words import Entry, WordList

# Gaps in patterns do not reach over a semicolon: what stands on both sides of taken words stays apart.
_TAKEN = ";"


class Met(NamedTuple):
    """An entry and where it holds: half-open, in code points of the text looked at."""

    entry: Entry
    start: int
    end: int


def met_in(words: WordList, text: str, *, leaving_out: Container[str] = ()) -> tuple[Met, ...]:
    """Return where entries hold of a text, weightiest entry first, then in text order; none overlap.

    `leaving_out` holds meanings of entries that are not looked for.
    """
    found: list[Met] = []
    left = text
    for entry in words.entries:
        if entry.means in leaving_out or not words.met(entry, left):
            continue
        for hit in words.pattern(entry).hits(left):
            found.append(Met(entry, hit.start, hit.end))
            left = left[: hit.start] + _TAKEN * (hit.end - hit.start) + left[hit.end :]
    return tuple(found)


def places_of(words: WordList, means: str, text: str) -> Iterator[Met]:
    """Yield where entries of a meaning hold of a text, whatever others hold there; entry by entry."""
    for entry in words.entries:
        if entry.means == means:
            yield from (Met(entry, hit.start, hit.end) for hit in words.pattern(entry).hits(text))
