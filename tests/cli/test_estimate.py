"""`palermo estimate`: JSON for programs, words for people, refusals with exit codes, estimates kept in a case."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from palermo.case import open_case
from palermo.case.estimating import case_estimates
from palermo.cli import main

GOOD = "port,clinic,union,count\n1,0,0,60\n0,1,0,45\n0,0,1,50\n1,1,0,14\n1,0,1,16\n0,1,1,12\n1,1,1,5\n"
FIELDS = {"method", "estimate", "mean", "low", "high", "level", "model", "settings", "refused"}


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "lists.csv"
    path.write_text(GOOD, encoding="utf-8")
    return path


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["estimate", *map(str, arguments)])


def test_one_json_object_a_method(table: Path) -> None:
    result = run(table, "--json", "--method", "bic", "--method", "dga", "--bootstrap", 50, "--seed", 3)
    assert (result.exit_code, result.stderr) == (0, "")
    bic, dga = (json.loads(line) for line in result.stdout.splitlines())
    assert set(bic) >= FIELDS
    assert (bic["method"], bic["mean"], bic["settings"]["seed"]) == ("bic", None, 3)
    assert bic["low"] < bic["estimate"] < bic["high"]
    assert dga["low"] < dga["estimate"] < dga["mean"] < dga["high"]


def test_no_interval_without_replicates(table: Path) -> None:
    (record,) = map(json.loads, run(table, "--json", "--method", "main", "--bootstrap", 0).stdout.splitlines())
    assert (record["low"], record["high"]) == (None, None)


def test_all_methods_side_by_side_in_words(table: Path, tmp_path: Path) -> None:
    picture = tmp_path / "picture.svg"
    result = run(table, "--bootstrap", 20, "--plot", picture)
    assert result.exit_code == 0
    assert "202 people are on at least one of 3 lists; that is a count." in result.stdout
    assert "Latent classes" in result.stdout
    assert picture.read_bytes().startswith(b"<svg")


def test_a_stratum_that_cannot_carry_an_estimate(tmp_path: Path) -> None:
    header, *rows = GOOD.splitlines()
    path = tmp_path / "strata.csv"
    lines = [
        "place," + header,
        *("north," + row for row in rows),
        "south,1,0,0,5",
        "south,0,1,0,2",
        "south,0,0,1,2",
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run(path, "--stratum", "place", "--json", "--method", "main", "--bootstrap", 0)
    north, south = (json.loads(line) for line in result.stdout.splitlines())
    assert (result.exit_code, north["stratum"], south["stratum"]) == (1, "north", "south")
    assert "nobody is on two lists" in south["refused"]


def test_files_are_linked_by_key(tmp_path: Path) -> None:
    for name, keys in {"port": "abcdefgh", "clinic": "aefijklm", "union": "abinopq"}.items():
        (tmp_path / f"{name}.csv").write_text("id\n" + "\n".join(keys), encoding="utf-8")
    paths = sorted(tmp_path.glob("*.csv"))
    result = run(*paths, "--key", "id", "--json", "--method", "main", "--bootstrap", 0)
    record = json.loads(result.stdout)
    assert (record["seen"], record["lists"]) == (17, ["clinic", "port", "union"])
    assert run(*paths).exit_code == 2


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (GOOD.replace("14", "-14"), "line 5"),
        ("a,b,c,count\n1,1,0,5\n0,0,1,4\n1,1,1,3\n", "'a' and 'b' hold the same people"),
        ("a,b,c,count\n1,1,0,5\n0,1,0,4\n0,0,1,3\n0,1,1,1\n", "everybody on list 'a' is on list 'b'"),
        ("a,b,c,count\n1,0,0,5\n0,1,0,4\n0,0,1,3\n", "nobody is on two lists"),
    ],
)
def test_bad_input_is_named_and_ends_with_two(tmp_path: Path, text: str, words: str) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(text, encoding="utf-8")
    result = run(path)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words in result.stderr
    assert "Traceback" not in result.stderr


def test_no_such_file(tmp_path: Path) -> None:
    assert run(tmp_path / "none.csv").exit_code == 2
    assert run(tmp_path).exit_code == 2


def test_an_estimate_is_kept_in_a_case(table: Path, tmp_path: Path) -> None:
    folder = tmp_path / "case"
    assert CliRunner().invoke(main, ["init", str(folder)]).exit_code == 0
    arguments = ("--method", "main", "--bootstrap", 20, "--case", folder, "--author", "an analyst")
    assert run(table, *arguments).exit_code == 0
    with open_case(folder) as case:
        ((_, kept),) = case_estimates(case)
        entry = case.store.custody()[-1]
        assert case.store.verify() == ()
    assert (kept["kind"], kept["seen"]) == ("estimate", 202)
    shown = run("--case", folder).stdout
    assert "202 people seen (a count)" in shown
    assert "main: estimated " in shown
    assert run(table, "--case", tmp_path / "none").exit_code == run().exit_code == 2
    (made,) = kept["estimates"]
    assert made["method"] == "main"
    assert made["low"] < made["estimate"] < made["high"]
    assert made["table"] == kept["table"]["sha256"]
    assert (entry.subject, entry.author, entry.detail) == ("estimate: all", "an analyst", "main")
