"""Texts in pieces and in windows: each piece is read once, with its place in the text."""

import re

from hypothesis import given
from hypothesis import strategies as st

from palermo.extract.reader.pieces import AFTER, BEFORE, LONGEST, in_pieces, sentences, windows
from palermo.extract.reader.reading import whole_words

TEXTS = st.text(alphabet=st.sampled_from("ab .!?\n，。；“”é中文\u00a0"), max_size=3000)


def words(line: str) -> list[tuple[int, int, int]]:
    """Cut a line at spaces, the space going with the word after it, as the shipped pieces do."""
    return [(7, match.start(), match.end()) for match in re.finditer(r"\s?\S+", line)]


@given(TEXTS)
def test_sentences_hold_every_sign_that_breaks_no_line(text: str) -> None:
    covered = [n for start, end in sentences(text) for n in range(start, end)]
    assert covered == [n for n, sign in enumerate(text) if sign != "\n"]


@given(TEXTS)
def test_the_cores_of_windows_hold_each_piece_once(text: str) -> None:
    cut = in_pieces(text, words)
    read = [n for window in windows(cut) for n in range(window.low, window.high)]
    assert read == list(range(len(cut.ids)))
    for window in windows(cut):
        assert 0 <= window.start <= window.low < window.high <= window.end <= len(cut.ids)
        assert window.low - window.start <= BEFORE
        assert window.end - window.high <= AFTER
        assert window.end - window.start <= LONGEST


@given(TEXTS)
def test_no_piece_begins_with_white_space(text: str) -> None:
    assert all(low < high and not text[low].isspace() for low, high in in_pieces(text, words).places)


def test_only_the_ranges_asked_for_are_read() -> None:
    text = "One two.\nThree four.\nFive six."
    cut = in_pieces(text, words, ((9, 20),))
    assert [text[low:high] for low, high in cut.places] == ["Three", "four."]


def test_spans_hold_whole_words_and_share_none() -> None:
    split = {2, 3, 6}
    assert whole_words([(3, 5), (5, 6)], split.__contains__) == [(1, 5), (5, 7)]
    assert whole_words([(0, 2), (2, 5)], split.__contains__) == [(0, 4), (4, 5)]
    assert whole_words([(1, 2), (2, 3)], split.__contains__) == [(1, 4)]
