"""The whole of a report in reading order, traced and numbered: what every page format is set from."""

from dataclasses import dataclass, replace

from palermo.publish.checking import checking_section
from palermo.publish.conflicts import conflicts_section, drift_section, further_conflicts, tested_section
from palermo.publish.content import Paragraph, Section
from palermo.publish.countries import country_name
from palermo.publish.criteria import criteria_annexes, criteria_sections
from palermo.publish.decided import decisions_section, marked, tier_decided
from palermo.publish.evidence import Evidence, evidence_of
from palermo.publish.exports import trace_exports
from palermo.publish.findings import findings_section
from palermo.publish.headline import Headline, headline_of
from palermo.publish.history import history_section
from palermo.publish.opening import opening_section
from palermo.publish.passages import Opened, numbered, passages
from palermo.publish.pictures import roots_table
from palermo.publish.precedents import precedents_section
from palermo.publish.profile import full_profile, profile_section
from palermo.publish.ranking import ranking_section
from palermo.publish.recommendations import recommendations_section
from palermo.publish.report import Report
from palermo.publish.sensitivity import sensitivity_section
from palermo.publish.sources import gaps_section, making_section, problems_section, sources_section
from palermo.publish.trace import trace
from palermo.publish.wording import wording


@dataclass(frozen=True, slots=True)
class Edition:
    """A report ready to be set: title block, sections in order, and the numbered passages."""

    country: str
    year: int
    tier: str
    tier_name: str
    headline: Headline
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
    headline = headline_of(report.assessment)
    first = Section("headline", "", tuple(Paragraph(sentence) for sentence in headline.under))
    trace((first, *sections), evidence)
    trace_exports(sections, evidence)
    numbers = numbered(sections, evidence)
    assessment = report.assessment
    tier = assessment.tier or "undetermined"
    return Edition(
        country=country_name(assessment.country),
        year=assessment.year,
        tier=tier,
        tier_name=wording().tiers[tier],
        headline=headline,
        period=assessment.period,
        protected=sum(document.protected for document in report.documents),
        sections=sections,
        numbers=numbers,
        passages=passages(numbers, evidence),
    )


def _sections(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the body in the order in which such reports are read, then the annexes."""
    return (
        opening_section(report, evidence),
        findings_section(report, evidence),
        recommendations_section(report, evidence),
        *criteria_sections(report, evidence),
        profile_section(report, evidence),
        conflicts_section(report, evidence),
        sources_section(report, evidence),
        *checking_section(report, evidence),
        gaps_section(report),
        *_annexes(report, evidence),
    )


def _annexes(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    ranking = ranking_section(report, evidence)
    return (
        *precedents_section(report.assessment),
        replace(ranking, blocks=(*tier_decided(report), *ranking.blocks)),
        *decisions_section(report, evidence),
        history_section(report, evidence),
        sensitivity_section(report, evidence),
        *criteria_annexes(report, evidence),
        *full_profile(report, evidence),
        *further_conflicts(report, evidence),
        drift_section(report, evidence),
        tested_section(report),
        *roots_section(report, evidence),
        *problems_section(report),
        making_section(report),
    )


def roots_section(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the roots drawn, with their table; nothing where there is nothing to draw."""
    table = roots_table(report.documents, evidence)
    return () if table is None else (Section("roots", "Roots and what goes back to them", (table,), annex=True),)
