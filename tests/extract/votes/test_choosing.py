"""Of overlapping offers the likelier is told; what is learnt gives chances that rise with its features."""

from dataclasses import replace

import pytest

from palermo.extract.votes.choosing import Listed, Offer, best_part, chosen, shared_part
from palermo.extract.votes.learnt import Scale
from palermo.records import Claim

CLAIM = Claim("", "d", 0, 10, "x" * 10, (), "asserted", False, "en")


def offer(start: int, end: int, chance: float) -> Offer[Claim]:
    told = replace(CLAIM, start=start, end=end, quote="x" * (end - start))
    return Offer(told, ruled=False, tagged=True, seen=None, listed=Listed(), chance=chance)


def test_the_likelier_of_two_that_overlap_is_told() -> None:
    kept = chosen((offer(0, 10, 0.6), offer(5, 20, 0.9), offer(20, 30, 0.7)), 0.5)
    assert [one.range for one in kept] == [(5, 20), (20, 30)]


def test_offers_of_one_range_stay_together() -> None:
    assert len(chosen((offer(0, 10, 0.6), offer(0, 10, 0.9)), 0.5)) == 2


def test_an_unlikely_offer_is_not_told_and_hides_nothing() -> None:
    assert [one.range for one in chosen((offer(0, 10, 0.4), offer(5, 20, 0.5)), 0.5)] == [(5, 20)]


@pytest.mark.parametrize(
    ("a", "b", "part"), [((0, 10), (0, 10), 1.0), ((0, 10), (10, 20), 0.0), ((0, 10), (5, 10), 0.5)]
)
def test_the_shared_part_of_two_ranges(a: tuple[int, int], b: tuple[int, int], part: float) -> None:
    assert shared_part(a, b) == shared_part(b, a) == part


def test_the_best_part_of_none_is_nothing() -> None:
    assert best_part((0, 3), ()) == 0.0


def test_a_chance_rises_with_what_speaks_for_it_and_is_drawn_onto_shares_right() -> None:
    plain = Scale(bias=-1.0, weights={"ruled": 2.0})
    assert plain.chance({}) < plain.chance({"ruled": 1.0}) < 1.0
    drawn = plain.model_copy(update={"calibration": ((0.2, 0.1), (0.8, 0.9))})
    assert drawn.chance({}) == pytest.approx(0.1 + 0.8 * (plain.chance({}) - 0.2) / 0.6)
    assert drawn.chance({"ruled": 9.0}) == 0.9
    assert drawn.chance({"ruled": -9.0}) == 0.1
