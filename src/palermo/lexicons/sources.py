"""Known bodies and the kinds of source, by a language's word list."""

import re
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.records import SourceKind


class _Body(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    name: str
    kind: SourceKind
    aliases: tuple[str, ...]


class _SourceFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    bodies: tuple[_Body, ...]
    kinds: dict[SourceKind, tuple[str, ...]]
    documents: tuple[str, ...]
    no_voice: tuple[str, ...]
    institutions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    inquiries: tuple[str, ...] = ()
    officials: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """A known body found in a text: its usual English name, its kind, and where the alias stands."""

    name: str
    kind: SourceKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class SourceLexicon:
    """A language's known bodies and the nouns that tell a source's kind."""

    bodies: dict[str, _Body]
    aliases: re.Pattern[str]
    kinds: dict[str, SourceKind]
    documents: frozenset[str]
    no_voice: frozenset[str]
    institutions: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    inquiries: frozenset[str] = frozenset()
    officials: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()

    def find(self, text: str) -> tuple[Body, ...]:
        """Return the known bodies a text names, in text order; may be empty."""
        found = ((match, self.bodies[" ".join(match[0].split())]) for match in self.aliases.finditer(text))
        return tuple(Body(body.name, body.kind, match.start(), match.end()) for match, body in found)

    def kind_of(self, text: str) -> SourceKind | None:
        """Return the kind that the last telling noun of a description gives, None where none does."""
        for word in reversed(re.findall(r"[^\W\d_]+", text)):
            kind = self.kinds.get(word) or self.kinds.get(word.casefold())
            if kind is not None:
                return kind
        return None


@cache
def load_sources(language: str = "en") -> SourceLexicon:
    """Return a language's sources, compiled once a process.

    Errors: DataFileError where the file is faulty.
    """
    data = load_yaml(f"lexicons/{language}/sources.yaml", _SourceFile)
    bodies = {alias: body for body in data.bodies for alias in body.aliases}
    longest_first = sorted(bodies, key=lambda alias: (-len(alias), alias))
    alternation = "|".join(re.escape(alias).replace(r"\ ", r"\s+") for alias in longest_first)
    return SourceLexicon(
        bodies,
        re.compile(rf"(?<![\w-])(?:{alternation})(?![\w-])"),
        {noun: kind for kind, nouns in data.kinds.items() for noun in nouns},
        frozenset(data.documents),
        frozenset(data.no_voice),
        frozenset(data.institutions),
        frozenset(data.groups),
        frozenset(data.inquiries),
        frozenset(data.officials),
        frozenset(data.titles),
    )
