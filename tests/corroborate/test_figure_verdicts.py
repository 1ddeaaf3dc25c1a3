"""Invented pairs of figures, twenty of each verdict and half of them traps, and the sentence each is told in."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from palermo.corroborate.figures import ReferenceValue, alone, compare_all, read_figures, references
from palermo.extract.quantities import find_quantities
from palermo.records import Claim, Place
from palermo.records.figures import FigureComparison

FILE = Path(__file__).parents[1] / "cases" / "figures.yaml"
CASES: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
KNOWN = references(tuple(ReferenceValue.model_validate(one) for one in CASES["references"]))
VERDICTS = ("same_number", "coherent", "clashing", "silent")
PAIRS = [
    pytest.param(verdict, kind, pair, id=f"{verdict}-{kind}-{number}")
    for verdict in VERDICTS
    for kind in ("plain", "traps")
    for number, pair in enumerate(CASES[verdict][kind])
]


def stated(told: str | dict[str, Any], name: str) -> Claim:
    """Return what is said as a claim of its own document."""
    given = {"says": told} if isinstance(told, str) else told
    says, abuse = given["says"], given.get("abuse", "mass_imprisonment")
    named = [group for group in CASES["groups"] if group in says]
    groups = tuple(one for one in named if not any(one in other for other in named if other != one))
    return Claim(
        name, name, 0, len(says), says, (), "reported", False, "en",
        abuses=tuple(abuse) if isinstance(abuse, list) else (abuse,), groups=groups,
        places=(Place("there", given.get("place", "VV")),), quantities=find_quantities(says),
        since=given.get("since"), until=given.get("until"),
    )  # fmt: skip


def shown(pair: list[Any]) -> tuple[FigureComparison, ...]:
    claims = [stated(pair[0], "a"), stated(pair[1], "b")]
    return compare_all(read_figures(claims, KNOWN), KNOWN)


SEED = (  # the two ratios of the article, in other words
    "One in every 26 Uyghur and other ethnic minority individuals in Xinjiang is in prison.",
    "This demographic makes up 33.7 percent of the prison population.",
)


def test_the_two_ratios_of_the_seed_article_are_one_number() -> None:
    one, other = (said_of_xinjiang(text, start) for start, text in enumerate(SEED))
    (found,) = compare_all(read_figures([one, other], references()), references())
    assert found.verdict == "same_number"
    assert found.told == (
        "“one in every 26” and “33.7 percent” are one number, once over non-Han in Xinjiang and once over "
        "sentenced prisoners in prisons of the Ministry of Justice of China, so they are one source and not two."
    )


def test_a_headline_that_shortens_the_people_of_the_worked_example_clashes() -> None:
    texts = (
        "1 in 26 Uyghurs in Xinjiang is in prison.",
        "The same group is 33.7 percent of the prison population.",
    )
    one, other = (said_of_xinjiang(text, start) for start, text in enumerate(texts))
    (found,) = compare_all(read_figures([one, other], references()), references())
    assert found.verdict == "clashing"
    assert found.told.endswith(" “1 in 26” would fit if it were of non-Han in Xinjiang.")


def said_of_xinjiang(text: str, place: int) -> Claim:
    claim = stated({"says": text, "abuse": "mass_detention"}, "article")
    shift = 200 * place
    return replace(
        claim, id=f"x{place}", start=shift, end=shift + len(text), places=(Place("Xinjiang", "CN-XJ"),),
        quantities=tuple(replace(one, start=one.start + shift, end=one.end + shift) for one in claim.quantities),
    )  # fmt: skip


@pytest.mark.parametrize(("verdict", "kind", "pair"), PAIRS)
def test_a_pair_has_its_verdict(verdict: str, kind: str, pair: list[Any]) -> None:
    found = shown(pair)
    if verdict == "silent":
        assert [one.told for one in found] == []
        return
    assert [one.verdict for one in found] == [verdict]
    assert found == shown(pair[::-1]) or {one.verdict for one in shown(pair[::-1])} == {verdict}


@pytest.mark.parametrize(("verdict", "kind", "pair"), PAIRS)
def test_a_verdict_is_one_plain_sentence(verdict: str, kind: str, pair: list[Any]) -> None:
    for one in shown(pair):
        assert one.told.endswith(".")
        assert "_" not in one.told
        assert one.told.count(". ") <= (1 if one.denominators else 0)


def test_there_are_twenty_of_each_half_of_them_traps() -> None:
    for verdict in VERDICTS:
        assert min(len(CASES[verdict]["plain"]), len(CASES[verdict]["traps"])) >= 10


def test_figures_with_nothing_to_compare_are_counted() -> None:
    said = ("One in 50 Teskans is in prison.", "One in 20 Teskans is in prison.", "312 Orvans are in prison.")
    figures = read_figures([stated(one, str(number)) for number, one in enumerate(said)], KNOWN)
    assert alone(figures, compare_all(figures, KNOWN)) == 1
