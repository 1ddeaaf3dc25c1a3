"""From claims to an assessment; every text is invented."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.assess import Evidence, assess
from palermo.assess.scope import limit, subject
from palermo.errors import UsageError
from palermo.records import (
    About,
    Assessment,
    ChainLink,
    Claim,
    Decision,
    Effort,
    Finding,
    Place,
    Standing,
    Tier,
    TierChange,
    TierPlacement,
)  # fmt: skip

COUNTRY, YEAR = "KGZ", 2024


def claim(name: str, quote: str = "something happened", **fields: object) -> Claim:
    start = int(name.split("-")[1]) * 100
    plain = Claim(
        id=name, document=name[0], start=start, end=start + len(quote), quote=quote, chain=(),
        certainty="asserted", verbatim=False, language="en",
    )  # fmt: skip
    return replace(plain, **fields)  # type: ignore[arg-type]


def rank(
    name: str, tier: Tier, change: TierChange | None = None, year: int | None = YEAR, country: str = COUNTRY
) -> Claim:
    return claim(name, f"stood on Tier {tier}", tier=TierPlacement(country, year, tier, change))


def effort(name: str, criterion: str, **fields: object) -> Effort:
    start = int(name.split("-")[1]) * 100
    plain = Effort(
        id=name, document=name[0], start=start, end=start + 9, quote="did a thing", chain=(),
        certainty="asserted", criterion=criterion, action="conviction", stance="for", commitment=False,
        language="en",
    )  # fmt: skip
    return replace(plain, **fields)  # type: ignore[arg-type]


POLICY = claim(
    "a-1", "a government policy of forced labour in the mines",
    abuses=("forced_labour", "state_policy_or_pattern"), actors=("the government",),
)  # fmt: skip
NO_EFFORTS = claim(
    "a-2", "does not fully meet the minimum standards and is not making significant efforts to do so",
    abuses=("insufficient_government_efforts",),
)  # fmt: skip
REMAINED = rank("a-3", "3", "remained")
DENIAL = claim("b-1", "there is no forced labour", abuses=("forced_labour",), certainty="denied")


def about(*codes: str | None) -> tuple[About, ...]:
    return tuple(About(code, "stated" if code is not None else "unknown") for code in codes)


GROUND = effort("g-1", "crit.2", stance="mixed", done="partly", since="2023-06", about=about(COUNTRY))
"""A dated statement on protection in the country that tells both sides: ground for a tier, and settles nothing."""


def assessed(*claims: Claim, efforts: tuple[Effort, ...] = (), **options: object) -> Assessment:
    roots = options.pop("roots", {})
    evidence = Evidence(claims=claims, efforts=efforts, roots=roots)  # type: ignore[arg-type]
    return assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01", **options)[0]  # type: ignore[arg-type]


def standing(assessment: Assessment) -> Standing:
    assert assessment.standing is not None
    return assessment.standing


def finding(assessment: Assessment, name: str) -> Finding:
    return next(item for item in assessment.findings if item.id == name)


def test_a_policy_with_a_placement_is_tier_3_for_a_person_to_confirm() -> None:
    found = assessed(POLICY, NO_EFFORTS, REMAINED)
    assert (found.tier, found.change, found.automatic) == ("3", "remained", False)
    assert found.needs_person == ("sig.proof_of_failure",)
    step = next(step for step in found.steps if step.rule == "sig.proof_of_failure")
    assert (step.outcome, step.needs_person, step.claims) == ("needs_person", True, ("a-1",))
    assert "7107(b)(3)(B)" in step.citation
    assert found.period == ("2023-04-01", "2024-03-31")


def test_a_denial_stands_beside_and_changes_no_tier() -> None:
    denials = tuple(replace(DENIAL, id=f"d{n}-1", document=f"d{n}") for n in range(5))
    found = assessed(POLICY, NO_EFFORTS, REMAINED, *denials)
    policy = finding(found, "sig.proof_of_failure")
    assert found.tier == "3"
    assert (policy.status, policy.roots_supporting, policy.roots_opposing) == ("contested", 1, 5)


@pytest.mark.parametrize("tier", ["1", "2", "2WL", "3", "SC"])
def test_a_reported_placement_alone_is_indicated(tier: Tier) -> None:
    assert assessed(rank("a-1", tier)).tier == tier


def test_sources_that_differ_leave_the_tier_open_and_are_a_problem() -> None:
    evidence = Evidence(claims=(rank("a-1", "2"), rank("b-1", "3")))
    found, problems = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")
    assert found.tier is None
    assert [problem.code for problem in problems] == ["conflicting_placements"]
    assert assessed(rank("a-1", "2"), rank("b-1", "3"), rank("c-1", "3")).tier == "3"
    copies = {"b": "b", "c": "b"}
    assert assessed(rank("a-1", "2"), rank("b-1", "3"), rank("c-1", "3"), roots=copies).tier is None


def test_a_denied_placement_and_two_findings_that_differ_settle_nothing() -> None:
    assert assessed(replace(rank("a-1", "3"), certainty="denied")).tier is None
    other = claim("b-1", "is making significant efforts")
    found = assessed(NO_EFFORTS, other)
    assert found.tier is None
    assert any("makes significant efforts" in text for text in found.missing)


def test_a_place_without_a_code_is_known_by_its_name_and_a_rank_may_name_no_country() -> None:
    near = replace(POLICY, places=(Place("the hills of Kyrgyzstan"), Place("Oslo", "NO")))
    assert finding(assessed(near, rank("b-1", "2")), "sig.proof_of_failure").supporting == ("a-1",)
    unplaced = claim("a-9", "stood on Tier 1", tier=TierPlacement(None, YEAR, "1", None))
    assert assessed(unplaced, rank("b-1", "2")).tier == "2"


def test_other_countries_and_years_are_kept_out_and_said_so() -> None:
    found = assessed(
        rank("a-1", "3", year=2019),
        rank("a-2", "1", country="NOR"),
        replace(POLICY, id="c-1", document="c", places=(Place("Oslo", "NO"),)),
        claim("d-1", abuses=("isolation",), until="2019"),
        claim("e-1", abuses=("isolation",), since="2024-05"),
    )
    assert found.tier is None
    assert all(item.status == "no_evidence" for item in found.findings)
    told = " ".join(found.assumptions)
    assert "another country or report year or without a tier: 2 placements" in told
    assert "other countries: 1 statement." in told
    assert "outside the reporting period 2023-04-01 to 2024-03-31: 2 statements" in told


def test_a_finding_about_another_year_or_several_countries_is_not_taken_for_this_one() -> None:
    assert assessed(NO_EFFORTS, rank("a-3", "3", year=2019)).tier is None
    assert told_twice(NO_EFFORTS) is None
    assert told_twice(replace(NO_EFFORTS, actors=("Government of Kyrgyzstan",))) == "3"


def told_twice(finding_told: Claim) -> Tier | None:
    """Return the tier where two documents that rank another country tell the finding, in the law's words alone."""
    finding_told = replace(finding_told, abuses=())
    others = (rank("a-4", "1", country="NOR"), rank("e-4", "1", country="NOR"))
    again = replace(finding_told, id="e-2", document="e")
    return assessed(finding_told, again, *others, efforts=(GROUND,)).tier


