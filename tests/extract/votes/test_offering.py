"""What is offered of a document: each span once, with what the lists make of it and how it stands."""

from dataclasses import replace

import pytest
from tests.extract.ruled import document_of
from tests.extract.votes.made import CLAIM, EFFORT

from palermo.extract.sentences import split_sentences
from palermo.extract.votes import offered_claims, offered_efforts
from palermo.extract.votes.offering import edges
from palermo.extract.votes.signs import lost_head
from palermo.records import Claim, Document, Effort, Segment, TierPlacement

TEXT = "In the camp, guards beat the men. The government convicted nine traffickers."
DOCUMENT = document_of(TEXT)
SENTENCES = split_sentences(DOCUMENT)


def claim_at(quote: str, document: Document = DOCUMENT) -> Claim:
    start = document.text.index(quote)
    return replace(CLAIM, start=start, end=start + len(quote), quote=quote)


def effort_at(quote: str) -> Effort:
    start = TEXT.index(quote)
    return replace(EFFORT, start=start, end=start + len(quote), quote=quote)


def test_a_span_that_grammar_and_reader_cut_alike_is_offered_once() -> None:
    same, other = claim_at("guards beat the men"), claim_at("beat the men")
    ruled = replace(same, abuses=("torture",))
    offers = offered_claims(DOCUMENT, SENTENCES, ((ruled,), (same, other)), None)
    assert [(o.told.quote, o.ruled, o.tagged) for o in offers] == [
        ("guards beat the men", True, True),
        ("beat the men", False, True),
    ]
    assert all(offer.seen is None and offer.chance == 0.0 for offer in offers)
    assert offers[0].told.abuses == ("torture",)


def test_ranks_of_two_countries_in_one_span_are_two_offers() -> None:
    one = replace(claim_at("guards beat the men"), tier=TierPlacement("TGO", 2020, "3", None))
    two = replace(one, tier=TierPlacement("PER", 2020, "3", None))
    assert len(offered_claims(DOCUMENT, SENTENCES, ((one, two), ()), None)) == 2


def test_the_lists_name_codes_and_the_entries_that_say_so() -> None:
    (offer,) = offered_claims(DOCUMENT, SENTENCES, ((), (claim_at("guards beat the men"),)), None)
    assert "physical_violence" in offer.listed.strong | offer.listed.weak
    assert offer.told.why
    assert offer.listed.certainty == "asserted"


def test_an_effort_is_judged_by_its_words_and_those_before() -> None:
    effort = effort_at("convicted nine traffickers")
    (offer,) = offered_efforts(DOCUMENT, SENTENCES, ((effort,), (effort,)), None)
    assert (offer.ruled, offer.tagged) == (True, True)
    assert (offer.listed.criteria, offer.listed.direction, offer.listed.done) == (("crit.1",), "for", "done")
    assert offer.listed.actions == ("conviction",)


@pytest.mark.parametrize(
    ("quote", "opens", "closes", "after_sign"),
    [
        ("In the camp, guards beat the men", 1.0, 1.0, 0.0),
        ("guards beat the men", 0.0, 1.0, 1.0),
        ("The government convicted", 1.0, 0.0, 0.0),
        ("convicted nine", 0.0, 0.0, 0.0),
    ],
)
def test_the_edges_of_a_span_in_its_sentence(quote: str, opens: float, closes: float, after_sign: float) -> None:
    found = edges(DOCUMENT, SENTENCES, claim_at(quote))
    assert (found["opens"], found["closes"], found["after_sign"]) == (opens, closes, after_sign)
    assert 0.0 < found["part"] <= 1.0


def test_a_heading_and_a_question_are_told_apart() -> None:
    text = "Are men beaten in the camps?"
    heading = replace(document_of(text), segments=(Segment(0, len(text), "heading"),))
    found = edges(heading, split_sentences(heading), claim_at("men beaten", heading))
    assert (found["heading"], found["question"]) == (1.0, 1.0)
    plain = edges(DOCUMENT, SENTENCES, claim_at("guards beat"))
    assert (plain["heading"], plain["question"], plain["chinese"]) == (0.0, 0.0, 0.0)


def test_a_span_outside_every_sentence_has_the_signs_of_its_words_alone() -> None:
    found = edges(DOCUMENT, (), claim_at("guards beat"))
    assert all(name.startswith("sign_") for name in found)
    assert set(found) < set(edges(DOCUMENT, SENTENCES, claim_at("guards beat")))


@pytest.mark.parametrize(
    ("before", "lost"),
    [
        ("The state did not show evidence of", True),
        ("It is unknown how", True),
        ("The police failed to", True),
        ("The police took bribes instead of", True),
        ("The state did not report cases but", False),
        ("The state then", False),
        ("", False),
    ],
)
def test_a_head_that_denies_is_seen_before_a_span(before: str, lost: bool) -> None:
    assert lost_head(before, "en") is lost
