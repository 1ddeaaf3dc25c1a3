"""The tiers of earlier years, drawn and in a table, and what follows from them."""

from palermo.publish.changed import change_told
from palermo.publish.content import (
    Block,
    Paragraph,
    Section,
    Sentence,
    Statements,
    Table,
)
from palermo.publish.evidence import Evidence
from palermo.publish.independent import behind
from palermo.publish.pictures import tiers_table
from palermo.publish.report import Report
from palermo.publish.sentences import named, plain
from palermo.records import EvidenceChange


def history_section(report: Report, evidence: Evidence) -> Section:
    """Return the earlier tiers, what they alone imply, why the tier moved, and the evidence of two periods."""
    assessment = report.assessment
    blocks: list[Block] = []
    if len(assessment.history) > 0:
        blocks.append(tiers_table(assessment))
    else:
        blocks.append(Paragraph(plain("No tier of an earlier year was given.", "assessment"), "note"))
    moved = change_told(assessment)
    if moved is not None:
        blocks.append(Paragraph(moved))
    listed = (
        ("What the earlier years alone imply", assessment.limits),
        ("Why the country is on another list than the year before", assessment.explanation),
    )
    blocks += [
        Statements(title, tuple(named(item, "assessment") for item in items), "note")
        for title, items in listed
        if len(items) > 0
    ]
    if len(assessment.changes) > 0:
        blocks.append(_periods(assessment.changes, evidence))
    else:
        undated = (
            "No evidence is dated within this reporting period or the one before, so what changed is not known."
        )
        blocks.append(Paragraph(plain(undated, "assessment"), "gap"))
    return Section("history", "History and what it implies", tuple(blocks), annex=True)


def _periods(changes: tuple[EvidenceChange, ...], evidence: Evidence) -> Table:
    rows = tuple(
        (
            named(item.label, f"change:{item.id}"),
            _roots(item.roots_now, item.now, item.id, evidence),
            _roots(item.roots_before, item.before, item.id, evidence),
        )
        for item in changes
    )
    columns = ("Criterion", "In this reporting period", "In the period before")
    return Table("Dated evidence of two reporting periods", columns, rows)


def _roots(number: int, records: tuple[str, ...], subject: str, evidence: Evidence) -> Sentence:
    return Sentence(behind(number, records, evidence), records=records, basis=(f"change:{subject}",))
