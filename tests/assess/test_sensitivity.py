"""What a tier hangs on, what changed since the year before, and decisions kept beside proposals; all invented."""

from dataclasses import replace

import pytest

from palermo.assess import Evidence, assess
from palermo.assess import sensitivity as hangs
from palermo.records import Assessment, Claim, Decision, Effort, Tier, TierPlacement

PLAIN = Claim(
    id="",
    document="",
    start=0,
    end=8,
    quote="happened",
    chain=(),
    certainty="asserted",
    verbatim=False,
    language="en",
)
ACT = Effort(
    id="e-1", document="e", start=0, end=9, quote="did a thing", chain=(), certainty="asserted",
    criterion="crit.1",
    action="conviction", stance="for", commitment=False, language="en", since="2023-06",
)  # fmt: skip


def rank(name: str, tier: Tier) -> Claim:
    return replace(PLAIN, id=name, document=name[0], tier=TierPlacement("KGZ", 2024, tier, None))


def assessed(*claims: Claim, efforts: tuple[Effort, ...] = (), **options: object) -> Assessment:
    held = Evidence(claims=claims, efforts=efforts)
    return assess(held, country="KGZ", year=2024, as_of="2024-07-01", **options)[0]  # type: ignore[arg-type]


def removed(found: Assessment, kind: str) -> dict[tuple[str, ...], Tier | None]:
    return {item.removed: item.tier for item in found.sensitivity.removals if item.kind == kind}


def test_a_tier_on_one_claim_hangs_on_it() -> None:
    found = assessed(rank("a-1", "2"))
    assert removed(found, "claim") == {("a-1",): None}
    assert removed(found, "source") == removed(found, "smallest_set") == {("a",): None}
    assert removed(found, "rule")["tier.2",] is None
    assert found.sensitivity.note.endswith("is a single source.")


def test_a_second_source_takes_the_weight_off_the_first() -> None:
    found = assessed(rank("a-1", "2"), rank("b-1", "2"))
    assert removed(found, "claim") == removed(found, "source") == {}
    assert removed(found, "smallest_set") == {("a", "b"): None}


def test_sources_that_state_one_number_are_taken_away_together() -> None:
    held = Evidence(claims=(rank("a-1", "2"), rank("b-1", "2")), numbers={"a-1": "n", "b-1": "n"})
    found = assess(held, country="KGZ", year=2024, as_of="2024-07-01")[0]
    assert removed(found, "source") == {("a",): None}


def test_a_source_with_nothing_but_the_number_of_another_goes_with_it() -> None:
    ranks = (rank("a-1", "2"), rank("a-2", "2"), rank("b-1", "2"))
    held = Evidence(claims=ranks, numbers={"a-2": "n", "b-1": "n"})
    found = assess(held, country="KGZ", year=2024, as_of="2024-07-01")[0]
    assert removed(found, "source") == {("a",): None}


def test_works_of_one_body_are_taken_away_together() -> None:
    held = Evidence(claims=(rank("a-1", "2"), rank("b-1", "2")), bodies={"a": "root:x", "b": "root:x"})
    found = assess(held, country="KGZ", year=2024, as_of="2024-07-01")[0]
    assert removed(found, "source") == {("a",): None}


def test_removing_the_majority_turns_the_tier() -> None:
    found = assessed(rank("a-1", "2"), rank("b-1", "3"), rank("c-1", "3"), rank("d-1", "3"))
    assert found.tier == "3"
    assert removed(found, "smallest_set") == {("b", "c"): None}


def test_a_policy_hangs_on_its_rule_and_readings_are_all_told() -> None:
    codes = ("forced_labour", "state_policy_or_pattern")
    policy = replace(PLAIN, id="a-1", document="a", abuses=codes, actors=("the government",))
    again = replace(policy, id="c-1", document="c")
    looked = Decision("sig.proof_of_failure", "confirm", "reviewer", "2024-07-01", "read the sources")
    found = assessed(policy, again, rank("b-1", "2"), decisions=[looked])
    assert found.tier == "3"
    assert removed(found, "rule")["sig.proof_of_failure",] == "2"
    assert removed(found, "claim")["a-1",] == "2"
    assert {rule for rule, _, _ in found.sensitivity.readings} == {"swl.relapse", "swl.auto_downgrade"}


