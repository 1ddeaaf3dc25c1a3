"""The abuses a text speaks of: codes by a language's word list."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Hit, Pattern, cased_pattern, word_pattern


class _Entry(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    strong: tuple[str, ...] = ()
    both: tuple[tuple[str, ...], ...] = ()
    weak: tuple[str, ...] = ()


class _AbuseFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    words: dict[str, str]
    abuses: tuple[_Entry, ...]
    rank: tuple[str, ...]
    never: tuple[str, ...]
    counter: tuple[str, ...]
    steps: frozenset[str]


@dataclass(frozen=True, slots=True)
class AbuseHit:
    """One place where a text speaks of an abuse; `strong` when the words alone state it."""

    start: int
    end: int
    code: str
    strong: bool


@dataclass(frozen=True, slots=True)
class _Compiled:
    code: str
    strong: Pattern | None
    both: tuple[tuple[Pattern, ...], ...]
    weak: Pattern | None


@dataclass(frozen=True, slots=True)
class AbuseLexicon:
    """A language's words for the abuses, compiled."""

    entries: tuple[_Compiled, ...]
    rank: Pattern
    never: Pattern
    counter: Pattern
    steps: frozenset[str]
    gate: Pattern

    def mask(self, text: str) -> str:
        """Return the text, same length, with the names of laws, bodies and plans blanked."""
        parts, at = [], 0
        for hit in self.never.hits(text):
            parts += [text[at : hit.start], re.sub(r"\w", "_", text[hit.start : hit.end])]
            at = hit.end
        return "".join((*parts, text[at:]))

    def hits(self, masked: str) -> tuple[AbuseHit, ...]:
        """Return what a masked clause speaks of, in the order of the vocabulary, then of the text."""
        if not self.gate.found(masked):
            return ()
        return tuple(hit for entry in self.entries for hit in _entry_hits(entry, masked))


def _entry_hits(entry: _Compiled, text: str) -> list[AbuseHit]:
    found = [AbuseHit(*hit, entry.code, strong=True) for hit in _hits(entry.strong, text)]
    for row in entry.both:
        places = [_hits(pattern, text) for pattern in row]
        if all(places):
            found.append(AbuseHit(*max(place[0] for place in places), entry.code, strong=True))
    return found + [AbuseHit(*hit, entry.code, strong=False) for hit in _hits(entry.weak, text)]


def _hits(pattern: Pattern | None, text: str) -> tuple[Hit, ...]:
    return () if pattern is None else pattern.hits(text)


@cache
def load_abuses(language: str = "en") -> AbuseLexicon:
    """Return a language's abuse lexicon, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    data = load_yaml(f"lexicons/{language}/abuses.yaml", _AbuseFile)
    words = data.words
    # The gate asks for one of a row's last patterns alone: it may let a text pass for nothing, never lose one.
    loose = [p for entry in data.abuses for p in (*entry.strong, *entry.weak, *(row[-1] for row in entry.both))]
    return AbuseLexicon(
        entries=tuple(_compile(entry, words) for entry in data.abuses),
        rank=word_pattern(data.rank, words),
        never=cased_pattern(data.never),
        counter=word_pattern(data.counter, words),
        steps=data.steps,
        gate=word_pattern((*loose, *data.rank), words),
    )


def _compile(entry: _Entry, words: dict[str, str]) -> _Compiled:
    return _Compiled(
        entry.code,
        word_pattern(entry.strong, words) if entry.strong else None,
        tuple(tuple(word_pattern((p,), words) for p in row) for row in entry.both),
        word_pattern(entry.weak, words) if entry.weak else None,
    )
