"""`palermo tier` over facts files; every fact is invented or a published placement."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner, Result

from palermo.cli.main import main

CHAD: dict[str, Any] = {
    "country": "TCD", "report_year": 2022, "history": {2020: "2WL", 2021: "2WL"}, "waivers": [],
    "assessable": True,
    "standards": {"std.1": "met", "std.2": "unknown", "std.3": "met", "std.4": "not_met"},
    "significant_efforts": True,
    "policy_or_pattern": {"met": False, "government": False, "limb": None, "confirmed": False},
    "watch_list": {"victims": "neither", "proportional_action": "unknown", "no_increasing_efforts": True},
    "waiver_findings": {"written_plan": True, "plan_sufficient": True, "resources": True},
    "child_soldiers": "unknown",
}  # fmt: skip


def run(path: Path, *options: str) -> Result:
    return CliRunner().invoke(main, ["tier", str(path), *options])


def printed(folder: Path, **changes: object) -> dict[str, Any]:
    path = folder / "facts.yaml"
    path.write_text(yaml.safe_dump({**CHAD, **changes}), encoding="utf-8")
    result = run(path, "--json")
    assert result.exit_code == 0, result.output
    return dict(json.loads(result.output))


def test_every_key_is_printed(tmp_path: Path) -> None:
    found = printed(tmp_path)
    assert (found["tier"], found["automatic"], found["special_watch_list"]) == ("2WL", False, True)
    assert found["child_soldier_list"] is None
    assert found["rules"][:4] == ["std.1", "std.3", "tier.2", "swl.criteria"]
    assert found["rules"][4:6] == ["swl.auto_downgrade", "swl.waiver"]
    assert found["consequences"] == ["swl.interim", "swl.waiver_publication"]
    assert (found["needs_person"], found["readings"]) == ([], [])
    assert found["trace"][0]["rule"] == "tier.special_case"
    assert not any(name.startswith("t3.") for name in found["rules"])


@pytest.mark.parametrize(
    ("year", "history", "tier", "rule"),
    [
        (2020, {}, "2WL", "swl.criteria"),
        (2021, {2020: "2WL"}, "2WL", "swl.criteria"),
        (2022, {2020: "2WL", 2021: "2WL"}, "2WL", "swl.waiver"),
        (2023, {2020: "2WL", 2021: "2WL", 2022: "2WL"}, "3", "swl.auto_downgrade"),
        (2024, {2020: "2WL", 2021: "2WL", 2022: "2WL", 2023: 3}, "2WL", "swl.criteria"),
        (2025, {2020: "2WL", 2021: "2WL", 2022: "2WL", 2023: 3, 2024: "2WL"}, "3", "swl.relapse"),
    ],
)
def test_chad_from_2020_to_2025(
    tmp_path: Path, year: int, history: dict[int, object], tier: str, rule: str
) -> None:
    found = printed(tmp_path, report_year=year, history=history, waivers=[2022] if year > 2021 else [])
    assert (found["tier"], found["automatic"]) == (tier, tier == "3")
    deciding = [name for name in found["rules"] if name.startswith("swl.")]
    assert rule in deciding
    assert ("t3.notify" in found["consequences"]) == (tier == "3")


def test_undetermined_says_what_would_settle_it(tmp_path: Path) -> None:
    found = printed(tmp_path, significant_efforts="unknown")
    assert (found["tier"], found["possible"], found["settles"]) == (
        "undetermined", ["2WL", "3"], ["significant_efforts"],
    )  # fmt: skip
    assert found["missing"]


def test_a_reading_is_printed_with_its_tier(tmp_path: Path) -> None:
    found = printed(tmp_path, report_year=2025, history={2022: 3, 2023: 2, 2024: "2WL"}, waiver_findings=None)
    assert [(item["rule"], item["tier"]) for item in found["readings"]] == [("swl.auto_downgrade", "3")]


def test_without_json_the_steps_are_told(tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    for changes in (
        {},
        {"significant_efforts": "unknown"},
        {"assessable": False},
        {"waiver_findings": None},
        {"report_year": 2025, "history": {2020: "2WL", 2021: "2WL", 2022: 3, 2024: "2WL"}},
    ):
        path.write_text(yaml.safe_dump({**CHAD, **changes}), encoding="utf-8")
        assert run(path).output.startswith("TCD 20")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"country: [", "not valid YAML at line"),
        (b"\xff\xfe\x00", "UTF-8"),
        (b"country: \x01", "no text"),
        (b"when: 2024-99-99", "cannot read"),
        (b"- 1", "no mapping"),
        (b"country: chad\nreport_year: soon\nhistory: {2020: 4}\nfoo: 1", "capital letters"),
        (b"country: chad\nreport_year: soon\nhistory: {2020: 4}\nfoo: 1", "foo: is no field"),
        (b"country: TCD\nwatch_list: 3", "report_year: is left out"),
    ],
)
def test_a_faulty_file_is_wrong_use(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "facts.yaml"
    path.write_bytes(content)
    result = run(path, "--json")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_missing_file_is_wrong_use(tmp_path: Path) -> None:
    assert run(tmp_path / "none.yaml").exit_code == 2
