"""The tiers of earlier years, drawn and in a table, and what follows from them."""

from palermo.publish.content import (
    Block,
    Count,
    Paragraph,
    Section,
    Sentence,
    Statements,
    Table,
    Timeline,
    TimelineYear,
)
from palermo.publish.report import Report
from palermo.publish.sentences import named, plain
from palermo.publish.wording import wording
from palermo.records import Assessment, EvidenceChange, HistoryYear

RANKS = ("1", "2", "2WL", "3", "SC")
"""From the best place to the worst; a special case has no rank and is drawn below them."""


def history_section(report: Report) -> Section:
    """Return the earlier tiers, what they alone imply, why the tier moved, and the evidence of two periods."""
    assessment = report.assessment
    blocks: list[Block] = []
    if len(assessment.history) > 0:
        blocks.append(_years(assessment))
    else:
        blocks.append(Paragraph(plain("No tier of an earlier year was given.", "assessment"), "note"))
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
        blocks.append(_periods(assessment.changes))
    else:
        undated = (
            "No evidence is dated within this reporting period or the one before, so what changed is not known."
        )
        blocks.append(Paragraph(plain(undated, "assessment"), "gap"))
    return Section("history", "History and what it implies", tuple(blocks))


def _years(assessment: Assessment) -> Table:
    rows = [_year(item) for item in assessment.history]
    tier = wording().tiers[assessment.tier or "undetermined"]
    change = "" if assessment.change is None else wording().changes[assessment.change]
    now = (str(assessment.year), tier, change or "–", "indicated by this report")
    rows.append(tuple(named(text, "assessment") for text in now))
    columns = ("Report year", "Tier", "Against the year before", "Remark")
    return Table("Tiers by report year", columns, tuple(rows), kind="history", picture=_picture(assessment))


def _year(item: HistoryYear) -> tuple[Sentence, ...]:
    change = "–" if item.change is None else wording().changes[item.change]
    remark = "kept on the Watch List by a waiver" if item.waiver else "–"
    texts = (str(item.year), wording().tiers[item.tier], change, remark)
    return tuple(named(text, f"history:{item.year}") for text in texts)


def _picture(assessment: Assessment) -> Timeline:
    """Return a step for each year from the first given to the one assessed; a year without a tier is a gap."""
    given: dict[int, str] = {item.year: item.tier for item in assessment.history if item.year < assessment.year}
    if assessment.tier is not None:
        given[assessment.year] = assessment.tier
    span = range(min((*given, assessment.year)), assessment.year + 1)
    ranks = [rank for rank in RANKS if rank != "SC" or "SC" in given.values()]
    years = tuple(
        TimelineYear(year, ranks.index(given[year]) if year in given else None, indicated=year == assessment.year)
        for year in span
    )
    return Timeline(tuple(wording().tiers[rank] for rank in ranks), years)


def _periods(changes: tuple[EvidenceChange, ...]) -> Table:
    rows = tuple(
        (
            named(item.label, f"change:{item.id}"),
            _roots(item.roots_now, item.now, item.id),
            _roots(item.roots_before, item.before, item.id),
        )
        for item in changes
    )
    columns = ("Criterion", "In this reporting period", "In the period before")
    return Table("Dated evidence of two reporting periods", columns, rows)


def _roots(number: int, records: tuple[str, ...], subject: str) -> Sentence:
    parts = (Count(number, "independent source", "independent sources"),)
    return Sentence(parts, records=records, basis=(f"change:{subject}",))
