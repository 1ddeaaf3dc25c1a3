"""The abuse lexicon and its vocabulary."""

import pytest

from palermo.lexicons.vocabulary import indicators_of, load_vocabulary
from palermo.words.abuses import load_abuses


def codes(text: str) -> set[str]:
    lexicon = load_abuses()
    return {hit.code for hit in lexicon.hits(lexicon.mask(text)) if hit.strong}


def test_words_of_abuse_give_their_codes():
    assert "withholding_of_wages" in codes("The owner has withheld their wages since May.")
    assert "retention_of_identity_documents" in codes("He confiscated the passports of his crew.")
    assert "forced_labour" in codes("Students were forced to pick cotton.")


def test_a_line_break_is_white_space_like_any_other():
    assert "forced_labour" in codes("victims of forced\nlabor")


def test_names_of_laws_are_masked_letter_for_letter():
    text = "the İzmir office and the Forced Labor Prevention Act"
    masked = load_abuses().mask(text)
    assert len(masked) == len(text)
    assert codes(text) == set()


def test_the_gate_lets_pass_whatever_a_code_is_found_in():
    for text in ("Boys harvest khat.", "Her pay was withheld; unpaid wages.", "genocide"):
        assert load_abuses().gate.found(text)


def test_every_code_of_the_word_list_is_in_the_vocabulary():
    vocabulary = load_vocabulary()
    assert [rule.entry.id for rule in load_abuses().rules if rule.entry.means not in vocabulary] == []


def test_indicators_come_in_their_own_order():
    assert indicators_of(("excessive_hours", "deceptive_recruitment", "genocide")) == ("ilo.2", "ilo.11")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("The women were made to work at a kiln.", True),
        ("The foreman made the migrants dig all night.", True),
        ("The plan makes it easy to work from home.", False),
        ("Graduates make a smooth transition into jobs.", False),
    ],
)
def test_made_states_force_only_of_a_person_who_works(text: str, stated: bool) -> None:
    assert ("forced_labour" in codes(text)) is stated
