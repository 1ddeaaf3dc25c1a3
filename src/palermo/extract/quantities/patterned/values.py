"""The ends of a number and the bound on it: 两三百 is 200 to 300, 十五六 is 15 to 16, 7 a 10 millones."""

import re

from palermo.extract.quantities.patterned.numerals import Number, read_number
from palermo.extract.quantities.patterned.words import NumberWords
from palermo.records.claims import Comparator

_LAST_DIGIT = 9


def ends_of(printed: str, second: str | None, words: NumberWords) -> tuple[Number, Number | None] | None:
    """Return the one or two ends of a number; None where they are no number or no range."""
    pair = _neighbours(printed, words) if second is None else None
    first, last = pair or (printed, second)
    low = read_number(first, words)
    if low is None:
        return None
    high = read_number(last, words) if last is not None else None
    if high is None:
        return (low, None) if last is None else None
    if high.value == low.value % 10 + 1 < _LAST_DIGIT + 1 < low.value:  # 十八、九 leaves out the ten
        return low, Number(low.value + 1)
    value = _with_scale(low.value, high.value, first, last or "", words)
    return (Number(value), high) if value < high.value else None


def _with_scale(low: float, high: float, first: str, last: str, words: NumberWords) -> float:
    """Return the lower end with the scale that only the higher one has: 7 to 10 million."""
    scale = 1.0
    for name, size in (*words.large_scales.items(), *words.scales.items()):
        if len(last) > len(name) and last.lower().endswith(name) and not first.lower().endswith(name):
            scale *= size
            last = last[: -len(name)]
    return low * scale if low < high and low * scale < high else low


def _neighbours(printed: str, words: NumberWords) -> tuple[str, str] | None:
    """Return the two numbers of a pair of neighbouring digits, where the language guesses so."""
    if words.numerals != "positional":
        return None
    scaled = any(sign in words.scales or sign in words.large_scales for sign in printed)
    if len(printed) != 2 and not scaled:  # noqa: PLR2004 - digits alone are a number written by place
        return None
    values = [words.cardinals.get(sign, 0.0) for sign in printed]
    for at in range(len(values) - 1):
        beside = [*values[max(at - 1, 0) : at], *values[at + 2 : at + 3]]
        if 0 < values[at] < _LAST_DIGIT and values[at + 1] == values[at] + 1 and not any(beside):
            return printed[: at + 1] + printed[at + 2 :], printed[:at] + printed[at + 1 :]
    return None


def told_comparator(match: re.Match[str], words: NumberWords) -> Comparator:
    """Return the bound that stands before or behind a figure: of two before it, the one beside it."""
    told = _folded(match.groupdict().get("inner") or match.group("bounds")).removesuffix("有")
    if told:
        longest = sorted(_listed(words), key=lambda pair: -len(pair[1]))
        return next((sign for sign, phrase in longest if told.endswith(phrase)), "=")
    behind = _folded(match.groupdict().get("after") or "")
    pairs = ((sign, phrase) for sign, phrases in words.bounds_after.items() for phrase in phrases)
    return next((sign for sign, phrase in pairs if behind == phrase), "=")


def _listed(words: NumberWords) -> list[tuple[Comparator, str]]:
    return [
        (sign, phrase)
        for bounds in (words.bounds_before, words.scale_bounds)
        for sign, phrases in bounds.items()
        for phrase in phrases
    ]


def _folded(printed: str) -> str:
    return " ".join(printed.lower().split())
