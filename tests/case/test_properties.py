"""What must hold from inputs to report, whatever the inputs: order, copies, spans."""

import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from palermo.case import Analysis, Silent, analyse, find_inputs, make_report, read_inputs

pytestmark = pytest.mark.usefixtures("all_counts")

EXAMPLE = Path(__file__).parents[2] / "examples" / "evidence"


def analysis_of(*paths: Path) -> Analysis:
    inputs, faults = find_inputs(paths)
    documents, problems = read_inputs(inputs, progress=Silent())
    return analyse(documents, problems=(*faults, *problems), progress=Silent())


def report_of(analysis: Analysis) -> Mapping[str, bytes]:
    return make_report(analysis, country="CHN", year=2024, progress=Silent())[0]


@pytest.fixture(scope="module")
def example() -> Analysis:
    return analysis_of(EXAMPLE)


@pytest.fixture(scope="module")
def report(example: Analysis) -> Mapping[str, bytes]:
    return report_of(example)


def counts(made: dict[str, list[dict[str, object]]]) -> dict[object, tuple[object, ...]]:
    return {f["id"]: (f["status"], f["roots_supporting"], f["roots_opposing"]) for f in made["findings"]}


def test_every_span_of_every_record_is_its_quote(example: Analysis) -> None:
    texts = {document.document: document.text for document in example.documents}
    claims = example.claims()
    assert len(claims) >= 20
    for record in (*claims, *example.efforts()):
        assert texts[record.document][record.start : record.end] == record.quote
        for quantity in record.quantities:
            assert texts[record.document][quantity.start : quantity.end] == quantity.text


def test_the_order_of_inputs_changes_no_byte(report: Mapping[str, bytes]) -> None:
    files = sorted(EXAMPLE.iterdir(), reverse=True)
    assert report_of(analysis_of(*files)) == report


def test_a_copy_adds_no_root_and_moves_no_tier(
    tmp_path: Path, example: Analysis, report: Mapping[str, bytes]
) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "evidence")
    for name in ("detention-ratio.txt", "wire-summary.html", "foreign-ministry-answer.txt"):
        shutil.copy(EXAMPLE / name, tmp_path / "evidence" / f"copy-of-{name}")
    more = analysis_of(tmp_path / "evidence")
    assert len({d.root for d in more.derivations}) == len({d.root for d in example.derivations})
    assert {c.label: len(c.roots) for c in more.corroborations} == {
        c.label: len(c.roots) for c in example.corroborations
    }
    before, after = json.loads(report["assessment.json"]), json.loads(report_of(more)["assessment.json"])
    assert (after["tier"], after["change"]) == (before["tier"], before["change"]) == ("3", "remained")
    assert counts(after) == counts(before)


def test_the_three_articles_that_repeat_one_have_one_root(example: Analysis) -> None:
    roots = {derivation.document: derivation.root for derivation in example.derivations}
    assert len({roots[name] for name in ("wire-summary.html", "harbour-gazette.txt", "morning-ledger.docx")}) == 1
    assert len(set(roots.values())) == 8
