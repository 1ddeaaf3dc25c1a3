"""Every rule file's own cases, and what a faulty folder says."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from palermo.errors import DataFileError
from palermo.rules import (
    Condition,
    Rule,
    RuleCase,
    evaluate,
    grounds,
    instruments,
    load_evidence_map,
    load_instrument,
    load_judgement,
    unsettled,
)

RESULTS = {True: "met", False: "not_met", None: "unknown"}
CASES = [
    (rule, case)
    for name in ("tvpa", "ilo")
    for rule in load_instrument(name).rules.values()
    for case in rule.cases
]


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.id}: {case.reason}" for rule, case in CASES])
def test_case_of_a_rule_file(rule: Rule, case: RuleCase) -> None:
    assert RESULTS[evaluate(rule.condition(case.year or 2024), case.facts)] == case.expect


@pytest.mark.parametrize("name", ["tvpa", "ilo"])
def test_evidence_bears_on_rules_that_exist(name: str) -> None:
    rules = load_instrument(name).rules
    limbs = {f"{rule.id}.{limb.id}" for rule in rules.values() for limb in rule.limbs}
    found = load_evidence_map(name)
    assert {item.bears_on for item in (*found.bearings, *found.stated)} <= rules.keys() | limbs


def test_the_judgement_names_criteria_that_exist_each_in_one_prong_and_says_where_its_numbers_are_from() -> None:
    judgement, rules = load_judgement("tvpa"), load_instrument("tvpa").rules
    named = [name for prong in judgement.prongs for name in prong.criteria]
    assert len(named) == len(set(named))
    assert set(named) <= rules.keys()
    assert [prong.id for prong in judgement.prongs if prong.decides] == ["prosecution", "protection"]
    for threshold in judgement.thresholds:
        assert threshold.others
        assert threshold.value not in threshold.others
        assert judgement.values[threshold.id] == threshold.value
        assert threshold.ground == "own" or threshold.citation.startswith("22 USC")


def test_an_unknown_instrument_is_refused() -> None:
    with pytest.raises(DataFileError, match="no such folder"):
        load_instrument("no_such_instrument")


def test_all_faults_of_a_folder_are_reported_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "rules" / "faulty"
    folder.mkdir(parents=True)
    (folder / "instrument.yaml").write_text(
        "id: f\ntitle: f\nas_of: x\ndecision: [lost]\n"
        "facts: {n: {says: n, number: true}, w: {says: w, values: [a]}}\n"
    )
    head = "label: l\npart: term\ncitation: c\nstatement: s\nconfidence: text\noutcome: o\n"
    cases = "cases: [{expect: met, facts: {w: b}, reason: r}, {expect: not_met, facts: {n: x, q: 1}, reason: r}]\n"
    (folder / "one.yaml").write_text(
        f"id: other\n{head}when: {{fact: z, equals: a}}\n{cases}met: {{sets: {{w: c}}}}\n"
    )
    (folder / "two.yaml").write_text(f"id: two\n{head}when: {{fact: n, equals: a}}\ncases: []\n")
    (folder / "three.yaml").write_text(f"id: three\n{head}when: {{fact: n, equals: a}}\n{cases}")
    monkeypatch.setattr(instruments, "data_file", lambda name: tmp_path.joinpath(*name.split("/")))
    monkeypatch.setattr("palermo.datafiles.data_file", lambda name: tmp_path.joinpath(*name.split("/")))
    with pytest.raises(DataFileError) as fault:
        load_instrument("faulty")
    expected = (
        "order names lost",
        "named after its rule",
        "fact z is not declared",
        "w cannot be b",
        "w cannot be c",
        "no case is met",
        "n is a number",
        "q is not declared",
        "does not fit it",
    )
    for said in expected:
        assert said in str(fault.value), said
    shutil.rmtree(folder)


HEAD = "label: l\npart: term\ncitation: c\nstatement: s\nconfidence: text\noutcome: o\n"
BOTH = "cases: [{expect: met, facts: {w: yes}, reason: r}, {expect: not_met, facts: {w: no}, reason: r}]\n"


def test_a_folder_without_its_instrument_still_tells_the_faults_of_its_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "rules" / "headless"
    folder.mkdir(parents=True)
    reading = "readings: [{id: x, statement: s, when: {fact: w, equals: yes}}]\n"
    (folder / "one.yaml").write_text(f"id: one\n{HEAD}when: {{fact: w, equals: yes}}\n{BOTH}{reading}")
    monkeypatch.setattr(instruments, "data_file", lambda name: tmp_path.joinpath(*name.split("/")))
    monkeypatch.setattr("palermo.datafiles.data_file", lambda name: tmp_path.joinpath(*name.split("/")))
    with pytest.raises(DataFileError) as fault:
        load_instrument("headless")
    assert "instrument.yaml" in str(fault.value)
    assert "does not say what is unsettled" in str(fault.value)


def test_yes_and_no_of_yaml_are_words_and_numbers_stay_numbers() -> None:
    case = RuleCase.model_validate({"expect": "met", "facts": {"a": True, "b": False, "c": 2}, "reason": "r"})
    assert case.facts == {"a": "yes", "b": "no", "c": 2}


SHEETS = {"tvpa": "tvpa.yaml", "ilo": "ilo_indicators.yaml"}


def ids_of(part: object) -> Iterator[str]:
    """Yield the id of every rule in a sheet, wherever it stands."""
    if isinstance(part, dict):
        yield from [str(part["id"])] if "id" in part else []
        for below in part.values():
            yield from ids_of(below)
    elif isinstance(part, list):
        for below in part:
            yield from ids_of(below)


@pytest.mark.shared
@pytest.mark.parametrize(("name", "number"), [("tvpa", 64), ("ilo", 28)])
def test_every_rule_of_the_sheet_is_a_file(shared: Path, name: str, number: int) -> None:
    sheet = yaml.safe_load((shared / "rules" / SHEETS[name]).read_text(encoding="utf-8"))
    ids = set(ids_of(sheet))
    assert len(ids) == number
    assert ids <= load_instrument(name).rules.keys()


@pytest.mark.parametrize("name", ["tvpa", "ilo"])
def test_every_rule_is_met_in_one_case_and_not_in_another(name: str) -> None:
    for rule in load_instrument(name).rules.values():
        for way in ("met", "not_met"):
            held = [case for case in rule.cases if case.expect == way]
            assert held, f"{rule.id} has no case that is {way}"
            assert all(case.reason for case in held)
            results = {evaluate(rule.condition(case.year or 2024), case.facts) for case in held}
            assert results == {way == "met"}, rule.id
        assert rule.citation, rule.id


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"fact": "a"},
        {"fact": "a", "equals": "x", "at_least": 1},
        {"equals": "x"},
        {"all_of": [], "any_of": []},
    ],
)
def test_a_condition_holds_one_operator(wrong: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Condition.model_validate(wrong)


TESTS = st.builds(
    lambda name, value: Condition(fact=name, equals=value), st.sampled_from("abc"), st.sampled_from("xy")
)
CONDITIONS = st.recursive(
    TESTS,
    lambda parts: st.builds(
        lambda join, joined: Condition.model_validate({join: joined}),
        st.sampled_from(["all_of", "any_of", "none_of"]),
        st.lists(parts, min_size=1, max_size=3),
    ),
    max_leaves=6,
)


@settings(deadline=None)
@given(CONDITIONS, st.dictionaries(st.sampled_from("abc"), st.sampled_from("xy")), st.sampled_from("abc"))
def test_learning_a_fact_never_changes_a_result_already_reached(
    condition: Condition, facts: dict[str, str], name: str
) -> None:
    before = evaluate(condition, facts)
    for value in "xy":
        after = evaluate(condition, {name: value, **facts})
        assert before is None or after == before


@settings(deadline=None)
@given(CONDITIONS, st.dictionaries(st.sampled_from("abc"), st.sampled_from("xy")))
def test_the_grounds_alone_give_the_result(condition: Condition, facts: dict[str, str]) -> None:
    result = evaluate(condition, facts)
    alone = {name: facts[name] for name in grounds(condition, facts) if name in facts}
    if result is not None:
        assert evaluate(condition, alone) == result
        assert unsettled(condition, facts) == ()
    else:
        assert unsettled(condition, facts)


def test_a_third_instrument_is_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "rules" / "third"
    folder.mkdir(parents=True)
    (folder / "instrument.yaml").write_text("id: third\ntitle: An invented treaty\nas_of: '2024-01-01'\n")
    (folder / "art.1.yaml").write_text(
        "id: art.1\nlabel: l\npart: element\ncitation: art. 1\nstatement: s\nconfidence: text\noutcome: o\n"
        "inputs: {shown: it is shown}\nwhen: {fact: shown, equals: 'yes'}\ncases:\n"
        "  - {expect: met, facts: {shown: 'yes'}, reason: r}\n"
        "  - {expect: not_met, facts: {shown: 'no'}, reason: r}\n"
    )
    monkeypatch.setattr(instruments, "data_file", lambda name: tmp_path.joinpath(*name.split("/")))
    monkeypatch.setattr("palermo.datafiles.data_file", lambda name: tmp_path.joinpath(*name.split("/")))
    found = load_instrument("third")
    assert list(found.rules) == ["art.1"]
    assert evaluate(found.rules["art.1"].condition(2024), {"shown": "yes"}) is True


def test_a_condition_that_is_decided_waits_for_no_fact() -> None:
    condition = Condition.model_validate({"any_of": [{"fact": "a", "equals": "x"}, {"fact": "b", "equals": "x"}]})
    assert unsettled(condition, {"a": "x"}) == ()
    assert unsettled(condition, {"a": "y"}) == ("b",)


def test_the_grounds_of_a_none_are_the_facts_that_break_or_carry_it() -> None:
    condition = Condition.model_validate({"none_of": [{"fact": "a", "equals": "x"}, {"fact": "b", "equals": "x"}]})
    assert grounds(condition, {"a": "x", "b": "y"}) == ("a",)
    assert grounds(condition, {"a": "y", "b": "y"}) == ("a", "b")
    assert grounds(condition, {"a": "y"}) == ("b",)
