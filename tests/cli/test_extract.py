import json
from pathlib import Path

from click.testing import CliRunner, Result

from palermo.cli.main import main

FILLER = "The council met on the new bridge and talked of its colour for an hour. "
PASSING = FILLER * 20 + "Guards at the harbour beat two men in May. " + FILLER * 20


def _extract(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["extract", *map(str, arguments)])


def test_a_document_that_is_not_about_the_subject_is_set_aside_and_said_to_be(tmp_path: Path) -> None:
    page = tmp_path / "council.txt"
    page.write_text(PASSING, encoding="utf-8")
    done = _extract(page)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "1 of 1 documents" in done.stderr
    assert "--everything" in done.stderr


def test_everything_reads_it_all_the_same(tmp_path: Path) -> None:
    page = tmp_path / "council.txt"
    page.write_text(PASSING, encoding="utf-8")
    done = _extract("--everything", page)
    claims = [json.loads(line) for line in done.stdout.splitlines()]
    assert [claim["abuses"] for claim in claims] == [["physical_violence"]]
    assert "--everything" not in done.stderr


def test_a_report_lists_what_was_set_aside(tmp_path: Path) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    (folder / "council.txt").write_text(PASSING, encoding="utf-8")
    (folder / "kiln.txt").write_text("A union said that guards forced migrants to work at a kiln in Bulgaria.")
    target = tmp_path / "report"
    arguments = ["report", str(folder), "--country", "BGR", "--year", "2024", "--out", str(target)]
    assert CliRunner().invoke(main, arguments).exit_code == 1
    lines = (target / "problems.jsonl").read_text(encoding="utf-8").splitlines()
    found = {problem["document"]: problem["code"] for problem in map(json.loads, lines)}
    assert found["council.txt"] == "set_aside"
    assert "set_aside" not in {code for document, code in found.items() if document == "kiln.txt"}
