"""The wording of a document or quote, folded for comparison only; offsets stay those of the text itself."""

import re
import unicodedata
from dataclasses import dataclass

from palermo.records import Span

# A word, or one character of a script written without spaces.
_WIDE = r"\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_WIDE}]|[^\W_{_WIDE}]+(?:[.,'’-][^\W_{_WIDE}]+)*")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# Addresses of pages and pictures differ from one posting to the next, so they state no fact.
_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s)\]]+")
# Pictures, and lines that only lead elsewhere.
_FURNITURE = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|(?m:^(?=.*\]\()[^.!?。！？：:，,\n(]*\]\([^)\n]*\)[\s*]*$)")
# A heading is no sentence that one text could have from another.
_HEADING = re.compile(r"(?m:^#{1,6}\s.*$)")
# The brackets of links in two kinds of mark-up.
_MARKS = re.compile(r"\[\[[a-z]{2}:|\]\]|\]\([^)\n]*\)|[\[*`]")
_QUOTES = str.maketrans("‘’‚‛“”„‟«»‹›‐‑–—", '\'\'\'\'""""""""----')
# A capital after one of these may only open a sentence, so it says nothing about a name.
_OPENERS = frozenset('.!?:;。！？\n"“«(•')
# Good enough to tell whether a sentence was kept whole; nothing else rests on it.
_SENTENCE_END = re.compile(r"(?<=[.!?。！？])[\s”\"’)]+|\n\s*\n|(?<=[。！？])")
# Five words in a row are seldom shared by chance.
SHINGLE = 5


@dataclass(frozen=True, slots=True)
class Wording:
    """What is compared of a text: its words and their places, runs of five of them, facts and years.

    `facts` are figures and names (a capital inside a sentence), folded; `names` are those names as written;
    `sentences` are those of six words or more, folded; `words` is in text order. `plain` is the text, letter for
    letter in its place, with addresses and mark-up blanked out. `has_case` says whether names can be told by
    their capitals.
    """

    folded: str
    plain: str
    names: tuple[tuple[Span, str], ...]
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    shingles: frozenset[str]
    facts: frozenset[str]
    years: frozenset[str]
    sentences: frozenset[str]
    has_case: bool


def fold(text: str) -> str:
    """Return the text with case, width, quotation marks, dashes and white space made alike."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_QUOTES).split())


def count_words(text: str) -> int:
    """Return how many words `wording` finds in a text."""
    return sum(1 for _ in _WORD.finditer(_unmarked(text)))


def words_of(folded: str) -> tuple[str, ...]:
    """Return the words of a folded text, in order."""
    return tuple(_WORD.findall(folded))


def _unmarked(text: str) -> str:
    """Return the text, same length, with addresses, furniture and marks blanked."""
    for marks in (_ADDRESS, _FURNITURE, _MARKS):
        text = marks.sub(_blank, text)
    return text


def wording(text: str) -> Wording:
    """Return what is compared of a text; all parts are empty for a text without words."""
    plain = _unmarked(text)
    found = list(_WORD.finditer(plain))
    words = tuple(fold(match[0]) for match in found)
    facts = frozenset(
        word for match, word in zip(found, words, strict=True) if _is_fact(match[0], plain, match.start())
    )
    return Wording(
        folded=fold(text),
        plain=plain,
        names=tuple(
            (Span(match.start(), match.end()), match[0])
            for match in found
            if _is_name(match[0], plain, match.start())
        ),
        words=words,
        spans=tuple(Span(match.start(), match.end()) for match in found),
        shingles=frozenset(shingles(words)),
        facts=facts,
        years=frozenset(year for word in facts for year in _YEAR.findall(word)),
        sentences=frozenset(filter(_is_long, map(fold, _SENTENCE_END.split(_HEADING.sub(_blank, plain))))),
        has_case=2 * sum(map(str.islower, words)) > len(words),
    )


def _is_long(sentence: str) -> bool:
    return sentence.count(" ") >= SHINGLE


def shingles(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return every run of five words in order; one run of all words where there are fewer."""
    if len(words) < SHINGLE:
        return (" ".join(words),) if words else ()
    return tuple(" ".join(words[place : place + SHINGLE]) for place in range(len(words) - SHINGLE + 1))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _is_fact(word: str, text: str, start: int) -> bool:
    return any(character.isdigit() for character in word) or _is_name(word, text, start)


def _is_name(word: str, text: str, start: int) -> bool:
    if len(word) == 1 or not word[0].isupper():
        return False
    before = text[max(start - 4, 0) : start].rstrip(" ")
    return bool(before) and before[-1] not in _OPENERS
