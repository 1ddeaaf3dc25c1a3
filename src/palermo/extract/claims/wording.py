"""The words that open, join and lean clauses, from the data file."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Pattern, compiled, expand


class _WordingFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    openers: tuple[str, ...]
    wishes: frozenset[str]
    joining_marks: frozenset[str]
    leaning: str
    closers: str
    hearsay: str
    headline_source: str
    references: str
    of_children: str
    charges: frozenset[str]
    against: str
    impersonal: str


@dataclass(frozen=True, slots=True)
class Wording:
    """Openers are cut from claims; wishes make none; joining marks divide; leaning openings carry a source."""

    opener: Pattern
    leaning: Pattern
    closer: Pattern
    hearsay: Pattern
    headline_source: re.Pattern[str]
    references: Pattern
    of_children: Pattern
    charges: frozenset[str]
    against: Pattern
    impersonal: Pattern
    wishes: frozenset[str]
    joining_marks: frozenset[str]


@cache
def load_wording() -> Wording:
    """Return the wording of English clauses, compiled once a process."""
    data = load_yaml("lexicons/en/clauses.yaml", _WordingFile)
    openers = "|".join(expand(source, {}) for source in data.openers)
    return Wording(
        compiled(rf"(?i)^[\s,;:–—-]*(?:{openers})(?:\s+|$)"),
        compiled(rf"(?i)^[\s“\"‘'(]*(?:{expand(data.leaning, {})})"),
        compiled(rf"(?i)(?:{expand(data.closers, {})})\s*$"),
        compiled(rf"(?i)^(?:{expand(data.hearsay, {})})\s+"),
        re.compile(data.headline_source),
        compiled(rf"(?i)^\s*(?:[ivx\d]+[.)]?\s+)?(?:{expand(data.references, {})})\s*:?\s*(?:\t|[\r\n]|$)"),
        compiled(rf"(?i)\b(?:{expand(data.of_children, {})})"),
        data.charges,
        compiled(rf"(?i)\b(?:{expand(data.against, {})})\b"),
        compiled(rf"(?i)\b(?:{expand(data.impersonal, {})})\s*$"),
        data.wishes,
        data.joining_marks,
    )
