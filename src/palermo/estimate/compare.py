"""All methods side by side, and how much each depends on any one list: the spread is the finding."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from palermo.estimate.chapman import Pair, pairs
from palermo.estimate.methods import estimate
from palermo.estimate.results import METHODS, Estimate, Method, Options
from palermo.estimate.tables import FEWEST_LISTS, Table, merge_lists, refusal, without_list

VARIED: tuple[Method, ...] = ("main", "stepwise", "bic", "dga")
"""Methods repeated without each list and with lists merged: those that take no long run."""


@dataclass(frozen=True, slots=True)
class Variant:
    """The same table with one list left out or two merged, and what the methods make of it, without intervals.

    `table` is None, and `refused` says why, where what is left can carry no estimate.
    """

    change: Literal["left_out", "merged"]
    lists: tuple[str, ...]
    table: Table | None
    estimates: tuple[Estimate, ...]
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything the methods say about one table; no number stands before the others.

    `estimates` are in the order of `METHODS`, `pairs` and `variants` in the order of the lists.
    """

    table: Table
    estimates: tuple[Estimate, ...]
    pairs: tuple[Pair, ...]
    variants: tuple[Variant, ...]


def compare(
    table: Table,
    *,
    methods: Sequence[Method] = METHODS,
    options: Options | None = None,
    variants: bool = True,
) -> Comparison:
    """Return the estimates of a table by each method, with pairwise diagnostics and, if asked, the variants."""
    chosen = options or Options()
    return Comparison(
        table=table,
        estimates=tuple(estimate(table, method=method, options=chosen) for method in methods),
        pairs=pairs(table, level=chosen.level),
        variants=_variants(table, [m for m in methods if m in VARIED], chosen) if variants else (),
    )


def _variants(table: Table, methods: Sequence[Method], options: Options) -> tuple[Variant, ...]:
    size = range(len(table.lists))
    if len(table.lists) <= FEWEST_LISTS or not methods or refusal(table) is not None:
        return ()
    quick = replace(options, bootstrap=0)
    left = [_variant("left_out", (table.lists[i],), without_list(table, i), methods, quick) for i in size]
    merged = [
        _variant("merged", (table.lists[i], table.lists[j]), merge_lists(table, i, j), methods, quick)
        for i, j in combinations(size, 2)
    ]
    return (*left, *merged)


def _variant(
    change: Literal["left_out", "merged"],
    lists: tuple[str, ...],
    table: Table,
    methods: Sequence[Method],
    options: Options,
) -> Variant:
    reason = refusal(table)
    if reason is not None:
        return Variant(change, lists, table, (), reason)
    return Variant(change, lists, table, tuple(estimate(table, method=m, options=options) for m in methods))


def spread(estimates: Sequence[Estimate]) -> tuple[Estimate, Estimate] | None:
    """Return the lowest and the highest estimate, or None where fewer than two methods give one."""
    given = sorted((e for e in estimates if e.estimate is not None), key=lambda e: e.estimate or 0.0)
    return (given[0], given[-1]) if len(given) > 1 else None


def estimates_record(table: Table, estimates: Sequence[Estimate]) -> list[dict[str, object]]:
    """Return one object a method for JSON, with the table's hash and the people seen."""
    return [
        {
            "method": e.method,
            "estimate": e.estimate,
            "mean": e.mean,
            "low": e.low,
            "high": e.high,
            "level": e.level,
            "model": e.model,
            "settings": e.settings,
            "refused": e.refused,
            "note": e.note,
            "seen": table.people,
            "lists": list(table.lists),
            "table": table.digest,
        }
        for e in estimates
    ]
