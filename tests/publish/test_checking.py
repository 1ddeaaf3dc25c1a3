"""What is to be checked stands apart, first what matters most, and nowhere else; all texts are invented."""

import csv
import io
import json
import sys
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.errors import UntraceableError
from palermo.publish import Report, publish
from palermo.publish.checking import checking_section, doubts, reading_of, waiting
from palermo.publish.content import Likelihood, Paragraph, Section, Sentence, Statements, Words
from palermo.publish.edition import edition_of
from palermo.publish.evidence import evidence_of
from palermo.publish.quantities import in_tenths
from palermo.publish.report import in_order
from palermo.publish.trace import sentences_of, text_of, trace
from palermo.records import About, Claim, Decision, Effort

WATCHED, GATES, FISH = "union-letter.docx-c1", "union-letter.docx-c2", "hostile.html-c1"
STEP = "state-report.txt-e3"
UNSURE = {
    WATCHED: {"to_check": True, "confidence": 0.41, "why": ("reader",), "about": (About(None, "unknown"),)},
    GATES: {"to_check": True, "confidence": 0.58, "why": ("grammar", "zz-1")},
    FISH: {"to_check": True, "certainty": "unclear", "confidence": 0.03},
}
MADE = Effort(
    STEP, "state-report.txt", 0, 58, "The government did not report identifying any victim", (), "asserted",
    "crit.3", "victim_identification", "mixed", commitment=False, language="en", done="partly", to_check=True,
    confidence=0.97, since="2023-04", until="2024-03", point="2023",
)  # fmt: skip


def with_fields(report: Report, fields: dict[str, dict[str, object]]) -> Report:
    """Return the report with fields of its claims and efforts exchanged, and the effort of MADE beside them."""
    extractions = []
    for found in report.extractions:
        claims = tuple(replace(one, **fields.get(one.id, {})) for one in found.claims)  # type: ignore[arg-type]
        efforts = tuple(replace(one, **fields.get(one.id, {})) for one in found.efforts)  # type: ignore[arg-type]
        if found.document == MADE.document:
            text = next(d.text for d in report.documents if d.document == MADE.document)
            start = text.index(MADE.quote)
            efforts = (*efforts, replace(MADE, start=start, end=start + len(MADE.quote), **fields.get(STEP, {})))  # type: ignore[arg-type]
        extractions.append(replace(found, claims=claims, efforts=efforts))
    return replace(report, extractions=tuple(extractions))


@pytest.fixture(scope="module")
def report() -> Report:
    return in_order(replace(with_fields(invented_report(), UNSURE), first=(GATES,)))


@pytest.fixture(scope="module")
def files(report: Report) -> dict[str, bytes]:
    return publish(report)


def section_of(report: Report) -> Section:
    [section] = checking_section(report, evidence_of(report))
    return section


def told(section: Section) -> dict[str, list[str]]:
    lists = (block for block in section.blocks if isinstance(block, Statements))
    return {block.title: [text_of(sentence) for sentence in block.sentences] for block in lists}


def test_what_could_change_a_finding_stands_first_then_the_likelier_right(report: Report) -> None:
    assert [one.id for one in waiting(report, evidence_of(report))] == [GATES, STEP, WATCHED, FISH]
    lists = told(section_of(report))
    assert list(lists) == ["Could change the tier or a finding", "Further statements, the likelier right first"]
    assert [len(listed) for listed in lists.values()] == [1, 3]


def test_each_is_told_with_what_it_was_read_as_how_sure_and_why(report: Report) -> None:
    lists = told(section_of(report))
    [gates] = lists["Could change the tier or a finding"]
    assert "read as surveillance; the machine is not sure of this: likelihood 6 in 10" in gates
    assert "the trained reader did not mark it" in gates
    assert gates.endswith(f"decide on it as {GATES}")
    step, watched, fish = lists["Further statements, the likelier right first"]
    assert "(done in part) — read as an effort and a failing at once on Measures of prevention" in step
    assert "likelihood more than 9 in 10" in step
    assert "likelihood 4 in 10; it is not told which country it is about; the trained reader found it" in watched
    assert "it cannot be told whether as so or as denied" in fish
    assert "less than 1 in 10" in fish


def test_nothing_else_tells_of_it_and_each_has_its_passage(report: Report) -> None:
    edition = edition_of(report)
    for section in edition.sections:
        named = {record for sentence in sentences_of((section,)) for record in sentence.records}
        assert (named >= {WATCHED, GATES, FISH, STEP}) == (section.anchor == "to-check")
        assert section.anchor == "to-check" or not named & {WATCHED, GATES, FISH, STEP}
    assert {WATCHED, GATES, FISH, STEP} <= edition.numbers.keys()


def test_the_first_lines_count_it(files: dict[str, bytes]) -> None:
    first = files["report.md"].decode().split("## In short")[1].split("## Key findings")[0]
    assert "4 statements wait to be checked and count for nothing here" in first