def test_without_evidence_nothing_hangs_on_anything() -> None:
    found = assessed()
    assert found.sensitivity.removals == ()
    assert found.sensitivity.settles == found.missing[1 : 1 + len(found.sensitivity.settles)] != ()


def test_the_list_that_changed_is_explained_with_actions_and_their_absence() -> None:
    found = assessed(rank("a-1", "2"), efforts=(ACT,), history={2022: "3", 2023: "3"})
    assert found.explanation[0].startswith("The list changed: list C (Tier 3) in the report of 2023, now list B")
    assert any("1 independent source for concrete actions" in text for text in found.explanation)
    assert "No concrete action of the period" in found.explanation[-1]
    assert [item.year for item in found.history] == [2022, 2023]
    assert assessed(rank("a-1", "2"), history={2023: "2WL"}).explanation == ()
    assert "special case" in assessed(rank("a-1", "2"), history={2023: "SC"}).explanation[0]


def test_dated_evidence_of_two_periods_stands_side_by_side() -> None:
    old = replace(ACT, id="f-1", document="f", since="2022-06", until="2022-07")
    found = assessed(rank("a-1", "2"), efforts=(ACT, old))
    change = next(item for item in found.changes if item.id == "crit.1")
    assert (change.now, change.before) == (("e-1",), ("f-1",))
    assert (change.roots_now, change.roots_before) == (1, 1)


def test_a_machine_status_stays_beside_a_persons() -> None:
    verdict = Decision("crit.1", "overrule", "reviewer", "2024-07-01", "read the source", "contested")
    found = assessed(rank("a-1", "2"), efforts=(ACT,), decisions=[verdict])
    finding = next(item for item in found.findings if item.id == "crit.1")
    assert (finding.proposed, finding.status, finding.origin) == ("supported", "contested", "person")
    assert finding.decided == ("overrule", "reviewer", "2024-07-01")


def test_a_search_that_is_cut_short_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    ranks = [rank(f"{name}-1", "2") for name in "abcd"]
    assert removed(assessed(*ranks), "smallest_set") == {("a", "b", "c", "d"): None}
    monkeypatch.setattr(hangs, "MOST_TRIALS", 1)
    found = assessed(*ranks).sensitivity
    assert found.note == "No set of fewer than 3 sources changes the tier; larger ones were not tried."
    assert not [item for item in found.removals if item.kind == "smallest_set"]


def test_the_first_report_has_no_year_before_it() -> None:
    held = Evidence(claims=(), efforts=(replace(ACT, since="2000-06"),))
    found = assess(held, country="KGZ", year=2001, as_of="2001-07-01")[0]
    assert found.changes == ()
    assert next(item for item in found.findings if item.id == "crit.1").supporting == ("e-1",)


def test_an_explanation_passes_over_a_standard_without_evidence() -> None:
    acts = tuple(
        replace(ACT, id=f"e-{number}", start=number, criterion=f"crit.{number}") for number in range(1, 13)
    )
    told = assessed(rank("a-1", "2"), efforts=acts, history={2023: "3"}).explanation
    assert not any("No concrete action" in text for text in told)
    assert not any("7106(a)(2)" in text for text in told)


def test_a_list_that_history_alone_changed_is_explained_by_its_rule() -> None:
    found = assessed(rank("a-1", "2WL"), history={2022: "2WL", 2023: "2WL"})
    assert (found.tier, found.automatic) == ("3", True)
    assert "22 USC 7107(b)(2)(D)(i), swl.auto_downgrade" in found.explanation[1]
    assert not any(
        "Earlier years alone" in text for text in assessed(rank("a-1", "3"), history={2023: "2"}).explanation
    )
