"""The Chinese word lists, checked and compiled; all in simplified characters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.extract.zh.lists import LANGUAGE, either
from palermo.lexicons.patterns import Pattern, compiled, expand


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class AbuseEntry(_File):
    """The expressions that state a code, and those that do so only beside a doer, victim or place."""

    code: str
    strong: tuple[str, ...]
    weak: tuple[str, ...] = ()


class _AbuseFile(_File):
    version: str
    language: str
    words: dict[str, str]
    abuses: tuple[AbuseEntry, ...]
    pattern: tuple[str, ...]
    never: tuple[str, ...]
    adding: tuple[str, ...]
    rank: tuple[str, ...]
    counter: tuple[str, ...]


class _ClauseFile(_File):
    version: str
    language: str
    furniture: tuple[str, ...]
    menus: tuple[str, ...]
    labels: tuple[str, ...]
    commentary: tuple[str, ...]
    continues: tuple[str, ...]
    opening: tuple[str, ...]
    closing: tuple[str, ...]
    steps: tuple[str, ...]
    reactions: tuple[str, ...]
    nominal: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Abuses:
    """The abuse words, compiled: (code, strong, weak) in the order of the vocabulary."""

    entries: tuple[tuple[str, Pattern, Pattern | None], ...]
    pattern: Pattern
    never: Pattern
    rank: Pattern
    gate: Pattern


@dataclass(frozen=True, slots=True)
class Cutting:
    """What is furniture of a page, and how clauses are joined, trimmed and left out."""

    furniture: re.Pattern[str]
    label: re.Pattern[str]
    commentary: re.Pattern[str]
    continues: re.Pattern[str]
    opening: re.Pattern[str]
    closing: re.Pattern[str]
    steps: Pattern
    reactions: Pattern
    nominal: re.Pattern[str]


def pattern_of(sources: Iterable[str]) -> Pattern:
    """Return one RE2 pattern for any of the expressions."""
    return compiled(either(sources))


@cache
def abuses() -> Abuses:
    """Return the Chinese abuse words, compiled once a process."""
    data = load_yaml(f"lexicons/{LANGUAGE}/abuses.yaml", _AbuseFile)

    def made(sources: Iterable[str]) -> Pattern:
        return pattern_of(expand(source, data.words) for source in sources)

    words = [word for entry in data.abuses for word in (*entry.strong, *entry.weak)]
    return Abuses(
        tuple((e.code, made(e.strong), made(e.weak) if e.weak else None) for e in data.abuses),
        made(data.pattern),
        made(data.never),
        made(data.rank),
        made((*words, *data.rank)),
    )


@cache
def cutting() -> Cutting:
    """Return how Chinese pages are cut, compiled once a process."""
    data = load_yaml(f"lexicons/{LANGUAGE}/clauses.yaml", _ClauseFile)
    labels = either(data.labels, literal=True)
    return Cutting(
        re.compile(
            rf"\W*(?:{either(data.furniture, literal=True)}\s?(?:[:：/｜|]|$)|{either(data.menus, literal=True)})"
        ),
        re.compile(rf"\W*{labels}\s?[:：]"),
        re.compile(rf"\W*{either(data.commentary, literal=True)}\W*$|\W*{either(data.commentary)}[:：]"),
        re.compile(either(data.continues)),
        re.compile(rf"(?:{either(data.opening)}[，、,\s]?)"),
        re.compile(rf"{either(data.closing)}$"),
        pattern_of(data.steps),
        pattern_of(data.reactions),
        re.compile(rf"的?[^，。；！？：“”的]{{0,6}}{either(data.nominal)}"),
    )
