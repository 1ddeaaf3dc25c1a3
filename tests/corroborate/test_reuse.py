"""How a text takes over the wording of another, on invented texts about an invented harbour."""

import hashlib
from pathlib import Path

import pytest
from benchmarks import reuse as measure
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import trace, trace_roots
from palermo.corroborate.reuse import Taken, grade_reuse, graded, reuse_model, taken
from palermo.corroborate.wording import wording
from palermo.records import Document

SOURCE = (
    "Deck hands on the ferries of Port Ellan work without a contract for most of the summer. The company that "
    "runs the ferries keeps their seaman's books in an office on the mainland, and returns them only when the "
    "season is over. Several men told the harbour chaplain that they had not been paid since May. One of them "
    "slept in the engine room for nine weeks because the cabins were let to passengers. The inspector of "
    "shipping visited the port in July and spoke with the captains, who said that every man was free to leave. "
    "He did not speak with the deck hands, and his report was not made public. A lawyer for the crews has asked "
    "the court at Tarn to order that the books be returned, and that wages be paid with interest from the day "
    "on which they fell due."
)
CUT = (
    "The summer has been a poor one for trade along the northern coast. Several men told the harbour chaplain "
    "that they had not been paid since May. One of them slept in the engine room for nine weeks because the "
    "cabins were let to passengers. Our readers will remember a similar case two years ago. A lawyer for the "
    "crews has asked the court at Tarn to order that the books be returned, and that wages be paid with "
    "interest from the day on which they fell due. Nobody at the ministry answered our calls this week."
)
LIGHT = (
    "Deck hands on the Port Ellan ferries work without any contract for most of the summer. The company running "
    "the ferries keeps the men's seaman's books in an office on the mainland and only returns them once the "
    "season is over. Several of the men told the harbour chaplain they had not been paid since May. One man "
    "slept in the engine room for nine weeks, because cabins were let to the passengers. The shipping inspector "
    "visited the port in July and spoke with captains, who said every man was free to leave. He did not speak "
    "with any deck hands, and his report was never made public."
)
HEAVY = (
    "For much of the summer, nobody who works on deck for the Port Ellan ferries has a contract. Until the "
    "season ends, their books as seamen are kept by the company on the mainland, where it has its office. Not "
    "paid since May, said several men when they spoke with the chaplain of the harbour; as passengers had the "
    "cabins, one of these men had to sleep for weeks in a room beside the engine. In July the port had a visit "
    "from an inspector, but only captains were spoken with. Free to leave was every man, he was told, and the "
    "public was not shown the report. The court at Tarn is asked by the lawyer of the crews for an order: the "
    "company should return all books and pay wages, interest included."
)
UNRELATED = (
    "Ferry crews elsewhere in the islands joined a union last winter, and its first strike closed four harbours "
    "over Easter. Members want rosters published a month ahead, better food, and somewhere dry where oilskins "
    "can hang. Shipowners reply that fuel prices leave little room. Talks resume under a mediator after the "
    "holiday, with neither side expecting quick results."
)


def grade(source: str, text: str) -> str:
    return grade_reuse(wording(source), wording(text))


@pytest.mark.parametrize(
    ("text", "expected"), [(CUT, "cut"), (LIGHT, "light"), (HEAVY, "heavy"), (UNRELATED, "none"), (SOURCE, "cut")]
)
def test_each_kind_of_reuse_is_told(text: str, expected: str) -> None:
    assert grade(SOURCE, text) == expected


def test_a_text_without_words_reuses_nothing() -> None:
    assert grade(SOURCE, "") == "none"
    assert grade("", "") == "none"
    assert grade(SOURCE, " … !") == "none"
    assert grade("", SOURCE) == "none"


def test_a_passage_taken_whole_is_cut_whatever_its_length_or_case() -> None:
    assert grade(SOURCE, "the season is over") == "cut"
    assert grade(SOURCE, SOURCE[:200].upper()) == "cut"
    assert grade(SOURCE, "season") == "cut"
    assert grade("a season over", "sea") != "cut"  # part of a word is no passage


