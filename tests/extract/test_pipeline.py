"""The stage as a whole: languages, problems and what holds for any text."""

import hashlib
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.extract import extract, extract_all
from palermo.records import Document, Segment

WORDS = st.sampled_from(
    [
        "Children",
        "guards",
        "NGOs",
        "China",
        "said",
        "that",
        "estimate",
        "forced",
        "labor",
        ".",
        ",",
        "and",
        "are",
        "beaten",
        "“",
        "”",
        "'",
        "(1,6)",
        "300",
        "may",
        "Tier",
        "3",
        "reportedly",
        "İ",
        "denied",
        "the",
        "in",
        "Tibet",
        "while",
        "trafficked",
        "for",
        "\xa0",
        "\n",
        "�",
    ]
)


def document(text: str, language: str = "en") -> Document:
    sha = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Document("note.txt", sha, text, "text", (Segment(0, len(text)),) if text else (), language)


@settings(max_examples=40, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_every_quote_is_the_text_at_its_span_and_spans_never_partly_overlap(text):
    claims = extract(document(text))[0].claims
    assert all(text[c.start : c.end] == c.quote and c.quote for c in claims)
    spans = sorted({(c.start, c.end) for c in claims})
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_a_language_without_word_lists_is_named_in_a_problem():
    extraction, problems = extract(document("Zwangsarbeit in Fabriken.", "de"))
    assert extraction.claims == ()
    assert [p.code for p in problems] == ["language_not_supported"]
    assert "'de'" in problems[0].message


def test_a_text_too_short_to_tell_its_language_is_read_as_english_and_says_so():
    extraction, problems = extract(document("Boys are beaten.", "und"))
    assert [claim.quote for claim in extraction.claims] == ["Boys are beaten"]
    assert [p.code for p in problems] == ["language_unknown"]
    assert "too short" in problems[0].message


def test_an_empty_document_yields_nothing():
    assert extract(document(""))[0].claims == ()


def test_many_documents_come_out_in_their_order():
    texts = ["Girls are trafficked to Oman.", "The sun rose.", "Monks were tortured."]
    found = list(extract_all(document(text) for text in texts))
    assert [len(extraction.claims) for extraction, _ in found] == [1, 0, 1]
