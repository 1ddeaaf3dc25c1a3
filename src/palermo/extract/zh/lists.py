"""What the Chinese word lists hold, by role: the lists are read once a process."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from palermo.lexicons.patterns import expand
from palermo.records import SourceKind
from palermo.words import Entry, load_words

LANGUAGE = "zh"


@dataclass(frozen=True, slots=True)
class SourceWord:
    """A noun, office or ending of who may speak: its role, the kind of source, and its English.

    An ending that is not `strong` ends a name only behind a part that is known.
    """

    role: str
    kind: SourceKind
    english: str
    strong: bool = True


def either(words: Iterable[str], *, literal: bool = False) -> str:
    """Return an alternation, longest expression first, so that the longest of two beginnings wins."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered) if literal else ordered) + ")"


@cache
def entries(name: str, means: str) -> tuple[Entry, ...]:
    """Return the entries of a list whose meaning is, or begins with, a word."""
    return tuple(e for e in load_words(LANGUAGE, name).entries if e.means.split(" ")[0] == means)


@cache
def expressions(name: str, means: str) -> tuple[str, ...]:
    """Return the expressions of a list that mean something, alternatives apart."""
    words = load_words(LANGUAGE, name).words
    return tuple(part for entry in entries(name, means) for part in alternatives(expand(entry.pattern, words)))


@cache
def any_of(name: str, means: str) -> re.Pattern[str]:
    """Return one pattern for all expressions of a list that mean something, longest first."""
    return re.compile(either(expressions(name, means)))


def alternatives(pattern: str) -> Iterator[str]:
    """Yield the alternatives of a pattern, those inside brackets left whole."""
    depth, start = 0, 0
    for at, letter in enumerate(pattern):
        depth += {"(": 1, "[": 1, ")": -1, "]": -1}.get(letter, 0)
        if letter == "|" and depth == 0:
            yield pattern[start:at]
            start = at + 1
    yield pattern[start:]


@cache
def source_words(role: str) -> dict[str, SourceWord]:
    """Return the words of one role in the list of sources: noun, document, office, embassy, mission, suffix."""
    found: dict[str, SourceWord] = {}
    for entry in entries("sources", role):
        kind, _, english = entry.means.removeprefix(role + " ").partition(" ")
        for word in alternatives(entry.pattern):
            found.setdefault(word, SourceWord(role, cast(SourceKind, kind), english, entry.strong))
    return found


@cache
def name_parts() -> dict[str, str]:
    """Return the English of the words that names of bodies are made of."""
    return {
        word: entry.means.partition(" ")[2]
        for entry in entries("names", "part")
        for word in alternatives(entry.pattern)
    }
