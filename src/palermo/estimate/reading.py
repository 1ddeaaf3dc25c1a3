"""CSV files into overlap tables: counts by history, one record a person, or one file a list linked by a key."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass

from palermo.errors import UsageError
from palermo.estimate.tables import Table, make_table

COUNT = "count"
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Stratum:
    """The part of a file with one value of the stratum column; `table` is None where `refused` says why."""

    value: str
    table: Table | None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file's rows, each with its line number, and its column names."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, Row], ...]


def read_sheet(data: bytes, *, name: str) -> Sheet:
    """Return the rows of a CSV file in UTF-8 with a header line. Errors: UsageError with file and line."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{name}: not UTF-8 at byte {error.start}; save the file as CSV in UTF-8") from error
    if "\x00" in text:
        raise UsageError(f"{name}: holds NUL characters, so it is no CSV file")
    reader = csv.reader(io.StringIO(text, newline=""))
    try:
        lines = [(reader.line_num, line) for line in reader if any(cell.strip() for cell in line)]
    except csv.Error as error:
        raise UsageError(f"{name}, line {reader.line_num}: cannot be read as CSV ({error})") from error
    if len(lines) < 2:  # noqa: PLR2004 - a header and a row
        raise UsageError(f"{name}: needs a header line and at least one row")
    columns = tuple(cell.strip() for cell in lines[0][1])
    for column in columns:
        if columns.count(column) > 1:
            raise UsageError(f"{name}: two columns are named {column!r}; give each its own name")
    return Sheet(name, columns, tuple((number, _row(name, number, columns, line)) for number, line in lines[1:]))


def _row(name: str, number: int, columns: tuple[str, ...], line: list[str]) -> Row:
    if len(line) != len(columns):
        raise UsageError(f"{name}, line {number}: {len(line)} cells where the header has {len(columns)}")
    return dict(zip(columns, (cell.strip() for cell in line), strict=True))


def table_of(sheet: Sheet, *, lists: Sequence[str] = (), ignore: Sequence[str] = ()) -> Table:
    """Return the table of a sheet: list columns of 0 and 1, and a `count` (without one, a row is a person).

    `lists` names the list columns. By default they are all but `count` and those in `ignore`; among records, all
    columns that hold nothing but 0 and 1. Errors: UsageError that names the line, column and value at fault.
    """
    names = _list_columns(sheet, lists, ignore)
    cells = []
    for number, row in sheet.rows:
        history = sum(1 << at for at, name in enumerate(names) if _member(sheet, number, name, row[name]))
        count = _count(sheet, number, row[COUNT]) if COUNT in sheet.columns else 1
        if history == 0 and count > 0:
            raise UsageError(
                f"{sheet.name}, line {number}: on none of the lists {', '.join(names)}, yet {count} seen; leave "
                "the row out, the people on no list are what is to be estimated"
            )
        cells.append((history, count))
    try:
        return make_table(names, cells)
    except UsageError as error:
        raise UsageError(f"{sheet.name}: {error}") from error


def _list_columns(sheet: Sheet, lists: Sequence[str], ignore: Sequence[str]) -> tuple[str, ...]:
    for name in (*lists, *ignore):
        if name not in sheet.columns:
            raise UsageError(f"{sheet.name}: no column {name!r}; it has {', '.join(sheet.columns)}")
    if lists:
        return tuple(lists)
    names = tuple(name for name in sheet.columns if name != COUNT and name not in ignore)
    if COUNT in sheet.columns:
        return names
    return tuple(name for name in names if all(row[name] in {"0", "1"} for _, row in sheet.rows))


def _member(sheet: Sheet, number: int, name: str, cell: str) -> bool:
    if cell not in {"0", "1"}:
        raise UsageError(f"{sheet.name}, line {number}, list {name!r}: {cell!r} is neither 0 nor 1")
    return cell == "1"


def _count(sheet: Sheet, number: int, cell: str) -> int:
    digits = cell[1:] if cell.startswith("-") else cell
    if not (digits.isascii() and digits.isdigit()):
        raise UsageError(f"{sheet.name}, line {number}, column {COUNT!r}: {cell!r} is no whole number of people")
    if cell.startswith("-") and int(digits):
        raise UsageError(f"{sheet.name}, line {number}, column {COUNT!r}: {cell} is negative; give people")
    return int(digits)


def strata_of(sheet: Sheet, *, column: str, lists: Sequence[str] = ()) -> tuple[Stratum, ...]:
    """Return the table of each value of a column, in order of value; a stratum that has none says why."""
    if column not in sheet.columns:
        raise UsageError(f"{sheet.name}: no column {column!r}; it has {', '.join(sheet.columns)}")
    names = _list_columns(sheet, lists, () if lists else (column,))
    groups: dict[str, list[tuple[int, Row]]] = {}
    for number, row in sheet.rows:
        groups.setdefault(row[column], []).append((number, row))
    return tuple(_stratum(sheet, value, rows, names) for value, rows in sorted(groups.items()))


def _stratum(sheet: Sheet, value: str, rows: list[tuple[int, Row]], names: tuple[str, ...]) -> Stratum:
    used = tuple(name for name in names if any(row[name] not in {"0", ""} for _, row in rows))
    if len(used) < 2:  # noqa: PLR2004 - an overlap needs two
        return Stratum(value, None, f"{len(used)} lists with people on them: an estimate needs at least two")
    part = Sheet(sheet.name, sheet.columns, tuple(rows))
    return Stratum(value, table_of(part, lists=used))


def link_lists(sheets: Sequence[Sheet], *, key: str) -> Table:
    """Return the table of several files, one list each, in which the same key means the same person.

    A list is named by its file. A key that occurs again within a file counts once. Errors: UsageError for a file
    without the column, or a row without a key.
    """
    histories: dict[str, int] = {}
    for place, sheet in enumerate(sheets):
        if key not in sheet.columns:
            raise UsageError(f"{sheet.name}: no column {key!r} to link by; it has {', '.join(sheet.columns)}")
        for number, row in sheet.rows:
            if not row[key]:
                raise UsageError(f"{sheet.name}, line {number}: no {key!r}, so the row cannot be linked")
            histories[row[key]] = histories.get(row[key], 0) | 1 << place
    return make_table([sheet.name for sheet in sheets], ((history, 1) for history in histories.values()))
