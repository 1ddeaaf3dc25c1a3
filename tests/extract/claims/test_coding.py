"""The codes that a span's words show, and what reads as an abuse and is none."""

import pytest

from palermo.extract.claims.coding import codes_of, harmless_codes


def codes(text: str, language: str = "en", around: str = "") -> set[str]:
    return {coded.code for coded in codes_of(text, language=language, around=around)}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Soldiers killed the shepherds", "killing"),
        ("The overseer beat the crew with a cable", "physical_violence"),
        ("Maids are locked in at night", "restriction_of_movement"),
        ("The agent took the girls' passports", "retention_of_identity_documents"),
        ("They were paid late or not paid at all", "withholding_of_wages"),
        ("They worked 14 hours a day", "excessive_hours"),
        ("Each paid recruitment fees to an agent", "dispossession"),
        ("Captives were made to scam strangers online", "forced_labour"),
        ("Children are forced to beg at crossings", "forced_labour"),
        ("The crew was starved for weeks", "deprivation_of_food"),
        ("The teacher disappeared after the march", "human_rights_violations"),
        ("She was forced into prostitution", "sex_trafficking"),
        ("Rebels recruited children to carry shells", "child_soldiers"),
    ],
)
def test_everyday_words_show_an_abuse(text: str, code: str) -> None:
    assert code in codes(text)


@pytest.mark.parametrize("people", ["shepherds", "villagers", "Tamils", "Yazidis", "Quakers"])
def test_the_name_of_a_people_changes_nothing(people: str) -> None:
    assert codes(f"Soldiers killed the {people}") == {"killing"}


def test_a_threat_of_an_abuse_is_the_threat_alone() -> None:
    assert codes("The guard threatened to have her brother tortured") == {"intimidation_and_threats"}


def test_a_holding_is_arbitrary_and_of_hundreds_mass_detention() -> None:
    assert codes("Police detained two singers") == {"arbitrary_detention"}
    assert codes("Police detained more than 300 singers") == {"mass_detention"}


@pytest.mark.parametrize(
    "text",
    [
        "Police arrested two suspected traffickers",
        "The offence is punishable by up to ten years in prison",
        "The mayor announced a crackdown on forced labor",
        "The Child Labour Act of 1996 came late",
        "The anti-trafficking unit has a new head",
        "Three ringleaders were jailed at last",
        "The factory fell short of its sales quota",
    ],
)
def test_the_law_and_its_work_state_no_abuse(text: str) -> None:
    assert codes(text) == set()


def test_children_forced_to_work_are_child_labour_too() -> None:
    assert codes("Boys were forced to dig clay") == {"forced_labour", "child_labour"}
    assert codes("They were forced to dig clay", around="Boys came to the kiln.") == {
        "forced_labour",
        "child_labour",
    }


def test_forced_sex_work_is_no_forced_labour() -> None:
    assert codes("Women were forced into sex work") == {"sex_trafficking"}


def test_a_policy_stands_only_beside_an_abuse() -> None:
    assert codes("The government programme began") == set()
    assert "state_policy_or_pattern" in codes("State-sponsored forced labour goes on")


def test_what_stands_before_is_heard_where_the_span_shows_nothing() -> None:
    assert codes("more than half of them are women", around="The kilns run on debt bondage:") == {"forced_labour"}


def test_each_code_says_why_and_where() -> None:
    text = "The owner withheld their wages"
    (coded,) = codes_of(text, language="en")
    assert coded.entry == "en.withholding_of_wages.withheld"
    assert text[coded.start : coded.end] == "withheld their wages"
    assert coded.strong


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("老板扣押了工人的护照", {"retention_of_identity_documents"}),
        ("老闆扣押了工人的護照", {"retention_of_identity_documents"}),
        ("警方抓获三名人贩子", set()),
        ("警方驅散示威者並取締工會", {"assembly_restriction"}),
    ],
)
def test_chinese_of_both_scripts(text: str, stated: set[str]) -> None:
    assert codes(text, "zh") == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("El capataz los golpeó", {"physical_violence"}),
        ("Las niñas fueron obligadas a mendigar", {"forced_labour", "child_labour"}),
        ("La policía detuvo a dos tratantes", set()),
        ("Se trata de un error", set()),
    ],
)
def test_spanish(text: str, stated: set[str]) -> None:
    assert codes(text, "es") == stated


def test_codes_whose_words_are_all_harmless_are_known() -> None:
    assert harmless_codes("Two of the smugglers were imprisoned.", language="en") == {"arbitrary_detention"}
    assert harmless_codes("Two of the teachers were imprisoned.", language="en") == frozenset()
