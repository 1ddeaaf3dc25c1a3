"""What was decided where the evidence looked alike: invented evidence and an invented record, and the real one."""

from dataclasses import replace
from pathlib import Path

import pytest

from palermo.assess import Evidence, assess
from palermo.assess.precedents import Record, load_record, pattern_of, precedents
from palermo.assess.precedents.table import Bin, Row
from palermo.assess.scope import Scope, limit, subject
from palermo.records import About, Claim, Effort, Precedents

COUNTRY, YEAR = "KGZ", 2024


def effort(criterion: str, stance: str, done: str, place: int = 0, document: str = "a") -> Effort:
    return Effort(
        id=f"{document}-{criterion}-{place}", document=document, start=100 * place, end=100 * place + 50,
        quote="q", chain=(), certainty="asserted", criterion=criterion, action="other", stance=stance,  # type: ignore[arg-type]
        commitment=False, language="en", done=done, about=(About(COUNTRY, "stated"),),  # type: ignore[arg-type]
    )  # fmt: skip


FAILED = (effort("crit.1", "against", "not_done", 1), effort("crit.2", "against", "not_done", 2))
RISING = (effort("crit.1", "for", "more_than_before", 1), effort("crit.2", "for", "done", 2))
BAD = frozenset({"crit.1:not_done", "crit.2:not_done", "any:not_done"})
GOOD = frozenset({"crit.1:more", "crit.2:done", "any:more", "any:done"})
RECORD = Record(
    version="1", source="invented", made="by hand", intercept=0.0,
    weights={"any:not_done": 1.5, "any:more": -1.5},
    reliability=(Bin(low=0.5, high=0.8, cases=10, held=6), Bin(low=0.8, high=1.01, cases=40, held=33)),
    rows=tuple(
        Row(country=code, year=year, tier=tier, marks=marks)  # type: ignore[arg-type]
        for code, year, tier, marks in (
            *(("AAA", year, "3", BAD) for year in range(2008, 2028)),
            *(("BBB", year, "2WL", GOOD) for year in range(2008, 2028)),
            (COUNTRY, 2020, "3", BAD),
        )
    ),
)  # fmt: skip


def scope_of(*efforts: Effort, claims: tuple[Claim, ...] = ()) -> Scope:
    evidence = Evidence(claims=claims, efforts=efforts, published={"a": "2024-01", "b": "2024-01"})
    return limit(evidence, subject(COUNTRY, YEAR))


def looked_up(*efforts: Effort) -> Precedents:
    found = precedents(scope_of(*efforts), subject(COUNTRY, YEAR), record=RECORD)
    assert found is not None
    return found


def test_what_looks_alike_comes_first_and_is_counted() -> None:
    found = looked_up(*FAILED)
    assert {one.tier for one in found.nearest} == {"3"}
    assert [one.alike for one in found.nearest] == [1.0] * 5
    assert found.leading == "3"
    assert found.counts[0] == ("3", 20)
    assert (found.cases, found.held) == (40, 33)
    assert looked_up(*RISING).leading == "2WL"


def test_the_country_is_no_precedent_of_itself() -> None:
    assert COUNTRY not in {one.country for one in looked_up(*FAILED).nearest}


def test_how_often_a_thing_is_told_changes_nothing() -> None:
    copies = tuple(replace(one, id=f"b{one.id}", document="b") for one in FAILED)
    assert looked_up(*FAILED, *copies) == looked_up(*FAILED)
    assert looked_up(*reversed(FAILED)) == looked_up(*FAILED)


def test_promises_denials_and_verdicts_on_the_whole() -> None:
    promise = replace(effort("crit.3", "for", "planned"), commitment=True)
    denied = replace(effort("crit.1", "for", "done"), certainty="denied")
    whole = effort("std.4", "against", "not_done")
    assert pattern_of((promise, denied, whole), ()) == {"crit.3:planned", "any:planned"}


def test_without_a_criterion_there_is_no_precedent() -> None:
    assert precedents(scope_of(), subject(COUNTRY, YEAR), record=RECORD) is None
    waiting = replace(FAILED[0], to_check=True)
    assert precedents(scope_of(waiting), subject(COUNTRY, YEAR), record=RECORD) is None


def test_a_precedent_never_makes_a_tier() -> None:
    alone = effort("crit.3", "against", "not_done")  # prevention alone lets no tier be named
    evidence = Evidence(claims=(), efforts=(alone,), published={"a": "2024-01"})
    found = assess(evidence, country=COUNTRY, year=YEAR, as_of="2024-07-01")[0]
    assert found.precedents is not None
    assert found.tier is None
    assert found.precedents.told[-1].startswith("This is practice and no answer of the law")


def test_without_figures_of_reliability_none_are_told() -> None:
    bare = RECORD.model_copy(update={"reliability": ()})
    found = precedents(scope_of(*FAILED), subject(COUNTRY, YEAR), record=bare)
    assert found is not None
    assert (found.cases, found.held) == (0, 0)
    assert len(found.told) == 3


def test_officials_leave_a_mark_where_they_are_said_to_act_and_none_where_it_is_denied() -> None:
    told = Claim("c", "a", 0, 9, "q", (), "reported", False, "en", abuses=("official_complicity",))
    assert pattern_of((), (told,)) == {"official_complicity"}
    assert pattern_of((), (replace(told, certainty="denied"),)) == frozenset()


def test_the_record_that_comes_along() -> None:
    record = load_record()
    assert len(record.rows) > 250
    assert len({row.country for row in record.rows}) > 90
    assert {row.tier for row in record.rows} == {"2WL", "3"}
    stated = [one for one in record.reliability if one.cases >= 30]
    assert stated
    for one in stated:  # what is stated holds, within what so many cases let one tell
        assert one.held / one.cases > one.low - 0.1


@pytest.mark.shared
def test_sealed_countries_are_left_out(shared: Path) -> None:
    sealed = (shared / "data" / "efforts" / "sealed_countries.txt").read_text(encoding="utf-8").split()
    assert not {row.country for row in load_record().rows} & set(sealed)
