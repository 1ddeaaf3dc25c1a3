"""Dates as a document states them, into ISO 8601, no more precise than stated."""

import re
from datetime import date

from palermo.words.dates import find_dates

_PDF = re.compile(r"^D:(\d{4})(\d{2})?(\d{2})?")


def pdf_date(stated: str | None) -> str | None:
    """Return the ISO date in a PDF's date string (ISO 32000-1, 7.9.4), None where there is none."""
    match = None if stated is None else _PDF.match(stated)
    return None if match is None else _checked(match.groups())


def as_stated(found: str | None, source: str, *, language: str) -> str | None:
    """Return a date no more exact than the source prints it: 2022-11 where no day stands beside the month.

    `found` is an ISO date that a library read from the source. Where the source gives a month or a year alone,
    dateutil, which htmldate asks, fills the rest from the clock: a year that stands nowhere by itself is none.
    """
    if found is None or len(found) != len("2022-11-05"):
        return found
    year, month, day = found.split("-")
    if re.search(_numbers(year, month, day), source):
        return found
    printed = {one.since for one in find_dates(source, language=language)}
    if found in printed:
        return found
    of_month = re.search(
        rf"(?<!\d){year}\s?[-/.年]\s?0?{int(month)}(?!\d)|(?<!\d)0?{int(month)}[-/.]{year}(?!\d)", source
    )
    told = of_month is not None or any(one.startswith(f"{year}-{month}") for one in printed)
    if told:
        return f"{year}-{month}"
    return year if re.search(rf"[\"'>]\s*{year}\s*[\"'<]", source) else None


def _numbers(year: str, month: str, day: str) -> str:
    """Return the pattern of a date in figures, whichever stands first."""
    m, d, gap = f"0?{int(month)}", f"0?{int(day)}", r"\s?[-/.年月]\s?"
    orders = (f"{year}{gap}{m}{gap}{d}", f"{d}{gap}{m}{gap}{year}", f"{m}{gap}{d}{gap}{year}", year + month + day)
    return "|".join(rf"(?<!\d)(?:{order})(?!\d)" for order in orders[:3]) + f"|{orders[3]}"


def _checked(parts: tuple[str | None, ...]) -> str | None:
    given = [part for part in parts if part is not None]
    year, month, day = (int(part) for part in [*given, "1", "1"][:3])
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(given)
