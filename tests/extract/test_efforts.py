import pytest

from palermo.extract.efforts import find_efforts
from palermo.extract.sentences import split_sentences
from palermo.records import ChainLink, Document, Effort, Segment


def efforts(text: str, language: str = "en") -> tuple[Effort, ...]:
    document = Document("invented", "0" * 64, text, "text", (Segment(0, len(text)),), language)
    return find_efforts(document, split_sentences(document))


def told(text: str) -> list[tuple[str, str, str, bool]]:
    return [(e.criterion, e.action, e.stance, e.commitment) for e in efforts(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The government convicted nine traffickers.", ("crit.1", "conviction", "for", False)),
        ("Courts did not convict any traffickers.", ("crit.1", "conviction", "against", False)),
        ("Police opened three investigations of trafficking.", ("crit.1", "investigation_underway", "for", False)),
        ("Authorities investigated fewer trafficking cases.",
         ("crit.1", "investigation_underway", "against", False)),
        ("Officials identified 40 trafficking victims.", ("crit.2", "victim_service", "for", False)),
        ("Authorities detained trafficking victims.", ("crit.2", "victim_service", "against", False)),
        ("The ministry trained labour inspectors and police on trafficking.",
         ("crit.2", "training", "for", False)),
        ("The government held an awareness campaign on trafficking.", ("crit.3", "prevention", "for", False)),
        ("The government plans to fund shelters for trafficking victims.",
         ("sig.budget_protection", "money_committed", "for", True)),
        ("The government drafted a law against trafficking.", ("std.1", "enforcement", "for", True)),
        ("The government drafted and enacted a law against trafficking.", ("std.1", "enforcement", "for", False)),
        ("The government adopted a national action plan to end trafficking.",
         ("crit.3", "programme_or_partnership", "for", False)),
        ("The government did not detain victims of trafficking.", ("crit.2", "victim_service", "for", False)),
        ("Officials failed to ensure that trafficking victims were not jailed.",
         ("crit.2", "victim_service", "against", False)),
        ("Prosecutors extradited a man charged with trafficking.", ("crit.5", "enforcement", "for", False)),
        ("The state never investigated officials complicit in trafficking.",
         ("crit.7", "enforcement", "against", False)),
        ("The government made efforts to reduce demand for commercial sex in its trafficking plan.",
         ("crit.12", "prevention", "for", False)),
        ("Parliament passed a law against trafficking.", ("std.1", "enforcement", "for", False)),
    ],
)  # fmt: skip
def test_a_step_is_read_with_its_criterion_stance_and_kind(
    text: str, expected: tuple[str, str, str, bool]
) -> None:
    assert expected in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "NGOs trained police on trafficking.",
        "The government should convict more traffickers.",
        "Traffickers exploit women in private homes.",
        "The law is the Trafficking Victims Protection Act.",
        "The government opened a road and a bridge.",
    ],
)
def test_what_is_no_step_of_a_government_yields_nothing(text: str) -> None:
    assert told(text) == []


def test_a_denied_step_and_a_taken_one_in_one_sentence_keep_apart() -> None:
    found = told("The government trained police on trafficking, but did not report convicting any traffickers.")
    assert ("crit.2", "training", "for", False) in found
    assert ("crit.1", "conviction", "against", False) in found


def test_a_clause_takes_over_the_doer_before_it() -> None:
    text = "Officials did not prosecute traffickers, nor did they identify victims of trafficking."
    assert ("crit.2", "victim_service", "against", False) in told(text)


def test_spans_quotes_and_ids_hold_and_standing_comes_from_the_caller() -> None:
    text = "On Monday the government convicted two traffickers; it identified six victims of trafficking."
    document = Document("invented", "0" * 64, text, "text", (Segment(0, len(text)),), "en")
    link = ChainLink("Government of Laos", "government", None, None)
    found = find_efforts(document, split_sentences(document), standing=lambda _: ((link,), "reported"))
    assert found == find_efforts(document, split_sentences(document), standing=lambda _: ((link,), "reported"))
    assert len({effort.id for effort in found}) == len(found) >= 2
    assert all(
        text[e.start : e.end] == e.quote and e.chain == (link,) and e.certainty == "reported" for e in found
    )


def test_a_lone_surrogate_stays_in_the_quote() -> None:
    (effort,) = efforts("The government convicted \ud800 nine traffickers.")
    assert "\ud800" in effort.quote


def test_a_text_in_another_language_or_on_another_subject_has_none() -> None:
    assert efforts("The government convicted nine traffickers.", "de") == ()
    assert efforts("The government convicted nine thieves and trained police officers.") == ()


def test_having_critics_sent_back_is_no_effort_against_trafficking() -> None:
    text = (
        "The government threatened and sought the extradition of ethnic Odarans who had fled forced labour camps."
    )
    assert told(f"Trafficking goes on. {text}") == []
