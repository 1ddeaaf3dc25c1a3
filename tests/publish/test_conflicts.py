"""The report tells where sources disagree and what changed on the way, each sentence traced."""

import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.corroborate import conflicts, corroborate
from palermo.publish import Report, publish
from palermo.publish.report import claims_of
from palermo.records import Derivation, Drift
from palermo.records.figures import DenominatorTest, Figure, FigureComparison, Interval


@pytest.fixture(scope="module")
def report() -> Report:
    report = invented_report()
    claims = claims_of(report)
    quotes = {claim.id: claim.quote for claim in claims}
    pair = ("monitor-report.pdf-c2", "gazette-copy.html-c2")
    drift = Drift(
        "d1", "figure", "monitor-report.pdf", "gazette-copy.html", "paraphrase", pair, quotes[pair[0]],
        quotes[pair[1]], "4,200 became Over 6,000",
    )  # fmt: skip
    return replace(report, conflicts=conflicts(claims, corroborate(claims, {}), {}, {}), drifts=(drift,))


@pytest.fixture(scope="module")
def files(report: Report) -> dict[str, bytes]:
    return publish(report)


def test_figures_that_disagree_stand_in_one_table(files: dict[str, bytes]) -> None:
    page = files["report.md"].decode()
    section = page.split("Where sources disagree", 1)[1].split("What changed on the way", 1)[0]
    assert "4,200" in section
    assert "Over 6,000" in section
    assert "Inland Labour Monitor" in section


def test_what_changed_stands_with_both_passages(files: dict[str, bytes]) -> None:
    section = files["report.md"].decode().split("What changed on the way", 1)[1]
    assert section.index("4,200 pickers in such dormitories") < section.index("are thought to live under guard")


def test_the_data_files_hold_them(report: Report, files: dict[str, bytes]) -> None:
    held = json.loads(files["assessment.json"])
    assert [item["id"] for item in held["conflicts"]] == [item.id for item in report.conflicts]
    assert held["drifts"][0]["reason"] == "4,200 became Over 6,000"
    book = openpyxl.load_workbook(io.BytesIO(files["evidence.xlsx"]))
    assert book["Drift"].max_row == 2
    assert book["Conflicts"].max_row == 1 + sum(len(item.sides) for item in report.conflicts)


def test_order_of_conflicts_changes_no_byte(report: Report, files: dict[str, bytes]) -> None:
    turned = replace(report, conflicts=report.conflicts[::-1], drifts=report.drifts[::-1])
    assert publish(turned)["report.html"] == files["report.html"]


def test_a_circle_is_told_as_one_and_what_else_a_document_names_is_told(report: Report) -> None:
    circle = tuple(
        Derivation(name, "circular:0123", "circular", other, cites=("root:far-paper",))
        for name, other in (("gazette-copy.html", "hostile.html"), ("hostile.html", "gazette-copy.html"))
    )
    kept = tuple(item for item in report.derivations if item.document not in {one.document for one in circle})
    page = publish(replace(report, derivations=(*kept, *circle)))["report.md"].decode()
    assert "A circle: these documents rest on one another and on nothing else." in page
    assert "It also names Far paper" in page


def test_tested_figures_stand_with_verdict_and_denominators(report: Report) -> None:
    around = Interval(1.0, 2.0)
    one = Figure("f1", "ratio", 1 / 26, around, "one in every 26", claims=("post-article.html-c2",))
    other = Figure("f2", "share", 0.337, around, "33.7 percent", claims=("monitor-report.pdf-c5",))
    pair = FigureComparison(
        ("f1", "f2"), "clashing", False, None, (around, around), None,
        denominators=(DenominatorTest("f1", "sel_pickers", False, True, around),),
        reasons=("the counts they imply do not meet",),
    )  # fmt: skip
    page = publish(replace(report, figures=(one, other), comparisons=(pair,)))["report.md"].decode()
    section = page.split("Figures that must agree", 1)[1]
    assert "they clash" in section
    assert "one in every 26 of sel pickers fits" in section
