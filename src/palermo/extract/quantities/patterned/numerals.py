"""Numbers in digits and words: written by place (1.2亿, 一百多万) or by adding up (dos mil trescientos)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from palermo.extract.quantities.patterned.words import NumberWords

_LONGEST = 40
_SPACES = r"[\s\u00a0\u2009\u202f]"


@dataclass(frozen=True, slots=True)
class Number:
    """The value of a number, and whether it says "several" or "and more"."""

    value: float
    several: bool = False
    more: bool = False


def either(words: Iterable[str]) -> str:
    """Return an expression for any of the words, the longest first; a space stands for any white space."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(r"\s".join(map(re.escape, word.split(" "))) for word in ordered) or r"(?!)"


def numeral(words: NumberWords) -> str:
    """Return an expression for a number of the language, without groups of its own."""
    return _positional(words) if words.numerals == "positional" else _additive(words)


def read_number(printed: str, words: NumberWords) -> Number | None:
    """Return the value of a number as printed, None where it holds none."""
    return _read_positional(printed, words) if words.numerals == "positional" else _read_additive(printed, words)


def _positional(words: NumberWords) -> str:
    spelled = [
        *words.cardinals,
        *words.scales,
        *words.large_scales,
        *words.several,
        *words.more,
        *words.contracted,
    ]
    signs, digits = "".join(spelled), "".join(words.cardinals)
    figure = r"\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)(?:[.．]\d{1,6})?|\d{1,15}(?:[.．]\d{1,6})?"
    scales = "".join([*words.scales, *words.large_scales])
    mixed = rf"(?:{figure})(?:\s?[{signs}]{{1,8}}(?:\d{{1,4}}[{scales}])?)?"
    first = "".join(sign for sign in signs if sign not in words.more)
    return rf"(?>{mixed}|[{first}][{signs}]{{0,{_LONGEST}}}(?:[点點][{digits}]{{1,6}})?)"


def _read_positional(printed: str, words: NumberWords) -> Number | None:
    more = any(sign in words.more for sign in printed)
    several = any(sign in words.several for sign in printed)
    for short, full in words.contracted.items():
        printed = printed.replace(short, full)
    plain = "".join(
        sign for sign in printed if sign not in words.more and not sign.isspace() and sign not in ",，"
    )
    if plain[:1].isdecimal():
        parts = re.findall(r"(\d+(?:[.．]\d+)?)(\D*)", plain)
        value = sum(float(figure.replace("．", ".")) * _factor(scale, words) for figure, scale in parts)
        return Number(value, several, more)
    whole, _, decimals = plain.replace("點", "点").partition("点")
    figure = _by_place(whole, words)
    if figure is None:
        return None
    if decimals:
        figure += float("0." + "".join(str(int(words.cardinals.get(sign, 0))) for sign in decimals))
    return Number(figure, several, more)


def _factor(scale: str, words: NumberWords) -> float:
    value = 1.0
    for sign in scale:
        value *= words.scales.get(sign, words.large_scales.get(sign, 1))
    return value


def _by_place(printed: str, words: NumberWords) -> float | None:
    """Return a whole number written by place: units of ten below the large ones, or digits alone."""
    if not any(sign in words.scales or sign in words.large_scales or sign in words.cardinals for sign in printed):
        return None
    if len(printed) > 1 and all(sign in words.cardinals for sign in printed):
        return float("".join(str(int(words.cardinals[sign])) for sign in printed))
    total = section = 0.0
    digit: float | None = None
    for sign in printed:
        if sign in words.cardinals or sign in words.several:
            digit = float(words.cardinals.get(sign, 2))
        elif sign in words.scales:
            section, digit = section + (1.0 if digit is None else digit) * words.scales[sign], None
        else:
            section, digit = section + (digit or 0.0), None
            total, section = (total + (section or 1.0)) * words.large_scales.get(sign, 1.0), 0.0
    return total + section + (digit or 0.0)


def _additive(words: NumberWords) -> str:
    scales = either([*words.scales, *words.large_scales])
    spelled = either([*words.cardinals, *words.scales, *words.large_scales])
    first = either([*words.cardinals, *words.scales])
    figure = rf"\d{{1,3}}(?:[.]\d{{3}}|{_SPACES}\d{{3}}){{1,5}}(?!\d)(?:,\d{{1,6}})?|\d{{1,15}}(?:[.,]\d{{1,6}})?"
    return (
        rf"(?:(?<![\w.,])(?:{figure})(?:\s(?:{scales})\b){{0,2}}"
        rf"|\b(?:{first})\b(?:\s(?:y\s)?(?:{spelled})\b){{0,7}})"
    )


def _read_additive(printed: str, words: NumberWords) -> Number | None:
    head = re.match(rf"\d[\d.,]*(?:{_SPACES}\d{{3}})*", printed)
    scales = {**words.scales, **words.large_scales}
    if head is not None:
        value = _figure(head.group())
        for word in printed[head.end() :].lower().split():
            value *= scales.get(word, 1)
        return Number(value)
    total = below = 0.0
    for word in printed.lower().split():
        if word in words.cardinals:
            below += words.cardinals[word]
        elif word in words.scales:
            below = (below or 1) * words.scales[word]
        elif word in words.large_scales:
            total, below = total + (below or 1) * words.large_scales[word], 0.0
    return Number(total + below) if total + below else None


def _figure(printed: str) -> float:
    """Return a figure with its thousands set off by a point or a space and its decimals by a comma, or a point."""
    plain = re.sub(_SPACES, "", printed).rstrip(".,")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", plain):
        return float(plain.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", plain):
        return float(plain.replace(",", ""))
    return float(plain.replace(",", "."))
