"""The claims as a table: CSV, and a workbook with efforts, documents and criteria beside them."""

import csv
import datetime as dt
import io

import xlsxwriter

from palermo.publish.report import Report, claims_of, efforts_of
from palermo.records import Claim, Effort

COLUMNS = (
    "id", "document", "start", "end", "quote", "chain", "certainty", "verbatim", "abuses", "indicators", "groups",
    "places", "actors", "goods", "technologies", "quantities", "since", "until", "tier", "language", "origin",
    "point", "about", "confidence", "to_check", "why",
)  # fmt: skip
EFFORT_COLUMNS = (
    "id", "document", "start", "end", "quote", "chain", "certainty", "criterion", "action", "stance", "done",
    "commitment", "places", "actors", "quantities", "since", "until", "language", "point", "about", "confidence",
    "to_check", "why",
)  # fmt: skip
BETWEEN = "; "
CELL = 32_767  # characters that a cell of the format holds
MADE = dt.datetime(2000, 1, 1, tzinfo=dt.UTC)  # a workbook keeps when it was made: fixed, for the same bytes
FORMULA = ("=", "+", "-", "@", "\t", "\r")

Row = tuple[str, ...]


def claims_csv(report: Report) -> bytes:
    """Return one row a claim in UTF-8; a list is joined by semicolons.

    A text that a spreadsheet would take for a formula is led by an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(COLUMNS)
    writer.writerows(tuple(map(_harmless, claim_row(claim))) for claim in claims_of(report))
    return out.getvalue().encode("utf-8", "backslashreplace")


def claim_row(claim: Claim) -> Row:
    """Return a claim as text, a value a column."""
    tier = "" if claim.tier is None else f"{claim.tier.country} {claim.tier.year} {claim.tier.tier}"
    values = _shared(claim) | {
        "verbatim": str(claim.verbatim).lower(), "abuses": BETWEEN.join(claim.abuses),
        "indicators": BETWEEN.join(claim.indicators), "groups": BETWEEN.join(claim.groups),
        "goods": BETWEEN.join(claim.goods), "technologies": BETWEEN.join(claim.technologies),
        "tier": tier, "origin": claim.origin,
    }  # fmt: skip
    return tuple(values[name] for name in COLUMNS)


def effort_row(effort: Effort) -> Row:
    """Return an effort as text, a value a column."""
    values = _shared(effort) | {
        "criterion": effort.criterion, "action": effort.action, "stance": effort.stance, "done": effort.done or "",
        "commitment": str(effort.commitment).lower(),
    }  # fmt: skip
    return tuple(values[name] for name in EFFORT_COLUMNS)


def _shared(one: Claim | Effort) -> dict[str, str]:
    """Return the columns that claims and efforts share; the country of `about` stands with its ground."""
    return {
        "id": one.id, "document": one.document, "start": str(one.start), "end": str(one.end),
        "quote": one.quote, "chain": " → ".join(link.source for link in one.chain),
        "certainty": one.certainty, "actors": BETWEEN.join(one.actors),
        "places": BETWEEN.join(f"{p.name} ({p.code})" if p.code else p.name for p in one.places),
        "quantities": BETWEEN.join(quantity.text for quantity in one.quantities),
        "since": one.since or "", "until": one.until or "", "language": one.language, "point": one.point or "",
        "about": BETWEEN.join(f"{a.code} ({a.ground})" if a.code else a.ground for a in one.about),
        "confidence": "" if one.confidence is None else str(one.confidence),
        "to_check": str(one.to_check).lower(), "why": BETWEEN.join(one.why),
    }  # fmt: skip


def workbook(report: Report) -> bytes:
    """Return an XLSX workbook, a sheet a kind of record; the same report, the same bytes."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False}) as book:
        book.set_properties({"title": "Claims and criteria", "created": MADE})
        head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        body = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in _sheets(report):
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, len(rows[0]) - 1, 22)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    sheet.write_string(number, column, _storable(value), head if number == 0 else body)
            sheet.autofilter(0, 0, max(len(rows) - 1, 1), len(rows[0]) - 1)
    return out.getvalue()


def _sheets(report: Report) -> tuple[tuple[str, list[Row]], ...]:
    roots = {derivation.document: derivation.root for derivation in report.derivations}
    documents = [
        (d.document, d.title or "", d.publisher or "", d.published or "", d.language, d.sha256,
         roots.get(d.document, d.document))
        for d in report.documents
    ]  # fmt: skip
    findings = [
        (f.id, f.label, f.citation, f.status, str(f.roots_supporting), str(f.roots_opposing), f.origin, f.reason)
        for f in report.assessment.findings
    ]
    conflicts = [
        (item.id, item.kind, item.label, side.said, BETWEEN.join(side.sources), BETWEEN.join(side.claims),
         str(len(side.roots)), BETWEEN.join(item.reasons))
        for item in report.conflicts
        for side in item.sides
    ]  # fmt: skip
    drifts = [
        (item.id, item.kind, item.source, item.document, item.relation, item.before, item.after, item.reason)
        for item in report.drifts
    ]
    return (
        ("Claims", [COLUMNS, *map(claim_row, claims_of(report))]),
        ("Efforts", [EFFORT_COLUMNS, *map(effort_row, efforts_of(report))]),
        ("Documents", [("document", "title", "publisher", "published", "language", "sha256", "root"), *documents]),
        (
            "Criteria",
            [("id", "label", "citation", "status", "roots for", "roots against", "origin", "reason"), *findings],
        ),
        ("Conflicts", [("id", "kind", "about", "said", "by", "claims", "roots", "reasons"), *conflicts]),
        ("Drift", [("id", "kind", "source", "document", "relation", "before", "after", "what changed"), *drifts]),
    )


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text


def _storable(text: str) -> str:
    """Return a text without what XML cannot hold: control characters and lone surrogates become U+FFFD."""
    kept = (c if c in "\t\n\r" or (c >= " " and not "\ud800" <= c <= "\udfff") else "\ufffd" for c in text[:CELL])
    return "".join(kept)
