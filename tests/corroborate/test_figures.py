"""The worked example of three published ratios, and what holds for figures in general.

Numbers are facts of the example: census totals, a prison total, yearly prosecutions, and the published ratios.
"""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate.figures import compare, compare_all, read_figures, references
from palermo.corroborate.figures.compare import implied_count, warned
from palermo.corroborate.figures.intervals import (
    around,
    bounded,
    holds,
    intersect,
    interval_of,
    minus,
    over,
    times,
    whole,
)
from palermo.records import Claim, Place, Quantity
from palermo.records.figures import Figure, Interval

KNOWN = references()
NON_HAN, UYGHURS, PRISONERS = "xinjiang_non_han", "xinjiang_uyghurs", "china_prisoners"
C1 = Figure(
    "c1", "ratio", 1 / 26, Interval(1 / 26.5, 1 / 25.5), "one in 26", "", "imprisoned", NON_HAN, NON_HAN,
    measure="stock",
)  # fmt: skip
EXACT = replace(
    C1, id="c1e", kind="rate", value=0.03814, interval=around(0.03814, 0.00001), text="3,814 per 100,000"
)
C2 = Figure(
    "c2", "share", 0.337, Interval(0.3365, 0.3375), "33.7 percent", "", "imprisoned", NON_HAN, PRISONERS,
    measure="stock",
)  # fmt: skip
C3 = Figure(
    "c3", "count", 1e6, Interval(1e6, None), "over one million", "persons", "detained", NON_HAN, None,
    measure="flow", since="2017",
)  # fmt: skip


def ends(interval: Interval | None) -> tuple[int | None, int | None]:
    assert interval is not None
    return whole(interval)


def test_check_1_the_two_ratios_are_coherent() -> None:
    found = compare(C1, C2, KNOWN)
    assert ends(found.implied[0]) == (563_481, 585_578)
    assert ends(found.intersection) == ends(found.implied[1]) == (567_002, 572_063)
    assert found.coherent is True
    # Solved the other way, the prison total that both need holds the published one.
    needed = over(implied_count(C1, KNOWN) or Interval(None, None), C2.interval)
    assert (round((needed.low or 0) / 1e6, 3), round((needed.high or 0) / 1e6, 3)) == (1.670, 1.740)
    free = times(C2.interval, Interval(1.65e6, 1.75e6))
    assert ends(free) == (555_225, 590_625)
    loose = times(C1.interval, Interval(14e6, 15e6))
    assert ends(loose) == (528_302, 588_235)
    assert intersect(loose, free) is not None


def test_check_2_they_are_one_number_and_so_is_the_exact_rate() -> None:
    for one, other in ((C1, C2), (C1, EXACT), (C2, EXACT)):
        found = compare(one, other, KNOWN)
        assert found.verdict == "same_number"
        assert found.independent is False


def test_check_2_other_figures_of_the_text_fall_out() -> None:
    count = Interval(0.03814 * 14_932_247, 0.03814 * 14_932_247)
    prisoners, china, people = (KNOWN[key] for key in (PRISONERS, "china", NON_HAN))
    rest = over(minus(Interval(prisoners.value, prisoners.value), count), minus(china.interval, people.interval))
    assert round((rest.low or 0) * 1e5, 1) == 80.2
    assert round(0.03814 / (rest.low or 1), 1) == 47.5
    flow = KNOWN["xinjiang_prosecutions"].interval
    assert round((over(flow, KNOWN["xinjiang"].interval).low or 0) * 1e5) == 2238
    han = over(minus(flow, count), KNOWN["xinjiang_han"].interval)
    assert round((han.low or 0) * 1e5) == 84
    assert round((over(people.interval, china.interval).low or 0) * 100, 2) == 1.06


