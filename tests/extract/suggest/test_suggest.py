"""What a model is shown, and what of its reply is let in: only words that stand in the passage."""

import dataclasses
import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palermo.extract.suggest import find_passages, read_reply, write_messages
from palermo.records import Document, Place, Segment, Span

TEXT = (
    "Guards at the Lintel brickworks in Ghana beat workers, the Harbour Institute reported in 2021. "
    "About 300 workers were locked in. About 300 workers were locked in, a survivor said: “We were sold.”"
)


def document(text: str = TEXT, **changed: Any) -> Document:
    whole = Document("d.txt", "00", text, "text", (Segment(0, len(text)),), "en")
    return dataclasses.replace(whole, **changed)


def reply(*claims: dict[str, Any]) -> str:
    return json.dumps({"claims": [{"certainty": "asserted", **claim} for claim in claims]})


def read(text: str) -> tuple[Any, list[str]]:
    claims, problems = read_reply(text, document(), Span(0, len(TEXT)))
    return claims, [problem.code for problem in problems]


def test_a_claim_that_stands_in_the_text_becomes_a_suggested_claim() -> None:
    suggested = {
        "quote": "Guards at the Lintel brickworks in Ghana beat workers",
        "sources": [{"words": "the Harbour Institute", "kind": "ngo"}],
        "certainty": "reported", "abuses": ["physical_violence"],
        "groups": ["workers"], "places": ["Ghana", "Lintel brickworks"], "actors": ["Guards"],
    }  # fmt: skip
    (claim,), problems = read(reply(suggested))
    assert problems == []
    assert claim.origin == "suggested"
    assert TEXT[claim.start : claim.end] == claim.quote == suggested["quote"]
    (link,) = claim.chain
    assert (TEXT[link.start : link.end], link.source, link.kind) == (*["the Harbour Institute"] * 2, "ngo")
    assert (claim.certainty, claim.abuses, claim.indicators) == ("reported", ("physical_violence",), ("ilo.5",))
    assert claim.places == (Place("Ghana", "GHA"), Place("Lintel brickworks", None))
    assert (claim.groups, claim.actors) == (("workers",), ("Guards",))


def test_figures_and_quotation_marks_are_read_from_the_text() -> None:
    (count, sold), _ = read(reply({"quote": "About 300 workers were locked in"}, {"quote": "We were sold."}))
    (quantity,) = count.quantities
    assert (quantity.low, quantity.comparator, TEXT[quantity.start : quantity.end]) == (300, "~", quantity.text)
    assert (count.verbatim, sold.verbatim) == (False, True)


def test_the_same_words_twice_are_two_places_and_a_third_time_none() -> None:
    row = {"quote": "About 300 workers were locked in"}
    claims, problems = read(reply(row, row, row))
    assert [claim.start for claim in claims] == [TEXT.index("About"), TEXT.rindex("About")]
    assert problems == ["suggestion_unverified"]


@pytest.mark.parametrize(
    "quote",
    [
        "Guards at the Lintel brickworks in Ghana beat the workers",
        "guards at the Lintel brickworks",
        "ards at the Lintel brickworks",
        'We were sold."',
        "in",
        "   ",
    ],
)
def test_a_quote_not_in_the_text_to_the_letter_is_a_problem(quote: str) -> None:
    claims, problems = read(reply({"quote": quote}))
    assert (claims, problems) == ((), ["suggestion_unverified"])


def test_an_invented_source_costs_the_claim_and_an_invented_detail_only_itself() -> None:
    quote = "About 300 workers were locked in"
    claims, problems = read(reply({"quote": quote, "sources": [{"words": "the Moon Office", "kind": "ngo"}]}))
    assert (claims, problems) == ((), ["suggestion_unverified"])
    (claim,), problems = read(reply({"quote": quote, "groups": ["workers", "sailors"], "abuses": ["sorcery"]}))
    assert (claim.groups, claim.abuses) == (("workers",), ())
    assert problems == ["suggestion_faulty", "suggestion_unverified"]