def test_a_government_cannot_vouch_for_its_own_efforts() -> None:
    own = ChainLink("Government of Kyrgyzstan", "government", None, None)
    boast = claim("c-1", "is making significant efforts", chain=(own,))
    said = (NO_EFFORTS, replace(NO_EFFORTS, id="e-2", document="e"))
    assert assessed(*said, boast, replace(boast, id="d-1", document="d"), efforts=(GROUND,)).tier == "3"
    assert assessed(*said, replace(boast, chain=()), efforts=(GROUND,)).tier is None


def test_undated_claims_of_an_old_document_are_context() -> None:
    evidence = Evidence(claims=(POLICY,), published={"a": "2018"})
    assert assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0].tier is None


def test_a_charge_or_an_unnamed_doer_shows_no_policy() -> None:
    charged = assessed(replace(POLICY, certainty="alleged"), rank("b-1", "2"))
    assert (charged.tier, standing(charged).if_confirmed) == ("2", None)
    assert finding(charged, "sig.proof_of_failure").status == "unsupported"
    assert "no firmer than alleged" in finding(charged, "sig.proof_of_failure").missing
    unnamed = replace(POLICY, quote="a system of forced labour", actors=())
    found = assessed(unnamed, rank("b-1", "2"))
    assert (found.tier, standing(found).if_confirmed, found.needs_person) == ("2", None, ())


