"""Efforts judged by prong, the ground that a tier needs, and what stands beside it; all invented."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))
from test_assessing import (
    COUNTRY,
    DENIAL,
    GROUND,
    NO_EFFORTS,
    POLICY,
    YEAR,
    about,
    assessed,
    claim,
    decision,
    effort,
    finding,
    rank,
    standing,
)

from palermo.assess import Evidence, assess
from palermo.assess.holdings import folder_told, holdings
from palermo.records import Assessment, ChainLink, Effort, Holdings, Tier, TierPlacement

RULE = "sig.proof_of_failure"
DONE = {"stance": "for", "done": "done"}
MORE = {"stance": "for", "done": "more_than_before"}
NOT = {"stance": "against", "done": "not_done"}
LESS = {"stance": "against", "done": "less_than_before"}
PART = {"stance": "against", "done": "partly"}
HARM = {"stance": "against", "done": "done"}
HALF = {"stance": "for", "done": "partly"}


def told(*items: tuple[str, dict[str, str]], document: str = "a", **fields: object) -> tuple[Effort, ...]:
    """Return an effort for each criterion and way of telling, all of one document, dated and in the country."""
    given_fields: dict[str, Any] = {"about": about(COUNTRY), "since": "2023-06", **fields}
    return tuple(
        effort(f"{document}-{number}", criterion, **{**given_fields, **way})
        for number, (criterion, way) in enumerate(items)
    )


def judged(found: Assessment) -> dict[str, str]:
    return {one.id: one.balance for one in standing(found).judged}


def cell(found: Assessment, prong: str, name: str) -> tuple[str, ...]:
    return next(tuple(getattr(one, name)) for one in standing(found).judged if one.id == prong)


@pytest.mark.parametrize(
    ("items", "tier"),
    [
        ((("crit.1", NOT), ("crit.2", NOT)), "3"),
        ((("crit.1", NOT), ("crit.2", NOT), ("crit.2", PART)), "3"),
        ((("crit.1", NOT), ("crit.2", NOT), ("crit.3", DONE)), "3"),
        ((("crit.1", NOT), ("crit.2", NOT), ("std.1", DONE)), "3"),
        ((("crit.1", NOT), ("crit.2", DONE)), "2WL"),
        ((("crit.1", LESS), ("crit.2", PART)), "2WL"),
        ((("crit.1", HARM), ("crit.2", HALF)), "2WL"),
        ((("crit.1", MORE), ("crit.2", MORE), ("crit.3", NOT)), "2"),
        ((("crit.1", MORE), ("crit.2", MORE), ("crit.3", LESS)), None),
        ((("crit.1", MORE), ("crit.2", MORE), ("crit.2", NOT)), "2WL"),
        ((("crit.1", MORE), ("crit.2", MORE)), None),
        ((("crit.1", NOT),), None),
        ((("crit.1", HARM), ("crit.2", HARM)), None),
        ((("crit.1", {"stance": "against", "done": "more_than_before"}), ("crit.2", DONE)), "2WL"),
        ((("crit.1", DONE),), None),
        ((("crit.3", NOT), ("crit.12", NOT)), None),
    ],
)
def test_what_was_done_and_not_done_indicates_a_tier(
    items: tuple[tuple[str, dict[str, str]], ...], tier: Tier | None
) -> None:
    assert assessed(efforts=told(*items)).tier == tier


def test_a_failure_on_both_sides_is_told_with_its_passages_and_its_strength() -> None:
    found = assessed(efforts=told(("crit.1", NOT), ("crit.2", NOT)))
    assert (found.tier, standing(found).basis, standing(found).evidence_tier) == ("3", "evidence", "3")
    step = next(one for one in found.steps if one.rule == "evidence.significant_efforts")
    assert step.claims == ("a-0", "a-1")
    assert "failed throughout" in step.reason
    assert judged(found) == {"prosecution": "failed", "protection": "failed", "prevention": "silent"}
    assert standing(found).summary == (
        "The evidence itself indicates Tier 3: weak evidence, from 1 independent source.",
    )


def test_strength_grows_with_sources_of_other_kinds_and_not_where_it_is_contested() -> None:
    link = ChainLink("a group", "ngo", None, None)
    more = told(("crit.1", NOT), ("crit.2", NOT), document="b")
    alike = assessed(efforts=(*told(("crit.1", NOT), ("crit.2", NOT)), *more))
    other = tuple(replace(one, chain=(link,)) for one in more)
    apart = assessed(efforts=(*told(("crit.1", NOT), ("crit.2", NOT)), *other))
    levels = [standing(one).strength for one in (alike, apart)]
    assert [one.level for one in levels if one is not None] == ["moderate", "strong"]
    against = assessed(efforts=(*told(("crit.1", NOT), ("crit.2", DONE)), *told(("crit.1", DONE), document="c")))
    strong = standing(against).strength
    assert strong is not None
    assert (strong.level, strong.contested, strong.roots) == ("moderate", True, 2)
    assert standing(against).summary[0].endswith("moderate evidence, from 2 independent sources, contested.")


def test_one_passage_never_makes_tier_3() -> None:
    one, two = told(("crit.1", NOT), ("crit.2", NOT))
    assert assessed(efforts=(one, replace(two, start=one.start, end=one.end))).tier is None
    joined = (one, replace(two, start=one.start, end=one.end))
    copies = tuple(replace(item, id=f"z{item.id}", document="z") for item in joined)
    assert assessed(efforts=(*joined, *copies), roots={"z": "a"}).tier is None
    assert assessed(efforts=(*joined, *copies)).tier == "3"
    assert assessed(NO_EFFORTS, efforts=(GROUND,)).tier is None
    assert assessed(NO_EFFORTS).tier is None


@pytest.mark.parametrize(
    "fields",
    [
        {"commitment": True},
        {"done": "planned"},
        {"certainty": "alleged"},
        {"to_check": True},
        {"about": about("TCD")},
        {"about": about(None)},
        {"about": ()},
        {"since": None},
        {"since": "2019", "until": "2019-12"},
    ],
)
def test_what_is_no_firm_dated_statement_of_the_country_is_no_ground(fields: dict[str, object]) -> None:
    acts = tuple(
        replace(one, **fields)  # type: ignore[arg-type]
        for one in told(("crit.1", NOT), ("crit.2", NOT))
    )
    evidence = Evidence(claims=(), efforts=acts)
    found, problems = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")
    assert found.tier is None
    assert found.missing[0].startswith("No tier is named: no document makes a concrete, dated statement")
    assert problems[-1].message == found.missing[0].rstrip(".")


@pytest.mark.parametrize(
    "fields",
    [
        {"since": None, "until": "2024-02"},
        {"since": None, "point": "2023-09"},
        {"about": (), "actors": ("Government of Kyrgyzstan",)},
    ],
)
def test_a_statement_is_dated_and_placed_in_more_than_one_way(fields: dict[str, object]) -> None:
    acts = tuple(
        replace(one, **fields)  # type: ignore[arg-type]
        for one in told(("crit.1", NOT), ("crit.2", NOT))
    )
    assert assessed(efforts=acts).tier == "3"


def test_a_statement_is_dated_by_its_document() -> None:
    acts = told(("crit.1", NOT), ("crit.2", NOT), since=None)
    dated = Evidence(claims=(), efforts=acts, published={"a": "2024-01"})
    assert assess(dated, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0].tier == "3"
    ranked = assessed(rank("a-9", "2"), efforts=acts)
    assert (ranked.tier, standing(ranked).basis) == ("3", "evidence")


def test_a_rank_is_reported_beside_what_the_evidence_indicates() -> None:
    acts = told(("crit.1", NOT), ("crit.2", DONE))
    alike, apart = (assessed(rank("b-1", tier), efforts=acts) for tier in ("2WL", "2"))
    assert (alike.tier, standing(alike).differs) == ("2WL", False)
    assert (apart.tier, standing(apart).differs, standing(apart).basis) == ("2WL", True, "evidence")
    assert [(one.tier, one.claims, one.roots) for one in standing(apart).reported] == [("2", ("b-1",), 1)]
    assert standing(apart).summary[-1].endswith("are not the same.")
    alone = assessed(rank("b-1", "2"))
    assert (standing(alone).basis, standing(alone).evidence_tier) == ("reported", None)
    assert standing(alone).summary[0].startswith("Tier 2 repeats what sources report")


def test_a_rank_or_a_verdict_of_another_year_decides_nothing() -> None:
    found = assessed(replace(NO_EFFORTS, about=about(COUNTRY)), rank("a-3", "3", year=2019))
    assert found.tier is None
    assert "of 2019 (1)" in found.missing[0]


def test_a_policy_told_once_waits_for_a_source_and_a_person() -> None:
    acts = told(("crit.1", NOT), ("crit.2", DONE))
    once = assessed(replace(POLICY, document="b"), efforts=acts)
    assert (once.tier, standing(once).if_confirmed, once.needs_person) == ("2WL", "3", (RULE,))
    assert "a second independent source" in standing(once).summary[-1]
    step = next(one for one in once.steps if one.rule == RULE)
    assert (step.outcome, step.claims) == ("needs_person", ("a-1",))
    assert "1 statement speaks" in step.reason
    confirmed = assessed(replace(POLICY, document="b"), efforts=acts, decisions=[decision(RULE, "confirm")])
    assert (confirmed.tier, standing(confirmed).if_confirmed) == ("2WL", "3")


def test_a_policy_of_two_sources_or_of_the_report_itself_waits_for_a_person_alone() -> None:
    acts = told(("crit.1", NOT), ("crit.2", DONE))
    twice = (replace(POLICY, document="b"), replace(POLICY, id="c-1", document="c"))
    waiting = assessed(*twice, efforts=acts)
    assert (waiting.tier, standing(waiting).if_confirmed) == ("2WL", "3")
    assert "2 statements speak" in next(one for one in waiting.steps if one.rule == RULE).reason
    assert standing(waiting).summary[-1].endswith("speaks of; otherwise it is Tier 2WL.")
    confirmed = assessed(*twice, efforts=acts, decisions=[decision(RULE, "confirm")])
    assert (confirmed.tier, standing(confirmed).basis) == ("3", "decision")
    assert standing(confirmed).summary[0] == "The tier rests on a person's decision."
    copied = assessed(*twice, efforts=acts, roots={"c": "b"}, decisions=[decision(RULE, "confirm")])
    assert copied.tier == "2WL"
    own = assessed(POLICY, rank("a-3", "2"), decisions=[decision(RULE, "confirm")])
    assert own.tier == "3"


def test_a_policy_without_a_tier_beside_it_says_so() -> None:
    assert "otherwise it is undetermined" in standing(assessed(POLICY)).summary[-1]


def test_before_the_rule_was_in_force_a_policy_waits_for_nobody() -> None:
    old = replace(POLICY, tier=None)
    found = assess(Evidence(claims=(old,)), country=COUNTRY, year=2015, as_of="2015-07-01")[0]
    assert found.needs_person == ()


def test_a_denial_is_evidence_against_and_waits_for_nobody() -> None:
    denied = replace(POLICY, certainty="denied", quote="there was no forced labour imposed by the state")
    found = assessed(denied, rank("b-1", "2"))
    assert (found.tier, standing(found).if_confirmed, found.needs_person) == ("2", None, ())
    assert finding(found, RULE).opposing == ("a-1",)
    both = finding(assessed(POLICY, DENIAL), RULE)
    assert both.status == "contested"


def test_contested_findings_are_not_netted_out() -> None:
    said = tuple(replace(NO_EFFORTS, id=f"{name}-2", document=name) for name in "abe")
    boast = claim("c-1", "is making significant efforts")
    assert assessed(*said, efforts=(GROUND,)).tier == "3"
    assert assessed(*said, boast, efforts=(GROUND,)).tier is None


def test_what_tells_both_sides_is_listed_and_counts_on_neither() -> None:
    found = assessed(efforts=(GROUND,))
    assert finding(found, "crit.2").mixed == ("g-1",)
    assert finding(found, "crit.2").status == "no_evidence"
    assert finding(found, "crit.2").missing.endswith("counts on neither.")
    assert cell(found, "protection", "mixed") == ("g-1",)
    step = next(one for one in found.steps if one.rule == "evidence.protection")
    assert step.claims == ("g-1",)


def test_one_passage_never_counts_on_both_sides_of_a_criterion() -> None:
    one, two = told(("crit.1", NOT), ("crit.1", DONE))
    found = finding(assessed(efforts=(one, replace(two, start=one.start, end=one.end))), "crit.1")
    assert (found.supporting, found.opposing, found.mixed) == ((), (), ("a-0", "a-1"))
    assert found.status == "no_evidence"


@pytest.mark.parametrize(
    ("start", "end", "document", "counts"),
    [
        (0, 50, "same", False),  # letter for letter the same words
        (20, 90, "same", False),  # most words of the shorter
        (30, 120, "same", True),  # less than half of them
        (0, 50, "other", True),
    ],
)
def test_words_read_as_an_effort_and_a_failing_count_as_neither_under_any_criterion(
    start: int, end: int, document: str, counts: bool
) -> None:
    one, two = told(("crit.1", NOT), ("crit.2", DONE))
    one = replace(one, start=0, end=50)
    two = replace(two, start=start, end=end, document=one.document if document == "same" else "z")
    found = assessed(efforts=(one, two))
    standard = finding(found, "std.4")
    assert finding(found, "crit.1").opposing == ((one.id,) if counts else ())
    assert finding(found, "crit.2").supporting == ((two.id,) if counts else ())
    assert (standard.status == "contested") is counts
    assert finding(found, "crit.1").mixed == (() if counts else (one.id,))
    assert cell(found, "prosecution", "not_done") == ((one.id,) if counts else ())
    assert cell(found, "protection", "done") == ((two.id,) if counts else ())
    assert cell(found, "protection", "mixed") == (() if counts else (two.id,))


def test_of_two_readings_the_narrower_stands_where_the_other_holds_much_more() -> None:
    one, two = told(("crit.1", NOT), ("crit.2", DONE))
    found = assessed(efforts=(replace(one, start=0, end=200), replace(two, start=120, end=200)))
    assert finding(found, "crit.1").opposing == ()
    assert finding(found, "crit.1").mixed == (one.id,)
    assert finding(found, "crit.2").supporting == (two.id,)


def test_words_read_as_a_policy_of_abuse_and_as_an_effort_count_as_neither() -> None:
    [act] = told(("crit.1", DONE))
    there = replace(act, document=POLICY.document, start=POLICY.start, end=POLICY.end)
    assert finding(assessed(POLICY, efforts=told(("crit.1", DONE))), RULE).supporting == (POLICY.id,)
    found = assessed(POLICY, efforts=(there,))
    assert finding(found, RULE).supporting == ()
    assert finding(found, RULE).mixed == (POLICY.id,)
    assert finding(found, "crit.1").mixed == (act.id,)


def test_works_of_one_body_are_one_source_and_are_counted_as_works() -> None:
    acts = tuple(one for name in "abcdefgh" for one in told(("crit.1", DONE), document=name))
    office = dict.fromkeys("abcdefg", "root:office")
    evidence = Evidence(claims=(), efforts=acts, bodies=office)
    found = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0]
    [strength] = [one.strength for one in standing(found).judged if one.strength is not None]
    assert (strength.works, strength.roots, strength.level) == (8, 2, "moderate")
    assert finding(found, "crit.1").roots_supporting == 2
    alone = assess(
        replace(evidence, bodies={**office, "h": "root:office"}), country=COUNTRY, year=YEAR, as_of="2024-07-01"
    )[0]
    assert [one.strength.level for one in standing(alone).judged if one.strength is not None] == ["weak"]


def test_every_threshold_is_tried_and_told() -> None:
    found = assessed(efforts=told(("crit.1", NOT), ("crit.2", NOT), ("crit.2", PART)))
    tried = {rule: tier for rule, _, tier in found.sensitivity.readings if rule.startswith("judgement.")}
    assert len(tried) == 8
    assert tried["judgement.failing_passages"] is None
    assert tried["judgement.partial_counts"] == "2WL"
    assert tried["judgement.rising_prongs"] == "3"
    told_as = next(text for rule, text, _ in found.sensitivity.readings if rule == "judgement.failing_roots")
    assert told_as.endswith(": 2 in place of 1.")


def test_what_is_to_be_checked_is_said_to_change_the_tier() -> None:
    sure = told(("crit.1", NOT), ("crit.2", NOT))
    unsure = told(("crit.2", DONE), document="b", to_check=True)
    found = assessed(efforts=(*sure, *unsure))
    assert (found.tier, standing(found).if_checked) == ("3", "2WL")
    assert standing(found).summary[-1].endswith("still to be checked it would be Tier 2WL.")


def test_a_person_decides_whatever_the_ground() -> None:
    found = assessed(rank("b-1", "2"), decisions=[decision("sig.factors", "overrule", "no")])
    assert (found.tier, standing(found).basis) == ("3", "decision")
    both = [decision(RULE, "overrule", "yes")]
    bare = assessed(decisions=both)
    assert (bare.tier, standing(bare).basis, standing(bare).strength) == ("3", "decision", None)


def test_the_folder_is_told_by_document() -> None:
    claims = (
        claim("a-1", about=about("TCD", "NER")),
        claim("a-2", about=about("TCD")),
        claim("b-1", about=about(None)),
        rank("c-1", "3", year=2019),
        claim("d-1", tier=TierPlacement(None, None, "3", None)),
    )
    held = holdings(Evidence(claims=claims, published={"a": "2022-05", "e": "2022"}, documents=("a", "z")))
    assert held == Holdings(6, (("KGZ", 1), ("NER", 1), ("TCD", 1)), 4, ((2022, 2), (2019, 1)), 3)
    assert folder_told(held) == (
        "The folder holds 6 documents: about KGZ (1), NER (1), TCD (1), no known country (4); "
        "of 2022 (2), 2019 (1), no known year (3)."
    )
    assert folder_told(Holdings(0)) == "The folder holds no document."
    many = Holdings(1, tuple((f"X{letter}A", 1) for letter in "ABCDEFGH"), 0, ((2020, 1),))
    assert folder_told(many).startswith("The folder holds 1 document: about XAA (1),")
    assert "XFA (1), 2 more; of 2020 (1)." in folder_told(many)


WAYS = st.sampled_from((DONE, MORE, NOT, LESS, PART, HARM, HALF))
ITEMS = st.lists(st.tuples(st.sampled_from(("crit.1", "crit.2", "crit.3", "crit.7")), WAYS), max_size=8)


@settings(max_examples=25, deadline=None)
@given(ITEMS)
def test_no_evidence_contradicts_itself(items: list[tuple[str, dict[str, str]]]) -> None:
    found = assessed(efforts=told(*items))
    balances = judged(found)
    acted = {"acted", "rising", "contested"} & {balances["prosecution"], balances["protection"]}
    assert not (found.tier == "3" and acted)
    assert found.tier is None or standing(found).basis == "evidence"
    assert (standing(found).strength is None) is (found.tier is None)
    listed = [name for one in standing(found).judged for name in (*one.done, *one.more, *one.not_done, *one.less)]
    assert len(listed) == len(set(listed))


@settings(max_examples=25, deadline=None)
@given(ITEMS)
def test_a_copy_changes_no_judgement(items: list[tuple[str, dict[str, str]]]) -> None:
    acts = told(*items)
    copies = tuple(replace(one, id=f"z{one.id}", document="z") for one in acts)
    before, after = assessed(efforts=acts), assessed(efforts=(*acts, *copies), roots={"z": "a"})
    assert judged(before) == judged(after)
    assert before.tier == after.tier
