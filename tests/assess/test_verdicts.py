"""What people decide beside what the machine proposes; every text is invented."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from test_assessing import (
    COUNTRY,
    NO_EFFORTS,
    POLICY,
    REMAINED,
    YEAR,
    assessed,
    claim,
    decision,
    finding,
    rank,
    standing,
)

from palermo.assess import Evidence, assess, decidables, decide, read_facts
from palermo.assess.walk import Ruling
from palermo.records import Assessment, Decision, Problem, RuleStep

RULE = "sig.proof_of_failure"


def step(assessment: Assessment, rule: str) -> RuleStep:
    return next(item for item in assessment.steps if item.rule == rule)


def problems(*decisions: Decision) -> list[Problem]:
    evidence = Evidence(claims=(rank("b-1", "2"),))
    return list(assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01", decisions=decisions)[1])


def test_every_finding_and_every_rule_that_asks_can_be_decided() -> None:
    found = decidables()
    assert {item.id for item in assessed(POLICY, REMAINED).findings} <= found.keys()
    assert {"tier", "tier.1", "swl.waiver", "swl.relapse", RULE} <= found.keys()
    assert "tier.2" not in found
    assert found["std.2"].values == ("met", "not_met", "unknown")
    assert found["crit.1"].values == ("supported", "contested", "unsupported", "no_evidence")


def test_a_confirmed_policy_waits_for_nobody_and_its_step_tells_who_says_so() -> None:
    found = assessed(POLICY, NO_EFFORTS, REMAINED, decisions=[decision(RULE, "confirm")])
    told = step(found, RULE)
    assert (told.outcome, told.needs_person) == ("met", False)
    assert told.reason.endswith("A person confirms the proposal: read the source")
    assert "reviewer" not in told.reason


@pytest.mark.parametrize(("value", "tier"), [("no", "2"), (None, "2"), ("yes", "3"), ("unknown", None)])
def test_an_overruled_policy_runs_on_the_persons_value(value: str | None, tier: str | None) -> None:
    found = assessed(POLICY, rank("b-1", "2"), decisions=[decision(RULE, "overrule", value)])
    assert found.tier == tier
    assert finding(found, RULE).proposed == "supported"
    assert any("without them the rules would indicate" in text for text in found.assumptions)


def test_a_person_finds_a_policy_of_which_no_source_speaks() -> None:
    found = assessed(rank("b-1", "2"), decisions=[decision(RULE, "overrule", "yes")])
    assert (found.tier, found.needs_person) == ("3", ())
    assert "Decisions of people count; without them the rules would indicate Tier 2." in found.assumptions
    assert assessed(rank("b-1", "2"), decisions=[decision(RULE, "overrule", "no")]).tier == "2"
    assert assessed(rank("b-1", "2"), decisions=[decision(RULE, "confirm")]).tier == "2"


def test_unsure_is_kept_and_settles_nothing() -> None:
    found = assessed(POLICY, REMAINED, decisions=[decision(RULE, "unsure")])
    assert found.needs_person == (RULE,)
    assert finding(found, RULE).origin == "machine"
    assert "Decisions of people count; without them the rules would indicate the same." in found.assumptions


def test_without_decisions_nothing_is_said_of_them() -> None:
    assert not any("Decisions of people" in text for text in assessed(POLICY, REMAINED).assumptions)


def test_a_persons_standard_stands_with_its_status() -> None:
    found = assessed(rank("b-1", "2"), decisions=[decision("std.2", "overrule", "not_met")])
    assert (finding(found, "std.2").status, finding(found, "std.2").proposed) == ("unsupported", "no_evidence")
    kept = finding(assessed(decisions=[decision("std.2", "overrule", "unknown")]), "std.2")
    assert (kept.status, kept.origin) == ("no_evidence", "person")


def test_the_last_decision_counts_whatever_the_order_and_at_one_time_the_last_given() -> None:
    first, second = decision("crit.1", "overrule", "contested"), decision("crit.1", "confirm")
    assert finding(assessed(decisions=[first, second]), "crit.1").status == "no_evidence"
    assert finding(assessed(decisions=[second, first]), "crit.1").status == "contested"
    later = decision("crit.1", "overrule", "supported", "2024-08-01T00:00:00+00:00")
    assert finding(assessed(decisions=[later, first]), "crit.1").status == "supported"


def test_a_claim_overruled_and_then_confirmed_is_back() -> None:
    out = decision("a-1", "overrule", "rejected")
    back = decision("a-1", "confirm", None, "2024-07-02T00:00:00+00:00")
    assert assessed(POLICY, rank("b-1", "2"), decisions=[out]).tier == "2"
    assert standing(assessed(POLICY, rank("b-1", "2"), decisions=[out, back])).if_confirmed == "3"


def test_a_decision_that_cannot_apply_is_a_problem_and_changes_nothing() -> None:
    assert [p.code for p in problems(decision("c-9", "overrule"))] == ["decision_without_subject"]
    assert [p.code for p in problems(decision("tier.2", "confirm"))] == ["decision_without_subject"]
    assert [p.code for p in problems(decision("std.1", "overrule", "supported"))] == ["decision_value"]
    assert [p.code for p in problems(decision("b-1", "overrule", "asserted"))] == ["decision_value"]
    left = problems(decision("b-1", "overrule"), decision("tier", "overrule", "3"))
    assert [p.code for p in left] == ["no_ground_for_tier"]


FALLEN = {"history": {2020: "2WL", 2021: "2WL", 2022: "3", 2023: "2WL"}}
WATCHED = {
    "country": "XXA", "report_year": 2024, "standards": {"std.4": "not_met"}, "significant_efforts": True,
    "watch_list": {"victims": "neither", "no_increasing_efforts": True},
}  # fmt: skip


@pytest.mark.parametrize(
    ("ruling", "tier", "said"),
    [
        (Ruling("It was read so."), "2WL", "not_met"),
        (Ruling("It was read so.", met=False), "2WL", "not_met"),
        (Ruling("It was read so.", met=True), "3", "met"),
    ],
)
def test_a_ruling_on_a_rule_settles_it(ruling: Ruling, tier: str, said: str) -> None:
    facts = read_facts({**WATCHED, **FALLEN})
    assert decide(facts).needs_person == ("swl.relapse",)
    found = decide(facts, rulings={"swl.relapse": ruling})
    assert (found.tier, found.needs_person) == (tier, ())
    told = next(item for item in found.trace if item.rule == "swl.relapse")
    assert told.outcome == said
    assert told.reason.endswith("It was read so.")


def test_decisions_about_a_rule_reach_the_assessment() -> None:
    watch = rank("a-1", "2WL")
    history = {2020: "2WL", 2021: "2WL", 2022: "3", 2023: "2WL"}
    asked = assessed(watch, history=history)
    assert (asked.tier, asked.needs_person) == ("2WL", ("swl.relapse",))
    held = assessed(watch, history=history, decisions=[decision("swl.relapse", "overrule", "met")])
    assert (held.tier, held.needs_person, held.automatic) == ("3", (), True)
    removals = [item for item in held.sensitivity.removals if item.removed == ("swl.relapse",)]
    assert [item.tier for item in removals] == ["2WL"]
    dropped = assessed(watch, history=history, decisions=[decision("swl.relapse", "overrule")])
    assert (dropped.tier, dropped.needs_person) == ("2WL", ())


def test_two_standards_against_a_policy_are_settled_by_a_person() -> None:
    stated = claim("c-1", "fully meets the minimum standards")
    found = assessed(POLICY, rank("b-1", "1"), stated, decisions=[decision("tier.1", "confirm")])
    assert "tier.1" not in found.needs_person
