"""The user's table of tiers of earlier years: one row for each country and report year."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from palermo.errors import UsageError
from palermo.records import Problem, Tier

TIERS: Mapping[str, Tier] = {"1": "1", "2": "2", "2WL": "2WL", "3": "3", "SC": "SC"}
CODE_COLUMNS = ("iso3", "country_code", "country")
YES_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False, "": False}
Row: TypeAlias = Mapping[str | None, str | list[str] | None]


@dataclass(frozen=True, slots=True)
class PastTiers:
    """One country's tiers by report year, and the years in which a waiver kept it on the Watch List."""

    tiers: Mapping[int, Tier] = field(default_factory=dict)
    waivers: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class HistoryTable:
    """A table as read: the countries by ISO 3166-1 alpha-3 code, whether it records waivers, and its faults."""

    countries: Mapping[str, PastTiers]
    records_waivers: bool
    rows: int
    problems: tuple[Problem, ...]


def read_history(path: Path) -> HistoryTable:
    """Return a CSV table with the columns `iso3`, `year`, `tier` and, where known, `waiver` (yes or no).

    A row that cannot be used becomes a Problem with its line; of two rows for the same country and year that
    differ, the first counts. Errors: UsageError for a file that cannot be read or lacks a column.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            code, waiver = _columns(path, reader.fieldnames or ())
            return _table(((reader.line_num, row) for row in reader), code, waiver, path.name)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UsageError(f"{path}: is no table of comma-separated values in UTF-8; save it as CSV") from error


def _columns(path: Path, names: Iterable[str]) -> tuple[str, bool]:
    given = tuple(names)
    code = next((name for name in CODE_COLUMNS if name in given), None)
    missing = [name for name in ("year", "tier") if name not in given] + ([] if code else ["iso3"])
    if code is None or missing:
        raise UsageError(f"{path}: the table lacks the column {', '.join(missing)}; it needs iso3, year and tier")
    return code, "waiver" in given


def _table(rows: Iterable[tuple[int, Row]], code: str, waiver: bool, name: str) -> HistoryTable:  # noqa: FBT001
    tiers: dict[str, dict[int, Tier]] = {}
    waivers: dict[str, set[int]] = {}
    problems: list[Problem] = []
    count = 0
    for line, row in rows:
        count += 1
        fault = _add(row, code, tiers, waivers)
        if fault is not None:
            problems.append(_problem(f"{name}, line {line}: {fault}"))
    countries = {
        country: PastTiers(dict(sorted(found.items())), frozenset(waivers.get(country, ())))
        for country, found in sorted(tiers.items())
    }
    return HistoryTable(countries, waiver, count, tuple(problems))


def _add(row: Row, code: str, tiers: dict[str, dict[int, Tier]], waivers: dict[str, set[int]]) -> str | None:
    """Take one row in; return what is wrong with it, or None."""
    country, year, tier, waived = (str(row.get(key) or "").strip() for key in (code, "year", "tier", "waiver"))
    if not (len(country) == len("TCD") and country.isascii() and country.isalpha() and country.isupper()):
        return f"{country or 'nothing'} is no ISO 3166-1 alpha-3 code"
    if not (year.isascii() and year.isdigit() and len(year) == len("2024")):
        return f"{year or 'nothing'} is no report year"
    if tier.upper() not in TIERS:
        return f"{tier or 'nothing'} is no tier; use 1, 2, 2WL, 3 or SC"
    if waived.lower() not in YES_NO:
        return f"{waived} is neither yes nor no for a waiver"
    found = tiers.setdefault(country, {})
    if found.setdefault(int(year), TIERS[tier.upper()]) != TIERS[tier.upper()]:
        return f"{country} {year} stands on another tier further up; that one counts"
    if YES_NO[waived.lower()]:
        waivers.setdefault(country, set()).add(int(year))
    return None


def _problem(message: str) -> Problem:
    return Problem(
        stage="case", code="history_row", message=message, remedy="Correct the row in the table and run again."
    )
