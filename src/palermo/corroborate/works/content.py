"""What two pages on one work have in common, as keys: words quoted, figures, names and pairs of telling words."""

import re
from functools import cache
from itertools import pairwise

import numpy as np

from palermo.corroborate.near import Keys, word_keys
from palermo.corroborate.wording import Wording, fold
from palermo.corroborate.works.bodies import body_of
from palermo.corroborate.works.vocabulary import work_words

QUOTED, FIGURE, NAMED, PAIRED = range(4)
# What one shared key of each class weighs, and the most that a class weighs.
_WEIGHTS = ((2.0, 4.0), (1.0, 2.0), (0.5, 2.5), (0.25, 2.0))
_KINDS = np.uint64(3)
_QUOTE = re.compile(
    r"[“\"‘']([^“”\"\n]{15,400}?)[”\"]|(?<!\w)[‘']([^‘’\"\n]{15,400}?)[’'](?!\w)|「([^」]{8,200})」|“([^”]{8,200})”"
)
_RUN = 5
_WIDE_RUN = 10
_DIGITS = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERS = 4


def content_keys(text: str, own: Wording, reach: int) -> Keys:
    """Return the keys of the first `reach` code points of a page, each once; the class is in the last two bits."""
    parts = (_quoted(text[:reach]), _figures(own, reach), _named(own, reach), _paired(own, reach))
    keys = [word_keys(sorted(words)) & ~_KINDS | np.uint64(kind) for kind, words in enumerate(parts) if words]
    return np.unique(np.concatenate([np.zeros(0, np.uint64), *keys]))


def agreement(one: Keys, two: Keys) -> float:
    """Return how much two pages have in common, from 0 to 11; a measure, no probability."""
    shared = np.intersect1d(one, two, assume_unique=True) & _KINDS
    return sum(
        min(most, each * int(np.count_nonzero(shared == np.uint64(kind))))
        for kind, (each, most) in enumerate(_WEIGHTS)
    )


def _quoted(text: str) -> set[str]:
    found: set[str] = set()
    for match in _QUOTE.finditer(text):
        quote = next(filter(None, match.groups()))
        if quote[0] >= "\u3040":
            found.update(f"q{quote[at : at + _WIDE_RUN]}" for at in range(0, len(quote) - _WIDE_RUN + 1))
            continue
        words = re.findall(r"\w+", fold(quote).replace("'", ""))
        found.update(f"q{'-'.join(words[at : at + _RUN])}" for at in range(len(words) - _RUN + 1))
    return found


def _figures(own: Wording, reach: int) -> set[str]:
    shown = [
        word for word, span in zip(own.words, own.spans, strict=True) if span.end <= reach and word[0].isdigit()
    ]
    plain = (word.replace(",", "") for word in shown)
    return {f"f{word}" for word in plain if len(word.strip("0.")) >= _DIGITS and not _YEAR.fullmatch(word)}


def _named(own: Wording, reach: int) -> set[str]:
    found: set[str] = set()
    for span, word in own.names:
        if span.end <= reach and len(word) >= _LETTERS:
            found.update(f"n{part}" for part in body_of(word) or ())
    return found


def _paired(own: Wording, reach: int) -> set[str]:
    words = [word for word, span in zip(own.words, own.spans, strict=True) if span.end <= reach]
    pairs = pairwise(words)
    return {f"p{one}-{two}" for one, two in pairs if _is_telling(one) and _is_telling(two)}


@cache
def _is_telling(word: str) -> bool:
    if len(word) < _LETTERS or not word.isalpha() or word[0] >= "\u3040":
        return False
    return all(hit != (0, len(word)) for hit in work_words("en").hits("common", word))
