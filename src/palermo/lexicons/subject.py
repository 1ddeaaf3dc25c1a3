"""Whether a text is about the subject at all: by words that name it, or enough that speak of it close together."""

from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Hit, Pattern, word_pattern


class _SubjectFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    names: tuple[str, ...]
    speaks: tuple[str, ...]
    enough: int
    window: int
    short: int


@dataclass(frozen=True, slots=True)
class SubjectLexicon:
    """A language's words of the subject; `window` and `short` count characters, `enough` words in a window."""

    names: Pattern
    speaks: Pattern
    enough: int
    window: int
    short: int

    def about(self, text: str) -> bool:
        """Return whether a text is about the subject, or too short to be set aside."""
        return len(text) < self.short or self.names.found(text) or self._dense(self.speaks.hits(text), len(text))

    def _dense(self, hits: tuple[Hit, ...], length: int) -> bool:
        """Return whether enough words stand within one window; a shorter text needs its share of them."""
        needed = max(1, round(self.enough * min(length, self.window) / self.window))
        runs = zip(hits, hits[needed - 1 :], strict=False)
        return any(last.end - first.start <= self.window for first, last in runs)


@cache
def load_subject(language: str = "en") -> SubjectLexicon:
    """Return a language's words of the subject, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    data = load_yaml(f"lexicons/{language}/subject.yaml", _SubjectFile)
    return SubjectLexicon(
        word_pattern(data.names), word_pattern(data.speaks), data.enough, data.window, data.short
    )