def test_the_data_files_hold_it_with_its_fields(files: dict[str, bytes]) -> None:
    claims = {row["id"]: row for row in map(json.loads, files["claims.jsonl"].decode().splitlines())}
    assert claims[WATCHED]["to_check"]
    assert claims[WATCHED]["about"] == []
    assert claims[WATCHED]["grounds"] == ["unknown"]
    whole = json.loads(files["assessment.json"])
    assert whole["to_check"] == [GATES, STEP, WATCHED, FISH]
    [step] = [item for item in whole["efforts"] if item["id"] == STEP]
    assert (step["done"], step["since"], step["confidence"]) == ("partly", "2023-04", 0.97)
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(files["claims.csv"].decode()))}
    assert (rows[GATES]["confidence"], rows[GATES]["to_check"], rows[GATES]["why"]) == (
        "0.58",
        "true",
        "grammar; zz-1",
    )
    book = openpyxl.load_workbook(io.BytesIO(files["evidence.xlsx"]))
    head, *efforts = book["Efforts"].iter_rows(values_only=True)
    [row] = [dict(zip(head, cells, strict=True)) for cells in efforts if cells[0] == STEP]
    assert (row["done"], row["stance"], row["point"]) == ("partly", "mixed", "2023")
    graph = {item["@id"]: item for item in json.loads(files["evidence.jsonld"])["@graph"]}
    held = graph[f"urn:palermo:statement:{STEP}"]
    assert (held["palermo:toCheck"], held["palermo:done"]) == (True, "partly")
    assert "palermo:since" not in graph[f"urn:palermo:statement:{WATCHED}"]
    notes = files["statements.csv"].decode()
    assert "confidence: 0.41" in notes
    assert "done: partly" in notes


def test_what_a_person_decided_waits_no_longer_and_is_marked(report: Report) -> None:
    decisions = (
        Decision(WATCHED, "confirm", "A. Reviewer", "2024-07-02T09:00:00Z", "It says so."),
        Decision(GATES, "overrule", "A. Reviewer", "2024-07-02T09:01:00Z", "Misread.", "rejected"),
        Decision(FISH, "unsure", "A. Reviewer", "2024-07-02T09:02:00Z", "The page is lost."),
    )
    fields = {**UNSURE, WATCHED: {**UNSURE[WATCHED], "to_check": False}}
    decided = in_order(replace(with_fields(invented_report(), fields), decisions=decisions, lifted=(WATCHED,)))
    assert [one.id for one in waiting(decided, evidence_of(decided))] == [STEP, FISH]
    text = publish(decided)["report.md"].decode()
    profile = text.split("## Profile")[1].split("## To be checked")[0]
    assert "Guards follow pickers to the market” (confirmed by a person)" in profile
    assert "Camera gates" not in profile
    checked = text.split("## To be checked")[1]
    assert "Looked at by a person, and not counted" in checked
    assert "(rejected by a person)" in checked
    assert "| to be checked |" in text.split("## What people decided")[1]


def test_a_statement_about_other_countries_stands_in_the_data_files_alone() -> None:
    abroad = {WATCHED: {"about": (About("XVB", "stated"),)}, STEP: {"about": (About("XVB", "document"),)}}
    report = in_order(with_fields(invented_report(), abroad))
    files = publish(report)
    text = files["report.md"].decode()
    assert not {WATCHED, STEP} & edition_of(report).numbers.keys()
    assert "To be checked" not in text
    assert "2 statements are about other countries and stand in the data files alone." in text
    assert "Guards follow pickers" in files["claims.jsonl"].decode()


def test_a_long_list_is_cut_and_counted(report: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("palermo.publish.checking.WRITTEN_OUT", 2)
    [*_, last] = section_of(report).blocks
    assert isinstance(last, Paragraph)
    assert text_of(last.sentence) == "1 further statement stands in the data files alone."


def test_a_statement_to_be_checked_in_any_other_section_is_not_published(report: Report) -> None:
    sentence = Sentence((Words("It is so."),), records=(GATES,))
    with pytest.raises(UntraceableError, match="to be checked"):
        trace((Section("profile", "Profile", (Paragraph(sentence),)),), evidence_of(report))


def test_a_likelihood_that_is_not_its_records_is_not_published(report: Report) -> None:
    for record, tenths in ((GATES, 9), ("union-letter.docx-c3", 4)):
        sentence = Sentence((Likelihood(record, tenths),), records=(record,))
        with pytest.raises(UntraceableError, match="likelihood"):
            trace((Section("to-check", "X", (Paragraph(sentence),)),), evidence_of(report))
    assert in_tenths(Likelihood(GATES, 6)) == "6 in 10"


def test_without_a_confidence_no_likelihood_is_told() -> None:
    fields = {WATCHED: {"to_check": True, "origin": "suggested"}, STEP: {"to_check": False}}
    [sentence] = told(section_of(in_order(with_fields(invented_report(), fields))))["The likelier right first"]
    assert "the machine cannot say how sure it is of this; a language model suggested it" in sentence


def test_readings_and_doubts_follow_the_record(report: Report) -> None:
    held = evidence_of(report)
    rank, bare = held.statement("state-report.txt-c3"), held.statement(WATCHED)
    assert isinstance(bare, Claim)
    assert reading_of(rank, {}) == "what a source says of the rank"
    assert reading_of(replace(bare, abuses=()), {}) == "a statement of abuse"
    assert "kind" in doubts(replace(bare, abuses=()))
    promise = held.statement("ministry-statement.txt-e2")
    assert reading_of(promise, {"crit.1": "Vigour"}) == "a promise on Vigour"
    assert doubts(held.statement("radio-ar.txt-c1")) == ("source",)
