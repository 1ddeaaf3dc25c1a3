"""The entries of a word list that hold of some words, each word taken by the weightiest entry only."""

from collections.abc import Container, Iterator
from functools import cache
from typing import NamedTuple

from palermo.lexicons.patterns import Pattern
from palermo.words import Entry, load_words

# Gaps in patterns do not reach over a semicolon: what stands on both sides of taken words stays apart.
_TAKEN = ";"


class Met(NamedTuple):
    """An entry and where it holds: half-open, in code points of the text looked at."""

    entry: Entry
    start: int
    end: int


class Known(NamedTuple):
    """An entry with its pattern compiled, and the pattern that must hold beside it."""

    entry: Entry
    pattern: Pattern
    beside: Pattern | None


@cache
def known(language: str, name: str) -> tuple[Known, ...]:
    """Return the entries of a word list, weightiest first, compiled once a process."""
    words = load_words(language, name)

    def compiled(entry: Entry) -> Known:
        beside = None if entry.beside is None else entry.model_copy(update={"pattern": entry.beside})
        return Known(entry, words.pattern(entry), None if beside is None else words.pattern(beside))

    return tuple(map(compiled, words.entries))


def met_in(words: tuple[Known, ...], text: str, *, leaving_out: Container[str] = ()) -> tuple[Met, ...]:
    """Return where entries hold of a text, weightiest entry first, then in text order; none overlap.

    `leaving_out` holds meanings of entries that are not looked for.
    """
    found: list[Met] = []
    left = text
    for entry, pattern, beside in words:
        if entry.means in leaving_out or not (beside is None or beside.found(left)):
            continue
        for hit in pattern.hits(left):
            found.append(Met(entry, hit.start, hit.end))
            left = left[: hit.start] + _TAKEN * (hit.end - hit.start) + left[hit.end :]
    return tuple(found)


def places_of(words: tuple[Known, ...], means: str, text: str) -> Iterator[Met]:
    """Yield where entries of a meaning hold of a text, whatever others hold there; entry by entry."""
    for entry, pattern, _ in words:
        if entry.means == means:
            yield from (Met(entry, hit.start, hit.end) for hit in pattern.hits(text))
