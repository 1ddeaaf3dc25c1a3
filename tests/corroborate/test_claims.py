"""Claims that say the same thing are counted by root, never by page."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import corroborate
from palermo.records import ChainLink, Claim, Place, Quantity, TierPlacement

SHARE = Quantity("share", 0.31, 0.31, "share", "=", "31 percent", 0, 10)
CLAIM = Claim(
    "c1", "a", 0, 48, "Orlani herders were held in camps in North Varna", (), "asserted", False, "en",
    abuses=("arbitrary_detention",), groups=("Orlani herders",), places=(Place("North Varna", "XX-NV"),),
)  # fmt: skip
SAME = replace(CLAIM, id="c2", document="b", quote="camps hold many Orlanis there", groups=("ethnic Orlanis",))
ELSEWHERE = replace(CLAIM, id="c3", document="c", quote="held at the port", places=(Place("Port Sel"),))
DENIAL = replace(CLAIM, id="c4", document="d", quote="no camps exist", certainty="denied")
FIGURE = replace(CLAIM, id="c5", document="e", quote="31 percent were held", quantities=(SHARE,))
RANK = replace(
    CLAIM, id="c6", document="f", abuses=(), groups=(), places=(), tier=TierPlacement("XXA", 2024, "3", None)
)
CLAIMS = [CLAIM, SAME, ELSEWHERE, DENIAL, FIGURE, RANK, replace(RANK, id="c7", document="g", quote="still lowest")]


def groups(claims: list[Claim]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    return [(found.claims, found.denials) for found in corroborate(claims, {})]


def test_the_same_act_groups_and_a_denial_stands_beside_it() -> None:
    assert (("c1", "c2"), ("c4",)) in groups(CLAIMS)


def test_another_place_another_figure_and_another_rank_are_other_groups() -> None:
    found = [claims for claims, _ in groups(CLAIMS)]
    assert found == [("c1", "c2"), ("c3",), ("c5",), ("c6", "c7")]
    other = replace(RANK, id="c8", document="h", tier=TierPlacement("XXA", 2023, "3", None))
    assert ("c8",) in [claims for claims, _ in groups([*CLAIMS, other])]


def test_a_denial_of_nothing_that_is_said_stands_alone_without_a_root() -> None:
    (found,) = corroborate([DENIAL], {})
    assert (found.claims, found.denials, found.roots) == ((), ("c4",), ())


def test_one_study_quoted_by_two_pages_is_one_root() -> None:
    study = (ChainLink("Relief Committee", "ngo", None, None),)
    (found,) = corroborate([replace(CLAIM, chain=study), replace(SAME, chain=study)], {})
    assert found.roots == ("root:relief-committee",)
    assert found.documents == ("a", "b")
    assert found.source_kinds == ("ngo",)


def test_nearly_the_same_words_group_but_not_with_another_figure() -> None:
    first = replace(CLAIM, groups=(), places=(), quote="some workers at the mine were beaten by the guards")
    second = replace(first, id="n2", document="b", quote="some workers at the mines were beaten by guards")
    third = replace(second, id="n3", document="c", quantities=(SHARE,))
    assert [found for found, _ in groups([first, second, third])] == [("c1", "n2"), ("n3",)]


@given(st.permutations(CLAIMS))
@settings(max_examples=30, deadline=None)
def test_order_changes_nothing(claims: list[Claim]) -> None:
    assert corroborate(claims, {}) == corroborate(CLAIMS, {})


@pytest.mark.parametrize("claim", CLAIMS)
def test_a_copy_of_a_document_adds_no_root(claim: Claim) -> None:
    copy = replace(claim, id="copy", document="copy")
    before = {root for found in corroborate(CLAIMS, {}) for root in found.roots}
    after = {root for found in corroborate([*CLAIMS, copy], {"copy": claim.document}) for root in found.roots}
    assert after == before
