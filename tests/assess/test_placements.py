"""The cases written by hand, run through the engine."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from palermo.assess import decide, read_facts
from palermo.case import read_history
from palermo.errors import UsageError

CASES = yaml.safe_load((Path(__file__).parents[1] / "cases" / "placements.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_the_law_places_the_country(case: dict[str, Any]) -> None:
    found = decide(read_facts(case["facts"]))
    expect = dict(case["expect"])
    assert set(expect.pop("applied", ())) <= set(found.rules)
    assert not set(expect.pop("not_applied", ())) & set(found.rules)
    assert {item.rule: item.tier for item in found.readings} == expect.pop("readings", {})
    for name, value in expect.items():
        got = getattr(found, name)
        assert (list(got) if isinstance(got, tuple) else got) == value, name


def test_every_step_names_its_version_and_citation() -> None:
    for case in CASES:
        for step in decide(read_facts(case["facts"])).trace:
            assert len(step.version) == 64
            assert step.citation
            assert step.statement
            assert step.reason.endswith(".")


def test_undetermined_says_what_would_settle_it() -> None:
    found = decide(read_facts({"country": "XXA", "report_year": 2024, "standards": {"std.1": "not_met"}}))
    assert found.tier is None
    assert "significant_efforts" in found.settles
    assert any("the government makes significant efforts" in text for text in found.missing)


def test_an_unknown_policy_leaves_the_tier_open() -> None:
    facts = {
        "country": "XXA", "report_year": 2024, "standards": {"std.1": "not_met"}, "significant_efforts": True,
        "policy_or_pattern": {"met": "unknown", "government": True},
        "watch_list": {"victims": "neither", "no_increasing_efforts": False},
    }  # fmt: skip
    found = decide(read_facts(facts))
    assert (found.tier, found.possible, found.settles) == (None, ("2", "3"), ("policy_or_pattern.met",))


def test_faults_of_a_facts_file_are_reported_together() -> None:
    with pytest.raises(UsageError, match=r"country.*significant_efforts.*colour"):
        read_facts({"country": "chn", "report_year": 2024, "significant_efforts": "maybe", "colour": "red"})
    with pytest.raises(UsageError, match="no mapping"):
        read_facts([])
    with pytest.raises(UsageError, match="history: Input should be a valid"):
        read_facts({"country": "CHN", "report_year": 2024, "history": [3]})


YEARS = {"CHN": (2013, *range(2017, 2025)), "TCD": range(2020, 2026)}


@pytest.mark.parametrize(("country", "year"), [(code, year) for code, years in YEARS.items() for year in years])
def test_each_year_of_the_two_sequences_has_a_case_of_its_own(country: str, year: int) -> None:
    held = [case for case in CASES if (case["facts"]["country"], case["facts"]["report_year"]) == (country, year)]
    assert held
    assert all(case["reason"] and case["citation"] for case in held)


@pytest.mark.shared
@pytest.mark.parametrize(("country", "year"), [(code, year) for code, years in YEARS.items() for year in years])
def test_with_the_whole_of_its_history_the_country_stands_where_the_report_put_it(
    shared: Path, country: str, year: int
) -> None:
    past = read_history(shared / "data" / "tip_tiers.csv").countries[country].tiers
    first = next(
        case for case in CASES if (case["facts"]["country"], case["facts"]["report_year"]) == (country, year)
    )
    facts = {**first["facts"], "history": {one: tier for one, tier in past.items() if one < year}}
    assert decide(read_facts(facts)).tier == past[year]
