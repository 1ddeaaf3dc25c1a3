"""Quantities of Chinese text, simplified and traditional: 一百多万 · 数千 · 百分之三十三点七 · 每26人中有1人."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.records.claims import Comparator, Quantity, QuantityKind

_LONGEST_NUMBER = 40
_WHOLE = 6


class ChineseNumbers(BaseModel):
    """Chinese number words, as in `lexicons/zh/quantities.yaml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    digits: dict[str, int]
    tens: dict[str, int]
    myriads: dict[str, int]
    several: tuple[str, ...]
    idioms: dict[str, int]
    halves: tuple[str, ...]
    more: tuple[str, ...]
    bounds_before: dict[Comparator, tuple[str, ...]]
    bounds_after: dict[Comparator, tuple[str, ...]]
    persons: tuple[str, ...]
    classifiers: dict[str, str]
    durations: dict[str, str]
    ages: tuple[str, ...]
    money: dict[str, str]
    measures: dict[str, tuple[QuantityKind, str]]


@dataclass(frozen=True, slots=True)
class _Number:
    value: float
    several: bool
    more: bool


@cache
def chinese_numbers() -> ChineseNumbers:
    """Return the Chinese words of number."""
    return load_yaml("lexicons/zh/quantities.yaml", ChineseNumbers)


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


@cache
def _pattern() -> re.Pattern[str]:
    words = chinese_numbers()
    signs = "".join([*words.digits, *words.tens, *words.myriads, *words.several, *words.more])
    arabic = r"\d{1,3}(?:[,，]\d{3}){1,5}(?!\d)(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?"
    decimals = rf"(?:[点點][{''.join(words.digits)}]{{1,6}})?"
    number = rf"(?:(?:{arabic})\s?[{signs}]{{0,8}}|[{signs}]{{1,{_LONGEST_NUMBER}}}{decimals})"
    before = _either(word for group in words.bounds_before.values() for word in group)
    after = _either(word for group in words.bounds_after.values() for word in group)
    unit = _either(
        [
            *words.persons,
            *words.classifiers,
            *words.durations,
            *words.ages,
            *words.money,
            *words.measures,
            "倍",
            "成",
        ]
    )
    classifier = _either(words.classifiers)
    idioms = _either(words.idioms)
    shares = rf"百分之(?P<percent>{number})|(?P<low>{number})分之(?P<up>{number})|(?P<sign>{number})\s?[%％]"
    whole = rf"每\s?(?P<whole>{number})\s?(?:{classifier}|名)?(?P<among>\w{{0,8}}?)(?:中|里|裡|之中|当中|當中)?"
    ratio = rf"{whole}[就便]?有\s?(?P<part>{number})\s?(?P<per>人|名|{classifier})"
    count = rf"(?P<first>{number})(?:\s?(?:至|到|-|–|—|~|～)\s?(?P<second>{number}))?\s?(?P<unit>{unit})?"
    return re.compile(
        rf"(?P<before>(?:(?!{idioms})(?:{before})有?){{0,2}})\s?"
        rf"(?:{ratio}|{shares}|(?P<half>{_either(words.halves)})|(?P<idiom>{idioms})|{count})(?P<after>{after})?"
    )


@cache
def _void() -> re.Pattern[str]:
    words = chinese_numbers()
    digits = "".join(words.digits)
    return re.compile(
        rf"(?:\d{{4}}|[{digits}]{{4}})\s?年(?:代|度)?(?:\s?\d{{1,2}}\s?月(?:\s?\d{{1,2}}\s?[日号號])?)?"
        rf"|\d{{1,2}}\s?月(?:份|\s?\d{{1,2}}\s?[日号號])?|[{digits}十]{{1,3}}月(?:份|[{digits}十]{{1,3}}[日号號])?"
        rf"|\d{{1,2}}\s?[日号號](?![\d])|第\s?[\d{digits}十百]{{1,8}}|[\d{digits}十]{{1,3}}\s?[时時点點](?:\d{{1,2}}分?)?(?![{digits}\d小])"
        r"|https?://\S{1,500}|www\.\S{1,500}|\d{1,2}:\d{2}(?::\d{2})?|\d{4}[-/]\d{1,2}(?:[-/]\d{1,2})?"
        r"|[A-Za-z][\w-]{0,20}\d[\w-]{0,20}|(?:一些|一样|一樣|一直|一定|一起|一般|一旦|一切|唯一|统一|統一|(?<!分)之一|万一|萬一|进一步|進一步|一方面|一带一路|一帶一路|(?<![一二三四五六七八九\d])十分(?![钟鐘之])|千[万萬](?=[别別不要])|三期|四川|百姓|星期[一二三四五六]|周[一二三四五六])"
        r"|[(（\[]\s?\d{1,3}(?:\s?[,，、;；–-]\s?\d{1,3}){0,30}\s?[)）\]]|\d{2,4}年代"
    )


def read_number(text: str) -> _Number | None:
    """Return a Chinese or mixed number: 1.2亿, 一百多万, 数千, 二十余; None when there is no figure in it."""
    words = chinese_numbers()
    more = any(sign in words.more for sign in text)
    several = any(sign in words.several for sign in text)
    plain = "".join(sign for sign in text if sign not in words.more and not sign.isspace())
    head = re.match(r"[\d,，]+(?:\.\d+)?", plain)
    if head is not None:
        value = float(head.group().replace(",", "").replace("，", ""))
        return _Number(value * _multiplier(plain[head.end() :]), several, more)
    whole, _, decimals = plain.replace("點", "点").partition("点")
    figure = _figure(whole)
    if figure is None:
        return None
    if decimals:
        figure += float("0." + "".join(str(words.digits.get(sign, 0)) for sign in decimals))
    return _Number(figure, several, more)


def _multiplier(text: str) -> float:
    words = chinese_numbers()
    value = 1.0
    for sign in text:
        value *= words.tens.get(sign, words.myriads.get(sign, 1))
    return value


def _figure(text: str) -> float | None:
    """Return the value of a whole number in characters: units of ten below myriads, or digits alone."""
    words = chinese_numbers()
    if not any(sign in words.tens or sign in words.myriads or sign in words.digits for sign in text):
        return None
    if len(text) > 1 and all(sign in words.digits for sign in text):
        return float("".join(str(words.digits[sign]) for sign in text))
    total = section = 0.0
    digit: float | None = None
    for sign in text:
        if sign in words.digits or sign in words.several:
            digit = float(words.digits.get(sign, 2))
        elif sign in words.tens:
            section, digit = section + (1.0 if digit is None else digit) * words.tens[sign], None
        else:
            section, digit = section + (digit or 0.0), None
            total, section = (total + (section or 1.0)) * words.myriads[sign], 0.0
    return total + section + (digit or 0.0)


def find_chinese(text: str, *, offset: int) -> tuple[Quantity, ...]:
    """Return the quantities of a Chinese text, in order and apart."""
    voids = [match.span() for match in _void().finditer(text)]
    found: list[Quantity] = []
    at = void = 0
    while True:
        match = _pattern().search(text, at)
        if match is None:
            return tuple(found)
        while void < len(voids) and voids[void][1] <= match.start():
            void += 1
        if void < len(voids) and voids[void][0] < match.end():
            # A date or idiom inside: go on behind it, unless a quantity ends before it starts.
            at = max(voids[void][1], match.start() + 1)
            continue
        quantity = _quantity(match, offset)
        if quantity is not None:
            found.append(quantity)
        at = match.end()


def _quantity(match: re.Match[str], offset: int) -> Quantity | None:
    parts = match.groupdict()
    if parts["whole"]:
        return _ratio(match, offset)
    if parts["percent"] or parts["sign"] or parts["low"] or parts["half"]:
        return _share(match, offset)
    if parts["idiom"]:
        return _idiom(match, offset)
    return _count(match, offset)


def _idiom(match: re.Match[str], offset: int) -> Quantity:
    """Return the order of magnitude that an idiom says: 成千上万 is thousands."""
    words = chinese_numbers()
    after = match.string[match.end() : match.end() + 6].lstrip("的个個")
    unit = "persons" if after.startswith(words.persons) else ""
    number = _Number(words.idioms[match["idiom"]], several=True, more=False)
    return _made(match, offset, "count", unit, number, number.value)


def _comparator(match: re.Match[str]) -> Comparator:
    words = chinese_numbers()
    for group, bounds in (("before", words.bounds_before), ("after", words.bounds_after)):
        for sign, phrases in bounds.items():
            if any((match.group(group) or "").startswith(phrase) for phrase in phrases):
                return _longest(match.group(group), bounds) or sign
    return "="


def _longest(text: str, bounds: dict[Comparator, tuple[str, ...]]) -> Comparator | None:
    best, found = 0, None
    for sign, phrases in bounds.items():
        for phrase in phrases:
            if text.startswith(phrase) and len(phrase) > best:
                best, found = len(phrase), sign
    return found


def _made(  # noqa: PLR0913, PLR0917 - a match, its offset and what was read from it
    match: re.Match[str], offset: int, kind: QuantityKind, unit: str, low: _Number, high: float
) -> Quantity:
    comparator = _comparator(match)
    bottom: float | None = low.value
    top: float | None = high
    if low.value == high:
        if low.several and comparator == "=":
            comparator, top = "~", None
        elif low.more and comparator == "=":
            comparator = ">"
        if comparator in (">", ">="):
            top = None
        elif comparator in ("<", "<="):
            bottom = None
    start, end = match.start(), match.end()
    if kind == "count" and match["unit"] and not match["after"]:
        end = match.start("unit")
    printed = match.string[start:end]
    start += len(printed) - len(printed.lstrip())
    end -= len(printed) - len(printed.rstrip())
    return Quantity(kind, bottom, top, unit, comparator, printed.strip(), offset + start, offset + end)


def _ratio(match: re.Match[str], offset: int) -> Quantity | None:
    whole, part = read_number(match["whole"]), read_number(match["part"])
    if whole is None or part is None or not 0 < part.value < whole.value:
        return None
    value = part.value / whole.value
    unit = "persons per person" if match["per"] in chinese_numbers().persons or match["per"] == "个" else "per one"
    made = _made(match, offset, "ratio", unit, _Number(value, several=False, more=False), value)
    return replace(made, population=match["among"] or None)


def _whole(match: re.Match[str]) -> str | None:
    """Return the persons that a share is of, where they stand right behind it: 三分之一的妇女."""
    behind = match.string[match.end() : match.end() + _WHOLE].removeprefix("的")
    words = sorted(chinese_numbers().persons, key=lambda word: -len(word))
    return next((word for word in words if len(word) > 1 and behind.startswith(word)), None)


def _about(first: str) -> tuple[str, str] | None:
    """Return the two numbers of a pair of neighbouring digits: 两三百 is 200 to 300, 七八 is 7 to 8."""
    words = chinese_numbers()
    if len(first) < 2 or not all(sign in words.digits for sign in first[:2]):  # noqa: PLR2004 two digits
        return None
    low, high, rest = first[0], first[1], first[2:]
    fits = words.digits[high] == words.digits[low] + 1 and 0 < words.digits[low] < 9  # noqa: PLR2004 the last digit
    return (
        (low + rest, high + rest)
        if fits and all(sign in {**words.tens, **words.myriads} for sign in rest)
        else None
    )


def _share(match: re.Match[str], offset: int) -> Quantity | None:
    if match["half"]:
        number = _Number(0.5, several=False, more=False)
    elif match["low"]:
        lower, upper = read_number(match["low"]), read_number(match["up"])
        if lower is None or upper is None or not lower.value:
            return None
        number = _Number(upper.value / lower.value, upper.several, upper.more)
    else:
        read = read_number(match["percent"] or match["sign"])
        if read is None:
            return None
        number = _Number(read.value / 100, read.several, read.more)
    made = _made(match, offset, "share", "of the whole", number, number.value)
    return replace(made, population=_whole(match))


def _count(match: re.Match[str], offset: int) -> Quantity | None:
    """Return a count, measure, age, duration or sum of money; without a unit only a large number."""
    pair = _about(match["first"]) if match["second"] is None else None
    first, last = pair or (match["first"], match["second"])
    number = read_number(first)
    second = read_number(last) if last else None
    unit = match["unit"]
    if number is None or (unit is None and number.value < 10 and not number.several):  # noqa: PLR2004 - 一 as a word
        return None
    if unit is None and match["first"].isdecimal() and 1500 <= number.value < 2200:  # noqa: PLR2004 - a year
        return None
    articles = (*chinese_numbers().classifiers, *chinese_numbers().persons)
    if number.value == 1 and unit in articles and not match["before"] and not match["first"].isdecimal():
        return None  # "一个" and "一名" are articles more often than counts
    if unit == "成":
        return _tenths(match, offset, number, second)
    if last and second is not None and number.value < second.value:
        shared = second.value / number.value
        tail = _multiplier("".join(s for s in last if s in chinese_numbers().myriads))
        low = number.value * tail if shared >= tail > 1 else number.value
        return _made(match, offset, *_unit(unit), _Number(low, several=False, more=False), second.value)
    return _made(match, offset, *_unit(unit), number, number.value)


def _tenths(match: re.Match[str], offset: int, number: _Number, second: _Number | None) -> Quantity | None:
    """Return the share that tenths stand for: 四成 is 40 percent."""
    if not 0 < number.value <= 10 or match.string[match.end("unit") :].startswith("不变"):  # noqa: PLR2004 the whole
        return None
    low = _Number(round(number.value / 10, 9), number.several, number.more)
    made = _made(match, offset, "share", "of the whole", low, low.value if second is None else second.value / 10)
    return replace(made, population=_whole(match))


def _unit(unit: str | None) -> tuple[QuantityKind, str]:  # noqa: PLR0911 - one return a kind
    """Return the kind and the unit that a measure word stands for."""
    words = chinese_numbers()
    if unit is None:
        return "count", ""
    if unit in words.persons:
        return "count", "persons"
    if unit in words.durations:
        return "duration", words.durations[unit]
    if unit in words.ages:
        return "age", "years"
    if unit in words.money:
        return "money", words.money[unit]
    if unit in words.measures:
        return words.measures[unit]
    return ("ratio", "times") if unit == "倍" else ("count", words.classifiers.get(unit, unit))
