"""Efforts stand under efforts and failings, and a denial is told as a denial; every text is invented."""

import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.publish import Report
from palermo.publish.content import Section, Statements
from palermo.publish.criteria import criteria_annexes, criteria_sections
from palermo.publish.evidence import evidence_of
from palermo.publish.report import in_order
from palermo.publish.trace import text_of
from palermo.records import Effort, Finding

DENIAL = "ministry-statement.txt-c2"


def told(report: Report, anchor: str) -> dict[str, list[str]]:
    """Return the sentences of the lists under one anchor, by title."""
    report = in_order(report)
    evidence = evidence_of(report)
    parts = (*criteria_sections(report, evidence), *criteria_annexes(report, evidence))
    found = {one.anchor: one for one in _sections(parts)}
    lists = (block for block in found[anchor].blocks if isinstance(block, Statements))
    return {block.title: [text_of(sentence) for sentence in block.sentences] for block in lists}


def _sections(sections: tuple[Section, ...]) -> list[Section]:
    return [each for one in sections for each in (one, *_sections(one.sections))]


def with_finding(name: str, **fields: object) -> Report:
    report = invented_report()
    findings = tuple(
        replace(one, **fields) if one.id == name else one  # type: ignore[arg-type]
        for one in report.assessment.findings
    )
    return replace(report, assessment=replace(report.assessment, findings=findings))


def with_effort(**fields: object) -> Report:
    """Return the report with another effort that no finding uses."""
    report = invented_report()
    first = next(one for one in report.extractions if one.efforts)
    effort: Effort = replace(first.efforts[0], id="e-new", **fields)  # type: ignore[arg-type]
    changed = replace(first, efforts=(*first.efforts, effort))
    return replace(report, extractions=tuple(changed if one is first else one for one in report.extractions))


def test_what_a_government_does_stands_under_efforts_and_failings() -> None:
    lists = told(invented_report(), "finding-crit.1")
    assert list(lists)[:2] == ["Shows efforts", "Shows failings"]
    assert len(lists["Shows efforts"]) == len(lists["Shows failings"]) == 1


def test_a_denial_is_never_told_as_evidence() -> None:
    lists = told(with_finding("crit.7", supporting=(DENIAL,), status="contested"), "finding-crit.7")
    assert "Shows efforts" not in lists
    [denial] = lists["Failings that are denied"]
    assert "rejected what is said of forced labour" in denial
    against = told(with_finding("crit.7", opposing=(DENIAL,)), "finding-crit.7")
    assert len(against["Efforts that are denied"]) == 1


def test_an_indicator_is_spoken_for_and_against() -> None:
    report = invented_report()
    finding = Finding("ilo.3", "Deception", "worker", "ILO", "contested", ("hostile.html-c1",), (DENIAL,), 1, 1)
    report = replace(report, assessment=replace(report.assessment, findings=(finding,)))
    assert list(told(report, "finding-ilo.3")) == [
        "Speaks of it",
        "Denied",
    ]


def test_an_effort_that_no_finding_uses_says_which_way_and_whether_it_was_done() -> None:
    titles = {
        "for": "Shows efforts",
        "against": "Shows failings",
        "mixed": "Shows an effort and a failing at once",
    }
    for stance, title in titles.items():
        lists = told(with_effort(stance=stance, done="more_than_before"), "other-efforts")
        assert list(lists) == [title]
        assert lists[title][0].endswith("(more was done than before)")
    assert list(told(with_effort(commitment=True, done="planned"), "other-efforts")) == ["Promised"]
    assert (
        criteria_annexes(report := in_order(invented_report()), evidence_of(report))[-1].anchor != "other-efforts"
    )