def test_failure_without_the_laws_words_takes_two_sources_and_no_action() -> None:
    one = claim("a-1", "inspections stopped", abuses=("insufficient_government_efforts",))
    two = replace(one, id="b-1", document="b")
    assert assessed(one, two).tier is None
    assert assessed(one, efforts=(GROUND,)).tier is None
    assert assessed(one, two, efforts=(GROUND,)).tier == "3"
    assert assessed(one, two, efforts=(GROUND,), roots={"b": "a"}).tier is None
    assert assessed(one, two, efforts=(GROUND, effort("c-1", "crit.1"))).tier is None


def test_promises_are_context_and_actions_are_evidence() -> None:
    found = assessed(
        efforts=(
            effort("a-1", "crit.1"),
            effort("a-2", "crit.2", commitment=True),
            effort("b-1", "crit.1", stance="against"),
            effort("b-2", "crit.3", certainty="denied"),
        )
    )
    assert finding(found, "crit.1").status == "contested"
    assert finding(found, "crit.2").status == "no_evidence"
    assert finding(found, "crit.2").commitments == ("a-2",)
    assert finding(found, "crit.3").status == "unsupported"
    assert finding(found, "std.4").supporting == ("a-1",)


def test_an_effort_of_an_unknown_criterion_is_a_problem() -> None:
    evidence = Evidence(claims=(), efforts=(effort("a-1", "crit.99"),))
    problems = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")[1]
    assert [problem.code for problem in problems] == ["unknown_criterion", "no_ground_for_tier"]


def test_indicators_of_the_second_instrument_are_found() -> None:
    found = assessed(
        claim("a-1", abuses=("retention_of_identity_documents",)), claim("b-1", indicators=("ilo.9",))
    )
    assert finding(found, "ilo.7").status == finding(found, "ilo.9").status == "supported"


def test_a_rank_that_names_its_grounds_is_evidence_of_them() -> None:
    found = assessed(replace(rank("a-1", "3"), abuses=("victims_not_identified",)))
    assert finding(found, "crit.2").opposing == ("a-1",)


def decision(subject: str, verdict: str, value: str | None = None, time: str = "2024-07-01T00:00:00Z") -> Decision:
    return Decision(subject, verdict, "reviewer", time, "read the source", value)  # type: ignore[arg-type]


def test_people_confirm_and_overrule() -> None:
    confirmed = assessed(POLICY, REMAINED, decisions=[decision("sig.proof_of_failure", "confirm")])
    assert (confirmed.tier, confirmed.needs_person) == ("3", ())
    assert finding(confirmed, "sig.proof_of_failure").origin == "person"
    assert assessed(POLICY, rank("b-1", "2"), decisions=[decision("sig.proof_of_failure", "overrule")]).tier == "2"
    assert assessed(POLICY, rank("b-1", "2"), decisions=[decision("a-1", "overrule")]).tier == "2"
    assert assessed(rank("b-1", "2"), decisions=[decision("sig.factors", "overrule", "no")]).tier == "3"
    assert assessed(rank("b-1", "1"), decisions=[decision("std.2", "overrule", "not_met")]).tier is None
    both = [
        decision("crit.1", "overrule", "supported", "2024-07-02"),
        decision("crit.1", "unsure", None, "2024-07-01"),
    ]
    assert finding(assessed(decisions=both), "crit.1").status == "supported"


