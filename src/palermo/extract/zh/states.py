"""Names of countries, regions, cities and peoples in Chinese, from the CLDR (Babel) and ISO (pycountry)."""

import gettext
import re
from collections.abc import Iterator
from functools import cache

import pycountry
from babel import Locale

from palermo.words.script import simplify

_LOCALES = ("zh", "zh_Hant", "zh_Hant_HK")
_CATALOGUES = ("zh_CN", "zh_TW", "zh_HK")
_SHORTEST = 2
_COUNTRY_CODE = 2
# Endings of official names of regions, without which a region is written as well: 某某省, 某某自治区.
_REGION_END = re.compile(r"(?:(?:[\u4e00-\u9fff]族|维吾尔)?自治区|特别行政区|省|市|州|邦|府|县|地区)$")
# What is left of some names says no place: 中部, 河口.
_GENERAL = re.compile(r"[东南西北中上下大小山河海湖]+[部方央口分城原区山湾岸]?|[东南西北中]+")
_ENGLISH_TAIL = re.compile(r" \(.*\)$| SAR China$")
# Countries whose English name takes an article, by the word that asks for it.
_ARTICLE = re.compile(r"^(?:United|Czech Republic$|Netherlands$|Philippines$|Gambia$|Bahamas$)|Islands$|Emirates$")


def _translated(domain: str) -> Iterator[gettext.NullTranslations]:
    for language in _CATALOGUES:
        yield gettext.translation(domain, pycountry.LOCALES_DIR, languages=[language], fallback=True)


@cache
def countries() -> dict[str, str]:
    """Return the alpha-3 codes of countries by their Chinese names, usual ones first, in simplified characters."""
    found: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).territories.items():
            country = pycountry.countries.get(alpha_2=code) if len(code) == _COUNTRY_CODE else None
            if country is not None:
                plain = re.sub(r"[（(].*|特别行政区$", "", simplify(str(name)))
                found |= {} if plain in found or len(plain) < _SHORTEST else {plain: country.alpha_3}
    for catalogue in _translated("iso3166-1"):
        for country in pycountry.countries:
            for name in (country.name, getattr(country, "official_name", country.name)):
                plain = simplify(catalogue.gettext(name))
                if _is_chinese(plain):
                    found.setdefault(plain, country.alpha_3)
    return found


def _is_chinese(name: str) -> bool:
    return re.fullmatch(r"[\u4e00-\u9fff·]{2,16}", name) is not None


@cache
def english_name(code: str) -> str:
    """Return the usual English name of a country by its alpha-3 code, with the article it takes in a phrase."""
    country = pycountry.countries.get(alpha_3=code)
    if country is None:
        return code
    name = _ENGLISH_TAIL.sub("", str(Locale("en").territories[country.alpha_2]))
    return f"the {name}" if _ARTICLE.search(name) else name


@cache
def short_states() -> dict[str, str]:
    """Return the alpha-3 codes of countries written with the one character that begins their name alone.

    A character that begins several names stands for the one that is that character and 国, else for none.
    """
    by_sign: dict[str, set[str]] = {}
    for name in Locale("zh").territories.values():
        if name in countries():
            by_sign.setdefault(name[0], set()).add(name)
    found: dict[str, str] = {}
    for sign, names in by_sign.items():
        chosen = {n for n in names if len(n) == _SHORTEST and n.endswith("国")} or names
        found |= {sign: countries()[next(iter(chosen))]} if len(chosen) == 1 else {}
    return found


@cache
def regions() -> dict[str, str]:
    """Return ISO 3166-2 codes of regions by their Chinese names, whole and without the ending.

    A short form that two regions, or a region and a country, share stands for none.
    """
    whole: dict[str, str] = {}
    short: dict[str, set[str]] = {}
    for catalogue in _translated("iso3166-2"):
        for region in pycountry.subdivisions:
            name = simplify(catalogue.gettext(region.name))
            if not _is_chinese(name):
                continue
            whole.setdefault(name, region.code)
            bare = _REGION_END.sub("", name)
            if bare != name and len(bare) >= _SHORTEST and not _GENERAL.fullmatch(bare):
                short.setdefault(bare, set()).add(region.code)
    once = {name: next(iter(codes)) for name, codes in short.items() if len(codes) == 1}
    return {**once, **whole}


@cache
def cities() -> dict[str, str]:
    """Return the English names of cities by their Chinese ones: those that stand for a time zone in the CLDR."""
    english, found = Locale("en").time_zones, dict[str, str]()
    for locale in _LOCALES:
        for zone, names in Locale.parse(locale).time_zones.items():
            name = simplify(str(names.get("city", "")))
            if _is_chinese(name) and name not in countries():
                place = english.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
                found.setdefault(name, str(place))
    return found


@cache
def peoples() -> dict[str, str]:
    """Return English names by the stem that a people shares with its language: the CLDR's 某某语 without 语."""
    english, found = Locale("en").languages, dict[str, str]()
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            plain = simplify(str(name))
            if plain.endswith(("语", "文")) and _is_chinese(plain[:-1] + "人") and "_" not in code:
                found.setdefault(plain[:-1], re.sub(r" \(.*", "", str(english.get(code, code))))
    return {stem: name for stem, name in found.items() if stem not in ("中", "手", "世界", "人工")}


@cache
def languages() -> dict[str, str]:
    """Return the English names of languages by their Chinese ones."""
    english = Locale("en").languages
    found: dict[str, str] = {}
    for locale in _LOCALES:
        for code, name in Locale.parse(locale).languages.items():
            plain = simplify(str(name))
            if _is_chinese(plain) and "_" not in code:
                found.setdefault(plain, str(english.get(code, code)))
    return found
