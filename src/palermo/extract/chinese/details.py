"""Who, where, what and how many a Chinese claim names: words of the text, never inferred."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from palermo.extract.chinese.lexicon import any_of, entity_words, pattern_of
from palermo.extract.chinese.places import find_places, places_of
from palermo.extract.quantities import find_quantities
from palermo.lexicons.patterns import Hit, Pattern
from palermo.records import Place

_SHORTEST_GOODS = 2


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
def _groups() -> Pattern:
    return pattern_of(entity_words().groups)


@cache
def _actors() -> Pattern:
    return pattern_of(entity_words().actors)


@cache
def _states() -> Pattern:
    return pattern_of(entity_words().states)


@cache
def _goods() -> Pattern:
    return pattern_of(entity_words().goods)


@cache
def _technologies() -> Pattern:
    return pattern_of(entity_words().technologies)


@cache
def _period(which: str) -> re.Pattern[str]:
    return re.compile(entity_words().since if which == "since" else entity_words().until)


def group_hits(text: str) -> tuple[Hit, ...]:
    """Return where a simplified text names groups, those that begin another name left out."""
    after = any_of(entity_words().not_group_after, literal=True)
    return tuple(hit for hit in _groups().hits(text) if not after.match(text, hit.end))


def actor_hits(text: str) -> tuple[Hit, ...]:
    """Return where a simplified text names doers: bodies, firms, and states as the subject of a verb."""
    states = [
        h for h in _states().hits(text) if re.match(r"(?:在|对|把|将|向|正在|一直|通过|使用)", text[h.end :])
    ]
    return tuple(sorted({*_actors().hits(text), *states}))


def has_party(text: str) -> bool:
    """Return whether a simplified text names a group, a doer or a place."""
    return bool(group_hits(text) or actor_hits(text) or find_places(text))


def find_detail(text: str, quote: str) -> Detail:
    """Return what a claim names; `text` is its simplified form with the same length as `quote`, the words."""
    goods = _goods().hits(text) if any_of(entity_words().goods_context).search(text) else ()
    since, until = (_period(which).search(text) for which in ("since", "until"))
    return Detail(
        groups=_words(group_hits(text), quote),
        places=places_of(quote, text),
        actors=_words(_outer(actor_hits(text)), quote),
        goods=_words(goods, quote),
        technologies=_words(_technologies().hits(text), quote),
        since=None if since is None else _iso(since["date"]),
        until=None if until is None else _iso(until["date"]),
    )


def _outer(hits: Sequence[Hit]) -> tuple[Hit, ...]:
    return tuple(h for h in hits if not any(o != h and o.start <= h.start and h.end <= o.end for o in hits))


def _words(hits: Sequence[Hit], quote: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(quote[hit.start : hit.end] for hit in hits))


def _iso(date: str) -> str:
    """Return a Chinese date as ISO 8601, no more precise than it is."""
    parts = re.findall(r"\d+", date)
    return "-".join((parts[0], *(f"{int(part):02d}" for part in parts[1:])))


def has_figure(text: str) -> bool:
    """Return whether a text holds a quantity."""
    return bool(find_quantities(text, language="zh"))
