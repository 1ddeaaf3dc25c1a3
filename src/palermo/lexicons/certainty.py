"""Marks of certainty: the class that the words of a clause, or of a reporting cue, set."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Pattern, word_pattern
from palermo.records import Certainty


class _CertaintyFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    order: tuple[Certainty, ...]
    clause: dict[Certainty, tuple[str, ...]]
    cue: dict[Certainty, tuple[str, ...]]
    not_hedges: tuple[str, ...]
    redescription: tuple[str, ...]
    admission: tuple[str, ...]
    denial: tuple[str, ...]
    distancing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CertaintyLexicon:
    """A language's marks of certainty, compiled; `order` runs from the firmest class to the weakest."""

    order: tuple[Certainty, ...]
    clause: tuple[tuple[Certainty, Pattern], ...]
    cue: tuple[tuple[Certainty, Pattern], ...]
    not_hedges: Pattern
    redescription: Pattern
    admission: Pattern
    denial: Pattern
    distancing: Pattern

    def of_clause(self, text: str) -> tuple[Certainty, ...]:
        """Return the classes whose marks stand in a clause, weakest first; may be empty."""
        return _found(self.clause, self._masked(text))

    def of_cue(self, text: str) -> tuple[Certainty, ...]:
        """Return the classes that a reporting cue sets, weakest first; empty for a neutral one."""
        return _found(self.cue, text)

    def redescribes(self, text: str) -> bool:
        """Return whether a text puts an accusation in other words, with no word that keeps a distance."""
        return self.redescription.found(text) and not self.distancing.found(text)

    def responds(self, text: str) -> bool:
        """Return whether a text may answer an accusation: it denies, admits or puts it in other words."""
        return self.answers(text) or self.redescription.found(text)

    def answers(self, cue: str) -> bool:
        """Return whether a verb answers an accusation: it denies or admits."""
        return self.denial.found(cue) or self.admission.found(cue)

    def weakest(self, classes: tuple[Certainty, ...]) -> Certainty:
        """Return the weakest of the classes, `asserted` for none."""
        return max(classes, key=self.order.index, default="asserted")

    def _masked(self, text: str) -> str:
        for hit in self.not_hedges.hits(text):
            text = text[: hit.start] + re.sub(r"\w", "_", text[hit.start : hit.end]) + text[hit.end :]
        return text


def _found(patterns: tuple[tuple[Certainty, Pattern], ...], text: str) -> tuple[Certainty, ...]:
    return tuple(name for name, pattern in patterns if pattern.found(text))


@cache
def load_certainty(language: str = "en") -> CertaintyLexicon:
    """Return a language's marks of certainty, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    data = load_yaml(f"lexicons/{language}/certainty.yaml", _CertaintyFile)
    weakest_first = tuple(reversed(data.order))
    return CertaintyLexicon(
        data.order,
        tuple((name, word_pattern(data.clause[name])) for name in weakest_first if name in data.clause),
        tuple((name, word_pattern(data.cue[name])) for name in weakest_first if name in data.cue),
        word_pattern(data.not_hedges),
        word_pattern(data.redescription),
        word_pattern(data.admission),
        word_pattern(data.denial),
        word_pattern(data.distancing),
    )
