"""Countries by any usual name: ISO 3166-1 alpha-3 codes from pycountry, the CLDR and the vocabulary of places."""

from collections.abc import Iterator
from functools import cache

import pycountry
from babel import Locale

from palermo.extract.entities.phrases import PhraseIndex
from palermo.extract.entities.vocabulary import demonyms, place_vocabulary

# "us" and "can" are words, "US" and "CAN" countries.
_SHORT = 3


@cache
def country_names() -> tuple[tuple[str, str], ...]:
    """Return (name, alpha-3 code) of every country, the vocabulary's own names first."""
    undecided = set(place_vocabulary().undecided)
    pairs = dict.fromkeys((*_own_names(), *_iso_names(), *_cldr_names()))
    return tuple((name.removeprefix("The "), code) for name, code in pairs if name not in undecided)


def _own_names() -> Iterator[tuple[str, str]]:
    for code, names in place_vocabulary().countries.items():
        yield from ((name, code) for name in names)


def _iso_names() -> Iterator[tuple[str, str]]:
    for country in pycountry.countries:
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, None)
            if name is None:
                continue
            yield name, country.alpha_3
            main, _, rest = name.partition(", ")
            if rest.endswith("of") or rest.endswith("of the"):
                yield f"{rest} {main}", country.alpha_3


def _cldr_names() -> Iterator[tuple[str, str]]:
    for code, name in Locale("en").territories.items():
        country = pycountry.countries.get(alpha_2=code) if len(code) == 2 else None  # noqa: PLR2004 alpha-2
        if country is not None:
            yield name, country.alpha_3


@cache
def adjectives() -> tuple[tuple[str, str], ...]:
    """Return (adjective or name of a people, alpha-3 code)."""
    return tuple((word, code) for code, words in demonyms().items() for word in words)


@cache
def _index() -> PhraseIndex[str]:
    return PhraseIndex((*country_names(), *adjectives()), any_case=True)


def country_code(name: str) -> str | None:
    """Return the alpha-3 code of a country by any usual name, adjective or code; None where it is not decided."""
    stripped = name.strip()
    for article in ("the ", "The "):
        stripped = stripped.removeprefix(article)
    if stripped.islower() and len(stripped) <= _SHORT:
        return None
    if stripped.isupper() and len(stripped) == 3 and pycountry.countries.get(alpha_3=stripped) is not None:  # noqa: PLR2004 alpha-3
        return stripped
    return _index().get(stripped)
