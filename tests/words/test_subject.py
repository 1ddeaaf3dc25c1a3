import pytest

from palermo.words.subject import load_subject

FILLER = "The council met on the new bridge and talked of its colour for an hour. "
WEAK = "An inmate said that guards had beaten a prisoner. "


def test_a_short_text_is_never_set_aside() -> None:
    assert load_subject().about("It rained.")


def test_a_long_text_on_other_matters_is_set_aside() -> None:
    assert not load_subject().about(FILLER * 40)
    assert not load_subject().about(FILLER * 20 + WEAK + FILLER * 20)


@pytest.mark.parametrize("name", ["human trafficking", "forced labor", "debt bondage", "child soldiers"])
def test_one_word_that_names_the_subject_is_enough(name: str) -> None:
    assert load_subject().about(FILLER * 200 + f"One page told of {name}. " + FILLER * 200)


def test_words_that_speak_of_it_count_where_they_stand_close_together() -> None:
    together = FILLER * 30 + WEAK * 4 + FILLER * 30
    apart = (FILLER * 30 + WEAK) * 4
    assert load_subject().about(together)
    assert not load_subject().about(apart)
