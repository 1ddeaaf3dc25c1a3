"""Whole words in every alphabet, with the places of the words alone."""

from palermo.lexicons.patterns import whole_words


def found(source: str, text: str, *, cased: bool = False) -> list[str]:
    return [text[hit.start : hit.end] for hit in whole_words(source, cased=cased).hits(text)]


def test_a_word_may_begin_and_end_with_any_letter():
    assert found("negó|así", "Negó, negó y asíntota así") == ["Negó", "negó", "así"]
    assert found("сообщил", "Он сообщил. Сообщила она.") == ["сообщил"]


def test_words_with_one_space_between_are_all_found():
    assert found("no", "no no no") == ["no", "no", "no"]


def test_letters_are_as_written_where_that_is_asked():
    assert found("ONU", "la ONU, onu", cased=True) == ["ONU"]


def test_a_part_of_a_word_is_no_word():
    assert found("trata", "Se retrata y trataba") == []
