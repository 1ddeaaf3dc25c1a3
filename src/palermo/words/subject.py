"""Whether a text is about the subject at all: by words that name it, or enough that speak of it close together."""

from dataclasses import dataclass
from functools import cache

from palermo.lexicons.patterns import Hit, Pattern, compiled
from palermo.words.entries import WordList, load_words

# Words that speak of the subject within a window (characters) that make a text one on it: in the news texts of the
# evaluation data those on the subject hold ten and more at their fullest, nine in ten of political news fewer.
ENOUGH, WINDOW = 8, 2000
# A text of fewer characters is never set aside: it may say all it has to say in one plain word.
SHORT = 1000


@dataclass(frozen=True, slots=True)
class SubjectLexicon:
    """A language's words of the subject: those that name it, and those that speak of it."""

    names: Pattern
    speaks: Pattern

    def about(self, text: str) -> bool:
        """Return whether a text is about the subject, or too short to be set aside."""
        return len(text) < SHORT or self.names.found(text) or _dense(self.speaks.hits(text), len(text))


def _dense(hits: tuple[Hit, ...], length: int) -> bool:
    """Return whether enough words stand within one window; a shorter text needs its share of them."""
    needed = max(1, round(ENOUGH * min(length, WINDOW) / WINDOW))
    runs = zip(hits, hits[needed - 1 :], strict=False)
    return any(last.end - first.start <= WINDOW for first, last in runs)


@cache
def load_subject(language: str = "en") -> SubjectLexicon:
    """Return a language's words of the subject, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    words = load_words(language, "subject")
    return SubjectLexicon(_either(words, strong=True), _either(words, strong=False))


def _either(words: WordList, *, strong: bool) -> Pattern:
    return compiled("|".join(words.pattern(entry).source for entry in words.entries if entry.strong is strong))
