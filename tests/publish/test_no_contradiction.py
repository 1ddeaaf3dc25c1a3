"""Whatever the evidence, a report never says two things that cannot both be so."""

import re
import sys
from dataclasses import replace
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from invented import HISTORY, invented_report

from palermo.publish import Report
from palermo.publish.content import Section, Statements
from palermo.publish.edition import Edition, edition_of
from palermo.publish.evidence import evidence_of
from palermo.publish.headline import tier_name
from palermo.publish.markdown import markdown_page
from palermo.publish.report import claims_of, efforts_of, in_order
from palermo.records import Assessment, ReportedTier, Sensitivity, Standing

REPORT = in_order(invented_report())
EFFORTS = tuple(effort.id for effort in efforts_of(REPORT))
STATEMENTS = (*(claim.id for claim in claims_of(REPORT)), *EFFORTS)
TIERS = ("1", "2", "2WL", "3", "SC")
RANKS = ("state-report.txt-c3", "post-article.html-c4")
STATUSES = ("supported", "contested", "unsupported", "no_evidence")
MOVED = "(unchanged|raised|lowered) from the year before"


class Drawn:
    """A report that was drawn; it is told in short, as the whole of it fills pages."""

    def __init__(self, report: Report) -> None:
        self.report = report

    def _repr_pretty_(self, printer, _cycle) -> None:
        printer.text(repr(self))

    def __repr__(self) -> str:
        told = self.report.assessment
        unsure = [one.id for one in (*claims_of(self.report), *efforts_of(self.report)) if one.to_check]
        sides = [(one.id, one.status, one.supporting, one.opposing, one.mixed) for one in told.findings]
        return f"{told.tier} {told.change} {told.standing} {len(told.history)} {sides} unsure: {unsure}"


@st.composite
def reports(draw: st.DrawFn) -> Drawn:
    """Return the invented report with another tier, ground, history, findings, and statements to be checked."""
    unsure = draw(st.frozensets(st.sampled_from(STATEMENTS), max_size=12))
    tier = draw(st.sampled_from((None, *TIERS)))
    ranks = draw(st.lists(st.sampled_from(TIERS), max_size=2, unique=True))
    basis = None if tier is None else draw(st.sampled_from((None, "evidence", "reported", "decision")))
    own = tier if basis == "evidence" else None
    standing = Standing(
        basis=basis,
        evidence_tier=own,
        reported=tuple(ReportedTier(rank, RANKS[:1], 1) for rank in ranks if not unsure & {*RANKS[:1]}),
        differs=own is not None and any(rank != own for rank in ranks),
        if_confirmed=draw(st.sampled_from((None, *TIERS))),
        if_checked=draw(st.sampled_from((None, *TIERS))) if unsure else None,
    )
    told = REPORT.assessment
    assessment = replace(
        told,
        tier=tier,
        change=draw(st.sampled_from((None, "remained", "upgraded", "downgraded"))),
        standing=draw(st.sampled_from((None, standing))),
        history=draw(st.sampled_from(((), HISTORY, HISTORY[:2]))),
        limits=(),
        changes=(),
        findings=tuple(draw(findings(one, unsure)) for one in told.findings),
        steps=tuple(replace(one, claims=without(one.claims, unsure)) for one in told.steps),
        sensitivity=draw(
            st.sampled_from((Sensitivity(), replace(told.sensitivity, removals=told.sensitivity.removals[1:])))
        ),
    )
    return Drawn(checked(replace(REPORT, assessment=assessment), unsure))


@st.composite
def findings(draw: st.DrawFn, one, unsure: frozenset[str]):
    sides = draw(st.lists(st.tuples(st.sampled_from(EFFORTS), st.sampled_from("fam")), max_size=5))
    held = {side: without(tuple(dict.fromkeys(r for r, s in sides if s == side)), unsure) for side in "fam"}
    status = draw(st.sampled_from(STATUSES[:3])) if any(held.values()) else "no_evidence"
    return replace(one, status=status, supporting=held["f"], opposing=held["a"], mixed=held["m"], commitments=())


def without(records: tuple[str, ...], unsure: frozenset[str]) -> tuple[str, ...]:
    return tuple(record for record in records if record not in unsure)


def checked(report: Report, unsure: frozenset[str]) -> Report:
    """Return the report with those statements to be checked, and no group that rests on them."""
    extractions = tuple(
        replace(
            each,
            claims=tuple(replace(one, to_check=one.id in unsure) for one in each.claims),
            efforts=tuple(replace(one, to_check=one.id in unsure) for one in each.efforts),
        )
        for each in report.extractions
    )
    groups = tuple(one for one in report.corroborations if not unsure & {*one.claims, *one.denials})
    return in_order(replace(report, extractions=extractions, corroborations=groups))


def sections(edition: Edition) -> list[Section]:
    found = list(edition.sections)
    for section in found:
        found += section.sections
    return found


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(reports())
def test_no_report_contradicts_itself(drawn: Drawn) -> None:
    report = drawn.report
    edition = edition_of(report)
    page, assessment = markdown_page(edition).decode(), report.assessment
    _one_tier(page, edition, assessment)
    _one_change(page, assessment)
    assert len(set(re.findall(r"([\d,]+) statements? waits? to be checked", page))) <= 1
    _one_side(edition, report)
    _nothing_or_something(page, edition, assessment)
    assert "No denial" not in page or not re.search("den(y|ies) it: ", page)


def _one_tier(page: str, edition: Edition, assessment: Assessment) -> None:
    assert edition.headline.boxes[0].tier == tier_name(assessment.tier)
    basis = None if assessment.standing is None else assessment.standing.basis
    assert ("Indicated by the evidence" in page) == (assessment.tier is not None and basis == "evidence")
    first = page.split("## Key findings", maxsplit=1)[0]
    if basis == "reported":
        assert "indicate" not in first.split("If all that waits")[0].lower()
        assert "indicate this tier" not in page
    if assessment.tier is None:
        assert "indicate this tier" not in page
        assert "Against it" not in first


def _one_change(page: str, assessment: Assessment) -> None:
    now = [line for line in page.splitlines() if re.match(rf"\| {assessment.year} \|", line) or line[:1] != "|"]
    page = "\n".join(now)
    told = re.findall(MOVED, page)
    assert len(set(told)) <= 1
    before = any(year.year == assessment.year - 1 for year in assessment.history)
    assert len(re.findall(f"Sources report it as {MOVED}", page)) == (0 if before else len(told))
    assert ("No tier of an earlier year was given." in page) == (len(assessment.history) == 0)


def _one_side(edition: Edition, report: Report) -> None:
    """No words stand on both sides, under whatever criterion they stand."""
    evidence = evidence_of(report)
    sides: dict[str, set[tuple[str, int]]] = {"Shows efforts": set(), "Shows failings": set()}
    for section in sections(edition):
        for block in section.blocks:
            if isinstance(block, Statements):
                head = block.title.split(":")[0]
                held = (evidence.statement(record) for one in block.sentences for record in one.records)
                sides.get(head, set()).update((one.document, one.start) for one in held)
    assert not sides["Shows efforts"] & sides["Shows failings"]


def _nothing_or_something(page: str, edition: Edition, assessment: Assessment) -> None:
    headed = {section.title for section in sections(edition)}
    for listed in re.findall(r"Nothing that counts was found on: ([^.]*)\.", page):
        assert not {label.strip() for label in listed.split(";")} & headed
    alone = "taken away alone, changes" in page
    assert alone == (assessment.tier is not None and len(assessment.sensitivity.removals) == 0)
    assert page.count("removals change the indicated tier") <= 1
