"""Which patterns of a long list may occur in a text: a quick search that errs on the side of finding."""

import re
from collections.abc import Iterable
from functools import lru_cache

import re2

from palermo.lexicons.patterns import Pattern, options, without_surrogates

_COUNTED = re.compile(r"\{(\d+),\d*\}")
# Sentences and clauses: those of a batch of documents.
_REMEMBERED = 4096


class Sieve:
    """Patterns searched for at once, each with gaps of any length in place of those of a counted length.

    One pass over the text looks for the letters that each pattern needs; only patterns whose letters are there are
    searched for. What a pattern finds, its loosened form finds as well: nothing is lost.
    """

    __slots__ = ("_filter", "may_hold")

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        """Compile the patterns together; their numbers count from nought in the order given, one or more."""
        self._filter = re2.Filter()
        for pattern in patterns:
            self._filter.Add(loosened(pattern.source), options())
        self._filter.Compile()
        # A sentence is asked about first to know whether it is parsed, then for each of its clauses.
        self.may_hold = lru_cache(maxsize=_REMEMBERED)(self._search)

    def _search(self, text: str) -> tuple[int, ...]:
        """Return the numbers, in order, of the patterns that may occur; the others do not."""
        return tuple(sorted(self._filter.Match(without_surrogates(text)) or ()))

    def found(self, text: str) -> bool:
        """Return whether any of the patterns may occur."""
        return bool(self.may_hold(text))


def loosened(source: str) -> str:
    """Return a pattern that finds what the source does, and more: gaps of counted length have any length.

    It is several times as fast, since RE2 keeps a state for every count.
    """
    return _COUNTED.sub(_uncounted, source)


def _uncounted(match: re.Match[str]) -> str:
    return "*" if match[1] == "0" else "+"
