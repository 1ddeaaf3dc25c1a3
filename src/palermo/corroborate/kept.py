"""Sentences that one text has from another: whole, or with a word changed and every fact kept."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from rapidfuzz.fuzz import ratio

from palermo.corroborate.wording import SHINGLE, Wording, words_of

# Words in a row by which a sentence finds the one it may have been.
_RUN = 3
# Share of the words of the longer sentence that an edited one keeps.
_KEPT = 0.75
# Out of 100: two spellings of a word or name.
_ONE_WORD = 75.0
# A first name or a title comes and goes; a list of names that has others is another issue of a template.
_DROPPED = 1
# What stands below every page of a site begins after this share of a text.
_TAIL = 0.4

_Words = tuple[str, ...]


def kept_share(first: Wording, second: Wording, *, edited: bool) -> float:
    """Return the share of the words of the text with fewer that stand in sentences which the other text holds.

    A sentence is held whole or, with `edited`, nearly so: most of its words stand there, and no figure or name was
    put in place of another. Spelling, hyphens, full points in letters and an added or dropped word change no fact.
    """
    few, many = sorted((first, second), key=lambda text: sum(map(_length, text.sentences)))
    total = sum(map(_length, few.sentences))
    if not total:
        return 0.0
    whole = few.sentences & many.sentences
    held = sum(map(_length, whole))
    if edited:
        held += _edited(few.sentences - whole, many.sentences - whole, few.facts | many.facts)
    return held / total


def stands_in_tails(first: Wording, second: Wording) -> bool:
    """Return whether two texts share nothing before the last part of either: what a site puts below its pages."""
    return all(_is_tail(own, other) for own, other in ((first, second), (second, first)))


def _is_tail(own: Wording, other: Wording) -> bool:
    start = int(_TAIL * len(own.words))
    runs = (" ".join(own.words[place : place + SHINGLE]) for place in range(start))
    return all(run not in other.shingles for run in runs)


def _edited(few: Iterable[str], many: Iterable[str], facts: frozenset[str]) -> int:
    """Return how many words stand in sentences of the first that are edited ones of the second."""
    others = [words_of(sentence) for sentence in sorted(many)]
    holders: dict[_Words, list[int]] = defaultdict(list)
    for number, words in enumerate(others):
        for run in _runs(words):
            holders[run].append(number)
    found = 0
    for sentence in sorted(few):
        words = words_of(sentence)
        met = Counter(number for run in _runs(words) for number in holders.get(run, ()))
        if met:
            nearest = min(met, key=lambda number: (-met[number], number))
            found += _length(sentence) if _is_edited(words, others[nearest], facts) else 0
    return found


def _is_edited(one: _Words, two: _Words, facts: frozenset[str]) -> bool:
    """Return whether a sentence is another with a word changed and its facts kept."""
    kept = dropped = 0
    for kind, a, b, c, d in SequenceMatcher(None, one, two, autojunk=False).get_opcodes():
        if kind == "equal" or (kind == "replace" and _is_spelling(one[a:b], two[c:d])):
            kept += b - a
            continue
        lost, new = _facts(one[a:b], facts), _facts(two[c:d], facts)
        if lost and new:
            return False
        dropped += lost + new
    return dropped <= _DROPPED and kept >= _KEPT * max(len(one), len(two))


def _is_spelling(one: Sequence[str], two: Sequence[str]) -> bool:
    """Return whether two runs of words are one in two spellings; figures have but one."""
    first, second = (("".join(filter(str.isalnum, "".join(words)))) for words in (one, two))
    has_figure = any(map(str.isdigit, first + second))
    return first == second if has_figure else ratio(first, second) >= _ONE_WORD


def _facts(words: Sequence[str], facts: frozenset[str]) -> int:
    return sum(word in facts for word in words)


def _runs(words: _Words) -> list[_Words]:
    return [words[place : place + _RUN] for place in range(len(words) - _RUN + 1)]


def _length(sentence: str) -> int:
    return sentence.count(" ") + 1
