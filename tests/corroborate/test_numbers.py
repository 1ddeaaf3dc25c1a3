"""Claims whose figures are one number are one source, over whatever denominator; nothing raises a count."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from palermo.assess import Evidence
from palermo.corroborate import corroborate
from palermo.corroborate.figures import compare_near, one_numbers, read_figures, references
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