def test_history_gives_the_change_and_the_automatic_downgrade() -> None:
    watch = rank("a-1", "2WL", "remained")
    assert assessed(watch, history={2023: "2"}).change == "downgraded"
    fallen = assessed(watch, history={2022: "2WL", 2023: "2WL"})
    assert (fallen.tier, fallen.automatic) == ("3", True)
    assert assessed(watch, history={2022: "2WL", 2023: "2WL"}, waivers=(2024,)).tier == "2WL"


def test_an_assessment_before_the_end_of_the_period_says_so() -> None:
    found = assess(Evidence(claims=()), country=COUNTRY, year=YEAR, as_of="2024-01-01")[0]
    assert any("was not over on 2024-01-01" in text for text in found.assumptions)


@pytest.mark.parametrize(("country", "year"), [("kg", 2024), ("KGZ ", 2024), ("KGZ", 1999)])
def test_a_malformed_call_is_refused(country: str, year: int) -> None:
    with pytest.raises(UsageError):
        assess(Evidence(claims=()), country=country, year=year, as_of="2024-07-01")


def test_a_code_without_a_name_is_assessed() -> None:
    assert assess(Evidence(claims=()), country="XXA", year=YEAR, as_of="2024-07-01")[0].tier is None


POOL = (
    POLICY,
    NO_EFFORTS,
    REMAINED,
    DENIAL,
    rank("b-2", "2"),
    claim("c-1", abuses=("isolation",)),
    rank("c-2", "3"),
)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(st.sampled_from(POOL), unique=True).flatmap(
        lambda some: st.tuples(st.just(some), st.permutations(some))
    )
)
def test_the_order_of_evidence_changes_nothing(pair: tuple[list[Claim], list[Claim]]) -> None:
    assert assessed(*pair[0]) == assessed(*pair[1])


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique=True), st.sampled_from("abc"))
def test_a_copy_of_a_document_changes_no_tier_and_no_count(claims: list[Claim], copied: str) -> None:
    copies = [replace(one, id=f"z{one.id}", document="z") for one in claims if one.document == copied]
    before, after = assessed(*claims), assessed(*claims, *copies, roots={"z": copied})
    assert (before.tier, before.change, before.needs_person) == (after.tier, after.change, after.needs_person)
    for old, new in zip(before.findings, after.findings, strict=True):
        counts = (old.status, old.roots_supporting, old.roots_opposing)
        assert counts == (new.status, new.roots_supporting, new.roots_opposing)


STRENGTH = {"no_evidence": 0, "unsupported": 1, "contested": 2, "supported": 3}


@settings(max_examples=40, deadline=None)
@given(st.lists(st.sampled_from(POOL), unique=True))
def test_an_independent_supporting_source_never_lowers_a_finding(claims: list[Claim]) -> None:
    before = assessed(*claims)
    after = assessed(*claims, replace(POLICY, id="y-1", document="y"))
    old, new = (finding(one, "sig.proof_of_failure") for one in (before, after))
    assert STRENGTH[new.status] >= STRENGTH[old.status]
    assert new.roots_supporting == old.roots_supporting + 1
    assert "3" in {after.tier, standing(after).if_confirmed}


def test_only_what_is_about_the_country_counts() -> None:
    here, there, nowhere = (replace(POLICY, about=about(code)) for code in (COUNTRY, "TCD", None))
    both = replace(POLICY, about=about("TCD", COUNTRY))
    for counted, policy in ((True, here), (True, both), (False, there), (False, nowhere)):
        found = assessed(policy, rank("b-1", "2"))
        assert (finding(found, "sig.proof_of_failure").status == "supported") is counted
    told = " ".join(assessed(there, replace(nowhere, id="a-8"), rank("b-1", "2")).assumptions)
    assert "about other countries: 1 statement." in told
    assert "unknown which country they are about: 1 statement." in told


