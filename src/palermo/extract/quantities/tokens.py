"""Tokens around the numbers of a text, with what is no quantity (dates, times, marks, addresses) struck out."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from palermo.extract.quantities.lexicon import english_numbers

# A stretch of text longer than this is read in pieces, so that memory stays flat on one endless line.
_PIECE = 20_000
_BEFORE, _AFTER = 70, 130
_YEAR = r"(?:1[5-9]|20)\d\d"

_TOKEN = re.compile(
    # Grouped as in South Asia, by commas, by commas with a note mark behind, by spaces; a decimal comma; plain.
    r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?!\d)(?:\.\d{1,9})?|\d{1,3}(?:,\d{3}){1,5}(?!\d)(?:\.\d{1,9})?"
    r"|(?<![\d,])\d{1,3}(?:,\d{3}){1,5}(?=\d{1,3}(?![\d,]))"
    r"|[1-9]\d{0,2}(?:[ \u00a0\u2009\u202f]\d{3}){1,5}(?![\d]|[.,-]\d)"
    r"|\d{1,3},\d{1,2}(?=\s?(?:%|％|per\s?cent\b|[mb]illions?\b))|\d{1,18}(?:\.\d{1,9})?"
    r"|[^\W\d_]{1,40}(?:['’][^\W\d_]{1,3}(?![^\W\d_]))?|[^\w\s]|_"
)


class Token(NamedTuple):
    """A word, figure or sign: as printed, in small letters, and where; `void` when it cannot be a quantity."""

    text: str
    key: str
    start: int
    end: int
    void: bool

    @property
    def is_figure(self) -> bool:
        """Whether the token is written in digits."""
        return self.text[0].isdecimal()

    @property
    def is_word(self) -> bool:
        """Whether the token is made of letters."""
        return self.text[0].isalpha()


@cache
def _seeds() -> re.Pattern[str]:
    """Return the pattern of what can start a number; words stand under their first letter, for speed."""
    words = english_numbers()
    spelled = {*words.cardinals, *words.multipliers, *words.vague, *words.fractions, *words.folds}
    signs = "".join(words.fraction_signs)
    branches = []
    for letter in sorted({word[0] for word in spelled}):
        tails = sorted((word[1:] for word in spelled if word[0] == letter), key=lambda tail: (-len(tail), tail))
        branches.append(f"[{letter}{letter.upper()}](?i:" + "|".join(map(re.escape, tails)) + ")")
    return re.compile(rf"\d|[{signs}]|(?<!\w)(?:{'|'.join(branches)})(?!\w)")


@cache
def _voids() -> re.Pattern[str]:
    """Return the pattern of what is no quantity; alternatives stand under the character they start with."""
    months = "(?:" + "|".join(english_numbers().months) + r")\b\.?"
    day = r"\d{1,2}(?:st|nd|rd|th)?(?:\s?[-–—]\s?\d{1,2}(?:st|nd|rd|th)?)?"
    figures = [
        r"\d{4}-\d{2}-\d{2}(?:T[\d:.]{1,20}Z?)?",
        rf"{_YEAR}\s?[-–—/]\s?(?:{_YEAR}|\d\d)\b(?![\d,.]*\d)",
        r"\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\d{1,2}\.\d{1,2}\.\d{4}\b|\d{1,6}(?:\.\d{1,6}){2,6}\b",
        rf"{day}\s+(?:of\s+)?{months}(?:,?\s+{_YEAR}\b)?",
        r"\d{1,2}(?:[:.]\d{2}){0,2}\s?(?:[ap]\.m\.|[AaPp]\.?[Mm]\b)|\d{1,2}:\d{2}(?::\d{2})?\b",
        r"\d{1,2}\s?o['’]clock\b",
        # A phone number, a numbered law or its year, a year with a note mark behind it.
        rf"0\d{{2,4}}(?:[ -]\d{{3,4}}){{1,3}}\b|\d{{1,6}}/{_YEAR}\b|{_YEAR}[-/]\d{{3}}\b",
        rf"{_YEAR},\d{{1,3}}\b(?![,\d])",
        r"\d{4}\s(?:GMT|EDT|EST|UTC|PDT|CET)\b",
        r"\d{1,6}(?:st|nd|rd|th|ST|ND|RD|TH)\b|\d{1,4}s\b",
        r"\d{1,3}\s+(?:U\.?\s?S\.?\s?C\.?|C\.?F\.?R\.?|Stat\.)(?:\s{0,2}§?\s?\d[\w().-]{0,30})?",
        r"\d{3}[-.]\d{3}[-.]\d{4}\b",
        r"\d{3,4}\s(?:B\.?C\.?(?:E\.?)?|C\.?E\.?|A\.?D\.?)(?!\w)",
        r"24/7\b|9/11\b",
    ]
    capitals = [
        rf"{months}\s{{0,3}}{day}(?:(?:\s+and|\s+to|,)\s+\d{{1,2}}\b)?(?:,?\s+{_YEAR})?\b"
        r"(?!\s?(?:%|per\s?cent|million|thousand|,\d{3}))",
        rf"{months}\s+(?:of\s+)?{_YEAR}\b",
        r"(?:A\.?D\.?|C\.?E\.?)\s\d{3,4}(?:\s(?:and|to|–|-)\s\d{3,4})?\b",
    ]
    words = [
        r"(?:https?://|www\.)[^\s]{1,500}",
        r"(?:pp?|no|nos|vol)\.\s?\d{1,6}(?:\s?[-–]\s?\d{1,6})?",
        r"one\s+(?:another|day\b|by\s+one|and\s+the\s+same|or\s+another)|one['’]s\b",
        rf"(?i:(?:between|from)\s{_YEAR}\s(?:and|to|until|through)\s{_YEAR}\b)",
    ]
    listed = r"\s{0,3}\d{1,3}(?:\s{0,3}[,;–-]\s{0,3}\d{1,3}){0,30}\s{0,3}"
    signs = [
        rf"\({listed}\)|\[{listed}\]",
        r"§{1,2}\s?\d[\w().-]{0,30}|#\s?\d{1,9}|['’]\d0s\b",
        r"\+\d{1,3}(?:[ .-]\(?\d{1,5}\)?){2,5}|\(\d{3}\)\s?\d{3}-\d{4}\b",
    ]
    parts = [
        rf"(?=[\d])(?<!\w)(?:{'|'.join(figures)})",
        rf"(?=[A-Z])(?<!\w)(?:{'|'.join(capitals)})",
        rf"(?=[hwpnvobfNOBF])(?<!\w)(?:{'|'.join(words)})",
        rf"(?=[(\[§#'’+])(?:{'|'.join(signs)})",
        r"(?<=\d,\d{3})\d{1,3}(?![\d,])",
        r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64}){1,4}",
        r"(?m:^[ \t]{0,12}\(?\d{1,3}[.)](?=\s))",
    ]
    return re.compile("|".join(parts))


def windows(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of text, in order and apart, that hold a number with what surrounds it."""
    start = end = -1
    for seed in _seeds().finditer(text):
        at = seed.start()
        if start < 0:
            start = max(0, at - _BEFORE)
        elif at - _BEFORE > end or at - start > _PIECE:
            yield _at_words(text, start, min(end, at))
            start = max(at - _BEFORE, min(end, at))
        end = at + _AFTER
    if start >= 0:
        yield _at_words(text, start, min(end, len(text)))


def _at_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch shortened at the left, lengthened at the right, to whole words of usual length."""
    moved = start
    while 0 < moved < min(end, start + 40) and text[moved - 1].isalnum() and text[moved].isalnum():
        moved += 1
    stop = min(end, len(text))
    while 0 < stop < min(len(text), end + 40) and text[stop - 1].isalnum() and text[stop].isalnum():
        stop += 1
    return moved, stop


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the tokens of a stretch of text in order."""
    struck = [match.span() for match in _voids().finditer(text, start, end)]
    struck.append((end + 1, end + 1))
    made, at = [], 0
    for match in _TOKEN.finditer(text, start, end):
        left, right = match.span()
        while struck[at][1] <= left:
            at += 1
        word = match.group()
        made.append(Token(word, word.lower(), left, right, struck[at][0] <= left))
    return made


def glued(made: list[Token], i: int) -> bool:
    """Return whether token i touches the one before it."""
    return 0 < i < len(made) and made[i - 1].end == made[i].start
