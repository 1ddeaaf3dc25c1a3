"""Marks of certainty: the class that the words of a clause, or of a reporting cue, set."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import cast, get_args

from palermo.lexicons.patterns import Hit, Pattern, compiled
from palermo.records import Certainty
from palermo.words import Entry, WordList, load_words

# From the firmest to the weakest; what cannot be told outweighs all.
ORDER: tuple[Certainty, ...] = (
    "asserted", "reported", "probable", "estimated", "possible", "alleged", "denied", "unclear",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of certainty in a text: the entry that matched, the class it sets, and where it stands."""

    entry: str
    certainty: Certainty
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CertaintyLexicon:
    """A language's marks of certainty, compiled."""

    words: WordList
    clause: tuple[Entry, ...]
    cue: tuple[Entry, ...]
    after: tuple[Entry, ...]
    mask: Pattern
    before: Pattern
    case: Pattern
    redescription: Pattern
    admission: Pattern
    denial: Pattern
    distancing: Pattern

    def marks_in(self, text: str) -> tuple[Mark, ...]:
        """Return the marks in a clause, in the order of the list; offsets count from the start of the text."""
        return tuple(_marks(self.words, self.clause, self.masked(text)))

    def marks_of_cue(self, cue: str) -> tuple[Mark, ...]:
        """Return the marks in a reporting cue or the words of a source; empty for a neutral one."""
        return tuple(_marks(self.words, self.cue, cue))

    def marks_after(self, text: str) -> tuple[Mark, ...]:
        """Return the marks that a text opens with, right after a statement: ", it is claimed"."""
        near = text.lstrip(" ,–—-")
        return tuple(mark for mark in _marks(self.words, self.after, near) if mark.start == 0)

    def of_clause(self, text: str) -> tuple[Certainty, ...]:
        """Return the classes whose marks stand in a clause; may be empty."""
        return tuple(mark.certainty for mark in self.marks_in(text))

    def of_cue(self, text: str) -> tuple[Certainty, ...]:
        """Return the classes that a reporting cue sets; empty for a neutral one."""
        return tuple(mark.certainty for mark in self.marks_of_cue(text))

    def redescribes(self, text: str) -> bool:
        """Return whether a text puts an accusation in other words, with no word that keeps a distance."""
        return self.redescription.found(text) and not self.distancing.found(text)

    def responds(self, text: str) -> bool:
        """Return whether a text may answer an accusation: it denies, admits or puts it in other words."""
        return self.answers(text) or self.redescription.found(text) or self.denies(text)

    def denies(self, text: str) -> bool:
        """Return whether a text denies in its own words: "called the report baseless", "is not true"."""
        return "denied" in self.of_clause(text)

    def answers(self, cue: str) -> bool:
        """Return whether a verb answers an accusation: it denies or admits."""
        return self.denial.found(cue) or self.admission.found(cue)

    def claims(self, cue: str) -> bool:
        """Return whether a verb sets what it introduces down as alleged."""
        return "alleged" in self.of_cue(cue)

    def weakest(self, classes: Sequence[Certainty]) -> Certainty:
        """Return the weakest of the classes, `asserted` for none."""
        return max(classes, key=ORDER.index, default="asserted")

    def masked(self, text: str) -> str:
        """Return a text, same length, with the words that hedge and deny nothing blanked."""
        for hit in self.mask.hits(text):
            text = text[: hit.start] + re.sub(r"\w", "_", text[hit.start : hit.end]) + text[hit.end :]
        return text


def _marks(words: WordList, entries: Sequence[Entry], text: str) -> Iterator[Mark]:
    for entry in entries:
        for hit in _hits(words, entry, text):
            yield Mark(entry.id, cast("Certainty", entry.means), hit.start, hit.end)


def _hits(words: WordList, entry: Entry, text: str) -> tuple[Hit, ...]:
    return words.pattern(entry).hits(text) if words.pattern(entry).found(text) else ()


@cache
def load_certainty(language: str = "en") -> CertaintyLexicon:
    """Return a language's marks of certainty, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    words = load_words(language, "certainty")
    kinds: dict[str, list[Entry]] = {}
    for entry in words.entries:
        if entry.means not in (*get_args(Certainty), "nothing"):
            raise ValueError(
                f"{entry.id} means {entry.means!r}, which is no class of certainty; name one or nothing"
            )
        kinds.setdefault(entry.id.partition(".")[0], []).append(entry)

    def joined(kind: str) -> Pattern:
        return compiled("|".join(f"(?:{words.pattern(entry).source})" for entry in kinds[kind]))

    return CertaintyLexicon(
        words,
        (*kinds["clause"], *kinds["denial"]),
        tuple(kinds["cue"]),
        tuple(kinds["after"]),
        joined("mask"),
        compiled(f"(?:{joined('before').source})[\\s“\"'‘]*$"),
        joined("case"),
        joined("against"),
        joined("admits"),
        joined("denies"),
        joined("distance"),
    )
