"""Claims that grammar and lists cut of short invented texts."""

import pytest
from tests.extract.ruled import document_of, ruled_claims

from palermo.records import Claim


def claims_of(*paragraphs: str) -> tuple[Claim, ...]:
    """Return the claims that grammar and lists cut."""
    return ruled_claims(document_of(*paragraphs, between="\n"))


def test_a_flat_statement_is_one_asserted_claim_of_the_page():
    (claim,) = claims_of("Children work in the brick kilns of Sindh under hazardous conditions.")
    assert claim.quote == "Children work in the brick kilns of Sindh under hazardous conditions"
    assert claim.certainty == "asserted"
    assert claim.chain == ()
    assert {"child_labour", "hazardous_work"} <= set(claim.abuses)


def test_the_reporting_frame_stays_outside_the_span():
    (claim,) = claims_of("Amnesty International said that guards beat the prisoners with cables.")
    assert claim.quote == "guards beat the prisoners with cables"
    assert [link.source for link in claim.chain] == ["Amnesty International"]


@pytest.mark.parametrize(
    ("text", "certainty"),
    [
        ("Fishermen were reportedly forced to work for 20 hours a day.", "reported"),
        ("Migrant workers are vulnerable to human trafficking.", "possible"),
        ("An estimated 3,000 villagers are held in forced labour camps.", "estimated"),
        ("The recruiter allegedly trafficked women to Dubai for prostitution.", "alleged"),
    ],
)
def test_the_weakest_marker_sets_the_class(text, certainty):
    assert [c.certainty for c in claims_of(text)] == [certainty]


def test_a_step_against_abuse_is_no_claim():
    assert claims_of("The ministry adopted a new plan to prevent human trafficking.") == ()


def test_the_name_of_a_law_is_no_abuse():
    assert claims_of("Congress passed the Uyghur Forced Labor Prevention Act on Tuesday.") == ()


def test_reference_marks_serve_the_sentences_before_them():
    first, second = claims_of(
        "Girls are trafficked for sexual exploitation. Boys perform forced labor in mines. (1-3,7) Rain fell. (2)"
    )
    assert first.footnotes == second.footnotes == ("1", "2", "3", "7")


def test_a_quotation_carries_its_speaker_on():
    found = claims_of(
        "Human Rights Watch said: “Guards tortured the detainees.",
        "“They beat us with cables every night.”",
    )
    assert [link.source for claim in found for link in claim.chain] == ["Human Rights Watch"] * 2
    assert [claim.verbatim for claim in found] == [True, True]


def test_ids_follow_the_place_and_the_text_alone():
    text = "Prisoners are tortured in the camp. Prisoners are tortured in the camp."
    first, second = claims_of(text)
    assert first.id != second.id
    assert (first.id, second.id) == tuple(c.id for c in claims_of(text))
    assert len(first.id) == 16


def test_a_charge_taken_up_by_a_survey_is_a_claim_of_the_charge():
    (claim,) = claims_of("The ministry began a survey to assess allegations of child labour in the silk mills.")
    assert claim.quote == "allegations of child labour in the silk mills"
    assert claim.certainty == "alleged"


def test_the_teaching_named_in_a_camp_is_no_code_of_its_own():
    (claim,) = claims_of("Hundreds of farmers are detained in a re-education camp near the border.")
    assert "mass_detention" in claim.abuses
    assert "political_indoctrination" not in claim.abuses


def test_what_a_government_says_a_scheme_is_denies_only_against_an_accusation():
    (plain,) = claims_of("The Chinese government said the vocational training has helped 3,000 farmers.")
    assert (plain.certainty, plain.abuses) == ("asserted", ())


def test_the_address_of_a_page_speaks_of_no_abuse():
    assert claims_of("The plan is at https://example.org/plan-against-human-trafficking.pdf for all.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "The committee met to discuss ways of preventing human trafficking in and around the schools.",
        "Parliament raised the fines to strengthen prohibitions against forced labour in the harvest.",
    ],
)
def test_an_abuse_that_is_only_fought_is_no_claim(text):
    assert claims_of(text) == ()


def test_an_abuse_that_is_fought_in_a_named_place_is_taken_as_fact():
    (claim,) = claims_of("The senators met to address the genocide of Uyghurs in Xinjiang.")
    assert claim.quote == "genocide of Uyghurs in Xinjiang"


def test_who_is_named_inside_a_claim_as_saying_it_is_no_doer_of_it():
    (claim,) = claims_of(
        "Soldiers have been accused by the Harbour Union of the killing of hundreds of villagers."
    )
    assert [link.source for link in claim.chain] == ["Harbour Union"]
    assert not any("Union" in actor for actor in claim.actors)