@given(
    st.lists(
        st.sampled_from(["ore", "tin", "kiln", "barge", "lock", "quay", "the", "of", "and", "12"]),
        min_size=1,
        max_size=40,
    )
)
@settings(max_examples=50, deadline=None)
def test_the_same_words_are_cut_and_shares_are_shares(words: list[str]) -> None:
    text = " ".join(words)
    assert grade(text, text) == "cut"
    for one, two in ((text, SOURCE), (SOURCE, text)):
        found = taken(wording(one), wording(two))
        assert 0 <= found.words <= 1
        assert 0 <= found.wording <= 1


def test_forms_of_a_word_count_as_the_word_and_wording_needs_three_in_a_row() -> None:
    found = taken(wording("Guards confiscated passports at night"), wording("confiscation of passports at night"))
    assert found == Taken(words=4 / 5, wording=1 / 3)
    assert taken(wording(""), wording("")) == Taken(0.0, 0.0)


@given(st.floats(0, 1), st.floats(0, 1))
def test_more_taken_over_never_reads_as_a_looser_reuse(words: float, wording_share: float) -> None:
    model = reuse_model()
    assert graded(Taken(0.0, 0.0), model) == "none"
    more = graded(Taken(words, min(wording_share + 0.1, 1)), model)
    order = ("none", "heavy", "light", "cut")
    assert order.index(more) >= order.index(graded(Taken(words, wording_share), model))


def test_only_the_part_of_a_long_source_that_is_nearest_lends_words() -> None:
    filler = [f"{word}{number}" for number in range(40) for word in ("ore", "tin", "kiln", "barge", "quay")]
    words = UNRELATED.split()
    scattered = " ".join(" ".join((word, *filler)) for word in words)
    assert taken(wording(scattered), wording(UNRELATED)).words < 0.3
    for text, expected in ((CUT, "cut"), (LIGHT, "light"), (HEAVY, "heavy"), (UNRELATED, "none")):
        assert grade(f"{' '.join(filler)} {SOURCE} {' '.join(filler)}", text) == expected


def test_links_carry_the_grade_of_the_copy() -> None:
    documents = (a_document("a", SOURCE, "2024-01-02"), a_copy())
    found = {one.document: one for one in trace_roots(documents)}
    assert (found["b"].relation, found["b"].derived_from, found["b"].reuse) == ("edited", "a", "cut")
    assert found["a"].reuse is None


def test_a_verbatim_copy_and_a_text_in_chinese_have_no_grade() -> None:
    same = trace_roots((a_document("a", SOURCE), a_document("b", SOURCE)))
    assert [one.reuse for one in same] == [None, None]
    news = "港口的水手在夏季没有合同,公司把他们的证件锁在办公室里,季节结束才归还。牧师说五月以来没有人领到工资。"
    more = "律师请求法庭命令公司归还证件并支付工资,法官将在秋天听取双方的意见,工会也会派人旁听。"
    documents = (a_document("a", news + more + "船长们没有回答。"), a_document("b", "本报消息:" + news + more))
    wide = trace_roots(documents)
    assert [one.relation for one in wide] == ["root", "edited"]
    assert wide[1].reuse is None


def test_a_grade_kept_in_memory_is_the_one_found_anew() -> None:
    first, second = a_document("a", SOURCE, "2024-01-02"), a_copy()
    _, memory = trace((first, second))
    assert list(memory.reuses.values()) == ["cut"]
    again, kept = trace((first, second, a_document("c", UNRELATED)), memory)
    assert again == trace_roots((first, second, a_document("c", UNRELATED)))
    assert kept.reuses == memory.reuses


def a_copy() -> Document:
    return a_document("b", CUT, "2024-01-05")


def a_document(label: str, text: str, published: str | None = None) -> Document:
    digest = hashlib.sha256(text.encode()).hexdigest()
    return Document(label, digest, text, "text", (), published=published)


@pytest.mark.shared
def test_the_weights_are_those_that_the_measure_learns(shared: Path) -> None:
    found, true = measure.traits(measure.answers(shared))
    columns = measure.columns_of(found)
    model = measure.model_of(measure.fit_best(columns, true)[1], learnt_from=reuse_model().learnt_from)
    for name in ("reused", "cut", "light"):
        for field, value in getattr(model, name):
            assert value == pytest.approx(getattr(getattr(reuse_model(), name), field), abs=0.02)
