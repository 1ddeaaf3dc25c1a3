"""A claim that waits is in no part of a report but its own, until a person confirms it; the text is invented."""

import hashlib
import json

from palermo.case.analysis import Analysis, combine
from palermo.case.progress import Silent
from palermo.case.reporting import make_report
from palermo.records import About, Claim, Decision, Document, Extraction

TEXT = "Police closed the valley's only newspaper. Nobody may print its name."
QUOTE = "Police closed the valley's only newspaper"


def analysis() -> Analysis:
    claim = Claim(
        "c-1", "page", 0, len(QUOTE), QUOTE, (), "asserted", False, "en", abuses=("press_restriction",),
        about=(About("UZB", "stated"),), confidence=0.42, to_check=True, why=("reader",),
    )  # fmt: skip
    document = Document(
        "page", hashlib.sha256(TEXT.encode()).hexdigest(), TEXT, "text", (), "en", published="2023-11-02"
    )
    return combine([document], [Extraction("page", claims=(claim,))], problems=())


def reported(*decisions: Decision) -> dict[str, bytes]:
    files, problems = make_report(analysis(), country="UZB", year=2024, progress=Silent(), decisions=decisions)
    assert {problem.code for problem in problems} <= {"no_ground_for_tier"}
    return dict(files)


def decision(verdict: str, value: str | None = None) -> Decision:
    return Decision("c-1", verdict, "A. Reviewer", "2024-05-01T10:00:00Z", "Read on the page.", value)  # type: ignore[arg-type]


def parts(files: dict[str, bytes]) -> dict[str, str]:
    """Return the sections of the report, by title."""
    sections = files["report.md"].decode().split("\n## ")[1:]
    return {section.split("\n")[0]: section for section in sections}


def test_until_it_is_confirmed_it_stands_apart() -> None:
    files = reported()
    whole = json.loads(files["assessment.json"])
    assert (whole["to_check"], whole["corroborations"]) == (["c-1"], [])
    told = parts(files)
    assert [title for title, text in told.items() if QUOTE in text and title != "Passages"] == ["To be checked"]
    assert "1 statement waits to be checked" in told["In short"]
    assert "(asserted, to be checked)" in told["Passages"]


def test_once_confirmed_it_counts_and_the_decision_is_shown() -> None:
    files = reported(decision("confirm"))
    whole = json.loads(files["assessment.json"])
    assert whole["to_check"] == []
    assert [group["claims"] for group in whole["corroborations"]] == [["c-1"]]
    assert not json.loads(files["claims.jsonl"])["to_check"]
    told = parts(files)
    assert "(confirmed by a person)" in told["Profile"]
    assert "To be checked" not in told
    assert "| to be checked | confirmed the proposal |" in told["What people decided"]


def test_once_rejected_it_waits_no_longer_and_counts_for_nothing() -> None:
    files = reported(decision("overrule", "rejected"))
    whole = json.loads(files["assessment.json"])
    assert (whole["to_check"], whole["corroborations"]) == ([], [])
    assert "(rejected by a person)" in parts(files)["To be checked"]
