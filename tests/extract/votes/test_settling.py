"""Offers settled by votes made by hand: what is told, how, and how sure that is."""

from dataclasses import replace

import pytest
from tests.extract.votes.made import CLAIM, EFFORT, SEEN, VOTES, claim_offer, effort_offer

from palermo.extract.votes import Listed, settled_claims, settled_efforts, without_acts
from palermo.records import ChainLink, Claim, SourceKind, TierPlacement


def only(claim: Claim = CLAIM, **fields: object) -> Claim:
    (told,) = settled_claims([claim_offer(claim, **fields)], VOTES)
    return told


def test_what_nobody_marked_is_not_told() -> None:
    assert settled_claims([claim_offer(tagged=False)], VOTES) == ()
    assert settled_efforts([effort_offer(tagged=False)], VOTES) == ()


def test_a_claim_says_what_made_it_and_how_sure_that_is() -> None:
    told = only(replace(CLAIM, why=("abuses.beaten",)), ruled=True)
    assert told.why == ("abuses.beaten", "grammar", "reader", "by-hand")
    assert told.confidence is not None
    assert 0.6 <= told.confidence <= 1.0
    assert not told.to_check


def test_an_unread_claim_is_told_by_its_lists_and_is_to_be_checked() -> None:
    told = only(seen=None, ruled=True, tagged=False, listed=Listed(strong=frozenset({"killing"})))
    assert (told.abuses, told.certainty, told.to_check) == (("killing",), "asserted", True)
    assert told.why == ("grammar",)


def test_codes_are_those_that_reader_or_lists_are_sure_of() -> None:
    assert only().abuses == ("torture",)
    listed = Listed(strong=frozenset({"killing"}), weak=frozenset({"killing"}))
    assert only(listed=listed).abuses == ("torture", "killing")
    assert only(seen=replace(SEEN, codes={"torture": 0.05, "killing": 0.05})).abuses == ()


def test_a_word_of_the_lists_outweighs_a_reader_that_wavers() -> None:
    wavers = replace(SEEN, certainty={"asserted": 0.5, "denied": 0.4})
    assert only(replace(CLAIM, certainty="denied"), seen=wavers).certainty == "denied"
    assert only(CLAIM, seen=wavers).certainty == "asserted"
    sure = replace(SEEN, certainty={"asserted": 0.99, "denied": 0.01})
    assert only(replace(CLAIM, certainty="denied"), seen=sure).certainty == "asserted"


def test_an_unclear_claim_stays_unclear_and_is_to_be_checked() -> None:
    told = only(replace(CLAIM, certainty="unclear"), ruled=True)
    assert (told.certainty, told.to_check) == ("unclear", True)


def test_a_rank_keeps_its_own_codes() -> None:
    assert only(replace(CLAIM, tier=TierPlacement("TGO", 2020, "3", None))).abuses == ()


NOBODY, SOMEBODY = (0.95, 0.04, 0.01), (0.1, 0.8, 0.1)


def carried(kind: SourceKind, end: int | None = 20, **fields: object) -> Claim:
    """Return a claim at 400 with a source whose name ends at `end`."""
    source = ChainLink("Somebody (unnamed)", kind, None if end is None else end - 10, end)
    claim = replace(CLAIM, start=400, end=430, chain=(source,), abuses=("torture",))
    return replace(claim, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "links", "kept"),
    [
        # A government or firm that spoke before confesses nothing in passing.
        (carried("government"), SOMEBODY, False),
        (carried("company"), SOMEBODY, False),
        # It may deny, be near, be quoted, or say what is no abuse; another source may go on from far.
        (carried("government", certainty="denied"), SOMEBODY, True),
        (carried("government", 390), SOMEBODY, True),
        (carried("government", verbatim=True), NOBODY, True),
        (carried("government", abuses=()), SOMEBODY, True),
        (carried("ngo"), SOMEBODY, True),
        # Where the reader is sure that nobody is named, none is carried on from far.
        (carried("ngo"), NOBODY, False),
        (carried("ngo", 390), NOBODY, True),
        # A source out of the page's own data has no place to be far from.
        (carried("government", None), NOBODY, True),
    ],
)
def test_a_source_from_far_is_kept_where_it_is_to_be_trusted(
    claim: Claim, links: tuple[float, float, float], kept: bool
) -> None:
    assert only(claim, seen=replace(SEEN, links=links)).chain == (claim.chain if kept else ())


