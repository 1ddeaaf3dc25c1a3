"""Patterns of the word lists, compiled once: whole words, any white space, no case."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any, NamedTuple

import re2

from palermo.errors import DataFileError

_NAME = re.compile(r"\{([a-z_]+)\}")
# The largest alternation, all the words of abuse together, needs about 20 MB to run without falling back.
_MEMORY = 1 << 26


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


def options() -> re2.Options:
    """Return what RE2 compiles with: room for the largest alternation, and where it matched, not its groups."""
    chosen = re2.Options()
    chosen.max_mem = _MEMORY
    chosen.never_capture = True
    return chosen


class Hit(NamedTuple):
    """Where a pattern matched: half-open, in code points of the text searched."""

    start: int
    end: int


class Pattern:
    """An alternation of patterns, searched in time linear in the text."""

    def __init__(self, source: str) -> None:
        """Take an RE2 expression, compiled when it is first searched; it must not match the empty string."""
        self.source = source

    @cached_property
    def _compiled(self) -> Any:
        return re2.compile(self.source, options())

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


def _whole_words(expanded: Iterable[str]) -> str:
    return "|".join(f"(?:{_bounded(source)})" for source in expanded)


def _bounded(source: str) -> str:
    # A source that opens with a class of signs (quotation marks) sets its own edges.
    return f"(?:{source})" if source.startswith("[") else rf"\b(?:{source})\b"
