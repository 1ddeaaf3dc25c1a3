"""Phrases looked up in a text by their words, with exact offsets.

A phrase is a run of words (letters or digits); between two of its words the text may hold spaces, a line break,
a hyphen, an apostrophe or a point, so that one entry finds "Guinea-Bissau", "U.S." and "People’s Republic" over
a line break. Accents are folded for the look-up only: the offsets are always those of the text.
"""

import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from palermo.records import Span

Value = TypeVar("Value")
WORD = re.compile(r"[^\W\d_]+|\d+")
_GAP = re.compile(r"(?:[ \t\u00a0]*\n?[ \t\u00a0]*|[ \t]?[-‐‑–][ \t]?|[’']|\.[ \t]?|[ \t]?&[ \t]?)")
# Names this short have no form in capitals: "us" and "US" are different words.
_SHORT = 3
_COMMA_GAP = re.compile(r",\s|\s?\(")
# A claim's words are searched for places, goods and groups one after another.
_REMEMBERED = 256
_Word = tuple[str, int, int]


def fold(word: str) -> str:
    """Return a word without its accents; the case stays."""
    if word.isascii():
        return word
    return "".join(mark for mark in unicodedata.normalize("NFKD", word) if not unicodedata.combining(mark))


def words_of(phrase: str) -> tuple[str, ...]:
    """Return the words of a phrase, accents folded."""
    return tuple(fold(match.group()) for match in WORD.finditer(phrase))


@dataclass(frozen=True, slots=True)
class Phrase(Generic[Value]):
    """One entry: its words, whether a comma or bracket may stand inside, and what it stands for."""

    words: tuple[str, ...]
    comma: bool
    value: Value


class PhraseIndex(Generic[Value]):
    """Phrases by their first word, longest first; the earlier entry wins where two have the same words."""

    def __init__(self, entries: Iterable[tuple[str, Value]], *, any_case: bool = False) -> None:
        self._any_case = any_case
        self._by_first: dict[str, list[Phrase[Value]]] = {}
        self._exact: dict[tuple[str, ...], Value] = {}
        for text, value in entries:
            self._add(text, value)
        for phrases in self._by_first.values():
            phrases.sort(key=lambda phrase: -len(phrase.words))

    def _add(self, text: str, value: Value) -> None:
        words = words_of(text)
        forms = [self._key(words)] if self._any_case else [words, tuple(word.upper() for word in words)]
        for form in forms[: 1 if len("".join(words)) <= _SHORT else 2]:
            if form and form not in self._exact:
                self._exact[form] = value
                self._by_first.setdefault(form[0], []).append(Phrase(form, "," in text or "(" in text, value))

    def _key(self, words: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(word.casefold() for word in words) if self._any_case else words

    def get(self, phrase: str) -> Value | None:
        """Return what a whole phrase stands for, or None."""
        return self._exact.get(self._key(words_of(phrase)))

    def find(self, text: str) -> Iterator[tuple[Value, Span]]:
        """Yield each phrase of the text in order, the longest at each place, without overlap."""
        tokens = _words(text, any_case=self._any_case)
        free = 0
        for position, (word, start, _) in enumerate(tokens):
            if position < free or word not in self._by_first:
                continue
            phrase = self._longest(text, tokens, position)
            if phrase is not None:
                free = position + len(phrase.words)
                yield phrase.value, Span(start, tokens[free - 1][2])

    def _longest(self, text: str, tokens: Sequence[_Word], position: int) -> Phrase[Value] | None:
        for phrase in self._by_first[tokens[position][0]]:
            window = tokens[position : position + len(phrase.words)]
            if tuple(word for word, _, _ in window) == phrase.words and _joined(text, window, comma=phrase.comma):
                return phrase
        return None


@lru_cache(maxsize=_REMEMBERED)
def _words(text: str, *, any_case: bool) -> tuple[_Word, ...]:
    """Return the words of a text, accents folded, small letters for any case, each with where it stands."""
    folded = ((fold(match.group()), match.start(), match.end()) for match in WORD.finditer(text))
    return tuple((word.casefold() if any_case else word, start, end) for word, start, end in folded)


def _joined(text: str, window: Sequence[_Word], *, comma: bool) -> bool:
    """Return whether the words stand together in the text."""
    for (_, _, before), (_, after, _) in itertools.pairwise(window):
        gap = text[before:after]
        if not _GAP.fullmatch(gap) and not (comma and _COMMA_GAP.fullmatch(gap)):
            return False
    return True
