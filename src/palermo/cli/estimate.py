"""`palermo estimate`: how many are on no list, from the overlap of lists, by all methods side by side."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Literal, cast

import click

from palermo.case import open_case
from palermo.case.estimating import attach_estimates, attached_lines
from palermo.cli.cases import acting, author_option
from palermo.errors import UsageError
from palermo.estimate import (
    METHODS,
    Comparison,
    Estimate,
    Method,
    Options,
    Stratum,
    Table,
    compare,
    draw,
    estimates_record,
    explain,
    link_lists,
    read_sheet,
    refusal,
    strata_of,
    table_of,
)
from palermo.estimate.wording import NAMES

Found = Sequence[tuple[Stratum, Comparison | None]]
Kind = Literal["svg", "png"]
PICTURES: dict[str, Kind] = {".svg": "svg", ".png": "png"}


@click.command()
@click.argument("tables", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--method", "methods", multiple=True, type=click.Choice(METHODS), help="Only this method; repeatable."
)
@click.option("--bootstrap", default=1000, show_default=True, help="Replicates for intervals; 0: no interval.")
@click.option("--seed", default=1, show_default=True, help="The same seed gives the same numbers.")
@click.option("--level", default=0.95, show_default=True, help="Level of the intervals, between 0 and 1.")
@click.option("--max-order", type=int, help="Most lists in a term of a BIC model.  [default: 2 up to five lists]")
@click.option("--list", "lists", multiple=True, metavar="COLUMN", help="A list column; repeatable.")
@click.option("--stratum", metavar="COLUMN", help="Estimate each value of this column by itself.")
@click.option("--key", metavar="COLUMN", help="Link several files, one list each, by equal values of this column.")
@click.option("--variants/--no-variants", default=True, help="Repeat with lists left out and merged.")
@click.option("--plot", type=click.Path(path_type=Path, dir_okay=False), help="Write the picture, .svg or .png.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a method.")
@click.option("--case", "folder", type=click.Path(path_type=Path, file_okay=False), help="Attach to this case.")
@author_option
def estimate(  # noqa: PLR0913, PLR0917 - a command's options
    tables: tuple[Path, ...],
    methods: tuple[str, ...],
    bootstrap: int,
    seed: int,
    level: float,
    max_order: int | None,
    lists: tuple[str, ...],
    stratum: str | None,
    key: str | None,
    variants: bool,  # noqa: FBT001 - click hands options over by name
    plot: Path | None,
    as_json: bool,  # noqa: FBT001
    folder: Path | None,
    author: str | None,
) -> None:
    """Estimate how many people are on no list, from the overlap of lists in TABLES.

    A table is a CSV file: list columns of 0 and 1 with a `count`, or one row a person. With --key, several files
    of one list each are linked by that column. By default all methods stand side by side: their spread is the
    finding, and no one number is put first. Estimates are never counts. With --case and no table, what was
    attached to the case is shown.
    """
    if not tables or folder is not None:
        attached = _attached(folder)
    if not tables:
        for line in attached:
            click.echo(line)
        return
    options = Options(level=level, bootstrap=bootstrap, seed=seed, max_order=max_order)
    picture = _picture(plot)
    strata = _strata(tables, lists, stratum, key)
    chosen = cast("tuple[Method, ...]", methods) or METHODS
    wanted = variants and not methods and not as_json
    found = [(part, _compared(part.table, chosen, options, variants=wanted)) for part in strata]
    if plot is not None and picture is not None:
        _write_plots(plot, picture, found)
    if folder is not None:
        _attach(folder, found, author)
    if as_json:
        _print_json(found, stratum)
    else:
        _print_words(found, stratum)
    click.get_current_context().exit(1 if _incomplete(found, named=bool(methods)) else 0)


def _attached(folder: Path | None) -> tuple[str, ...]:
    """Return what is attached to the case; it is opened before the long work, to tell of a wrong path first."""
    if folder is None:
        raise UsageError("no table: name a CSV file, or a case with --case to see its estimates")
    with open_case(folder) as case:
        return attached_lines(case)


def _picture(plot: Path | None) -> Kind | None:
    if plot is None:
        return None
    if plot.suffix.lower() not in PICTURES:
        raise UsageError(f"{plot}: name a picture that ends in .svg or .png")
    if not plot.parent.is_dir():
        raise UsageError(f"{plot.parent}: no such folder for the picture; make it first")
    return PICTURES[plot.suffix.lower()]


def _strata(
    paths: tuple[Path, ...], lists: tuple[str, ...], stratum: str | None, key: str | None
) -> tuple[Stratum, ...]:
    """Return the tables to estimate from; one that is not stratified must be usable, or the command is refused."""
    sheets = [read_sheet(_bytes(path), name=path.name if key is None else path.stem) for path in paths]
    if key is not None:
        if stratum is not None or lists:
            raise UsageError("--key links whole files, one list each; it goes with neither --list nor --stratum")
        return (Stratum("", _usable(link_lists(sheets, key=key), "the linked lists")),)
    if len(sheets) > 1:
        raise UsageError("several files are several lists: name the column that links them with --key")
    if stratum is not None:
        return tuple(_checked(part) for part in strata_of(sheets[0], column=stratum, lists=lists))
    return (Stratum("", _usable(table_of(sheets[0], lists=lists), sheets[0].name)),)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error


def _usable(table: Table, name: str) -> Table:
    reason = refusal(table, fewest=2)
    if reason is not None:
        raise UsageError(f"{name}: {reason}")
    return table


def _checked(part: Stratum) -> Stratum:
    reason = part.refused if part.table is None else refusal(part.table)
    return Stratum(part.value, None if reason else part.table, reason)


def _compared(
    table: Table | None, methods: Sequence[Method], options: Options, *, variants: bool
) -> Comparison | None:
    if table is None:
        return None
    return compare(table, methods=methods, options=options, variants=variants)


def _incomplete(found: Found, *, named: bool) -> bool:
    """Return whether something asked for has no number: a stratum, a method by name, or every method."""
    for _, comparison in found:
        refused = [] if comparison is None else [e.refused is not None for e in comparison.estimates]
        if comparison is None or all(refused) or (named and any(refused)):
            return True
    return False


def _write_plots(plot: Path, kind: Kind, found: Found) -> None:
    for number, (part, comparison) in enumerate(found, start=1):
        if comparison is None:
            continue
        target = plot if not part.value and len(found) == 1 else plot.with_stem(f"{plot.stem}-{number}")
        try:
            target.write_bytes(draw(comparison, kind=kind))
        except OSError as error:
            raise UsageError(
                f"{target}: cannot be written ({error.strerror}); name another with --plot"
            ) from error


def _attach(folder: Path, found: Found, author: str | None) -> None:
    with open_case(folder) as case:
        for part, comparison in found:
            if comparison is not None:
                attach_estimates(case, comparison, stratum=part.value, actor=acting(author))


def _print_json(found: Found, stratum: str | None) -> None:
    for part, comparison in found:
        own: dict[str, object] = {} if stratum is None else {"stratum": part.value}
        if comparison is None:
            click.echo(json.dumps({**own, "refused": part.refused}, ensure_ascii=False))
            continue
        for record in estimates_record(comparison.table, comparison.estimates):
            click.echo(json.dumps({**own, **record}, ensure_ascii=False, allow_nan=False))


def _print_words(found: Found, stratum: str | None) -> None:
    for part, comparison in found:
        if stratum is not None:
            click.echo(f"{stratum} = {part.value}")
        if comparison is None:
            click.echo(f"refused: {part.refused}\n")
            continue
        for line in (*_estimate_lines(comparison), "", *_pair_lines(comparison), *_variant_lines(comparison)):
            click.echo(line)
        click.echo(explain(comparison) + "\n")


def _estimate_lines(comparison: Comparison) -> list[str]:
    lines = [f"{'method':<20} {'estimate':>10} {'low':>10} {'high':>10}  model"]
    for e in comparison.estimates:
        if e.refused is not None:
            lines.append(f"{NAMES[e.method]:<20} {'no number':>10}  {e.refused}")
            continue
        note = f"  ({e.note})" if e.note else ""
        numbers = " ".join(f"{_whole(value):>10}" for value in (e.estimate, e.low, e.high))
        lines.append(f"{NAMES[e.method]:<20} {numbers}  {e.model or ''}{note}")
    return lines


def _pair_lines(comparison: Comparison) -> list[str]:
    lines = ["two lists alone; an odds ratio above 1 means that they tend to hold the same people:"]
    for pair in comparison.pairs:
        ratio = "?" if pair.odds_ratio is None else f"{pair.odds_ratio:.2f}"
        estimate = _whole(pair.estimate) if pair.both else "no overlap"
        lines.append(f"  {' and '.join(pair.lists):<24} both {pair.both:>7,}  {estimate:>10}  odds ratio {ratio}")
    return [*lines, ""]


def _variant_lines(comparison: Comparison) -> list[str]:
    if not comparison.variants:
        return []
    lines = ["with lists left out or merged:"]
    for variant in comparison.variants:
        name = "without " + variant.lists[0] if variant.change == "left_out" else " with ".join(variant.lists)
        lines.append(f"  {name:<24} {variant.refused or _short(variant.estimates)}")
    return [*lines, ""]


def _short(estimates: Sequence[Estimate]) -> str:
    return "  ".join(f"{e.method} {'-' if e.estimate is None else _whole(e.estimate)}" for e in estimates)


def _whole(value: float | None) -> str:
    return "-" if value is None else f"{value:,.0f}"
