"""Near-copies are found without comparing all pairs, and every pair found is one."""

import random

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.corroborate import sketches, trace_roots
from palermo.corroborate.copies import near_copies
from palermo.corroborate.near import brief, shared_runs, sketched
from palermo.records import Document

WORDS = [f"word{number}" for number in range(4000)]


def a_text(seed: int, number: int = 200) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=number))  # noqa: S311 - no secret


def test_copies_whole_edited_and_cut_are_found_and_nothing_else() -> None:
    texts = [a_text(seed) for seed in range(60)]
    words = texts[2].split()
    words[::17] = ["other"] * len(words[::17])
    texts += [texts[0].upper(), " ".join(texts[1].split()[40:160]), " ".join(words)]
    found = {(one, two): share for one, two, share in near_copies(texts)}
    assert found.keys() == {(0, 60), (1, 61), (2, 62)}
    assert found[0, 60] == found[1, 61] == 1.0
    assert 0.5 < found[2, 62] < 0.9


@given(st.lists(st.sampled_from(["", "a", "a b c d e f", "b c d e f a", "x " * 30]), max_size=8))
@settings(max_examples=50, deadline=None)
def test_texts_of_any_length_are_searched(texts: list[str]) -> None:
    for one, two, share in near_copies(texts):
        assert one < two
        assert 0 < share <= 1
        assert texts[one].split()
        assert texts[two].split()


@given(st.lists(st.integers(0, 2**64 - 1), max_size=30), st.lists(st.integers(0, 2**64 - 1), max_size=30))
def test_shared_runs_are_counted_as_sets_would(first: list[int], second: list[int]) -> None:
    one, two = ({number % 2**32 for number in numbers} for numbers in (first, second))
    expected = len(one & two), min(len(one), len(two)), max(len(one), len(two))
    assert shared_runs(brief(np.array(first, np.uint64)), brief(np.array(second, np.uint64))) == expected


def test_a_text_has_one_sketch_whatever_stands_around_it() -> None:
    texts = [a_text(seed, 20 + 31 * seed) for seed in range(8)]
    together = [bands.tolist() for bands, _ in sketched(texts)]
    assert together == [next(iter(sketched([text])))[0].tolist() for text in texts]


def test_roots_are_the_same_when_wording_is_read_again(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [a_text(seed % 7, 60) + f" end {seed}" for seed in range(20)]
    documents = [Document(f"d{n}", f"{n:064}", text, "text", (), language="en") for n, text in enumerate(texts)]
    held = trace_roots(documents)
    assert len({one.root for one in held}) == 7
    monkeypatch.setattr(sketches, "_HELD_WORDS", 0)
    assert trace_roots(documents) == held
