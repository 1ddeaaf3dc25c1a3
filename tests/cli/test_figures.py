"""`palermo figures` prints figures and tested pairs, as records or as a table."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from palermo.cli import main

pytestmark = pytest.mark.usefixtures("all_counts")

TEXT = (
    "An NGO estimates that one in every 26 members of Xinjiang's non-Han population is in prison. "
    "The same group makes up 33.7 percent of the country's formal prison population.\n"
)
REFERENCE = """references:
  - {id: china_prisoners, label: prisoners, value: 2900000, rounded_to: 10000, date: "1999", source: invented,
     condition: imprisoned, places: [CN, CHN], names: [prison population]}
"""


def run(*words: str) -> tuple[int, list[dict[str, object]], str]:
    result = CliRunner().invoke(main, ["figures", *words])
    lines = result.stdout.splitlines() if "--json" in words else []
    return result.exit_code, [json.loads(line) for line in lines], result.output


def test_a_copy_adds_no_figure_and_one_number_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text(TEXT, encoding="utf-8")
    code, records, _ = run(str(tmp_path), "--json")
    assert code == 0
    assert [record["record"] for record in records] == ["figure", "figure", "comparison", "one_source"]
    assert all(record["documents"] == ["a.txt", "b.txt"] for record in records[:2])
    assert records[2]["verdict"] == "same_number"
    assert records[2]["independent"] is False
    assert len(records[3]["claims"]) == 2
    _, _, table = run(str(tmp_path))
    assert "same number" in table
    assert "flow used as stock" in table


def test_a_users_value_takes_the_place_of_ours(tmp_path: Path) -> None:
    source, own = tmp_path / "a.txt", tmp_path / "own.yaml"
    source.write_text(TEXT, encoding="utf-8")
    own.write_text(REFERENCE, encoding="utf-8")
    _, records, _ = run(str(source), "--json", "--references", str(own))
    assert records[-1]["verdict"] == "clashing"


def test_a_faulty_reference_file_is_wrong_use(tmp_path: Path) -> None:
    source, own = tmp_path / "a.txt", tmp_path / "own.yaml"
    source.write_text(TEXT, encoding="utf-8")
    for content in ("references: [{id: x}]", "a: [", "- 1"):
        own.write_text(content, encoding="utf-8")
        code, _, output = run(str(source), "--references", str(own))
        assert code == 2
        assert "own.yaml" in output
    assert run(str(source), "--references", str(tmp_path / "none.yaml"))[0] == 2


def test_a_headline_that_shortens_the_group_clashes_and_the_fitting_denominator_is_named(tmp_path: Path) -> None:
    short = TEXT.replace(
        "one in every 26 members of Xinjiang's non-Han population", "one in 26 Uyghurs in Xinjiang"
    )
    (tmp_path / "a.txt").write_text(short, encoding="utf-8")
    _, _, table = run(str(tmp_path))
    assert "clashing" in table
    assert "of xinjiang_uyghurs (as stated): does not fit" in table
    assert "of xinjiang_non_han: fits" in table
