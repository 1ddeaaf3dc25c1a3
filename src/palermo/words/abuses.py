"""The abuses a text speaks of: codes by a language's word list, each with the entry that says why."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from palermo.lexicons.patterns import Pattern, compiled
from palermo.lexicons.sieve import Sieve
from palermo.words.entries import Entry, WordList, load_words

ABUSES = "abuses"
FRAMES = "abuse_frames"
# A pattern of whole words may take the sign behind its last word.
_SIGNS = " \t\r\n.,;:!?…»”)"
# Sentences and clauses: those of a batch of documents.
_REMEMBERED = 4096


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


class Rules:
    """The entries of a list of abuses, in its order: the sieve says which may hold, these then search exactly."""

    def __init__(self, rules: tuple[_Rule, ...], sieve: Sieve) -> None:
        """Take the rules and a sieve whose first patterns are theirs."""
        self._rules, self._sieve = rules, sieve
        # A sentence is asked about when it is chosen to be parsed, when it is read and for each of its clauses.
        self.hits = lru_cache(maxsize=_REMEMBERED)(self._hits)
        self._held_in = lru_cache(maxsize=_REMEMBERED)(self._held)

    def __iter__(self) -> Iterator[_Rule]:
        """Return the rules in order."""
        return iter(self._rules)

    def _hits(self, text: str, sentence: str | None = None) -> tuple[AbuseHit, ...]:
        """Return the hits in a text, rule by rule, of those that occur in the sentence that it is cut from."""
        held = self._may_hold(text) if sentence is None else self._held_in(sentence)
        return tuple(hit for number in held for hit in self._rules[number].hits(text))

    def _held(self, sentence: str) -> tuple[int, ...]:
        return tuple(n for n in self._may_hold(sentence) if self._rules[n].pattern.found(sentence))

    def _may_hold(self, text: str) -> Iterator[int]:
        return (number for number in self._sieve.may_hold(text) if number < len(self._rules))


@dataclass(frozen=True, slots=True)
class AbuseLexicon:
    """A language's words for the abuses, compiled.

    `never` finds names of laws, bodies and plans, `harmless` what reads as an abuse and is none (the arrest of a
    trafficker, the penalty in a law), `counter` words of fighting, study and law, `steps` verbs of measures,
    `many` a count of hundreds and more, `children` and `adult` words of age. `gate` finds all that a code is
    found in, and more.
    """

    rules: Rules
    rank: Pattern
    never: Pattern
    harmless: Pattern
    counter: Pattern
    steps: Pattern
    many: Pattern
    children: Pattern
    gate: Sieve

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
        return self.rules.hits(masked, sentence)


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
    gate = Sieve((*(rule.pattern for rule in rules), framed["rank"], framed["euphemism"]))
    return AbuseLexicon(
        rules=Rules(rules, gate),
        rank=framed["rank"],
        never=framed["never"],
        harmless=framed["harmless"],
        counter=framed["counter"],
        steps=framed["step"],
        many=framed["many"],
        children=framed["child"],
        gate=gate,
    )


def _either(frames: WordList, means: str) -> Pattern:
    """Return one pattern for all the entries of a list that mean the same."""
    return compiled("|".join(frames.pattern(entry).source for entry in frames.entries if entry.means == means))
