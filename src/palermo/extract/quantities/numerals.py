"""Numbers in digits and English words: 13,000 · 1.2 million · two hundred and fifty · dozens · two-thirds."""

import re
from dataclasses import dataclass
from typing import Literal

from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.tokens import Token, glued

_DECIMAL_COMMA = re.compile(r"\d{1,3},\d{1,2}")

Form = Literal["plain", "vague", "fraction", "fold", "article"]


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number: its value, the token after it, how it is written, and its last multiplier (1 when none)."""

    value: float
    end: int
    form: Form
    multiplier: float = 1.0
    spelled: bool = False


def _key(tokens: list[Token], i: int) -> str:
    return tokens[i].key if 0 <= i < len(tokens) else ""


def read_numeral(tokens: list[Token], i: int) -> Numeral | None:
    """Return the number that starts at token i, or None."""
    if i >= len(tokens) or tokens[i].void:
        return None
    if tokens[i].is_figure or (tokens[i].text == "." and i + 1 < len(tokens) and _is_point(tokens, i)):
        return _figure(tokens, i)
    return _vague(tokens, i) or _fraction(tokens, i) or _spelled(tokens, i)


def _is_point(tokens: list[Token], i: int) -> bool:
    """Return whether token i is the point of a decimal without a leading zero (".08")."""
    return (
        tokens[i + 1].is_figure and glued(tokens, i + 1) and not glued(tokens, i) and "." not in tokens[i + 1].text
    )


def _figure(tokens: list[Token], i: int) -> Numeral:
    words = english_numbers()
    if tokens[i].text == ".":
        return _magnified(tokens, i + 2, float("0." + tokens[i + 1].text.replace(",", "")))
    value = _digits(tokens[i].text)
    after = i + 1
    if _key(tokens, after) in words.fraction_signs:
        return _magnified(tokens, after + 1, value + words.fraction_signs[_key(tokens, after)])
    if _slashed(tokens, after):  # "10 1/2"
        return _magnified(tokens, after + 3, value + float(tokens[after].text) / float(tokens[after + 2].text))
    if _slashed(tokens, i):
        return Numeral(value / float(tokens[i + 2].text), i + 3, "fraction")
    return _magnified(tokens, after, value)


def _digits(printed: str) -> float:
    """Return the value of a figure: groups by commas or spaces, decimals behind a point or, alone, a comma."""
    if _DECIMAL_COMMA.fullmatch(printed):
        return float(printed.replace(",", "."))
    return float("".join(sign for sign in printed if sign.isdecimal() or sign == "."))


def _slashed(tokens: list[Token], i: int) -> bool:
    """Return whether a fraction such as 1/2 starts at token i: small, the upper figure below the lower one."""
    if (
        i + 2 >= len(tokens)
        or tokens[i + 1].text not in "/⁄"
        or not (glued(tokens, i + 1) and glued(tokens, i + 2))
    ):
        return False
    upper, lower = tokens[i].text, tokens[i + 2].text
    return upper.isdecimal() and lower.isdecimal() and 0 < int(upper) < int(lower) <= 10  # noqa: PLR2004 - tenths


def _multiplier(key: str) -> float | None:
    """Return what a word multiplies by, in the singular or, behind a number, the plural: 5 lakhs, three dozens."""
    multipliers = english_numbers().multipliers
    return multipliers.get(key, multipliers.get(key.removesuffix("s")))


def _magnified(tokens: list[Token], i: int, value: float, *, spelled: bool = False) -> Numeral:
    """Return the number times the multiplier words that follow it, if any."""
    words = english_numbers()
    multiplier = 1.0
    while i < len(tokens) and not tokens[i].void:
        at = i + 1 if tokens[i].text == "-" and glued(tokens, i) and glued(tokens, i + 1) else i
        found = _multiplier(_key(tokens, at)) or words.short_multipliers.get(_key(tokens, at))
        if found is None:
            break
        multiplier, i = multiplier * found, at + 1
    return Numeral(value * multiplier, i, "plain", multiplier, spelled)


def _vague(tokens: list[Token], i: int) -> Numeral | None:
    """Return an order of magnitude as its least: tens of thousands is 20,000 up, several hundred 200 up."""
    words = english_numbers()
    key = tokens[i].key
    if key in words.vague_multipliers or (key == "a" and _key(tokens, i + 1) in words.vague_multipliers):
        after = i + 1 if key in words.vague_multipliers else i + 2
        if _key(tokens, after) == "of":
            after += 1
        factor = words.multipliers.get(_key(tokens, after))
        return None if factor is None else Numeral(2 * factor, after + 1, "vague", factor)
    if key not in words.vague:
        return None
    value, after = words.vague[key], i + 1
    while _key(tokens, after) == "of" and _key(tokens, after + 1) in words.vague:
        value, after = value * words.vague[_key(tokens, after + 1)] / 2, after + 2
    if key == "tens" and after == i + 1:
        return None
    if _key(tokens, after) == "of" and _key(tokens, after + 1) in words.multipliers:
        value, after = value * words.multipliers[_key(tokens, after + 1)], after + 2
    return None if key == "scores" and _key(tokens, after) != "of" else Numeral(value, after, "vague")


def _fraction(tokens: list[Token], i: int) -> Numeral | None:
    """Return a fraction in words: a third of, one-third, two thirds, three quarters, half of."""
    words = english_numbers()
    key = tokens[i].key
    if key in words.fraction_signs:
        return Numeral(words.fraction_signs[key], i + 1, "fraction")
    if key == "half":
        return _half(tokens, i)
    if key in words.folds:
        return Numeral(words.folds[key], i + 1, "fold")
    upper = 1.0 if key in ("a", "one") else words.cardinals.get(key, 0.0)
    at = i + 1
    if _key(tokens, at) in ("-", "‑", "–"):
        at += 1
    lower = words.fractions.get(_key(tokens, at), 0)
    plural = _key(tokens, at).endswith("s") or _key(tokens, at) == "halves"
    if not lower or not upper or (upper > 1) != plural or upper >= lower:
        return None
    if _key(tokens, at + 1) == "of" and _key(tokens, at + 2) == "a" and _key(tokens, at + 3) in words.multipliers:
        factor = words.multipliers[_key(tokens, at + 3)]
        return Numeral(upper / lower * factor, at + 4, "plain", factor, spelled=True)  # a quarter of a million
    named = key == "a" and _key(tokens, at + 1) not in ("of", "were", "are", "is", "was", "have", "had")
    return None if named else Numeral(upper / lower, at + 1, "fraction")  # "a third party", "a quarter"


def _half(tokens: list[Token], i: int) -> Numeral | None:
    """Return a half as a share ("half of", "half the"), or half a million; no half-time, no second half."""
    after = _key(tokens, i + 1)
    factor = english_numbers().multipliers.get(_key(tokens, i + 2), 0.0) if after in ("a", "-") else 0.0
    if factor:
        return Numeral(factor / 2, i + 3, "plain", factor)
    before = _key(tokens, i - 1)
    if before in ("first", "second", "this", "that", "last", "other", "better", "back", "top", "bottom", "-", "a"):
        return None
    if after in ("of", "the", "its", "their", "his", "her", "our", "all", "these", "those"):
        return Numeral(0.5, i + 1, "fraction")
    return None


def _spelled(tokens: list[Token], i: int) -> Numeral | None:
    """Return a number in words, by adding below a hundred and multiplying by what is larger."""
    words = english_numbers()
    key = tokens[i].key
    if key in ("a", "an") and _key(tokens, i + 1) in words.multipliers and not tokens[i + 1].void:
        return _sum(tokens, i + 1, 1.0, form="article")
    if key in words.cardinals:
        return _sum(tokens, i, 0.0, form="plain")
    return None


def _sum(tokens: list[Token], i: int, below: float, *, form: Form) -> Numeral:
    words = english_numbers()
    total, last, at = 0.0, 1.0, i
    while at < len(tokens):
        step = at
        if at > i and tokens[at].key in ("-", "‑", "and", ",") and at + 1 < len(tokens):
            step = at + 1
        key = tokens[step].key
        if tokens[step].void:
            break
        if (
            key in words.cardinals
            and _fits(below, words.cardinals[key])
            and _joins(tokens, i, at, step, total + below)
        ):
            below, last = below + words.cardinals[key], 1.0
        elif (factor := _multiplier(key)) is not None and (at == step or tokens[at].text in "-‑"):
            last = factor
            if factor > 100:  # noqa: PLR2004 - hundred and dozen multiply only what stands below a thousand
                total, below = total + (below or 1) * factor, 0.0
            else:
                below = (below or 1) * factor
        else:
            break
        at = step + 1
    halved = _after_half(tokens, at)
    if halved is not None:
        return _magnified(tokens, halved, total + below + 0.5, spelled=True)
    return Numeral(total + below, at, form, last, spelled=True)


def _after_half(tokens: list[Token], at: int) -> int | None:
    """Return the token after "and a half", also with hyphens, where that starts at a token."""
    ends = [place for place in range(at, min(at + 6, len(tokens))) if tokens[place].text not in "-‑"][:3]
    keys = [tokens[place].key for place in ends]
    return ends[-1] + 1 if keys == ["and", "a", "half"] else None


def _fits(below: float, value: float) -> bool:
    """Return whether a number word can be added: units after tens, tens after hundreds."""
    if not below:
        return True
    if below % 100 == 0:
        return True
    return below % 100 >= 20 and below % 10 == 0 and 0 < value < 10  # noqa: PLR2004 - units after tens


def _joins(tokens: list[Token], i: int, at: int, step: int, so_far: float) -> bool:
    """Return whether "and" or a comma before a number word joins it to a larger number before it."""
    if at in (step, i):
        return True
    if tokens[at].text in "-‑":
        return so_far % 10 == 0 and so_far > 0
    return so_far >= 100 and (tokens[at].key == "and" or so_far >= 1000)  # noqa: PLR2004 - hundreds and thousands