def test_a_place_named_on_the_way_decides_nothing_once_it_is_known_whom_a_statement_is_about() -> None:
    sold = replace(POLICY, about=about(COUNTRY), places=(Place("Oslo", "NO"),))
    assert finding(assessed(sold), "sig.proof_of_failure").status == "supported"


def test_documents_about_another_country_alone_are_a_problem() -> None:
    evidence = Evidence(claims=(replace(POLICY, about=about("TCD")),))
    found, problems = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")
    assert found.tier is None
    assert [problem.code for problem in problems] == ["nothing_about_country"]


def test_a_finding_told_of_the_country_counts_in_a_document_that_ranks_others() -> None:
    told = replace(NO_EFFORTS, about=about(COUNTRY))
    assert told_twice(told) == "3"
    assert told_twice(replace(NO_EFFORTS, about=(About(COUNTRY, "document"),))) is None


def test_what_is_unsure_counts_once_a_person_has_confirmed_it() -> None:
    unsure = replace(POLICY, to_check=True)
    bare = assessed(unsure, replace(rank("b-1", "3"), to_check=True))
    assert finding(bare, "sig.proof_of_failure").status == "no_evidence"
    assert bare.tier is None
    assert any("until a person has looked at them, as unsure: 2 statements" in text for text in bare.assumptions)
    looked = Decision("a-1", "confirm", "A. Reader", "2024-07-01T00:00:00Z", "It says so.")
    found = assessed(unsure, rank("b-1", "2"), decisions=(looked,))
    assert finding(found, "sig.proof_of_failure").status == "supported"


@pytest.mark.parametrize(
    ("published", "counted"),
    [("2018", False), ("2023-03", False), ("2023-04", True), ("2024", True), ("2024-04", False), (None, True)],
)
def test_an_undated_statement_is_of_the_time_of_its_document(published: str | None, *, counted: bool) -> None:
    dates = {} if published is None else {"a": published}
    evidence = Evidence(claims=(POLICY,), published=dates)
    found = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0]
    assert (finding(found, "sig.proof_of_failure").status == "supported") is counted


@pytest.mark.parametrize(("published", "counted"), [("2015-06", False), ("2024-02", True), (None, False)])
def test_what_goes_on_since_before_is_of_the_time_of_its_document(published: str | None, *, counted: bool) -> None:
    going_on = effort("since-1", "crit.1", since="2014", about=about(COUNTRY))
    dated = {} if published is None else {"doc-since": published}
    evidence = Evidence(claims=(), efforts=(replace(going_on, document="doc-since"),), published=dated)
    kept = limit(evidence, subject(COUNTRY, 2024)).efforts
    assert bool(kept) is counted


def test_what_a_report_says_is_of_the_year_it_ranks_for() -> None:
    evidence = Evidence(claims=(NO_EFFORTS, REMAINED), published={"a": "2024-06-24"})
    assert assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0].tier == "3"
    before = Evidence(claims=(NO_EFFORTS, rank("a-3", "3", year=2019), rank("a-4", "3", year=None)))
    assert assess(before, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0].tier is None


@pytest.mark.parametrize(
    ("published", "tier"),
    [("2024-07-14", "2"), ("2025-03", "2"), ("2024", "2"), ("2024-03", None), ("2023-07-14", None), (None, "2")],
)
def test_a_rank_without_a_year_is_that_of_the_last_report(published: str | None, tier: str | None) -> None:
    dates = {} if published is None else {"a": published}
    evidence = Evidence(claims=(rank("a-1", "2", year=None),), published=dates)
    assert assess(evidence, country=COUNTRY, year=YEAR, as_of="2025-07-01")[0].tier == tier
