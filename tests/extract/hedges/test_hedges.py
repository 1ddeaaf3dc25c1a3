"""Hedges: words that leave a statement open are found, the same words in other roles are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.extract.hedges import find_hedges
from palermo.extract.hedges.candidates import candidates, features, tokens
from palermo.extract.hedges.model import hedge_model


def words(sentence: str) -> list[str]:
    return [sentence[span.start : span.end] for span in find_hedges(sentence)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The foreman may have kept the papers.", ["may"]),
        ("These findings suggest that the wages were withheld.", ["suggest"]),
        ("The order possibly came from the port office.", ["possibly"]),
        ("It is unclear whether the guards were paid.", ["unclear", "whether"]),
        ("The ledger was found in the mill.", []),
        ("The guards wore red or blue caps.", []),
        ("", []),
    ],
)
def test_hedges_are_found(sentence: str, expected: list[str]) -> None:
    assert words(sentence) == expected


def test_case_does_not_matter_and_places_are_those_of_the_sentence() -> None:
    assert words("MAY it be so? It MIGHT.")[-1] == "MIGHT"


@given(st.text())
def test_hedges_lie_in_the_sentence_in_order_and_apart(sentence: str) -> None:
    found = find_hedges(sentence)
    assert all(0 <= span.start < span.end <= len(sentence) for span in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_the_longest_phrase_is_the_candidate() -> None:
    words_of = tokens("We ask whether or not it holds")
    (found,) = candidates(words_of, frozenset({("whether",), ("or",), ("whether", "or", "not")}))
    assert found.phrase == ("whether", "or", "not")


def test_features_do_not_depend_on_the_words_listed_elsewhere() -> None:
    words_of = tokens("It may hold")
    (at,) = candidates(words_of, frozenset({("may",)}))
    plain = set(features(words_of, at, listed=False, alone=False))
    assert set(features(words_of, at, listed=True, alone=True)) - plain == {"listed", "alone"}


def test_the_weights_hold_no_passage() -> None:
    for name in hedge_model().weights:
        assert len(name.split()) <= 6, name
