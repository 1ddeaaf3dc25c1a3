"""Words and phrases of a sentence that may be hedges, and what is known of each and of its surroundings."""

import re
from collections.abc import Collection, Iterator, Sequence
from typing import NamedTuple

_TOKEN = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_ENDING = re.compile(r"(?:ing|ed|es|s|e)$")
# Words that, anywhere in the sentence, tell which reading of a doubtful word ("or", "can") is meant.
_TELLING = frozenset(
    [
        "whether",
        "unknown",
        "unclear",
        "known",
        "clear",
        "possible",
        "may",
        "might",
        "determine",
        "investigate",
        "if",
        "either",
        "not",
        "or",
        "suggest",
        "likely",
    ]
)
_NOTHING = "_"


class Token(NamedTuple):
    """A word in lower case with its place in the sentence, half-open."""

    word: str
    start: int
    end: int


class Candidate(NamedTuple):
    """A phrase of the list and the first and last token it takes."""

    phrase: tuple[str, ...]
    first: int
    last: int


def tokens(sentence: str) -> tuple[Token, ...]:
    """Return the words, numbers and marks of a sentence."""
    return tuple(Token(m[0].lower(), m.start(), m.end()) for m in _TOKEN.finditer(sentence))


def candidates(words: Sequence[Token], phrases: Collection[tuple[str, ...]]) -> tuple[Candidate, ...]:
    """Return the phrases of the list in a sentence, in order, the longest where several begin at one word."""
    longest = max(map(len, phrases), default=0)
    found: list[Candidate] = []
    at = 0
    while at < len(words):
        sizes = range(min(longest, len(words) - at), 0, -1)
        tried = (tuple(token.word for token in words[at : at + size]) for size in sizes)
        phrase = next((each for each in tried if each in phrases), None)
        if phrase is not None:
            found.append(Candidate(phrase, at, at + len(phrase) - 1))
        at += 1 if phrase is None else len(phrase)
    return tuple(found)


def features(words: Sequence[Token], at: Candidate, *, listed: bool, alone: bool) -> Iterator[str]:
    """Yield what is known of a candidate: its words, its neighbours, telling words of the sentence.

    `listed` is whether the word list names it, `alone` whether it is the sentence's only candidate.
    """
    phrase = " ".join(at.phrase)
    stem = " ".join((_ENDING.sub("", at.phrase[0]), *at.phrase[1:]))
    yield f"phrase={phrase}"
    yield f"stem={stem}"
    yield from ("listed",) * listed
    yield from ("alone",) * alone
    for name, place in (("-1", at.first - 1), ("-2", at.first - 2), ("+1", at.last + 1), ("+2", at.last + 2)):
        word = _word(words, place)
        yield f"{name}={word}"
        yield f"{name}={word}|{stem}"
        if name in ("-1", "+1"):
            yield f"{name}..{word[-2:]}"
            yield f"{name}..{word[-3:]}|{stem}"
    for word in sorted(_TELLING.intersection(token.word for token in words) - {*at.phrase}):
        yield f"in={word}|{stem}"


def _word(words: Sequence[Token], place: int) -> str:
    return words[place].word if 0 <= place < len(words) else _NOTHING
