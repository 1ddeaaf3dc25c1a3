"""The Chinese word lists, checked and compiled; all in simplified characters."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Pattern, compiled
from palermo.records import Certainty, SourceKind

LANGUAGE = "zh"


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _CertaintyFile(_File):
    version: str
    language: str
    order: tuple[Certainty, ...]
    clause: dict[Certainty, tuple[str, ...]]
    cue: dict[Certainty, tuple[str, ...]]
    negated: tuple[str, ...]
    flat: tuple[str, ...]
    not_hedges: tuple[str, ...]
    redescription: tuple[str, ...]
    distancing: tuple[str, ...]
    admission: tuple[str, ...]
    denial: tuple[str, ...]


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


class AttributionFile(_File):
    """Reporting verbs and frames, as in `lexicons/zh/attribution.yaml`."""

    version: str
    language: str
    says: tuple[str, ...]
    short: tuple[str, ...]
    not_short_before: tuple[str, ...]
    not_short_after: tuple[str, ...]
    asks: tuple[str, ...]
    denials: tuple[str, ...]
    acts: tuple[str, ...]
    according_open: tuple[str, ...]
    according_close: tuple[str, ...]
    agentless: tuple[str, ...]
    between: tuple[str, ...]
    roles: tuple[str, ...]
    pronouns: tuple[str, ...]


class Known(_File):
    """A known body or person with the names it goes by."""

    name: str
    kind: SourceKind
    aliases: tuple[str, ...]


class Office(_File):
    """Offices of a country; `{country}` in the English name is filled in."""

    words: tuple[str, ...]
    name: str
    kind: SourceKind


class _Embassy(_File):
    words: tuple[str, ...]
    name: str


class SourceFile(_File):
    """Bodies, people, offices and nouns of sources, as in `lexicons/zh/sources.yaml`."""

    version: str
    language: str
    bodies: tuple[Known, ...]
    people: tuple[Known, ...]
    offices: tuple[Office, ...]
    embassy: _Embassy
    permanent_mission: tuple[str, ...]
    states_speak: bool
    unnamed: dict[SourceKind, dict[str, str]]
    modifiers: dict[str, str]
    documents: tuple[str, ...]
    no_voice: tuple[str, ...]
    tip_report: tuple[str, ...]
    joint_statement: str
    name_signs: str
    short_states: dict[str, str]
    name_titles: tuple[str, ...]


class EntityFile(_File):
    """Groups, doers, places, goods and technologies, as in `lexicons/zh/entities.yaml`."""

    version: str
    language: str
    groups: tuple[str, ...]
    not_group_after: tuple[str, ...]
    actors: tuple[str, ...]
    states: tuple[str, ...]
    places: dict[str, str | None]
    countries: dict[str, str]
    country_names: dict[str, str]
    capitals: dict[str, str]
    goods: tuple[str, ...]
    technologies: tuple[str, ...]
    goods_context: tuple[str, ...]
    since: str
    until: str


@dataclass(frozen=True, slots=True)
class Certainties:
    """The marks of certainty, compiled; weakest class first."""

    order: tuple[Certainty, ...]
    clause: tuple[tuple[Certainty, Pattern], ...]
    cue: tuple[tuple[Certainty, Pattern], ...]
    negated: Pattern
    flat: Pattern
    not_hedges: Pattern
    redescription: Pattern
    distancing: Pattern
    admission: Pattern
    denial: Pattern


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


def either(words: Iterable[str], *, literal: bool = False) -> str:
    """Return an alternation, longest expression first, so that the longest of two beginnings wins."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(map(re.escape, ordered) if literal else ordered) + ")"


@cache
def any_of(words: tuple[str, ...], *, literal: bool = False) -> re.Pattern[str]:
    """Return one pattern for any of the expressions, compiled once a process."""
    return re.compile(either(words, literal=literal))


def pattern_of(sources: Iterable[str]) -> Pattern:
    """Return one RE2 pattern for any of the expressions."""
    return compiled(either(sources))


@cache
def certainties() -> Certainties:
    """Return the Chinese marks of certainty, compiled once a process."""
    data = load_yaml(f"lexicons/{LANGUAGE}/certainty.yaml", _CertaintyFile)
    weakest_first = tuple(reversed(data.order))
    return Certainties(
        data.order,
        tuple((name, pattern_of(data.clause[name])) for name in weakest_first if data.clause.get(name)),
        tuple((name, pattern_of(data.cue[name])) for name in weakest_first if data.cue.get(name)),
        pattern_of(data.negated),
        pattern_of(data.flat),
        pattern_of(data.not_hedges),
        pattern_of(data.redescription),
        pattern_of(data.distancing),
        pattern_of(data.admission),
        pattern_of(data.denial),
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


@cache
def attribution_words() -> AttributionFile:
    """Return the Chinese reporting words."""
    return load_yaml(f"lexicons/{LANGUAGE}/attribution.yaml", AttributionFile)


@cache
def source_words() -> SourceFile:
    """Return the Chinese names and nouns of sources."""
    return load_yaml(f"lexicons/{LANGUAGE}/sources.yaml", SourceFile)


@cache
def entity_words() -> EntityFile:
    """Return the Chinese names of groups, doers, places, goods and technologies."""
    return load_yaml(f"lexicons/{LANGUAGE}/entities.yaml", EntityFile)
