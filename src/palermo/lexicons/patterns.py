"""Patterns of the word lists, compiled once: whole words, any white space, no case."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

import re2

from palermo.errors import DataFileError

_NAME = re.compile(r"\{([a-z_]+)\}")
_COUNTED = re.compile(r"\{(\d+),\d*\}")
# The largest alternation, all the words of abuse together, needs about 20 MB to run without falling back.
_MEMORY = 1 << 26
# Sentences: those of a batch of documents.
_REMEMBERED = 4096


_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def without_surrogates(text: str) -> str:
    """Return the text, same length, with U+FFFD for lone surrogates, which neither RE2 nor sentencex accepts."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.translate(_SURROGATES)
    return text


# A sign that is no part of a word: no letter, mark or figure of any alphabet.
_EDGE = r"[^\p{L}\p{M}\p{N}_]"


class Hit(NamedTuple):
    """Where a pattern matched: half-open, in code points of the text searched."""

    start: int
    end: int


class Pattern:
    """An alternation of patterns, searched in time linear in the text."""

    __slots__ = ("_compiled", "source")

    def __init__(self, source: str) -> None:
        """Compile an RE2 expression; it must not match the empty string."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        self._compiled = re2.compile(source, options)
        self.source = source

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return the matches in text order, not overlapping; may be empty."""
        return tuple(
            Hit(match.start(), match.end()) for match in self._compiled.finditer(without_surrogates(text))
        )

    def found(self, text: str) -> bool:
        """Return whether the pattern occurs."""
        return self._compiled.search(without_surrogates(text)) is not None


class WholeWords(Pattern):
    """A pattern of whole words in any alphabet; RE2's own boundary of words knows the letters of ASCII alone."""

    __slots__ = ()

    def __init__(self, source: str, *, cased: bool) -> None:
        """Compile an RE2 expression that begins and ends with a letter or a figure."""
        super().__init__(f"{'' if cased else '(?i)'}(?:^|{_EDGE})(?:{source})(?:{_EDGE}|$)")

    def hits(self, text: str) -> tuple[Hit, ...]:
        """Return the matches in text order without the signs beside them, not overlapping; may be empty."""
        plain = without_surrogates(text)
        found: list[Hit] = []
        while (match := self._compiled.search(plain, found[-1].end if found else 0)) is not None:
            start, end = match.start(), match.end()
            found.append(Hit(start + (not _in_word(plain[start])), end - (not _in_word(plain[end - 1]))))
        return tuple(found)


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or unicodedata.category(letter).startswith("M")


class PatternSet:
    """Patterns searched for at once: which of them occur in a text, not where."""

    __slots__ = ("_set", "found")

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Compile the patterns together; their numbers count from nought in the order given."""
        options = re2.Options()
        options.max_mem = _MEMORY
        options.never_capture = True
        self._set = re2.Set.SearchSet(options)
        for pattern in patterns:
            self._set.Add(pattern.source)
        self._set.Compile()
        # A sentence is asked about first to know whether it is parsed, then for each of its clauses.
        self.found = lru_cache(maxsize=_REMEMBERED)(self._search)

    def _search(self, text: str) -> frozenset[int]:
        """Return the numbers of the patterns that occur; empty as well where RE2 ran out of memory."""
        return frozenset(self._set.Match(without_surrogates(text)) or ())


@cache
def compiled(source: str) -> Pattern:
    """Return the pattern compiled, each expression once a process."""
    return Pattern(source)


@cache
def whole_words(source: str, *, cased: bool) -> WholeWords:
    """Return the pattern of whole words compiled, each expression once a process."""
    return WholeWords(source, cased=cased)


def expand(source: str, words: Mapping[str, str]) -> str:
    """Return a pattern with the named groups put in and spaces standing for any white space.

    Errors: DataFileError for a name that the file does not define.
    """

    def group(match: re.Match[str]) -> str:
        if match[1] not in words:
            raise DataFileError(
                f"pattern {source!r}: no group of words is called {match[1]!r}; define it in words"
            )
        return words[match[1]]

    return _NAME.sub(group, source).replace(" ", r"\s+")


def word_pattern(sources: Iterable[str], words: Mapping[str, str] | None = None) -> Pattern:
    """Return one pattern for whole words of any of the sources, ignoring case."""
    return compiled("(?i)" + _whole_words(expand(source, words or {}) for source in sources))


def loosened(source: str) -> str:
    """Return a pattern that finds what the source does, and more: gaps of counted length have any length.

    It is several times as fast, since RE2 keeps a state for every count.
    """
    return _COUNTED.sub(_uncounted, source)


def _uncounted(match: re.Match[str]) -> str:
    return "*" if match[1] == "0" else "+"


def _whole_words(expanded: Iterable[str]) -> str:
    return "|".join(f"(?:{_bounded(source)})" for source in expanded)


def _bounded(source: str) -> str:
    # A source that opens with a class of signs (quotation marks) sets its own edges.
    return f"(?:{source})" if source.startswith("[") else rf"\b(?:{source})\b"
