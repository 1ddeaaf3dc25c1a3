"""Estimates attached to a case: kept as originals, written once, and entered in the custody log.

The log's entry holds the hash of the estimates' JSON, so they cannot be changed without breaking its chain. They
are estimates wherever they are shown, never counts.
"""

import json

from palermo import __version__
from palermo.case.folder import Actor, Case
from palermo.estimate import Comparison, estimates_record
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


def case_estimates(case: Case) -> tuple[dict[str, object], ...]:
    """Return the estimates attached to a case, in the order attached; each says `"kind": "estimate"`."""
    found = []
    for entry in case.store.custody():
        if entry.action == "added" and entry.subject.startswith(SUBJECT) and entry.sha256 is not None:
            found.append(json.loads(case.store.originals.read(entry.sha256)))
    return tuple(found)
