"""Dates as a document states them, into ISO 8601, no more precise than stated."""

import re
from datetime import date

_PDF = re.compile(r"^D:(\d{4})(\d{2})?(\d{2})?")


def pdf_date(stated: str | None) -> str | None:
    """Return the ISO date in a PDF's date string (ISO 32000-1, 7.9.4), None where there is none."""
    match = None if stated is None else _PDF.match(stated)
    return None if match is None else _checked(match.groups())


def _checked(parts: tuple[str | None, ...]) -> str | None:
    given = [part for part in parts if part is not None]
    year, month, day = (int(part) for part in [*given, "1", "1"][:3])
    try:
        date(year, month, day)
    except ValueError:
        return None
    return "-".join(given)
