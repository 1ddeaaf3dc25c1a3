"""The sieve of a word list lets pass whatever the list finds."""

import random
from collections.abc import Iterator

import pytest

from palermo.extract.efforts.taken import Met, known, met_in
from palermo.lexicons.patterns import compiled
from palermo.lexicons.sieve import Sieve, loosened
from palermo.words import load_words
from palermo.words.abuses import AbuseHit, load_abuses

ABUSES = [("en", "abuses"), ("es", "abuses"), ("zh", "abuses")]
EFFORTS = [(language, name) for language in ("en", "es", "zh") for name in ("efforts", "directions")]
_TEXTS = 50
# Fillers that gaps may or may not reach over, by their length or their signs.
_FILLERS = (
    "",
    " then",
    ", it was said,",
    ". ",
    "; ",
    " and so on" * 5,
    " and so on" * 12,
    "，",
    "ÉTÉ",
    "\n",
    " \ud800 ",
)


def texts(language: str, name: str) -> Iterator[str]:
    """Yield the sentences of a list as they stand, then texts mixed from pieces of them, the same each time."""
    sentences = [text for entry in load_words(language, name).entries for text in (entry.match, entry.no_match)]
    yield from sentences
    yield from (text.upper() for text in sentences[:_TEXTS])
    chance = random.Random(name + language)  # noqa: S311 the same texts each time
    for _ in range(_TEXTS):
        first, second, third = chance.sample(sentences, 3)
        cuts = (chance.randrange(len(first)), chance.randrange(len(second)))
        yield "".join(
            (first[: cuts[0]], chance.choice(_FILLERS), second[cuts[1] :], chance.choice(_FILLERS), third)
        )


@pytest.mark.parametrize(("language", "name"), ABUSES)
def test_abuses_are_the_same_as_when_every_entry_is_searched_for(language: str, name: str) -> None:
    lexicon = load_abuses(language)

    def plainly(text: str, sentence: str) -> tuple[AbuseHit, ...]:
        held = [rule for rule in lexicon.rules if rule.pattern.found(sentence)]
        return tuple(hit for rule in held for hit in rule.hits(text))

    for text in texts(language, name):
        clause = text[len(text) // 3 :]
        assert lexicon.hits(text) == plainly(text, text)
        assert lexicon.hits(clause, sentence=text) == plainly(clause, text)
        assert lexicon.gate.found(text) or plainly(text, text) == ()


@pytest.mark.parametrize(("language", "name"), EFFORTS)
def test_efforts_are_the_same_as_when_every_entry_is_searched_for(language: str, name: str) -> None:
    words = known(language, name)

    def plainly(left: str) -> Iterator[Met]:
        for entry, pattern, beside in words:
            for hit in pattern.hits(left) if beside is None or beside.found(left) else ():
                yield Met(entry, hit.start, hit.end)
                left = left[: hit.start] + ";" * (hit.end - hit.start) + left[hit.end :]

    for text in texts(language, name):
        assert met_in(words, text) == tuple(plainly(text))


def test_a_gap_of_counted_length_has_any_length_in_a_loosened_pattern() -> None:
    assert loosened(r"held[^.]{0,40}in (?:[a-z]+ ){2,5}?camps?\p{L}") == r"held[^.]*in (?:[a-z]+ )+?camps?\p{L}"


def test_a_sieve_tells_the_patterns_that_may_occur_in_order() -> None:
    sieve = Sieve([compiled("(?i)held.{0,3}camp"), compiled("wages"), compiled("(?i)camps?")])
    assert sieve.may_hold("HELD in some distant camp") == (0, 2)
    assert not sieve.found("nothing of the kind")