def test_check_3_the_denominator_trap() -> None:
    headline = replace(C1, id="head", group=UYGHURS, denominator=UYGHURS, text="1 in 26")
    found = compare(headline, replace(C2, group=None), KNOWN)
    assert found.verdict == "clashing"
    assert found.coherent is False
    assert found.intersection is None
    fits = {test.denominator: test.fits for test in found.denominators}
    assert fits[NON_HAN] is True
    assert fits[UYGHURS] is False
    stated = next(test for test in found.denominators if test.stated)
    assert ends(stated.implied) == (438_651, 455_853)


def test_check_3_a_count_and_a_ratio_need_another_denominator() -> None:
    ratio = replace(
        C1, id="r", value=1 / 17, interval=Interval(1 / 17.5, 1 / 16.5), group=UYGHURS, denominator=UYGHURS
    )
    count = Figure(
        "n", "count", 449_000, around(449_000, 1000), "449,000", "persons", "imprisoned", UYGHURS, measure="stock"
    )
    found = compare(ratio, count, KNOWN)
    assert found.verdict == "clashing"
    assert found.needed_of == "r"
    low, high = ends(found.needed)
    assert low is not None
    assert high is not None
    assert low < 7_633_000 < high < KNOWN[UYGHURS].value
    assert round(449_000 * 17 / KNOWN[UYGHURS].value, 2) == 0.66


def test_check_4_a_flow_used_as_a_stock() -> None:
    for figure in (C1, C2, EXACT):
        assert warned(figure, KNOWN).warnings[0].startswith("flow used as stock")
    smaller = replace(C2, interval=around(0.226, 0.001))
    assert warned(smaller, KNOWN).warnings == ()
    assert compare(C1, C2, KNOWN).warnings


def test_check_5_an_open_count_of_another_kind_is_not_comparable() -> None:
    for other in (C1, C2):
        found = compare(C3, other, KNOWN)
        assert found.verdict == "not_comparable"
        assert found.coherent is None
        assert {reason.split(":")[0] for reason in found.reasons} == {"numerator", "unit"}
    for key, part in ((NON_HAN, 6.70), (UYGHURS, 8.60)):
        assert round(100 * (over(C3.interval, KNOWN[key].interval).low or 0), 2) == part
    assert over(C3.interval, KNOWN[NON_HAN].interval).high is None
    assert (C3.interval.low or 0) - KNOWN["xinjiang_prosecutions"].value == 421_355


def test_check_6_one_county_is_another_population() -> None:
    county = replace(
        C1, id="k", value=1 / 25, interval=Interval(None, 1 / 25), group="county", denominator="county"
    )
    found = compare(county, C1, KNOWN)
    assert found.verdict == "not_comparable"
    assert found.independent is None


@pytest.mark.parametrize(
    ("quantity", "low", "high"),
    [
        (Quantity("share", 0.337, 0.337, "", "=", "33.7 percent", 0, 1), 0.3365, 0.3375),
        (Quantity("share", 0.34, 0.34, "", "=", "34 %", 0, 1), 0.335, 0.345),
        (Quantity("ratio", 1 / 26, 1 / 26, "persons per person", "=", "one in 26", 0, 1), 1 / 26.5, 1 / 25.5),
        (Quantity("count", 1e6, None, "persons", ">", "over one million", 0, 1), 1e6, None),
        (Quantity("count", None, 300, "persons", "<", "nearly 300", 0, 1), None, 300),
        (Quantity("count", 1.69e6, 1.69e6, "persons", "=", "1.69 million", 0, 1), 1_685_000, 1_695_000),
        (Quantity("count", 578645, 578645, "persons", "=", "578,645", 0, 1), 578645, 578645),
        (Quantity("count", 449000, 449000, "persons", "=", "449,000", 0, 1), 448500, 449500),
        (Quantity("count", 2000, None, "persons", "~", "thousands", 0, 1), 2000, None),
    ],
)
def test_an_interval_is_what_the_rounding_leaves_open(
    quantity: Quantity, low: float | None, high: float | None
) -> None:
    found = interval_of(quantity)
    assert found.low == (None if low is None else pytest.approx(low))
    assert found.high == (None if high is None else pytest.approx(high))


