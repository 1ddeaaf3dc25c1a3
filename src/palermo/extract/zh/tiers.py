"""Ranks in the Trafficking in Persons Report that a Chinese clause states."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.extract.zh.lists import either
from palermo.extract.zh.states import countries
from palermo.records import Tier, TierChange, TierPlacement


class _TierFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    tiers: dict[Tier, tuple[str, ...]]
    changes: dict[TierChange, tuple[str, ...]]
    context: tuple[str, ...]
    year: str


@cache
def _words() -> _TierFile:
    return load_yaml("lexicons/zh/tiers.yaml", _TierFile)


@cache
def _tiers() -> tuple[tuple[Tier, re.Pattern[str]], ...]:
    return tuple((tier, re.compile(either(sources))) for tier, sources in _words().tiers.items())


def speaks_of_ranks(text: str) -> bool:
    """Return whether a page (simplified) speaks of trafficking, so that a class is a rank."""
    return re.compile(either(_words().context)).search(text) is not None


def find_ranks(text: str, *, year: int | None) -> tuple[TierPlacement, ...]:
    """Return the placements a clause states, one a country; empty where it names no rank or no country.

    `text` is the simplified clause, `year` the report year the page speaks of before it. Where "from the second
    to the third" is said, the rank after the change counts.
    """
    found = [(m.start(), m.end(), tier) for tier, pattern in _tiers() for m in pattern.finditer(text)]
    found = [f for f in found if not any(o[0] <= f[0] and f[1] <= o[1] and o != f for o in found)]
    names = re.compile(either(countries(), literal=True))
    codes = tuple(dict.fromkeys(countries()[m[0]] for m in names.finditer(text) if not _is_maker(text, m)))
    if not found or not codes:
        return ()
    stated = re.search(_words().year, text)
    change = _change(text)
    tier = max(found)[2] if change in ("downgraded", "upgraded") else min(found)[2]
    return tuple(TierPlacement(code, int(stated["year"]) if stated else year, tier, change) for code in codes)


def _is_maker(text: str, country: re.Match[str]) -> bool:
    """Return whether a country is the report's maker: 美国国务院, 美国将 …列为."""
    return (
        country[0] in ("美国", "美")
        and re.match(r"(?:国务院|政府|将|把|在|发布|年度)", text[country.end() :]) is not None
    )


def _change(text: str) -> TierChange | None:
    return next((name for name, words in _words().changes.items() if re.search(either(words), text)), None)


@cache
def _report() -> re.Pattern[str]:
    return re.compile(rf"{_words().year}[^，。；]{{0,12}}?{either(_words().context)}")


def report_year(text: str) -> int | None:
    """Return the year of the report that a sentence (simplified) names; None where it names none."""
    match = _report().search(text)
    return int(match["year"]) if match else None
