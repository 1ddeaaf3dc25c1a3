"""Places of Chinese texts, with ISO 3166 codes, as far as the CLDR and ISO name them."""

import re
from functools import cache

from palermo.extract.zh.lists import any_of, either
from palermo.extract.zh.states import cities, countries, regions
from palermo.records import Place, Span


@cache
def _codes() -> dict[str, str | None]:
    """Return the code of each place by its Chinese name; a city has none, because its country's would say more."""
    found: dict[str, str | None] = dict.fromkeys(cities())
    return found | regions() | countries()


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(_codes(), literal=True))


def find_places(text: str) -> tuple[tuple[str, str | None, Span], ...]:
    """Return (name, code, range) of the places a simplified text names, in order; a state as a doer is none."""
    after = any_of("entities", "not_place_after")
    return tuple(
        (match[0], _codes()[match[0]], Span(match.start(), match.end()))
        for match in _pattern().finditer(text)
        if after.match(text, match.end()) is None
    )


def places_of(quote: str, text: str) -> tuple[Place, ...]:
    """Return the places of a claim as written: `text` is its simplified form, `quote` the words, same length."""
    named = (Place(quote[at.start : at.end], code) for _, code, at in find_places(text))
    return tuple(dict.fromkeys(named))
