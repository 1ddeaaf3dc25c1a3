"""The abuses a text speaks of: codes by a language's word list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Pattern, PatternSet, cased_pattern, loose_pattern, word_pattern


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
class _Rule:
    """Patterns that must all occur in a clause for a code, and whether the words then state the abuse."""

    code: str
    strong: bool
    patterns: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class AbuseLexicon:
    """A language's words for the abuses, compiled."""

    rules: tuple[_Rule, ...]
    probes: PatternSet
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

    def speaks(self, masked: str) -> bool:
        """Return whether a masked text speaks of an abuse or a rank: no clause of it does where it does not."""
        return bool(self.hits(masked)) or self.rank.found(masked)

    def hits(self, masked: str, *, sentence: str | None = None) -> tuple[AbuseHit, ...]:
        """Return what a masked clause speaks of, in the order of the vocabulary, then of the text.

        `sentence` is the masked sentence that the clause is of: what does not stand there is not looked for.
        """
        whole = masked if sentence is None else sentence
        if not self.gate.found(whole):
            return ()
        # A text that passes the gate and holds nothing names a rank only, or was too much for the set at once.
        held = self.probes.found(whole) or range(len(self.rules))
        return tuple(hit for number in sorted(held) for hit in _hits(self.rules[number], masked))


def _hits(rule: _Rule, text: str) -> list[AbuseHit]:
    """Return where a rule holds: each place of its one pattern; of several, the one that begins last."""
    places = [pattern.hits(text) for pattern in rule.patterns]
    if len(places) == 1:
        return [AbuseHit(*hit, rule.code, rule.strong) for hit in places[0]]
    return [AbuseHit(*max(place[0] for place in places), rule.code, rule.strong)] if all(places) else []


@cache
def load_abuses(language: str = "en") -> AbuseLexicon:
    """Return a language's abuse lexicon, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    data = load_yaml(f"lexicons/{language}/abuses.yaml", _AbuseFile)
    words = data.words
    # The gate asks for one of a row's last patterns alone: it may let a text pass for nothing, never lose one.
    loose = [p for entry in data.abuses for p in (*entry.strong, *entry.weak, *(row[-1] for row in entry.both))]
    rules = tuple(rule for entry in data.abuses for rule in _rules(entry, words))
    return AbuseLexicon(
        rules=rules,
        probes=PatternSet(rule.patterns[-1] for rule in rules),
        rank=word_pattern(data.rank, words),
        never=cased_pattern(data.never),
        counter=word_pattern(data.counter, words),
        steps=data.steps,
        gate=loose_pattern((*loose, *data.rank), words),
    )


def _rules(entry: _Entry, words: dict[str, str]) -> Iterator[_Rule]:
    if entry.strong:
        yield _Rule(entry.code, strong=True, patterns=(word_pattern(entry.strong, words),))
    for row in entry.both:
        yield _Rule(entry.code, strong=True, patterns=tuple(word_pattern((p,), words) for p in row))
    if entry.weak:
        yield _Rule(entry.code, strong=False, patterns=(word_pattern(entry.weak, words),))
