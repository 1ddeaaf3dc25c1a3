import sys
from pathlib import Path

import pytest

from palermo.extract.tiers import find_tier_placements
from palermo.records import TierPlacement

SHARED = Path(__file__).parents[3] / "shared"


def placed(text: str, *, country: str | None = None, year: int | None = None) -> list[TierPlacement]:
    return [placement for placement, _ in find_tier_placements(text, country=country, year=year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In the 2019 TIP Report, Laos remained on Tier 3.", [("LAO", 2019, "3", "remained")]),
        ("The 2021 Trafficking in Persons Report has assigned Cuba a Tier 3 ranking, the lowest rating.",
         [("CUB", 2021, "3", None)]),
        ("On trafficking, Peru was upgraded from Tier 2 Watch List to Tier 2 in 2018.",
         [("PER", 2018, "2", "upgraded")]),
        ("On trafficking, Ghana was downgraded to the Tier 2 Watch List.", [("GHA", None, "2WL", "downgraded")]),
        ("For trafficking, Kenya was placed on Tier 2 for the third consecutive year.",
         [("KEN", None, "2", "remained")]),
        ("Mali got a waiver from an otherwise required downgrade to Tier 3 and remained on Tier 2 Watch List.",
         [("MLI", None, "2WL", "remained")]),
        ("Tier rating: Tier 3 — Chad does not meet the minimum standards and fell to Tier 3 (2020)",
         [("TCD", 2020, "3", "downgraded"), ("TCD", 2020, "3", "downgraded")]),
        ("In the trafficking report Chad, Niger and Mali were placed on Tier 3.",
         [("TCD", None, "3", None), ("NER", None, "3", None), ("MLI", None, "3", None)]),
        ("Trafficking tiers\nTier 1: Chile, Spain and the Bahamas", [("CHL", None, "1", None),
         ("ESP", None, "1", None), ("BHS", None, "1", None)]),
        ("CHAD: TIER 3\nTraffickers exploit children.", [("TCD", None, "3", None)]),
        ("Libya remained a Special Case in the trafficking report.", [("LBY", None, "SC", "remained")]),
    ],
)  # fmt: skip
def test_ranks_are_read_with_country_year_and_change(text: str, expected: list[tuple[str, int, str, str]]) -> None:
    assert [(p.country, p.year, p.tier, p.change) for p in placed(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Tier 3 hospitals in China treat victims of trafficking.",
        "Tier 2 suppliers in Thailand used forced labour.",
        "Trafficking experts warned that Malaysia could be downgraded to Tier 3.",
        "For trafficking, Togo got a waiver from an otherwise required downgrade to Tier 3.",
        "China opened a tier 1 bank.",
    ],
)
def test_other_tiers_and_ranks_that_are_not_given_yield_nothing(text: str) -> None:
    assert placed(text) == []


def test_country_and_year_of_the_caller_fill_only_what_the_text_leaves_open() -> None:
    line = "Tier 2 Watch List — the government did not show increasing efforts against trafficking"
    assert placed(line, country="FJI", year=2024) == [TierPlacement("FJI", 2024, "2WL", None)]
    stated = "In the 2019 TIP Report, Laos remained on Tier 3."
    assert placed(stated, country="FJI", year=2024) == placed(stated)


def test_an_earlier_rank_does_not_take_the_year_in_hand() -> None:
    text = "On trafficking, Vietnam had been on the Tier 2 Watch List."
    assert placed(text, year=2022) == [TierPlacement("VNM", None, "2WL", None)]


def test_a_lone_surrogate_moves_no_offset() -> None:
    text = "\ud800 In the trafficking report Laos remained on Tier 3."
    ((_, span),) = find_tier_placements(text)
    assert text[span.start : span.end] == "Laos remained on Tier 3"


def test_the_span_states_the_rank() -> None:
    text = "The trafficking report says the PRC remained on Tier 3, as before."
    ((_, span),) = find_tier_placements(text, offset=7)
    assert text[span.start - 7 : span.end - 7] == "the PRC remained on Tier 3"


@pytest.mark.shared
def test_rating_lines_are_read_right() -> None:
    if not SHARED.is_dir():
        pytest.skip("the evaluation data is not beside the project")
    sys.path.insert(0, str(Path(__file__).parents[2]))
    try:
        from benchmarks.tiers import measure  # noqa: PLC0415 found through the path above
    finally:
        sys.path.pop(0)
    figures = measure(SHARED)
    assert figures["tier_right"] >= 98
    assert figures["tier_right_blind"] >= 98