ACT = replace(SEEN, is_claim=0.1, is_effort=0.9)


def test_an_act_of_a_government_is_told_as_an_effort_alone() -> None:
    offers = [claim_offer(seen=ACT)]
    assert without_acts([CLAIM], [EFFORT], offers) == ()
    assert without_acts([CLAIM], [], offers) == (CLAIM,)
    assert without_acts([CLAIM], [replace(EFFORT, start=125, end=190)], offers) == (CLAIM,)


@pytest.mark.parametrize(
    ("claim", "seen"),
    [
        (replace(CLAIM, abuses=("killing",)), SEEN),
        (CLAIM, None),
        (replace(CLAIM, abuses=("victims_not_identified",)), ACT),
        (replace(CLAIM, certainty="denied"), ACT),
        (replace(CLAIM, tier=TierPlacement("TGO", 2020, "3", None)), ACT),
    ],
    ids=["a claim to the reader", "unread", "what was left undone", "a denial", "a rank"],
)
def test_a_claim_beside_an_effort_stays(claim, seen) -> None:
    assert without_acts([claim], [EFFORT], [claim_offer(claim, seen)]) == (claim,)


def test_a_statement_without_an_abuse_is_no_claim_beside_an_effort() -> None:
    assert without_acts([CLAIM], [EFFORT], [claim_offer(CLAIM, SEEN)]) == ()


def test_a_rank_read_by_rules_is_told_whatever_the_reader_makes_of_it() -> None:
    placement = TierPlacement("TGO", 2020, "3", None)
    told = only(
        replace(CLAIM, tier=placement), ruled=True, tagged=False, seen=replace(SEEN, is_claim=0.01, tagged=0.0)
    )
    assert (told.tier, told.to_check) == (placement, False)


LISTED = Listed(criteria=("crit.2",), actions=("victim_service",), direction="against", done="planned")


def test_an_effort_is_told_once_a_criterion_each_with_an_id_of_its_own() -> None:
    first, second = settled_efforts([effort_offer(listed=LISTED)], VOTES)
    assert {first.criterion: first.action, second.criterion: second.action} == {
        "crit.1": "", "crit.2": "victim_service",
    }  # fmt: skip
    assert len({EFFORT.id, first.id, second.id}) == 3
    assert settled_efforts([effort_offer(listed=LISTED)], VOTES) == (first, second)


def test_lists_and_reader_settle_whose_side_an_effort_is_on_and_whether_it_was_done() -> None:
    (plain,) = settled_efforts([effort_offer()], VOTES)
    assert (plain.stance, plain.done, plain.commitment) == ("for", "done", False)
    planned = settled_efforts([effort_offer(listed=LISTED)], VOTES)[0]
    assert (planned.stance, planned.done, planned.commitment) == ("against", "planned", True)


def test_an_unread_effort_is_the_lists_alone() -> None:
    (told,) = settled_efforts([effort_offer(seen=None, ruled=True, listed=LISTED)], VOTES)
    assert (told.criterion, told.action, told.stance, told.to_check) == (
        "crit.2", "victim_service", "against", True,
    )  # fmt: skip


def test_an_effort_that_neither_is_sure_of_bears_on_the_likeliest_criterion() -> None:
    unsure = replace(SEEN, criteria={"crit.1": 0.2, "crit.2": 0.1})
    (told,) = settled_efforts([effort_offer(seen=unsure)], VOTES)
    assert told.criterion == "crit.1"
