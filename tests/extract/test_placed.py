"""Statements placed: whom each is about, and of when."""

from dataclasses import replace

import pytest
from tests.extract.ruled import document_of
from tests.extract.votes.made import CLAIM, EFFORT

from palermo.extract.about import subjects_of
from palermo.extract.placed import placed
from palermo.extract.sentences import split_sentences
from palermo.records import About, Claim, Document, Effort


def place(document: Document, quote: str, told: Claim | Effort = CLAIM) -> Claim | Effort:
    start = document.text.index(quote)
    told = replace(told, start=start, end=start + len(quote), quote=quote)
    return placed(document, split_sentences(document), subjects_of(document), told)


@pytest.mark.parametrize("told", [CLAIM, EFFORT], ids=["claim", "effort"])
def test_a_statement_gets_its_country_and_its_period(told: Claim | Effort) -> None:
    document = document_of("In 2019, guards in Laos beat the men.")
    found = place(document, "guards in Laos beat the men", told)
    assert found.about == (About("LAO", "stated"),)
    assert (found.since, found.until, found.point) == ("2019", "2019", "2019")
    assert (found.quote, found.id) == ("guards in Laos beat the men", told.id)


def test_what_names_neither_says_so() -> None:
    found = place(document_of("Guards beat the men."), "Guards beat the men")
    assert found.about == (About(None, "unknown"),)
    assert (found.since, found.until, found.point) == (None, None, None)


def test_last_year_counts_from_the_day_the_page_is_of() -> None:
    document = document_of("Guards beat the men last year.")
    dated = replace(document, published="2022-05-01")
    assert place(dated, "Guards beat the men last year").since == "2021"
    assert place(document, "Guards beat the men last year").since is None


def test_a_statement_outside_every_sentence_is_read_by_itself() -> None:
    document = document_of("Guards in Laos beat the men in 2019.")
    told = replace(CLAIM, start=0, end=len(document.text), quote=document.text)
    assert placed(document, (), subjects_of(document), told).since == "2019"
