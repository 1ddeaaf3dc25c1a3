"""What was decided where the evidence looked alike is told as practice, in every format, and never as a ground."""

import json
import sys
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.assess.precedents import load_record
from palermo.publish.edition import edition_of
from palermo.publish.evidence import evidence_of
from palermo.publish.files import assessment_file
from palermo.publish.markdown import markdown_page
from palermo.publish.opening import opening_section
from palermo.publish.precedents import alike_fact, precedents_section
from palermo.publish.report import in_order
from palermo.publish.trace import text_of
from palermo.records import Assessment
from palermo.rules import load_instrument


def cells(assessment: Assessment) -> list[list[str]]:
    [section] = precedents_section(assessment)
    return [[text_of(cell) for cell in row] for row in section.blocks[2].rows]  # type: ignore[union-attr]


def test_the_section_says_first_that_it_is_no_answer_of_the_law_and_what_the_record_holds() -> None:
    [section] = precedents_section(invented_report().assessment)
    lead = text_of(section.blocks[0].sentence)  # type: ignore[union-attr]
    assert lead.startswith("This is practice and no answer of the law")
    assert "on the Watch List and on Tier 3 alone" in lead
    told = " ".join(text_of(one) for one in section.blocks[1].sentences)  # type: ignore[union-attr]
    assert (
        "of 58 country-years for which 60% to 70% was stated from other countries alone, 37 were so ranked" in told
    )
    assert section.annex


def test_the_nearest_are_told_by_criterion_in_words() -> None:
    rows = cells(invented_report().assessment)
    assert rows[0][:2] == ["XVC 2016", "Tier 3"]
    assert rows[0][2].endswith("(82% of the weight)")
    assert rows[0][3].endswith(": planned only")
    assert "not taken" in rows[1][2]
    assert "official" in rows[1][2].lower()
    assert rows[1][3] == "–"
    assert "_" not in " ".join(cell for row in rows for cell in row)


def test_every_cell_of_a_pattern_has_its_words_and_every_criterion_its_label() -> None:
    report = invented_report()
    labels = {rule.id: rule.label for rule in load_instrument("tvpa").rules.values()}
    found = report.assessment.precedents
    assert found is not None
    marks = tuple(
        sorted({mark for row in load_record().rows for mark in row.marks if not mark.startswith("any:")})
    )
    assert {mark.partition(":")[0] for mark in marks if ":" in mark} <= labels.keys()
    one = replace(found.nearest[0], shared=marks)
    assert cells(replace(report.assessment, precedents=replace(found, nearest=(one,))))


def test_the_first_screen_has_one_line_of_it_the_last() -> None:
    report = in_order(invented_report())
    [block] = opening_section(report, evidence_of(report)).blocks
    fact = block.facts[-1]  # type: ignore[union-attr]
    assert fact.label == "Looked alike"
    told = [text_of(one) for one in fact.sentences]
    assert told == ["19 on Tier 3, 11 on Tier 2 Watch List; no answer of the law."]


def test_markdown_and_json_hold_it_and_without_precedents_nothing_does() -> None:
    report = in_order(invented_report())
    page = markdown_page(edition_of(report)).decode()
    assert "## What was decided where the evidence looked alike" in page
    assert json.loads(assessment_file(report))["precedents"]["counts"] == [["3", 19], ["2WL", 11]]
    bare = replace(report.assessment, precedents=None)
    assert precedents_section(bare) == alike_fact(bare) == ()
    assert "looked alike" not in markdown_page(edition_of(replace(report, assessment=bare))).decode()
