"""Dates as a text prints them, in any language of the CLDR, no more exact than they are printed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

from palermo.records import Span

Grain = Literal["year", "finer", "month", "relative"]
_YEAR = r"(?:1[5-9]|20)\d\d"
_NUMBERED = r"(?<![\d.,$€£¥#/]){0}(?![\d%$€£]|[.,]\d|/\d)"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_ISO = rf"(?<![\d-])(?P<y>{_YEAR})(?P<sep>[-/.])(?P<n>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])(?![\d-])"
_LETTERS_OF_ABBREVIATION = 3
_MONTHS, _CENTURY = 12, 100


@dataclass(frozen=True, slots=True)
class Printed:
    """A date in a text: its range, the first and last moment it names, in ISO 8601, and how fine it is.

    `since` and `until` are the same but for a year such as 2021-22. A month without a year has only its number.
    """

    span: Span
    since: str
    until: str
    grain: Grain


def find_dates(text: str, *, language: str) -> tuple[Printed, ...]:
    """Return the dates and years of a text, in text order; spans do not overlap; may be empty."""
    tongue = language.partition("-")[0]
    taken: list[Printed] = []
    for one in _chinese(text) if tongue == "zh" else _printed(text, tongue):
        if all(one.span.end <= other.span.start or other.span.end <= one.span.start for other in taken):
            taken.append(one)
    return tuple(sorted(taken, key=lambda one: one.span))


@cache
def months(tongue: str) -> dict[str, int]:
    """Return the numbers of months by their names and abbreviations in a language, small letters; English too."""
    found: dict[str, int] = {}
    for code in dict.fromkeys((tongue, "en")):
        try:
            forms = Locale.parse(code).months
        except (UnknownLocaleError, ValueError):
            continue
        for width in ("wide", "abbreviated"):
            for number, name in (*forms["format"][width].items(), *forms["stand-alone"][width].items()):
                plain = name.strip(".").casefold()
                if len(plain) >= _LETTERS_OF_ABBREVIATION and not plain[0].isdigit():
                    found.setdefault(plain, number)
    return found


@cache
def _patterns(tongue: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns of printed dates, the finest first; groups y, m (a name), n (a number) and d."""
    name = "|".join(sorted(map(re.escape, months(tongue)), key=len, reverse=True))
    month, of, day = rf"(?P<m>{name})\b\.?", r"(?:\s+(?:of|de|del))?", rf"(?P<d>{_DAY})(?:st|nd|rd|th|º|\.)?"
    year = rf"(?P<y>{_YEAR})(?![\d-]\d|\d)"
    sources = (
        rf"\b{day}{of}\s+{month},?{of}\s+{year}",
        rf"\b{month}\s+{day},?\s+{year}",
        rf"\b{month},?{of}\s+{year}",
        _ISO,
        rf"(?<![\d-])(?P<y>{_YEAR})\s?[-–/]\s?(?P<s>\d\d)(?![\d-])",
        _NUMBERED.format(rf"\b(?P<y>{_YEAR})\b"),
        r"\b(?P<t>(?:1[5-9]|20)\d)0[’']?s\b",
        rf"\b{month}",
    )
    return tuple(re.compile(source, re.IGNORECASE) for source in sources)


def _printed(text: str, tongue: str) -> Iterator[Printed]:
    for pattern in _patterns(tongue):
        for match in pattern.finditer(text):
            groups = match.groupdict()
            span = Span(match.start(), match.end())
            if groups.get("t") is not None:
                yield Printed(span, f"{groups['t']}0", f"{groups['t']}9", "finer")
                continue
            if groups.get("s") is not None:
                yield from _split_year(span, groups["y"], groups["s"])
                continue
            named = groups.get("m")
            number = months(tongue)[named.casefold()] if named is not None else groups.get("n")
            yield from _made(
                span, groups.get("y"), number, groups.get("d"), capital=named is None or named[0].isupper()
            )


def _split_year(span: Span, year: str, second: str) -> Iterator[Printed]:
    """Yield a year over two calendar years, such as 2021-22; 2021-08 is none."""
    if int(second) == (int(year) + 1) % _CENTURY:
        yield Printed(span, year, str(int(year) + 1), "finer")


def _made(
    span: Span, year: str | None, month: str | int | None, day: str | None, *, capital: bool
) -> Iterator[Printed]:
    if year is None:
        # A month in small letters may be any word, as may and march are.
        if capital and month is not None:
            yield Printed(span, f"{int(month):02}", f"{int(month):02}", "month")
        return
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part is not None)]
    date = "-".join(parts)
    yield Printed(span, date, date, "year" if len(parts) == 1 else "finer")


_HAN = re.compile(
    rf"(?P<y>{_YEAR})\s?年(?:\s?(?P<n>1[0-2]|0?[1-9])\s?月(?:份)?(?:\s?(?P<d>{_DAY})\s?[日号號])?)?"
    rf"|(?P<p>(?<!\d){_YEAR})\s?[-–—]\s?(?P<s>\d\d)\s?年"
    rf"|(?P<b>(?<!\d){_YEAR})(?=\s?[-–—~～至到]\s?{_YEAR}\s?年)"
    r"|(?<![\d年])(?P<o>1[0-2]|[1-9])\s?月(?=\s?[-–—~～至到])"
)


def _chinese(text: str) -> Iterator[Printed]:
    for match in re.finditer(_ISO, text):
        yield from _made(Span(match.start(), match.end()), match["y"], match["n"], match["d"], capital=True)
    for match in _HAN.finditer(text):
        span, year = Span(match.start(), match.end()), match["y"] or match["b"]
        if match["p"] is not None:
            if match["s"] > match["p"][2:]:
                yield Printed(span, match["p"], match["p"][:2] + match["s"], "finer")
            continue
        yield from _made(span, year, match["n"] or match["o"], match["d"], capital=True)
