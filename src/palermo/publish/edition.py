"""The whole of a report in reading order, traced and numbered: what every page format is set from."""

from dataclasses import dataclass, replace

import pycountry

from palermo.publish.checking import checking_section
from palermo.publish.conflicts import conflicts_section, drift_section, tested_section
from palermo.publish.content import Section
from palermo.publish.criteria import criteria_sections
from palermo.publish.decided import decisions_section, marked, tier_decided
from palermo.publish.evidence import Evidence, evidence_of
from palermo.publish.exports import trace_exports
from palermo.publish.history import history_section
from palermo.publish.passages import Opened, numbered, passages
from palermo.publish.pictures import criteria_table, roots_table
from palermo.publish.profile import profile_section
from palermo.publish.ranking import ranking_section, recommendations_section
from palermo.publish.report import Report
from palermo.publish.sensitivity import sensitivity_section
from palermo.publish.sources import gaps_section, making_section, sources_section
from palermo.publish.trace import trace
from palermo.publish.wording import wording


@dataclass(frozen=True, slots=True)
class Edition:
    """A report ready to be set: title block, sections in order, and the numbered passages."""

    country: str
    year: int
    tier: str
    tier_name: str
    change: str
    automatic: bool
    period: tuple[str, str]
    protected: int
    sections: tuple[Section, ...]
    numbers: dict[str, int]
    passages: tuple[Opened, ...]


def edition_of(report: Report) -> Edition:
    """Return the edition of a report that is already in order.

    Errors: UntraceableError where a sentence does not rest on the evidence.
    """
    evidence = evidence_of(report)
    sections = marked(_sections(report, evidence), report, evidence)
    trace(sections, evidence)
    trace_exports(sections, evidence)
    numbers = numbered(sections, evidence)
    assessment = report.assessment
    tier = assessment.tier or "undetermined"
    return Edition(
        country=country_name(assessment.country),
        year=assessment.year,
        tier=tier,
        tier_name=wording().tiers[tier],
        change="" if assessment.change is None else wording().changes[assessment.change],
        automatic=assessment.automatic,
        period=assessment.period,
        protected=sum(document.protected for document in report.documents),
        sections=sections,
        numbers=numbers,
        passages=passages(numbers, evidence),
    )


def _sections(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    ranking = ranking_section(report, evidence)
    blocks = (*tier_decided(report), *ranking.blocks)
    if len(report.assessment.findings) > 0:
        blocks = (*blocks, criteria_table(report.assessment.findings))
    ranking = Section(ranking.anchor, ranking.title, blocks)
    return (
        ranking,
        history_section(report),
        sensitivity_section(report, evidence),
        *decisions_section(report, evidence),
        recommendations_section(),
        *criteria_sections(report, evidence),
        profile_section(report, evidence),
        conflicts_section(report, evidence),
        drift_section(report, evidence),
        tested_section(report),
        _with_roots(sources_section(report, evidence), report, evidence),
        *checking_section(report, evidence),
        gaps_section(report),
        making_section(report),
    )


def _with_roots(section: Section, report: Report, evidence: Evidence) -> Section:
    """Return the section on sources with the roots drawn after its first sentence, before the list of them."""
    table = roots_table(report.documents, evidence)
    if table is None:
        return section
    return replace(section, blocks=(*section.blocks[:1], table, *section.blocks[1:]))


def country_name(code: str) -> str:
    """Return the usual English name of an ISO 3166-1 alpha-3 code, or the code itself where it has none."""
    found = pycountry.countries.get(alpha_3=code)
    return code if found is None else str(getattr(found, "common_name", found.name))
