"""The open data files of a report: one JSON document and JSON Lines, in UTF-8."""

import json
from collections.abc import Iterable

from palermo.publish.checking import waiting
from palermo.publish.evidence import evidence_of
from palermo.publish.report import Report, efforts_of
from palermo.records import Derivation, Document
from palermo.records.encode import Json, encode

HELD_BACK = ("text", "segments")  # other people's writing: the file names it by hash and does not carry it


def lines(records: Iterable[Json]) -> bytes:
    """Return records as JSON Lines; a lone surrogate is written as its JSON escape."""
    return "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records).encode(
        "utf-8", "backslashreplace"
    )


def document_record(document: Document, derivation: Derivation | None) -> Json:
    """Return a document without its text, with its root and how it derives from it."""
    held = encode(document)
    kept = {name: value for name, value in held.items() if name not in HELD_BACK} if isinstance(held, dict) else {}
    kept["root"] = document.document if derivation is None else derivation.root
    kept["relation"] = "root" if derivation is None else derivation.relation
    kept["derived_from"] = None if derivation is None else derivation.derived_from
    kept["reuse"] = None if derivation is None else derivation.reuse
    return kept


def assessment_file(report: Report) -> bytes:
    """Return the assessment with the efforts, groups and derivations it rests on, and how it was made."""
    held = encode(report.assessment)
    whole = dict(held) if isinstance(held, dict) else {}
    whole["efforts"] = encode(efforts_of(report))
    for name in (
        "corroborations",
        "derivations",
        "decisions",
        "provenance",
        "conflicts",
        "drifts",
        "figures",
        "comparisons",
    ):
        whole[name] = encode(getattr(report, name))
    # The ids of what is to be checked, in the order in which it is best looked at.
    whole["to_check"] = [one.id for one in waiting(report, evidence_of(report))]
    text = json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")
