"""A case keeps what it was given, reports the same as the folder would, and computes nothing twice."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from palermo.case import extraction
from palermo.cli import main
from palermo.extract.pipeline import Extracted
from palermo.records import Document

pytestmark = pytest.mark.usefixtures("all_counts")

EXAMPLE = Path(__file__).parents[2] / "examples" / "evidence"
FILES = ("detention-ratio.txt", "foreign-ministry-answer.txt", "harbour-gazette.txt", "morning-ledger.docx")


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def report(target: Path, *inputs: str | Path) -> dict[str, bytes]:
    result = run("report", *inputs, "--country", "CHN", "--year", "2024", "--out", target)
    assert result.exit_code in (0, 1), result.output
    return {file.name: file.read_bytes() for file in sorted(target.iterdir())}


@pytest.fixture
def evidence(tmp_path: Path) -> Path:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for name in FILES:
        (folder / name).write_bytes((EXAMPLE / name).read_bytes())
    return folder


@pytest.fixture
def case(tmp_path: Path, evidence: Path) -> Path:
    path = tmp_path / "case"
    assert run("init", path).exit_code == 0
    assert run("add", path, evidence).exit_code == 0
    return path


def test_a_case_reports_what_the_folder_would_byte_for_byte(case: Path, evidence: Path, tmp_path: Path) -> None:
    assert report(tmp_path / "a", "--case", case) == report(tmp_path / "b", evidence)


def test_nothing_is_extracted_again(case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = report(tmp_path / "a", "--case", case)

    def refuse(documents: Iterable[Document], **_: bool) -> Iterator[Extracted]:
        assert not list(documents), "a document that has not changed was extracted again"
        return iter(())

    monkeypatch.setattr(extraction, "extract_all", refuse)
    assert report(tmp_path / "b", "--case", case) == first


def test_adding_twice_keeps_one_copy(case: Path, evidence: Path) -> None:
    originals = sorted((case / "originals").rglob("*"))
    assert run("add", case, evidence).exit_code == 0
    assert sorted((case / "originals").rglob("*")) == originals


def test_a_document_added_later_enters_the_report(case: Path, tmp_path: Path) -> None:
    assert run("add", case, EXAMPLE / "leaked-list.jsonl").exit_code == 0
    lines = report(tmp_path / "a", "--case", case)["documents.jsonl"].splitlines()
    assert "leaked-list-2022" in {json.loads(line)["document"] for line in lines}


def test_a_case_is_made_in_an_empty_folder_only(case: Path) -> None:
    result = run("init", case)
    assert result.exit_code == 2
    assert "not empty" in result.output


def test_a_report_on_no_case_says_so(tmp_path: Path) -> None:
    result = run("report", "--case", tmp_path, "--country", "CHN", "--year", "2024", "--out", tmp_path / "o")
    assert result.exit_code == 2
    assert "no case here" in result.output
