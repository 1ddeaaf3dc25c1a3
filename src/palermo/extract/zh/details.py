"""Who, where, what and how many a Chinese claim names: words of the text, never inferred."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from palermo.extract.quantities import find_quantities
from palermo.extract.zh.lists import any_of, either, expressions
from palermo.extract.zh.places import find_places, places_of
from palermo.extract.zh.states import countries, peoples, regions
from palermo.lexicons.patterns import Hit
from palermo.records import Place


@dataclass(frozen=True, slots=True)
class Detail:
    """What the words of a claim name, each tuple in text order."""

    groups: tuple[str, ...]
    places: tuple[Place, ...]
    actors: tuple[str, ...]
    goods: tuple[str, ...]
    technologies: tuple[str, ...]
    since: str | None
    until: str | None


@cache
def _groups() -> re.Pattern[str]:
    """Return the pattern of groups: listed nouns, a people or a state's people with what they are."""
    nouns = either(expressions("entities", "group"))
    stems = either((*peoples(), *countries()), literal=True)
    person = "人(?![权民口工道])"
    return re.compile(rf"{stems}族?[裔籍]?(?:{person}|族)?{nouns}|{stems}(?:族人?|{person})|{nouns}")


@cache
def _actors() -> re.Pattern[str]:
    """Return the pattern of doers: a listed noun, with the state or region before it."""
    nouns = either(expressions("entities", "actor"))
    return re.compile(
        rf"(?:{_states()}|{either(regions(), literal=True)})?的?{nouns}"
        rf"|{_states()}(?=在|对|把|将|正在|一直|通过|使用)"
    )


@cache
def _states() -> str:
    return either(countries(), literal=True)


def group_hits(text: str) -> tuple[Hit, ...]:
    """Return where a simplified text names groups, those that begin another name left out."""
    after = any_of("entities", "not_group_after")
    found = _groups().finditer(text)
    return tuple(Hit(m.start(), m.end()) for m in found if not after.match(text, m.end()))


def actor_hits(text: str) -> tuple[Hit, ...]:
    """Return where a simplified text names doers: bodies, firms, and states as the subject of a verb."""
    return tuple(Hit(match.start(), match.end()) for match in _actors().finditer(text))


def has_party(text: str) -> bool:
    """Return whether a simplified text names a group, a doer or a place."""
    return bool(group_hits(text) or actor_hits(text) or find_places(text))


def find_detail(text: str, quote: str) -> Detail:
    """Return what a claim names; `text` is its simplified form with the same length as `quote`, the words."""
    goods = _hits("goods", text) if any_of("entities", "goods_context").search(text) else ()
    since, until = (any_of("entities", which).search(text) for which in ("since", "until"))
    return Detail(
        groups=_words(group_hits(text), quote),
        places=places_of(quote, text),
        actors=_words(actor_hits(text), quote),
        goods=_words(goods, quote),
        technologies=_words(_hits("technology", text), quote),
        since=None if since is None else _iso(since[0]),
        until=None if until is None else _iso(until[0]),
    )


def _hits(means: str, text: str) -> tuple[Hit, ...]:
    return tuple(Hit(m.start(), m.end()) for m in any_of("entities", means).finditer(text))


def _words(hits: Sequence[Hit], quote: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote[hit.start : hit.end] for hit in hits))


def _iso(date: str) -> str:
    """Return a Chinese date as ISO 8601, no more precise than it is."""
    parts = re.findall(r"\d+", date)
    return "-".join((parts[0], *(f"{int(part):02d}" for part in parts[1:])))


def has_figure(text: str) -> bool:
    """Return whether a text holds a quantity."""
    return bool(find_quantities(text, language="zh"))
