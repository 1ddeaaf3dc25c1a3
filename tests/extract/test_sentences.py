from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.extract.sentences import LONGEST, split_sentences
from palermo.records import Document, Segment


def document(text: str, *, language: str = "en", segments: tuple[Segment, ...] | None = None) -> Document:
    whole = (Segment(0, len(text)),)
    return Document("d", "0" * 64, text, "text", whole if segments is None else segments, language=language)


def cut(text: str, *, language: str = "en") -> list[str]:
    return [text[s.start : s.end] for s in split_sentences(document(text, language=language))]


def test_plain_sentences_are_separated() -> None:
    assert cut("The mine closed. Nobody was paid.  Why?") == ["The mine closed.", "Nobody was paid.", "Why?"]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Okoro met Dr. Lind on Nov. 5 at the U.S. Embassy.",
        "The firm Harrow Inc. Singapore hired them.",
        "Gov. Ana Ruiz spoke to Sen. Bo Lee in Juba.",
        "See No. 14 of the series.",
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str) -> None:
    assert cut(text) == [text]


def test_an_abbreviation_before_an_opener_ends_one() -> None:
    assert cut("He flew to the U.S. The trip was short.") == ["He flew to the U.S.", "The trip was short."]


def test_a_speaker_in_small_letters_stays_with_the_question() -> None:
    assert cut("“Who pays?” the clerk asked. “Nobody!” he was told.") == [
        "“Who pays?” the clerk asked.",
        "“Nobody!” he was told.",
    ]


def test_a_line_break_inside_a_paragraph_ends_no_sentence() -> None:
    assert cut("The workers\r\nwere held\nfor weeks. They left.") == [
        "The workers\r\nwere held\nfor weeks.",
        "They left.",
    ]


def test_an_empty_line_ends_a_sentence() -> None:
    assert cut("A heading without stop\r\n\r\nThe text.") == ["A heading without stop", "The text."]


def test_a_quotation_of_several_sentences_is_split_with_its_marks() -> None:
    assert cut("“We were locked in. Nobody came,” she said. “Then it rained.” He agreed.") == [
        "“We were locked in.",
        "Nobody came,” she said.",
        "“Then it rained.”",
        "He agreed.",
    ]


def test_no_break_spaces_survive() -> None:
    assert cut("It\u00a0ended. \u00a0The\u00a0end.") == ["It\u00a0ended.", "The\u00a0end."]


def test_a_reference_mark_belongs_to_the_sentence_before() -> None:
    assert cut("Children pick cotton. (1,6,7) They also carry bricks. (2)") == [
        "Children pick cotton. (1,6,7)",
        "They also carry bricks. (2)",
    ]


def test_chinese_full_stops_and_closing_marks() -> None:
    assert cut("他说：“这是真的。”记者没有回答。为什么？", language="zh") == [
        "他说：“这是真的。”",
        "记者没有回答。",
        "为什么？",
    ]


def test_margins_are_left_out() -> None:
    text = "Page 3\nThe text."
    parts = (Segment(0, 6, "margin"), Segment(7, 16, "note"))
    assert [(s.start, s.segment, s.kind) for s in split_sentences(document(text, segments=parts))] == [
        (7, 1, "note")
    ]


def test_a_text_without_stops_is_cut_at_white_space() -> None:
    parts = split_sentences(document("word " * 2000))
    assert len(parts) > 1
    assert all(part.end - part.start <= LONGEST for part in parts)


@given(st.text(st.characters(codec=None), max_size=200) | st.text("Ab. \n\r\"“”'!?()1,。\u00a0", max_size=80))
def test_sentences_are_ordered_and_lose_nothing_but_white_space(text: str) -> None:
    for language in ("en", "zh"):
        parts = split_sentences(document(text, language=language))
        assert all(a.end <= b.start for a, b in pairwise(parts))
        kept = "".join(text[part.start : part.end] for part in parts)
        assert "".join(kept.split()) == "".join(text.split())
        assert all(text[p.start : p.end] == text[p.start : p.end].strip() != "" for p in parts)