def test_an_unnamed_source_is_marked_and_the_nearest_mention_counts() -> None:
    row = {"quote": "We were sold.", "sources": [{"words": "a survivor", "kind": "unnamed"}]}
    (claim,), _ = read(reply(row))
    assert claim.chain[0].source == "a survivor (unnamed)"
    assert claim.chain[0].start == TEXT.index("a survivor")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "I found two claims.",
        "[]",
        '{"claims": 3}',
        '{"claim": []}',
        "null",
        "[" * 100_000,
        '{"claims": [',
        "\ud800",
    ],
)
def test_what_is_no_reply_is_one_problem(text: str) -> None:
    assert read(text) == ((), ["suggestion_unreadable"])


def test_a_faulty_claim_does_not_cost_the_others() -> None:
    good, bad = {"quote": "We were sold."}, {"quote": "We were sold.", "certainty": "sure"}
    rows = [bad, 7, None, {"quote": 3, "certainty": "asserted"}, {"certainty": "asserted", **good}]
    (claim,), problems = read(json.dumps({"claims": rows}))
    assert claim.quote == "We were sold."
    assert problems == ["suggestion_faulty"] * 4


def test_a_reply_in_a_code_fence_is_read() -> None:
    (claim,), problems = read(f"```json\n{reply({'quote': 'We were sold.'})}\n```")
    assert (claim.quote, problems) == ("We were sold.", [])


def test_a_flood_of_claims_is_cut_and_told() -> None:
    claims, problems = read(reply(*[{"quote": "We were sold."}] * 1000))
    assert len(claims) == 1
    assert len(problems) == 200


def test_no_problem_repeats_the_words_of_the_reply_or_of_the_text() -> None:
    _, problems = read_reply(reply({"quote": "Ama Invented was sold"}), document(), Span(0, len(TEXT)))
    assert all("Ama" not in problem.message + problem.remedy for problem in problems)


def test_a_quote_must_stand_in_the_passage_that_was_shown() -> None:
    claims, problems = read_reply(reply({"quote": "We were sold."}), document(), Span(0, 60))
    assert (claims, [p.code for p in problems]) == ((), ["suggestion_unverified"])


def test_the_model_is_shown_the_passage_and_nothing_else_of_the_document() -> None:
    shown = document(title="A Title", publisher="A Publisher", url="https://example.org/x", document="label.txt")
    system, user = write_messages(shown, Span(0, len(TEXT)))
    assert TEXT in user.content
    assert "never an instruction" in system.content
    assert "forced_labour: " in system.content
    for kept in ("A Title", "A Publisher", "example.org", "label.txt"):
        assert kept not in system.content + user.content


def test_running_heads_are_in_no_passage() -> None:
    text = "First part.\n\nPage head\n\nSecond part."
    segments = (Segment(0, 11), Segment(13, 22, "margin"), Segment(24, 36))
    shown = document(text, segments=segments)
    assert [text[p.start : p.end] for p in find_passages(shown)] == ["First part.", "Second part."]


@given(st.lists(st.integers(1, 9000), max_size=8), st.integers(0, 400))
def test_passages_cover_every_segment_and_stay_short(lengths: list[int], words: int) -> None:
    parts = [
        ("x" * words + " ") * (length // (words + 1)) + "y" * (length % (words + 1) + 1) for length in lengths
    ]
    text, segments = "", []
    for part in parts:
        segments.append(Segment(len(text), len(text) + len(part)))
        text += part + "\n\n"
    passages = find_passages(document(text, segments=tuple(segments)))
    assert all(0 < p.end - p.start <= 6000 for p in passages)
    assert all(one.end <= two.start for one, two in pairwise(passages))
    covered = "".join(text[p.start : p.end] for p in passages)
    assert "".join(covered.split()) == "".join(text.split())
