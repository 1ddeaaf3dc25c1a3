"""What was decided where the evidence looked alike: told as practice, and plainly as no answer of the law."""

from collections.abc import Iterable, Mapping

from palermo.publish.content import (
    Block,
    Count,
    Fact,
    Name,
    Paragraph,
    Part,
    Section,
    Sentence,
    Statements,
    Table,
    Words,
)
from palermo.publish.countries import country_name
from palermo.publish.headline import tier_name
from palermo.publish.sentences import named
from palermo.publish.wording import abuse_name, wording
from palermo.records import Assessment, Precedent, Precedents

BASIS = "precedents"


def precedents_section(assessment: Assessment) -> tuple[Section, ...]:
    """Return how the record ranked what looked alike, with the nearest; nothing where nothing can be compared."""
    found = assessment.precedents
    if found is None:
        return ()
    *told, limits = found.told
    labels = {finding.id: finding.label for finding in assessment.findings}
    blocks: tuple[Block, ...] = (
        Paragraph(named(limits, BASIS), "lead"),
        Statements("How the published record ranked them", tuple(named(one, BASIS) for one in told), "note"),
        _nearest(found, labels),
    )
    return (Section("precedents", "What was decided where the evidence looked alike", blocks, annex=True),)


def alike_fact(assessment: Assessment) -> tuple[Fact, ...]:
    """Return the counts in one line for the first screen; nothing where nothing can be compared."""
    found = assessment.precedents
    if found is None:
        return ()
    parts: list[Part] = []
    for at, (tier, number) in enumerate(found.counts):
        parts += [Words(", " if at else ""), Count(number, "on", "on"), Words(" "), Name(tier_name(tier))]
    return (Fact("Looked alike", (Sentence((*parts, Words("; no answer of the law.")), basis=(BASIS,)),)),)


def _nearest(found: Precedents, labels: Mapping[str, str]) -> Table:
    columns = ("Country and year", "Ranked", "Told of both", "Told there alone", "Told here alone")
    rows = tuple(_row(one, labels) for one in found.nearest)
    return Table("The nearest of them, by the weight of what both have in common", columns, rows, "precedents")


def _row(one: Precedent, labels: Mapping[str, str]) -> tuple[Sentence, ...]:
    alike = named(f"{_marks(one.shared, labels)} ({one.alike:.0%} of the weight)", BASIS)
    return (
        named(f"{country_name(one.country)} {one.year}", BASIS),
        named(tier_name(one.tier), BASIS),
        alike,
        named(_marks(one.only_there, labels), BASIS),
        named(_marks(one.only_here, labels), BASIS),
    )


def _marks(marks: Iterable[str], labels: Mapping[str, str]) -> str:
    """Return marks in words: each criterion once, with every way in which its steps were told."""
    ways: dict[str, list[str]] = {}
    for mark in marks:
        criterion, _, cell = mark.partition(":")
        ways.setdefault(criterion, []).extend([wording().cells[cell]] if cell else [])
    told = [
        f"{labels.get(criterion, criterion)}: {', '.join(found)}" if found else abuse_name(criterion)
        for criterion, found in sorted(ways.items(), key=lambda pair: _place(pair[0]))
    ]
    return "; ".join(told) or "–"


def _place(criterion: str) -> tuple[str, int]:
    """Return a key that puts crit.2 before crit.10."""
    name, _, number = criterion.partition(".")
    return name, int(number) if number.isdigit() else 0
