"""The entries of a word list that hold of some words, each word taken by the weightiest entry only."""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from palermo.lexicons.patterns import Pattern, compiled
from palermo.lexicons.sieve import Sieve
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


class KnownWords:
    """The entries of a word list, weightiest first, and a sieve that says which of them may hold of a text."""

    def __init__(self, entries: tuple[Known, ...]) -> None:
        """Compile the sieve of the entries; there is one at least."""
        self._entries = entries
        self._sieve = Sieve(one.pattern for one in entries)
        self._meaning: dict[str, list[Known]] = {}
        for one in entries:
            self._meaning.setdefault(one.entry.means, []).append(one)
        # All the entries of a meaning at once, for questions that need no place.
        self._either = {
            means: compiled("|".join(f"(?:{one.pattern.source})" for one in ones))
            for means, ones in self._meaning.items()
        }

    def may_hold(self, text: str) -> frozenset[int]:
        """Return the numbers of the entries that may hold of a text; the others do not."""
        return frozenset(self._sieve.may_hold(text))

    def __iter__(self) -> Iterator[Known]:
        """Return the entries, weightiest first."""
        return iter(self._entries)

    def meaning(self, means: str) -> Sequence[Known]:
        """Return the entries that mean something, weightiest first; may be empty."""
        return self._meaning.get(means, ())

    def holds(self, means: str, text: str) -> bool:
        """Return whether an entry of a meaning holds of a text, whatever stands beside it or holds there too."""
        return means in self._either and self._either[means].found(text)


@cache
def known(language: str, name: str) -> KnownWords:
    """Return the entries of a word list, compiled once a process."""
    words = load_words(language, name)
    return KnownWords(tuple(Known(entry, words.pattern(entry), words.beside(entry)) for entry in words.entries))


def met_in(words: KnownWords, text: str, *, leaving_out: Container[str] = ()) -> tuple[Met, ...]:
    """Return where entries hold of a text, weightiest entry first, then in text order; none overlap.

    `leaving_out` holds meanings of entries that are not looked for.
    """
    found: list[Met] = []
    left, may_hold = text, words.may_hold(text)
    for number, (entry, pattern, beside) in enumerate(words):
        if number not in may_hold or entry.means in leaving_out or not (beside is None or beside.found(left)):
            continue
        for hit in pattern.hits(left):
            found.append(Met(entry, hit.start, hit.end))
            left = left[: hit.start] + _TAKEN * (hit.end - hit.start) + left[hit.end :]
            may_hold = words.may_hold(left)
    return tuple(found)


def places_of(words: KnownWords, means: str, text: str) -> Iterator[Met]:
    """Yield where entries of a meaning hold of a text, whatever others hold there; entry by entry."""
    for entry, pattern, _ in words.meaning(means):
        yield from (Met(entry, hit.start, hit.end) for hit in pattern.hits(text))