def claim(key: str, document: str, quote: str, quantity: Quantity) -> Claim:
    start = quote.index(quantity.text)
    placed = replace(quantity, start=start, end=start + len(quantity.text))
    return Claim(
        key, document, 0, len(quote), quote, (), "reported", False, "en", abuses=("mass_imprisonment",),
        places=(Place("Xinjiang", "CN-XJ"),), quantities=(placed,),
    )  # fmt: skip


RATIO = claim(
    "a1", "a", "one in 26 of the non-Han people of Xinjiang are jailed",
    Quantity("ratio", 1 / 26, 1 / 26, "persons per person", "=", "one in 26", 0, 0),
)  # fmt: skip
SHARE = replace(
    claim(
        "a2", "a", "the same group fills 33.7 percent of the prison population of China",
        Quantity("share", 0.337, 0.337, "of the whole", "=", "33.7 percent", 0, 0),
    ),
    places=(Place("China", "CHN"),),
)  # fmt: skip
SHARE = replace(
    SHARE, start=100, end=100 + len(SHARE.quote),
    quantities=tuple(replace(q, start=q.start + 100, end=q.end + 100) for q in SHARE.quantities),
)  # fmt: skip
CLAIMS = [RATIO, SHARE]


def test_claims_are_read_and_found_to_be_one_number() -> None:
    figures = read_figures(CLAIMS, KNOWN)
    assert {(f.kind, f.group, f.denominator, f.measure) for f in figures} == {
        ("ratio", NON_HAN, NON_HAN, "stock"),
        ("share", NON_HAN, PRISONERS, "stock"),
    }
    assert [pair.verdict for pair in compare_all(figures, KNOWN)] == ["same_number"]


@given(order=st.permutations(range(4)))
def test_order_changes_nothing_and_a_copy_adds_no_figure(order: list[int]) -> None:
    copies = [replace(item, id="b" + item.id, document="b") for item in CLAIMS]
    both = [*CLAIMS, *copies]
    plain = read_figures(CLAIMS, KNOWN)
    found = read_figures([both[i] for i in order], KNOWN)
    assert [f.id for f in found] == [f.id for f in plain]
    assert found == read_figures(both, KNOWN)
    assert compare_all(found, KNOWN) == compare_all(plain, KNOWN)
    assert all(f.documents == ("a", "b") for f in found)


@settings(max_examples=200)
@given(
    st.floats(0.001, 1e7), st.sampled_from(["=", "~", ">", ">=", "<", "<="]), st.sampled_from(["count", "share"])
)
def test_an_interval_holds_the_stated_value(value: float, comparator: str, kind: str) -> None:
    value = round(value if kind == "count" else value / 1e7, 4)
    text = f"{value:,.0f}" if kind == "count" else f"{value * 100:.2f} percent"
    value = round(value) if kind == "count" else value
    low = None if comparator.startswith("<") else value
    high = None if comparator.startswith(">") else value
    found = interval_of(Quantity(kind, low, high, "", comparator, text, 0, 1))  # type: ignore[arg-type]
    assert holds(found, Interval(value, value))


@given(st.integers(2, 100_000))
def test_one_in_so_many_holds_its_value(parts: int) -> None:
    found = interval_of(Quantity("ratio", 1 / parts, 1 / parts, "", "=", f"1 in {parts}", 0, 1))
    assert holds(found, Interval(1 / parts, 1 / parts))


@given(st.sampled_from([C1, C2, C3, EXACT]), st.sampled_from([C1, C2, C3, EXACT]))
def test_a_pair_is_the_same_either_way(one: Figure, other: Figure) -> None:
    assert compare(one, other, KNOWN) == compare(other, one, KNOWN)


def test_about_doubles_what_rounding_leaves_open() -> None:
    assert bounded(Interval(95, 105), 100, "~") == Interval(90, 110)


@pytest.mark.shared
def test_the_reference_values_are_those_of_the_worked_example(shared: Path) -> None:
    text = (shared / "data" / "coherence_example.md").read_text(encoding="utf-8")
    for value in KNOWN.values():
        assert f"{value.value:,.0f}" in text
