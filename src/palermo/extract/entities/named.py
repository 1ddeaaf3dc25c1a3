"""Countries that a text of any language names: by their own name, by their people, or by a place inside them."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from gettext import NullTranslations, translation
from typing import Literal

import pycountry
from babel import Locale, UnknownLocaleError
from babel.core import get_global

from palermo.extract.entities.countries import country_names
from palermo.extract.entities.phrases import PhraseIndex, words_of
from palermo.extract.entities.places import find_countries
from palermo.extract.entities.vocabulary import capitals, place_vocabulary
from palermo.records import Span
from palermo.words.script import simplify

Kind = Literal["country", "people", "inside"]
_ALPHA2, _SHORTEST_INSIDE, _SHORTEST_CHINESE, _SIBLINGS = 2, 5, 2, 3
_NEXT = re.compile(r"[ \u00a0]([^\W\d_]+)")
_GLOSSED = re.compile(r"^(.+?)\s*[(（](.+)[)）]$")
_CHINESE_TYPES = re.compile(r"(?:特别行政区|自治区|自治州|自治县|省|市|府|州|邦|县|区)$")
_AREAS = frozenset({"Africa", "America", "Asia", "Europe", "Pacific", "Indian", "Atlantic"})


_IN = re.compile(r"\b(?:in|across|throughout|within|of|from|en|de) (?:the )?$")


@dataclass(frozen=True, slots=True)
class Named:
    """A country as a text names it: alpha-3, how (by name, by its people, by a place inside it), and where.

    `sure` is False for a subdivision, whose name may be that of much else: it counts beside its country.
    """

    code: str
    kind: Kind
    span: Span
    sure: bool = True


def find_named(text: str, *, language: str) -> tuple[Named, ...]:
    """Return the countries a text names, in text order, spans not overlapping; may be empty.

    Names come from the CLDR and ISO 3166 in the text's language and, where that is not Chinese, in English too.
    """
    tongue = language.partition("-")[0]
    if tongue == "zh":
        return tuple(_chinese(simplify(text)))
    english = tongue in {"en", "und"}
    foreign = () if english else _foreign(tongue).find(text)
    found = [Named(code, "country", span) for code, span in foreign]
    named = find_countries(text, with_adjectives=english)
    found.extend(Named(code, _english_kind(text, span), span) for code, span in named)
    found.extend(_inside(text, tongue))
    return tuple(_apart(found))


def _apart(found: list[Named]) -> Iterator[Named]:
    """Yield the mentions in order, the longer of two that overlap, and of two as long the first given."""
    taken: list[Named] = []
    for one in sorted(found, key=lambda one: one.span.start - one.span.end):
        if all(one.span.end <= other.span.start or other.span.end <= one.span.start for other in taken):
            taken.append(one)
    yield from sorted(taken, key=lambda one: one.span)


@cache
def _own_words() -> frozenset[tuple[str, ...]]:
    return frozenset(_key(name) for name, _ in country_names())


def _key(name: str) -> tuple[str, ...]:
    return tuple(word.casefold() for word in words_of(name))


def _english_kind(text: str, span: Span) -> Kind:
    return "country" if _key(text[span.start : span.end]) in _own_words() else "people"


def _locale(tongue: str) -> Locale | None:
    try:
        return Locale.parse(tongue)
    except (UnknownLocaleError, ValueError):
        return None


def alpha3(alpha2: str) -> str | None:
    """Return the alpha-3 code of a country by its alpha-2 code; Kosovo has the user-assigned XKX."""
    found = pycountry.countries.get(alpha_2=alpha2) if len(alpha2) == _ALPHA2 else None
    return "XKX" if alpha2 == "XK" else None if found is None else str(found.alpha_3)


def _territories(tongue: str) -> Iterator[tuple[str, str]]:
    """Yield (name, alpha-3) of the CLDR's countries in a language.

    What stands before or in brackets is a name of its own, unless two countries share it.
    """
    locale = _locale(tongue)
    named = [] if locale is None else [(name, alpha3(alpha2)) for alpha2, name in locale.territories.items()]
    parts: dict[str, set[str]] = defaultdict(set)
    for name, code in named:
        if code is not None:
            yield name, code
            gloss = _GLOSSED.match(name)
            for part in () if gloss is None else gloss.groups():
                parts[part].add(code)
    yield from ((part, codes.pop()) for part, codes in parts.items() if len(codes) == 1)


@cache
def _foreign(tongue: str) -> PhraseIndex[str]:
    return PhraseIndex(_territories(tongue))


def _cities(tongue: str) -> Iterator[tuple[str, str]]:
    """Yield (name, alpha-3) of capitals and of the cities that name a time zone."""
    yield from capitals(tongue).items()
    locale, refused = _locale(tongue), set(place_vocabulary().cities_refused)
    zones = {} if locale is None else locale.time_zones
    for zone, alpha2 in sorted(get_global("zone_territories").items()):
        area, _, city = zone.partition("/")
        code, name = alpha3(alpha2), city.rpartition("/")[2].replace("_", " ")
        if area in _AREAS and code is not None and name not in refused:
            told = zones[zone].get("city") if zone in zones else None
            yield told or name, code


def _subdivisions(tongue: str) -> Iterator[tuple[str, str]]:
    """Yield (name, alpha-3) of the subdivisions of ISO 3166-2 in a language, without words such as province."""
    told = _translations(tongue)
    by_country: dict[str, list[str]] = defaultdict(list)
    for row in sorted(pycountry.subdivisions, key=lambda row: str(row.code)):
        by_country[row.country_code].append(told.gettext(row.name))
    for alpha2, names in by_country.items():
        code = alpha3(alpha2)
        kinds = {last for last, count in Counter(name.split()[-1] for name in names).items() if count >= _SIBLINGS}
        for name in names if code is not None else ():
            yield name, str(code)
            first, *rest = name.split()
            if rest and rest[-1] in kinds:
                yield " ".join((first, *rest[:-1])), str(code)
                yield first, str(code)
    for code, further in place_vocabulary().subdivisions.items():
        yield from ((name, str(alpha3(code[:2]))) for name in further)


def _translations(tongue: str) -> NullTranslations:
    names = {"zh": ["zh_CN"]}.get(tongue, [tongue])
    return translation("iso3166-2", pycountry.LOCALES_DIR, languages=names, fallback=True)


@cache
def _city_index(tongue: str) -> PhraseIndex[str]:
    return PhraseIndex(_cities(tongue))


@cache
def _subdivision_index(tongue: str) -> PhraseIndex[str]:
    return PhraseIndex((name, code) for name, code in _subdivisions(tongue) if len(name) >= _SHORTEST_INSIDE)


@cache
def _of_one_country(tongue: str) -> frozenset[str]:
    """Return the names of subdivisions that no two countries share."""
    found: dict[str, set[str]] = {}
    for name, code in _subdivisions(tongue):
        found.setdefault(name, set()).add(code)
    return frozenset(name for name, codes in found.items() if len(codes) == 1)


def _inside(text: str, tongue: str) -> Iterator[Named]:
    """Yield places inside a country; beside another capitalised word they are part of some other name."""
    for index, sure in ((_city_index(tongue), True), (_subdivision_index(tongue), False)):
        for code, span in index.find(text):
            after = _NEXT.match(text, span.end)
            beside = after is not None and after[1][0].isupper() and not after[1].isupper()
            if sure and beside:
                continue
            # "In" a region whose name is that of one country's alone says where as surely as a city does.
            told = _IN.search(text, 0, span.start) is not None and not beside
            alone = text[span.start : span.end] in _of_one_country(tongue)
            yield Named(code, "inside", span, sure or (told and alone))


@cache
def _chinese_names() -> dict[str, tuple[str, Kind, bool]]:
    """Return code, kind and sureness by simplified name; a country before a city before a subdivision."""
    found: dict[str, tuple[str, Kind, bool]] = {}
    for name, code in (*_chinese_own(), *_territories("zh")):
        found.setdefault(name, (code, "country", True))
    for name, code in _cities("zh"):
        found.setdefault(name, (code, "inside", True))
    for name, code in _subdivisions("zh"):
        if re.search(r"[\u4e00-\u9fff]", name):
            stem = _CHINESE_TYPES.sub("", name)
            short = stem[:2] if name.endswith("自治区") and len(stem) > 3 else stem  # noqa: PLR2004
            for form in (name, short):
                found.setdefault(form, (code, "inside", False))
    return {name: value for name, value in found.items() if len(name) >= _SHORTEST_CHINESE and not name.isascii()}


def _chinese_own() -> Iterator[tuple[str, str]]:
    return ((name, code) for code, names in place_vocabulary().chinese.items() for name in names)


@cache
def _chinese_pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(map(re.escape, _chinese_names()), key=len, reverse=True)))


def _chinese(plain: str) -> Iterator[Named]:
    for match in _chinese_pattern().finditer(plain):
        code, kind, sure = _chinese_names()[match[0]]
        yield Named(code, kind, Span(match.start(), match.end()), sure)
