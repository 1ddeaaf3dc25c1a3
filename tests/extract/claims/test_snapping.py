"""Spans that a reader marks are cut as the sentence's grammar has them."""

from collections.abc import Sequence

import pytest

from palermo.extract.claims.clauses import Clause
from palermo.extract.claims.snapping import snapped
from palermo.extract.syntax import load_english
from palermo.records import Span


def cut(text: str, quote: str, *, clauses: Sequence[str] = (), taken: Sequence[str] = ()) -> str:
    """Return the words of the span that a marked quote is snapped to."""
    (parse,) = load_english().parse([text])
    places = [text.index(clause) for clause in clauses]
    cut_by_grammar = [
        Clause(start, start + len(clause), parse[0], ()) for start, clause in zip(places, clauses, strict=True)
    ]
    outside = [Span(text.index(words), text.index(words) + len(words)) for words in taken]
    start = text.index(quote)
    span = snapped(parse, Span(start, start + len(quote)), cut_by_grammar, outside)
    return text[span.start : span.end]


def test_a_span_that_is_nearly_a_clause_is_that_clause() -> None:
    text = "The inspectors found that guards beat the young men, and the mill closed."
    assert cut(text, "guards beat the young", clauses=["guards beat the young men"]) == "guards beat the young men"


def test_a_span_far_smaller_than_a_clause_stays_apart_from_it() -> None:
    text = "Guards who came from the coast in the spring of that year beat the men."
    assert cut(text, "beat the men", clauses=[text[:-1]], taken=["Guards"]) == "beat the men"


@pytest.mark.parametrize(
    ("text", "quote", "expected"),
    [
        ("The mill closed and guards beat the men.", "and guards beat the men", "guards beat the men"),
        ("The mill closed because guards beat the men.", "because guards beat the men", "guards beat the men"),
        ("In the camp, guards beat the men.", ", guards beat the men", "guards beat the men"),
        ("The tall soldiers tortured the men.", "tortured the men", "The tall soldiers tortured the men"),
        ("Guards beat the old men.", "Guards beat the old", "Guards beat the old men"),
        ("Guards beat men with a heavy cable.", "Guards beat men with a", "Guards beat men with a heavy cable"),
    ],
)
def test_no_loose_word_stands_at_an_edge_and_the_subject_is_inside(text: str, quote: str, expected: str) -> None:
    assert cut(text, quote) == expected


def test_the_words_of_a_speaker_stay_outside() -> None:
    text = "The ministry beat the men."
    assert cut(text, "beat the men", taken=["The ministry"]) == "beat the men"


def test_a_span_of_loose_words_alone_is_left_as_it_is() -> None:
    assert cut("Guards of the camp beat men.", "of") == "of"
