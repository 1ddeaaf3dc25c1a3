"""The words by which pages speak of works, compiled for search."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from palermo.lexicons.patterns import Hit, Pattern
from palermo.words import load_words


@dataclass(frozen=True, slots=True)
class WorkWords:
    """A language's words for works: patterns by what they mean."""

    patterns: dict[str, tuple[Pattern, ...]]

    def hits(self, means: str, text: str) -> tuple[Hit, ...]:
        """Return where words of a meaning stand in a text, in order; may be empty."""
        return tuple(sorted(hit for pattern in self.patterns.get(means, ()) for hit in pattern.hits(text)))

    def found(self, means: str, text: str) -> bool:
        """Return whether words of a meaning stand in a text."""
        return any(pattern.found(text) for pattern in self.patterns.get(means, ()))


@cache
def work_words(language: str) -> WorkWords:
    """Return the words of a language. Errors: DataFileError where the file is missing or faulty."""
    words = load_words(language, "works")
    patterns: dict[str, list[Pattern]] = defaultdict(list)
    for entry in words.entries:
        patterns[entry.means].append(words.pattern(entry))
    return WorkWords({means: tuple(found) for means, found in patterns.items()})
