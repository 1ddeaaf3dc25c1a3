"""A text on one line is read in pieces that end where sentences end; an endless one is reported."""

from palermo.read import read_bytes
from palermo.read.bounds import LONGEST_RUN, LONGEST_SEGMENT

SENTENCE = "Guards took the passports of the workers, the Harbour Institute said. "


def test_an_article_on_one_line_is_read_whole_in_sentences() -> None:
    text = SENTENCE * 600
    (document,), problems = read_bytes(text.encode(), name="a.txt")
    assert not problems
    assert document.text == text
    assert len(document.segments) > 1
    for part in document.segments:
        piece = text[part.start : part.end]
        assert len(piece) <= LONGEST_SEGMENT
        assert piece.startswith("Guards")
        assert piece.endswith("said.")
    covered = "".join(text[part.start : part.end] for part in document.segments)
    assert covered.count("Guards") == 600


def test_a_line_without_any_space_is_cut_where_it_must() -> None:
    (document,), _ = read_bytes(b"x" * (3 * LONGEST_SEGMENT + 5), name="a.txt")
    assert [part.end - part.start for part in document.segments] == [LONGEST_SEGMENT] * 3 + [5]


def test_an_endless_line_is_one_problem_and_the_rest_is_read() -> None:
    text = SENTENCE + "\n\n" + "word " * (LONGEST_RUN // 5 + 10) + "\n\n" + SENTENCE
    (document,), problems = read_bytes(text.encode(), name="a.txt")
    assert [problem.code for problem in problems] == ["endless_line"]
    assert problems[0].start == text.index("word")
    assert [text[part.start : part.end] for part in document.segments] == [SENTENCE.strip()] * 2
