"""The start and end that a text names for what it reports: since 2017, April 2019 to March 2020, 自2017年以来."""

import re
from functools import cache

from palermo.extract.quantities.lexicon import english_numbers

_DECEMBER, _LAST_DAY = 12, 31


@cache
def _months() -> dict[str, int]:
    names = english_numbers().months
    return {name[:3].lower(): place % 12 + 1 for place, name in enumerate(names[:12])}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return the patterns of a period, the surest first; groups a and b are its start and end."""
    month = "(?:" + "|".join(sorted(english_numbers().months, key=len, reverse=True)) + r")\b\.?"
    year = r"(?:1[5-9]|20)\d\d(?!\d|,\d{3})"
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    chinese = rf"{year}\s?年(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号號])?)?"
    days = rf"{day}\s+{month},?\s+{year}|{month}\s+{day},?\s+{year}"
    date = rf"(?:{days}|{month},?\s+(?:of\s+)?{year}|{year}-\d{{2}}(?:-\d{{2}})?|{year})"
    part = r"the\s+(?:start|beginning|end|middle|spring|summer|autumn|fall|winter)\s+of"
    eased = rf"(?:(?:at\s+least|about|around|early|mid|late|{part}|as\s+(?:early|far\s+back)\s+as)[\s-]+){{0,2}}"
    a, b = rf"{eased}(?P<a>{date})", rf"{eased}(?P<b>{date})"
    parts = [
        rf"\b(?i:between)\s+{a}\s+and\s+{b}",
        rf"\b(?i:from)\s+{a}\s*(?:\s(?i:to|until|till|through|and)\s|[-–—])\s*{b}",
        rf"\b(?i:during|over|in|for)\s+(?P<a>{year})\s?[-–—]\s?(?P<b>{year})",
        rf"\b{a}\s*(?:\s(?i:to|through|until|till)\s|[-–—~])\s*{b}",
        rf"(?:自|从|從|在)?\s?(?P<a>{chinese})\s?(?:至|到|-|–|—|~|～)\s?(?P<b>{chinese})",
        rf"\b(?i:since)\s+(?:(?i:in|of)\s+)?{a}",
        rf"\b(?i:from)\s+{a}\s*,?\s+(?i:on|onward|onwards|forward)\b",
        rf"\b(?i:beginning|starting|started|began|begun)\s+(?:(?i:in|on|from|around|since)\s+)?{a}",
        rf"\b(?i:after)\s+{a}",
        rf"(?:自|从|從)\s?(?P<a>{chinese})|(?P<c>{chinese})\s?(?:底|初|中)?\s?(?:以来|以來|起|以后|以後|之后|之後)",
        rf"\b(?i:until|till|through|up\s+to|up\s+until)\s+{b}",
        rf"(?:直到|截至|截止到?|到|至)\s?(?P<b>{chinese})",
    ]
    return tuple(re.compile(part) for part in parts)


def find_period(text: str) -> tuple[str | None, str | None]:
    """Return since and until, as exact as the text: a year, a year and month, or an ISO date; None when unsaid.

    A date that is neither start nor end ("in 2021") is none. The surest pattern decides, then the first in text.
    """
    since = until = None
    for pattern in _patterns():
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        since = since or _iso(groups.get("a") or groups.get("c"))
        until = until or _iso(groups.get("b"))
        if groups.get("a") and groups.get("b"):
            break
    if since is not None and until is not None and until < since[: len(until)]:
        return since, None
    return since, until


def _iso(printed: str | None) -> str | None:
    """Return a printed date in ISO 8601, no more exact than it is printed."""
    if printed is None:
        return None
    year = re.search(r"\d{4}", printed)
    if year is None:
        return None
    rest = printed[: year.start()] + " " + printed[year.end() :]
    name = re.search(r"[^\W\d_]{3}", rest)
    numbers = [int(figure) for figure in re.findall(r"\d{1,2}", rest)]
    if name is not None and name.group().lower() in _months():
        numbers = [_months()[name.group().lower()], *numbers]
    month, day = (*numbers, 0, 0)[:2]
    if not 1 <= month <= _DECEMBER:
        return year.group()
    if not 1 <= day <= _LAST_DAY:
        return f"{year.group()}-{month:02}"
    return f"{year.group()}-{month:02}-{day:02}"
