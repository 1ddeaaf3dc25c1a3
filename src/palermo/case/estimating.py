"""Estimates attached to a case: kept as originals, written once, and entered in the custody log.

The log's entry holds the hash of the estimates' JSON, so they cannot be changed without breaking its chain. They
are estimates wherever they are shown, never counts.
"""

import json

from palermo import __version__
from palermo.case.folder import Actor, Case
from palermo.estimate import Comparison, estimates_record
from palermo.records.encode import Json
from palermo.store import CustodyEntry

SUBJECT = "estimate: "
"""How the subject of a custody entry for estimates begins; what follows is the stratum, or `all`."""


def attach_estimates(case: Case, comparison: Comparison, *, actor: Actor, stratum: str = "") -> str:
    """Return the SHA-256 of the estimates now kept in the case, with their table's hash, methods and intervals.

    The table itself is kept inside, so that the estimates can be made again.
    """
    table = comparison.table
    record = {
        "kind": "estimate",
        "palermo": __version__,
        "stratum": stratum,
        "seen": table.people,
        "table": {"sha256": table.digest, "lists": table.lists, "cells": table.cells},
        "estimates": estimates_record(table, comparison.estimates),
    }
    data = json.dumps(record, ensure_ascii=False, allow_nan=False, sort_keys=True).encode("utf-8")
    with case.store.transaction():
        digest = case.store.originals.add(data)
        methods = ", ".join(e.method for e in comparison.estimates)
        entry = CustodyEntry(
            "added", SUBJECT + (stratum or "all"), actor.author, actor.time, sha256=digest, detail=methods
        )
        case.store.append_custody(entry)
    return digest


def case_estimates(case: Case) -> tuple[tuple[CustodyEntry, dict[str, Json]], ...]:
    """Return the estimates attached to a case with the entry of each, in the order attached.

    Each says `"kind": "estimate"`. Errors: CaseError where one is damaged or missing.
    """
    entries = [entry for entry in case.store.custody() if entry.action == "added"]
    return tuple(
        (entry, json.loads(case.store.originals.read(entry.sha256)))
        for entry in entries
        if entry.subject.startswith(SUBJECT) and entry.sha256 is not None
    )


def attached_lines(case: Case) -> tuple[str, ...]:
    """Return the attached estimates as lines of text: each is called an estimate, and the people seen a count."""
    lines = []
    for entry, record in case_estimates(case):
        estimates = record["estimates"]
        if not isinstance(estimates, list):
            continue
        lines.append(
            f"{entry.subject}; {record['seen']:,} people seen (a count); attached by {entry.author}, {entry.time}"
        )
        lines += [_line(one) for one in estimates if isinstance(one, dict)]
    return tuple(lines)


def _line(one: dict[str, Json]) -> str:
    if one["refused"] is not None:
        return f"  {one['method']}: no number; {one['refused']}"
    low, high = (_number(one[end]) for end in ("low", "high"))
    level = one["level"]
    share = f"{100 * level:g} %" if isinstance(level, float) else "?"
    table = str(one["table"])[:12]
    return f"  {one['method']}: estimated {_number(one['estimate'])} ({low} to {high} at {share}), table {table}"


def _number(value: Json) -> str:
    return f"{value:,.0f}" if isinstance(value, int | float) else "no limit"
