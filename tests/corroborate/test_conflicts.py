"""Denials and figures that disagree stand beside one another; changes on the way are told letter for letter."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import corroborate
from palermo.corroborate.conflicts import conflicts
from palermo.corroborate.drift import drifts
from palermo.records import ChainLink, Claim, Conflict, Derivation, Document, Place, Quantity, Segment

CLAIM = Claim(
    "a1", "a", 0, 0, "some 500 Orlani herders were held in camps in Varna", (), "asserted", False, "en",
    abuses=("arbitrary_detention",), groups=("Orlani",), places=(Place("Varna", "XX-VA"),),
    quantities=(Quantity("count", 500, 500, "persons", "=", "500", 0, 0),),
)  # fmt: skip
MORE = replace(
    CLAIM, id="b1", document="b", quote="2,300 Orlani herders were held in Varna",
    chain=(ChainLink("Lake Circle", "ngo", None, None),),
    quantities=(Quantity("count", 2300, 2300, "persons", "=", "2,300", 0, 0),),
)  # fmt: skip
OVER = replace(
    CLAIM, id="c1", document="c", quantities=(Quantity("count", 400, 400, "persons", ">", "over 400", 0, 0),)
)
AWAY = replace(MORE, id="d1", document="d", places=(Place("Port Sel", "XX-PS"),))
DENIAL = replace(CLAIM, id="e1", document="e", quote="nobody is held in Varna", certainty="denied", quantities=())
CLAIMS = [CLAIM, MORE, OVER, AWAY, DENIAL]


def found(claims: list[Claim], roots: dict[str, str] | None = None) -> dict[str, list[Conflict]]:
    held = roots or {}
    listed = conflicts(claims, corroborate(claims, held), held, {})
    return {kind: [item for item in listed if item.kind == kind] for kind in ("denial", "figures")}


def test_figures_that_disagree_stand_side_by_side_with_who_says_which() -> None:
    (conflict,) = found(CLAIMS)["figures"]
    assert [side.said for side in conflict.sides] == ["over 400", "500", "2,300"]
    assert conflict.sides[-1].sources == ("Lake Circle",)
    assert conflict.sides[-1].roots == ("root:lake-circle",)


def test_figures_that_one_value_fits_are_no_conflict() -> None:
    assert found([CLAIM, OVER])["figures"] == []


def test_another_place_and_another_time_are_no_conflict() -> None:
    assert found([CLAIM, AWAY])["figures"] == []
    assert found([CLAIM, replace(MORE, since="2019", until="2019")])["figures"] == []


def test_two_figures_of_one_root_are_no_conflict_of_sources() -> None:
    assert found([CLAIM, replace(MORE, chain=())], {"b": "a"})["figures"] == []


def test_a_denial_stands_beside_all_it_denies() -> None:
    (conflict,) = found(CLAIMS)["denial"]
    assert conflict.sides[0].claims == ("a1", "b1", "c1", "d1")
    assert conflict.sides[1].claims == ("e1",)
    assert conflict.sides[1].roots == ("e",)


@given(st.permutations(CLAIMS))
@settings(max_examples=20, deadline=None)
def test_order_changes_no_conflict(claims: list[Claim]) -> None:
    assert found(claims) == found(CLAIMS)


STUDY = Claim(
    "s1", "study", 0, 0, "guards may have locked about one million Orlani herders into brick camps since 2019", (),
    "possible", False, "en", abuses=("arbitrary_detention",), since="2019",
    quantities=(Quantity("count", 1e6, 1e6, "persons", "=", "one million", 0, 0),),
)  # fmt: skip
PAGE = replace(
    STUDY, id="p1", document="page", certainty="asserted", since="2020",
    quote="guards locked ten million Orlani herders into brick camps since 2020",
    quantities=(Quantity("count", 1e7, 1e7, "persons", "=", "ten million", 0, 0),),
)  # fmt: skip
FROM_STUDY = (Derivation("page", "study", "paraphrase", "study"), Derivation("study", "study", "root"))


def test_a_dropped_hedge_another_date_and_another_magnitude_are_told_with_both_passages() -> None:
    listed = drifts([], [STUDY, PAGE], FROM_STUDY)
    assert [(drift.kind, drift.reason) for drift in listed] == [
        ("date", "since 2019 became since 2020"),
        ("figure", "one million became ten million, 10 times as much"),
        ("hedge", "possible became asserted"),
    ]
    assert {(drift.before, drift.after) for drift in listed} == {(STUDY.quote, PAGE.quote)}
    assert {(drift.source, drift.document, drift.relation) for drift in listed} == {
        ("study", "page", "paraphrase")
    }


def test_a_ratio_turned_into_a_percentage_is_told_as_another_form() -> None:
    ratio = replace(STUDY, quantities=(Quantity("ratio", 0.04, 0.04, "", "=", "1 in 25", 0, 0),))
    share = replace(
        PAGE, certainty="possible", since="2019",
        quantities=(Quantity("share", 0.04, 0.04, "", "=", "4 percent", 0, 0),),
    )  # fmt: skip
    (drift,) = drifts([], [ratio, share], FROM_STUDY)
    assert (drift.kind, drift.reason) == ("form", "1 in 25 became 4 percent")


def test_a_headline_firmer_than_its_body_is_told() -> None:
    head = replace(PAGE, id="h1", document="study", start=0, since="2019", quantities=())
    body = replace(STUDY, start=80)
    page = Document("study", "0" * 64, "x" * 200, "text", (Segment(0, 70, "title"), Segment(80, 200)))
    (drift,) = drifts([page], [head, body], ())
    assert (drift.kind, drift.relation, drift.claims) == ("hedge", "headline", ("s1", "h1"))


def test_claims_without_a_derivation_between_them_have_no_drift() -> None:
    assert drifts([], [STUDY, PAGE], ()) == ()


def test_a_claim_kept_word_for_word_has_no_drift() -> None:
    assert drifts([], [STUDY, replace(STUDY, id="p1", document="page")], FROM_STUDY) == ()
