"""`palermo history`: the tiers of earlier years, what they mean, and a table against the limits of the Act."""

import json
from collections import Counter
from pathlib import Path

import click

from palermo.assess import KINDS, Breach, limits, past_years, replay
from palermo.case import HistoryTable, read_history
from palermo.cli.terminal import end_with, tell_problems
from palermo.errors import UsageError
from palermo.records.encode import encode


@click.command()
@click.argument("country", required=False, metavar="[COUNTRY]")
@click.option("--table", type=click.Path(path_type=Path), help="CSV with iso3, year, tier and, if known, waiver.")
@click.option("--year", type=int, help="The report year to look at; the year after the last one by default.")
@click.option("--check", type=click.Path(path_type=Path), help="A table of which every country is checked.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON in place of text.")
def history(
    country: str | None, table: Path | None, year: int | None, check: Path | None, *, as_json: bool
) -> None:
    """Print the tiers that a table gives COUNTRY (such as TCD) and what follows from them alone.

    With --check, print every country-year of a table that does not fit the limits of the Act, with the rule;
    the exit code is then 1 where a limit is broken or a row cannot be used.
    """
    if check is not None:
        if country is not None or table is not None or year is not None:
            raise UsageError("--check goes through a whole table; leave out the country, --table and --year")
        _check(read_history(check), as_json=as_json)
    elif country is None or table is None:
        raise UsageError("name a country and the table of its tiers: palermo history TCD --table TABLE.csv")
    else:
        _show(country.upper(), read_history(table), year, as_json=as_json)


def _show(country: str, table: HistoryTable, year: int | None, *, as_json: bool) -> None:
    past = table.countries.get(country)
    if past is None:
        tell_problems(table.problems)
        raise UsageError(f"{country}: no such country in the table; use a code of its column iso3, such as TCD")
    asked = max(past.tiers) + 1 if year is None else year
    known = {one: tier for one, tier in past.tiers.items() if one < asked}
    years = past_years(known, past.waivers)
    told = limits(country, known, past.waivers, year=asked)
    if as_json:
        record = {"country": country, "year": asked, "history": years, "limits": told}
        click.echo(json.dumps(encode(record), ensure_ascii=False, indent=2))
    else:
        for item in years:
            waiver = ", waiver" if item.waiver else ""
            click.echo(
                f"{item.year}  Tier {item.tier:<4} list {item.list:<5} {item.change or ''}{waiver}".rstrip()
            )
        click.echo("\n".join(told) if told else f"No tier is given for a year before {asked}.")
    end_with([problem for problem in table.problems if f" {country} " in f" {problem.message} "])


def _check(table: HistoryTable, *, as_json: bool) -> None:
    found = check_table(table)
    if as_json:
        click.echo(json.dumps(encode({"rows": table.rows, "found": found}), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_counted(table, found)))
    tell_problems(table.problems)
    broken = any(item.kind == "breach" for item in found)
    click.get_current_context().exit(1 if broken or table.problems else 0)


def check_table(table: HistoryTable) -> tuple[Breach, ...]:
    """Return what does not fit the limits in the whole table, the worst kind first, then by country and year."""
    found = [
        item
        for country, past in table.countries.items()
        for item in replay(country, past.tiers, waivers=past.waivers if table.records_waivers else None)
    ]
    return tuple(sorted(found, key=lambda item: (KINDS.index(item.kind), item.country, item.year, item.rule)))


def _counted(table: HistoryTable, found: tuple[Breach, ...]) -> list[str]:
    lines = [
        f"{item.kind}: {item.country} {item.year} Tier {item.tier}, {item.rule} ({item.citation}). {item.reason}"
        for item in found
    ]
    counts = Counter(item.kind for item in found)
    told = ", ".join(f"{counts[kind]} {kind}" for kind in KINDS)
    return [*lines, f"{table.rows} country-years, {len(table.countries)} countries: {told}."]
