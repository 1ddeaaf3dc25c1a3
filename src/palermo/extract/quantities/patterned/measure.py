"""What a matched form measures: kind, bounds and unit, no more exact than its words."""

import re

from palermo.extract.quantities.patterned.forms import Form
from palermo.extract.quantities.patterned.numerals import Number, read_number
from palermo.extract.quantities.patterned.values import ends_of, told_comparator
from palermo.extract.quantities.patterned.words import NumberWords
from palermo.records.claims import Comparator, Quantity, QuantityKind

_FIRST_YEAR, _LAST_YEAR = 1500, 2199
_TENTHS, _LEAST_BARE, _WHOLE = 10, 10, 12


def read_form(match: re.Match[str], form: Form, words: NumberWords, *, offset: int) -> tuple[Quantity, ...] | None:
    """Return the quantity of a match; none for an article, a year, a period looked at; None for another form."""
    groups = {"unit": None, "second": None, "after": None, **match.groupdict()}
    match form:
        case "ratio":
            return _ratio(match, groups, words, offset)
        case "share":
            return _share(match, groups, words, offset)
        case "rate" | "count":
            return _count(match, groups, words, offset, rate=form == "rate")


def _ratio(
    match: re.Match[str], groups: dict[str, str | None], words: NumberWords, offset: int
) -> tuple[Quantity, ...] | None:
    whole, part = (read_number(groups[name] or "", words) for name in ("whole", "part"))
    if whole is None or part is None or not 0 < part.value < whole.value:
        return None
    value = Number(part.value / whole.value)
    among = groups.get("among")
    return (_made(match, words, offset, "ratio", "persons per person", (value, None), population=among or None),)


def _share(
    match: re.Match[str], groups: dict[str, str | None], words: NumberWords, offset: int
) -> tuple[Quantity, ...] | None:
    ends = _share_ends(groups, words)
    if ends is None or not 0 <= ends[0].value <= _TENTHS:
        return None
    among = groups.get("among") or _whole(match, words)
    return (_made(match, words, offset, "share", "of the whole", ends, population=among),)


def _share_ends(groups: dict[str, str | None], words: NumberWords) -> tuple[Number, Number | None] | None:
    if groups.get("half"):
        return Number(0.5), None
    if groups.get("up"):
        lower = words.parts.get((groups.get("lower") or "").lower())
        below = Number(lower) if lower else read_number(groups.get("low") or "", words)
        above = read_number(groups["up"] or "", words)
        fits = below is not None and above is not None and 0 < above.value < below.value
        return (Number(above.value / below.value), None) if fits and above and below else None
    name, size = ("tenths", 10) if groups.get("tenths") else ("percent", 100)
    ends = ends_of(groups.get(name) or "", groups.get(f"{name}_to"), words)
    if ends is None or (size == _TENTHS and not 0 < ends[0].value <= _TENTHS):
        return None
    low, high = ends
    scaled = Number(round(low.value / size, 9), low.several, low.more)
    return scaled, None if high is None else Number(round(high.value / size, 9))


def _whole(match: re.Match[str], words: NumberWords) -> str | None:
    """Return the persons that a share is of, where they stand right behind it: 三分之一的妇女."""
    behind = match.string[match.end() : match.end() + _WHOLE].removeprefix("的")
    named = sorted((word for word in words.persons if len(word) > 1), key=lambda word: -len(word))
    return next((word for word in named if behind.startswith(word)), None)


def _count(
    match: re.Match[str], groups: dict[str, str | None], words: NumberWords, offset: int, *, rate: bool
) -> tuple[Quantity, ...] | None:
    printed, unit = groups.get("first") or "", groups["unit"]
    if groups.get("vague"):
        value = Number(words.vague[" ".join((groups["vague"] or "").lower().split())], several=True)
        ends: tuple[Number, Number | None] | None = (value, None)
    else:
        ends = ends_of(printed, groups["second"], words)
    measured: tuple[QuantityKind, str] = ("count", "") if unit is None else words.unit(unit)
    kind, name = measured
    if ends is None:
        return None
    if _is_none(match, groups, words, ends[0], kind):
        return ()
    if kind == "duration" and _is_age(match, words):
        kind, name = "age", "years"
    if rate:
        time = words.times[" ".join((groups["time"] or "").lower().split())]
        kind, name = ("money" if kind == "money" else "rate"), f"{name} per {time}".strip()
    return (_made(match, words, offset, kind, name, ends),)


def _is_none(
    match: re.Match[str], groups: dict[str, str | None], words: NumberWords, number: Number, kind: QuantityKind
) -> bool:
    """Return whether a number is none of a report: an article, a year, a small number, a period."""
    printed, unit, bounded = (groups.get("first") or "").lower(), groups["unit"], bool(match["bounds"])
    if groups.get("vague"):
        return False
    if number.value == 0 or (unit is None and number.value < _LEAST_BARE and not number.several and not bounded):
        return True
    alone = unit is None and printed.strip().isdecimal() and len(printed.strip()) == len("2000")
    if alone and _FIRST_YEAR <= number.value <= _LAST_YEAR:
        return True
    if printed in words.articles and not bounded and (words.whole_words or kind == "count"):
        return True
    return kind == "duration" and _looked_at(match, words)


def _looked_at(match: re.Match[str], words: NumberWords) -> bool:
    before = match.string[max(0, match.start() - _WHOLE) : match.start()].rstrip().lower()
    after = match.string[match.end() : match.end() + _WHOLE].lstrip().lower()
    return before.endswith(words.looked_at_before) or after.startswith(words.looked_at_after)


def _is_age(match: re.Match[str], words: NumberWords) -> bool:
    """Return whether a duration is an age by the words beside it: de 15 años; no term of prison."""
    before = match.string[max(0, match.start() - 2 * _WHOLE) : match.start()] + match["bounds"]
    after = match.string[match.end() : match.end() + 2 * _WHOLE].lstrip().lower()
    cued = words.aged_before != () and before.rstrip().lower().endswith(words.aged_before)
    return cued and not (words.not_aged_after and after.startswith(words.not_aged_after))


def _made(  # noqa: PLR0913, PLR0917 - a match, its words and offset, and what was read from it
    match: re.Match[str], words: NumberWords, offset: int, kind: QuantityKind, unit: str,
    ends: tuple[Number, Number | None], *, population: str | None = None,
) -> Quantity:  # fmt: skip
    low, high, comparator = _bounds(match, words, ends)
    start, end = match.span()
    if kind == "count" and match.groupdict().get("unit") and not match.groupdict().get("after"):
        end = match.start("of" if match.groupdict().get("of") else "unit")
    printed = match.string[start:end]
    start += len(printed) - len(printed.lstrip())
    end -= len(printed) - len(printed.rstrip())
    return Quantity(
        kind, low, high, unit, comparator, match.string[start:end], offset + start, offset + end, population
    )


def _bounds(
    match: re.Match[str], words: NumberWords, ends: tuple[Number, Number | None]
) -> tuple[float | None, float | None, Comparator]:
    low, high = ends
    comparator = told_comparator(match, words)
    if high is not None:
        return low.value, high.value, comparator if comparator == "~" else "="
    if low.several and comparator in ("=", "~"):
        return low.value, None, "~"
    if (low.more or match.groupdict().get("infix")) and comparator == "=":
        comparator = ">"
    if comparator in (">", ">="):
        return low.value, None, comparator
    return (None if comparator in ("<", "<=") else low.value), low.value, comparator
