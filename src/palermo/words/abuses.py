"""The abuses a text speaks of: codes by a language's word list, each with the entry that says why."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from palermo.lexicons.patterns import Pattern, PatternSet, compiled, expand, loosened
from palermo.words.entries import Entry, WordList, load_words, word_end

ABUSES = "abuses"
FRAMES = "abuse_frames"
# A pattern of whole words may take the sign behind its last word.
_SIGNS = " \t\r\n.,;:!?…»”)"


@dataclass(frozen=True, slots=True, order=True)
class AbuseHit:
    """One place where a text speaks of an abuse; `strong` when the words alone state it.

    `entry` is the id of the word list's entry that says so.
    """

    start: int
    end: int
    code: str
    strong: bool
    entry: str


@dataclass(frozen=True, slots=True)
class _Rule:
    """An entry compiled: its pattern, and the one that must occur beside it, if any."""

    entry: Entry
    pattern: Pattern
    beside: Pattern | None

    def hits(self, text: str) -> list[AbuseHit]:
        """Return the places of the pattern; none where what must stand beside it is missing."""
        if self.beside is not None and not self.beside.found(text):
            return []
        entry = self.entry
        places = [
            (hit.start, hit.start + len(text[hit.start : hit.end].rstrip(_SIGNS)))
            for hit in self.pattern.hits(text)
        ]
        return [AbuseHit(*place, entry.means, entry.strong, entry.id) for place in places]


@dataclass(frozen=True, slots=True)
class AbuseLexicon:
    """A language's words for the abuses, compiled.

    `never` finds names of laws, bodies and plans, `harmless` what reads as an abuse and is none (the arrest of a
    trafficker, the penalty in a law), `counter` words of fighting, study and law, `steps` verbs of measures,
    `many` a count of hundreds and more, `children` and `adult` words of age. `gate` finds all that a code is
    found in, and more.
    """

    rules: tuple[_Rule, ...]
    probes: PatternSet
    rank: Pattern
    never: Pattern
    harmless: Pattern
    counter: Pattern
    steps: Pattern
    many: Pattern
    children: Pattern
    gate: Pattern

    def mask(self, text: str) -> str:
        """Return the text, same length, with the names of laws, bodies and plans blanked."""
        return blanked(text, self.never)

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
        return tuple(hit for number in sorted(held) for hit in self.rules[number].hits(masked))


def blanked(text: str, pattern: Pattern) -> str:
    """Return the text, same length, with the letters and digits of what a pattern finds blanked."""
    parts, at = [], 0
    for hit in pattern.hits(text):
        parts += [text[at : hit.start], re.sub(r"\w", "_", text[hit.start : hit.end])]
        at = hit.end
    return "".join((*parts, text[at:]))


@cache
def load_abuses(language: str = "en") -> AbuseLexicon:
    """Return a language's abuse lexicon, compiled once a process; Chinese is matched in simplified characters.

    Errors: DataFileError where a file is missing or faulty.
    """
    words, frames = load_words(language, ABUSES), load_words(language, FRAMES)
    rules = tuple(_Rule(entry, words.pattern(entry), words.beside(entry)) for entry in words.entries)
    framed = {
        means: _either(frames, means)
        for means in ("rank", "never", "harmless", "counter", "step", "many", "child", "euphemism")
    }
    return AbuseLexicon(
        rules=rules,
        probes=PatternSet(rule.pattern for rule in rules),
        rank=framed["rank"],
        never=framed["never"],
        harmless=framed["harmless"],
        counter=framed["counter"],
        steps=framed["step"],
        many=framed["many"],
        children=framed["child"],
        gate=_gate(words, framed["rank"], framed["euphemism"]),
    )


def _either(frames: WordList, means: str) -> Pattern:
    """Return one pattern for all the entries of a list that mean the same."""
    return compiled("|".join(frames.pattern(entry).source for entry in frames.entries if entry.means == means))


def _gate(words: WordList, *others: Pattern) -> Pattern:
    """Return a pattern that finds at least what the entries and the others do, and is quick to search."""
    sources: Iterable[str] = (expand(entry.pattern, words.words) for entry in words.entries)
    inner = "|".join(f"(?:{loosened(source)})" for source in sources)
    bounded = rf"\b(?:{inner}){word_end(inner)}" if words.whole_words else f"(?:{inner})"
    return compiled("|".join((f"(?i){bounded}", *(other.source for other in others))))
