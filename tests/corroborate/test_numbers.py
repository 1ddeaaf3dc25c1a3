"""Claims whose figures are one number are one source, over whatever denominator; nothing raises a count."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.assess import Evidence
from palermo.corroborate import corroborate
from palermo.corroborate.figures import compare, compare_all, compare_near, one_numbers, read_figures, references
from palermo.corroborate.figures.reference import ReferenceValue
from palermo.records import Claim, Place, Quantity
from palermo.records.independence import independent_sources

KNOWN = references((
    ReferenceValue(id="sel", label="people of Sel", value=1_000_000, date="2024", source="invented",
                   places=("XX",), names=("Selans",)),
    ReferenceValue(id="sel_prisoners", label="prisoners of Sel", value=80_000, date="2024", source="invented",
                   condition="imprisoned", places=("XX",), names=("prison population",)),
))  # fmt: skip


def claim(name: str, quote: str, quantity: Quantity) -> Claim:
    start = quote.index(quantity.text)
    placed = replace(quantity, start=start, end=start + len(quantity.text))
    return Claim(
        name, f"doc-{name}", 0, len(quote), quote, (), "asserted", False, "en", abuses=("mass_imprisonment",),
        places=(Place("Sel", "XX"),), quantities=(placed,),
    )  # fmt: skip


RATIO = claim("r", "one in 25 Selans is in prison", Quantity("ratio", 0.04, 0.04, "", "=", "one in 25", 0, 0))
AGAIN = replace(RATIO, id="s", document="doc-s")
OF_PRISONERS = Quantity("share", 0.499, 0.499, "", "=", "49.9 percent", 0, 0)
SHARE = claim("p", "49.9 percent of the prison population are Selans", OF_PRISONERS)
OTHER = claim("o", "one in 9 Selans is in prison", Quantity("ratio", 1 / 9, 1 / 9, "", "=", "one in 9", 0, 0))
COUNT = claim("n", "39,920 Selans are in prison", Quantity("count", 39920, 39920, "persons", "=", "39,920", 0, 0))
CLAIMS = [RATIO, AGAIN, SHARE, OTHER, COUNT]


def numbers(claims: list[Claim]) -> dict[str, str]:
    by_id = {item.id: item for item in claims}
    figures = read_figures(claims, KNOWN)
    return one_numbers(figures, compare_near(figures, by_id, KNOWN), by_id, KNOWN)


def test_a_ratio_and_the_share_that_follows_from_it_are_one_number() -> None:
    found = numbers([RATIO, SHARE, OTHER])
    assert found["r"] == found["p"]
    assert "o" not in found


def test_two_exact_figures_stay_two_though_a_rounded_one_follows_from_either() -> None:
    less = claim("l", "3.95 percent of Selans", Quantity("share", 0.0395, 0.0395, "", "=", "3.95 percent", 0, 0))
    more = claim("m", "4.05 percent of Selans", Quantity("share", 0.0405, 0.0405, "", "=", "4.05 percent", 0, 0))
    found = numbers([less, more, RATIO])
    assert len({found.get(name, name) for name in "lm"}) == 2
    assert found["r"] in (found.get("l"), found.get("m"))


def test_a_corroboration_counts_them_once_and_says_which() -> None:
    (found,) = (one for one in corroborate(CLAIMS, {}, numbers=numbers(CLAIMS)) if "r" in one.claims)
    assert found.roots == ("doc-r",)
    assert found.same_number == (("doc-r", "doc-s"),)


def test_two_plain_counts_that_agree_stay_two_sources() -> None:
    again = replace(COUNT, id="c", document="doc-c")
    assert numbers([COUNT, again]) == {}


def test_the_assessment_counts_them_once() -> None:
    evidence = Evidence(claims=tuple(CLAIMS), numbers=numbers(CLAIMS))
    assert evidence.sources([RATIO, SHARE]) == (("doc-p", "doc-r"),)
    assert evidence.sources([RATIO, OTHER]) == (("doc-o",), ("doc-r",))


HELD = st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from([None, "x", "y", "z"])), max_size=12)


@given(HELD)
def test_numbers_only_ever_lower_a_count_of_roots(held: list[tuple[str, str | None]]) -> None:
    found = independent_sources(held)
    roots = {root for root, _ in held}
    assert len(found) <= len(roots)
    assert (len(found) == 0) == (len(roots) == 0)
    assert independent_sources(held[::-1]) == found


@given(HELD, st.integers(0, 11))
def test_a_copy_changes_no_count(held: list[tuple[str, str | None]], place: int) -> None:
    copy = held[place : place + 1]
    assert independent_sources([*held, *copy]) == independent_sources(held)


def test_figures_of_one_document_are_tested_without_a_shared_place_or_group() -> None:
    share = replace(SHARE, document="doc-r", places=(Place("Sel", "XX-EL"),), groups=())
    by_id = {item.id: item for item in (RATIO, share)}
    (found,) = compare_near(read_figures(by_id.values(), KNOWN), by_id, KNOWN)
    assert found.verdict == "same_number"


def counted(key: str, quote: str, *printed: str, groups: tuple[str, ...] = ()) -> Claim:
    quantities = []
    for text in printed:
        value, at = float(text.replace(",", "")), quote.index(text)
        quantities.append(Quantity("count", value, value, "", "=", text, at, at + len(text)))
    return Claim(
        key, "doc", 0, len(quote), quote, (), "reported", False, "en", abuses=("mass_detention",),
        groups=groups, places=(Place("Sel", "XX-EL"),), quantities=tuple(quantities),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("quote", "part"),
    [
        ("Of the 8,210 weavers held in Sel, 7,100 were sent home", "7,100"),
        ("Police held 8,210 weavers in Sel, including 7,100 from the hills", "7,100"),
        ("7,100 out of 8,210 weavers held in Sel went home", "7,100"),
    ],
)
def test_a_part_of_a_whole_is_no_second_count_of_it(quote: str, part: str) -> None:
    figures = read_figures([counted("w", quote, "8,210", "7,100", groups=("weavers",))], KNOWN)
    numerators = {figure.text: figure.numerator for figure in figures}
    assert numerators == {"8,210": "detained", part: "part of 8,210"}
    assert all(found.coherent is None for found in compare_all(figures, KNOWN))


def test_a_count_of_nobody_named_is_held_against_nothing() -> None:
    known = counted("k", "300 Teskans are held in Sel", "300", groups=("Teskans",))
    unknown = replace(counted("u", "200 are held", "200"), places=(), document="other")
    figures = read_figures([known, unknown], KNOWN)
    assert compare_all(figures, KNOWN) == ()
    found = compare(*figures, KNOWN)
    assert found.verdict == "not_comparable"
    assert found.reasons == ("group: of whom and where is not stated (200)",)


def test_counts_of_the_same_people_at_the_same_place_are_tested() -> None:
    one = counted("k", "312 Teskans are held in Sel", "312", groups=("Teskans",))
    other = replace(counted("u", "287 Teskans are held in Sel", "287", groups=("Teskans",)), document="other")
    (found,) = compare_all(read_figures([one, other], KNOWN), KNOWN)
    assert found.verdict == "clashing"


def test_a_rate_of_time_is_no_figure_of_people() -> None:
    hours = Quantity("rate", 14, 14, "hours per day", "=", "14 hours a day", 0, 14)
    worked = replace(counted("h", "14 hours a day is usual"), quantities=(hours,))
    assert read_figures([worked], KNOWN) == ()


def test_all_that_a_ratio_joins_is_its_population() -> None:
    wide = {
        **KNOWN,
        "sel": KNOWN["sel"].model_copy(update={"within": "all"}),
        "all": ReferenceValue(
            id="all", label="all minorities of Sel", value=2e6, date="2020", source="invented",
            places=("XX-EL",), names=("ethnic minorities",),
        ),
    }  # fmt: skip
    ratio = Quantity(
        "ratio", 0.04, 0.04, "", "=", "one in 25", 0, 9, population="Selan and other ethnic minority people in Sel"
    )
    stated = replace(counted("r", "one in 25 Selan and other ethnic minority people in Sel"), quantities=(ratio,))
    (found,) = read_figures([stated], wide)
    assert found.denominator == "all"
