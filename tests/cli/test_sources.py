"""`palermo sources` prints a document a line, or a tree."""

import json
from pathlib import Path

from click.testing import CliRunner

from palermo.cli import main

STORY = (
    "Inspectors who visited nine kilns near the river found 212 workers unable to leave before the season. " * 3
)


def test_a_copy_is_shown_with_its_root(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(STORY, encoding="utf-8")
    result = CliRunner().invoke(main, ["sources", str(tmp_path), "--json"])
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(line["document"], line["root"], line["relation"]) for line in lines] == [
        ("a.txt", "a.txt", "root"),
        ("b.txt", "a.txt", "verbatim"),
    ]
    assert lines[1]["supported_by"]
    tree = CliRunner().invoke(main, ["sources", str(tmp_path)])
    assert tree.stdout == "a.txt\n  b.txt  (verbatim, 1.00)\n"


def test_the_tree_says_how_an_edited_copy_takes_over_the_wording(tmp_path: Path) -> None:
    own = "A visitor from the valley paper adds that nobody there answered questions about it on the day. "
    (tmp_path / "a.txt").write_text(STORY, encoding="utf-8")
    (tmp_path / "b.txt").write_text(own + STORY[: len(STORY) // 3], encoding="utf-8")
    tree = CliRunner().invoke(main, ["sources", str(tmp_path)]).stdout
    assert tree.startswith("a.txt\n  b.txt  (edited: cut, ")
    printed = CliRunner().invoke(main, ["sources", str(tmp_path), "--json"]).stdout.splitlines()
    assert [json.loads(line)["reuse"] for line in printed] == [None, "cut"]


def test_nothing_to_trace_is_wrong_use() -> None:
    assert CliRunner().invoke(main, ["sources"]).exit_code == 2
