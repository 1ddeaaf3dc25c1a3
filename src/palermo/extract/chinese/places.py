"""Places of Chinese texts, with ISO 3166 codes, and English names of countries."""

import re
from functools import cache

import pycountry
from babel import Locale

from palermo.extract.chinese.lexicon import either, entity_words
from palermo.records import Place, Span

_SHORTEST = 2


@cache
def countries() -> dict[str, str]:
    """Return the alpha-3 codes of countries by their Chinese names, the word list's own names first."""
    found = dict(entity_words().countries)
    for code, name in Locale("zh").territories.items():
        country = pycountry.countries.get(alpha_2=code) if len(code) == 2 else None  # noqa: PLR2004 alpha-2
        if country is not None and len(name) >= _SHORTEST:
            found.setdefault(name, country.alpha_3)
    return found


@cache
def english_name(code: str) -> str:
    """Return the usual English name of a country by its alpha-3 code."""
    own = entity_words().country_names.get(code)
    if own is not None:
        return own
    country = pycountry.countries.get(alpha_3=code)
    return code if country is None else str(Locale("en").territories[country.alpha_2])


@cache
def _pattern() -> re.Pattern[str]:
    words = entity_words()
    return re.compile(either((*words.places, *countries(), *words.capitals), literal=True))


def find_places(text: str) -> tuple[tuple[str, str | None, Span], ...]:
    """Return (name, code, range) of the places a text names, in text order; a state as a doer is none.

    A region or city has no code, because that of its country would say more than the text.
    """
    words, found = entity_words(), []
    for match in _pattern().finditer(text):
        name, after = match[0], text[match.end() : match.end() + 2]
        if name in words.capitals or after.startswith(
            ("人", "共", "政府", "当局", "官", "警", "公司", "籍", "之音", "族")
        ):
            continue
        code = words.places.get(name, countries().get(name))
        found.append((name, code, Span(match.start(), match.end())))
    return tuple(found)


def places_of(quote: str, text: str) -> tuple[Place, ...]:
    """Return the places of a claim as written: `text` is its simplified form, `quote` the words, same length."""
    named = (Place(quote[at.start : at.end], code) for _, code, at in find_places(text))
    return tuple(dict.fromkeys(named))
