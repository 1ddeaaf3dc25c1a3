"""`palermo history`: published placements as figures, and invented tables."""

import json
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from palermo.cli.main import main

CHAD = """iso3,year,tier,waiver
TCD,2020,2WL,
TCD,2021,2WL,no
TCD,2022,2WL,yes
TCD,2023,3,
TCD,2024,2WL,
TCD,2025,3,
"""


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, ["history", *map(str, arguments)])


@pytest.fixture
def table(tmp_path: Path) -> Path:
    path = tmp_path / "tiers.csv"
    path.write_text(CHAD, encoding="utf-8")
    return path


def test_a_country_is_shown_with_what_follows(table: Path) -> None:
    found = run("tcd", "--table", table)
    assert found.exit_code == 0
    assert "2022  Tier 2WL  list B     remained, waiver" in found.output
    assert "2023  Tier 3    list C     downgraded" in found.output
    assert "rise from Tier 3" in found.output


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (2020, "No tier is given for a year before 2020"),
        (2021, "leaves Tier 2 Watch List open in 2021"),
        (2022, "In 2022 Tier 2 Watch List is open only with a waiver"),
        (2023, "In 2023 Tier 2 Watch List is closed, waiver or not: Tier 3 (22 USC 7107(b)(2)(D)(i)"),
        (2024, "leaves Tier 2 Watch List open in 2024"),
        (2025, "In 2025 Tier 2 Watch List is closed, waiver or not: Tier 3 (22 USC 7107(b)(2)(F)"),
    ],
)
def test_what_history_alone_allows(table: Path, year: int, said: str) -> None:
    assert said in run("TCD", "--table", table, "--year", year).output


def test_the_record_is_printed_as_json(table: Path) -> None:
    found = json.loads(run("TCD", "--table", table, "--year", 2024, "--json").output)
    assert found["history"][0] == {"year": 2020, "tier": "2WL", "list": "B", "change": None, "waiver": False}
    assert len(found["history"]) == 4


def test_a_lawful_table_passes(table: Path) -> None:
    found = run("--check", table)
    assert (found.exit_code, found.output) == (0, "6 country-years, 1 countries: 0 breach, 0 waiver, 0 reading.\n")


def test_a_table_without_waivers_lists_what_rests_on_one(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text("country_code,year,tier\nXXA,2020,2WL\nXXA,2021,2WL\nXXA,2022,2wl\n", encoding="utf-8")
    found = run("--check", path, "--json")
    assert found.exit_code == 0
    kinds = [(item["kind"], item["year"], item["rule"]) for item in json.loads(found.output)["found"]]
    assert kinds == [("waiver", 2022, "swl.auto_downgrade")]


def test_breaches_are_listed_with_their_rule(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(CHAD.replace("2025,3", "2025,2WL").replace("2022,2WL,yes", "2022,2WL,no"), encoding="utf-8")
    found = run("--check", path)
    assert found.exit_code == 1
    assert "breach: TCD 2022 Tier 2WL, swl.auto_downgrade" in found.output
    assert "breach: TCD 2025 Tier 2WL, swl.relapse" in found.output


def test_years_on_the_whole_special_list_are_the_other_reading(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    path.write_text(
        "iso3,year,tier,waiver\nXXA,2022,3,\nXXA,2023,2,\nXXA,2024,2WL,\nXXA,2025,2WL,\n", encoding="utf-8"
    )
    assert "reading: XXA 2025 Tier 2WL, swl.auto_downgrade" in run("--check", path).output
    assert "Under another reading" in run("XXA", "--table", path, "--year", 2025).output


def test_rows_that_cannot_be_used_are_told(tmp_path: Path) -> None:
    path = tmp_path / "t.csv"
    rows = ("chad,2020,1,", "XXA,soon,1,", "XXA,2020,4,", "XXA,2020,1,maybe", "XXB,2020,1,", "XXB,2020,2,", "XXC")
    path.write_text("iso3,year,tier,waiver\n" + "\n".join(rows) + "\n", encoding="utf-8")
    found = run("--check", path)
    assert found.exit_code == 1
    for said in (
        "line 2: chad is no ISO",
        "soon is no report year",
        "4 is no tier",
        "maybe is neither",
        "further up",
    ):
        assert said in found.stderr, said
    assert "nothing is no report year" in found.stderr


@pytest.mark.parametrize(
    "arguments",
    [(), ("TCD",), ("TCD", "--check", "{table}"), ("XXZ", "--table", "{table}"), ("--check", "none.csv")],
)
def test_wrong_use(table: Path, arguments: tuple[str, ...]) -> None:
    found = run(*(one.format(table=table) for one in arguments))
    assert (found.exit_code, found.stderr[:8]) == (2, "palermo:")


@pytest.mark.parametrize("content", [b"a,b\n1,2\n", b"\xff\xfe", b"", b'iso3,year,tier\n"a"b,1,2\n'])
def test_what_is_no_table_is_wrong_use(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(content)
    assert run("--check", path).exit_code == 2


@pytest.mark.shared
def test_the_panel_is_replayed_in_time(shared: Path) -> None:
    start = time.perf_counter()
    found = run("--check", shared / "data" / "tip_tiers.csv")
    assert time.perf_counter() - start < 2
    assert "3044 country-years, 191 countries: 1 breach, 90 waiver, 7 reading." in found.output
