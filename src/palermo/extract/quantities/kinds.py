"""What a mention measures: from numbers with their units to quantities as a claim keeps them."""

import re

from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.nouns import counts_persons, is_plural, plural, singular
from palermo.extract.quantities.populations import whole_phrase
from palermo.extract.quantities.tokens import Token
from palermo.records.claims import Comparator, Quantity, QuantityKind

# Shapes that are mentions of a number and no quantity of a report.
_NO_QUANTITY = frozenset({"bare_age", "score", "one_of", "period"})
# What stands before a number that takes up again what was counted before, and how small it then is.
_DETERMINERS = frozenset({"the", "these", "those", "all", "its", "their", "his", "her", "our"})
_POINTERS = frozenset({"these", "those", "first", "last", "next"})
_STRESSED = frozenset({"only", "just"})
_SMALL = 20
_NO_UNIT = frozenset({"generation"})
# Kinds that are a rate once they are said to be for a time each: 14 hours a day, 50 a week. Pay stays money.
_RATED = frozenset({"count", "duration", "mass", "length", "area"})
_PARTICIPLE = re.compile(r"(?i)[a-z]{2}(?<!e)ed$")


def quantity(text: str, tokens: list[Token], mention: Mention, *, offset: int) -> Quantity | None:
    """Return the quantity of a mention, or None when the mention is none (a score, a period looked at)."""
    unit = mention.unit
    if mention.shape in _NO_QUANTITY or (unit is not None and unit.kind in _NO_UNIT):
        return None
    if _points_back(tokens, mention):
        return None
    kind, name = _kind(tokens, mention)
    scale = _scale(mention)
    low, high, comparator = _bounds(mention.value * scale, mention.high * scale, mention)
    start, end = tokens[mention.first].start, tokens[mention.end - 1].end
    return Quantity(
        kind=kind, low=low, high=high, unit=name, comparator=comparator, text=text[start:end],
        start=offset + start, end=offset + end, population=_population(text, tokens, mention, kind),
    )  # fmt: skip


def _points_back(tokens: list[Token], mention: Mention) -> bool:
    """Return whether a small number counts nothing new: these two practices, the first 12, one form of it."""
    if mention.unit is not None or mention.currency is not None or mention.shape != "plain" or mention.age:
        return False
    if mention.comparator != "=" or mention.per:
        return False
    before = tokens[mention.first - 1].key if mention.first else ""
    small = mention.value == mention.high < _SMALL
    if before in _POINTERS and small:
        return True
    spelled = tokens[mention.number].is_word
    thing = mention.noun is not None and not counts_persons(tokens, mention.noun)
    if spelled and mention.value == mention.high == 1 and thing and before not in _STRESSED:
        return True
    if thing and small and mention.noun is not None and mention.noun.head.lower() in english_numbers().not_counted:
        return True
    after = tokens[mention.end] if mention.end + 1 < len(tokens) else None
    compound = after is not None and after.text in "-‑" and after.start == tokens[mention.end - 1].end
    return spelled and compound and mention.noun is not None and not is_plural(mention.noun.head)


def _multiplies(tokens: list[Token], mention: Mention) -> bool:
    """Return whether "times" compares ("47 times more likely") and counts no occasions."""
    noun = mention.noun
    if noun is None or noun.words[0].lower() != "times" or mention.per or noun.end >= len(tokens):
        return False
    return tokens[noun.end].key in english_numbers().ratio_followers


def _scale(mention: Mention) -> float:
    """Return what the printed figure is multiplied by in the unit of the quantity."""
    if mention.currency is not None:
        return mention.currency.scale
    kind = mention.unit.kind if mention.unit is not None else ""
    return {"share": 0.01, "permille": 0.001}.get(kind, 1.0)


def _kind(tokens: list[Token], mention: Mention) -> tuple[QuantityKind, str]:
    """Return the kind and the unit of a mention; it is a rate where its words hold the time it is for."""
    per = f" per {mention.per}" if mention.per else ""
    timed = mention.per in english_numbers().times.values()
    kind, unit = _measured(tokens, mention, per)
    inside = mention.unit is not None or mention.noun is None  # else the figure alone is the quantity's text
    return ("rate" if timed and inside and kind in _RATED else kind), unit


def _measured(tokens: list[Token], mention: Mention, per: str) -> tuple[QuantityKind, str]:  # noqa: PLR0911 - one a kind
    if mention.currency is not None:
        return "money", mention.currency.code + per
    if mention.age:
        return "age", mention.unit.many if mention.unit is not None else "years"
    if mention.shape == "ratio":
        return "ratio", _ratio_unit(tokens, mention)
    if mention.shape == "fold" or _multiplies(tokens, mention):
        return "ratio", "times"
    if mention.unit is not None:
        return _unit_kind(mention, per)
    if mention.shape == "fraction" and mention.value < 1:
        return "share", "of the whole"
    if mention.noun is not None and mention.noun.words[0].lower() == "times":
        return "count", "times" + per
    return "count", _counted(tokens, mention) + per


def _unit_kind(mention: Mention, per: str) -> tuple[QuantityKind, str]:
    unit = mention.unit
    assert unit is not None  # noqa: S101 - the caller has looked
    match unit.kind:
        case "duration" | "mass" | "area" | "length" | "rate":
            return unit.kind, unit.many + per
        case "share" | "permille":
            return "share", "of the whole" + per
        case _:
            return "count", unit.many + per


def _ratio_unit(tokens: list[Token], mention: Mention) -> str:
    if mention.noun is None or counts_persons(tokens, mention.noun):
        return "persons per person"
    return f"{plural(mention.noun.head)} per {singular(mention.noun.head)}".lower()


def _counted(tokens: list[Token], mention: Mention) -> str:
    """Return the unit of a count: persons, or the noun phrase as the text has it, in the plural.

    A participle alone ("500 displaced") names no unit.
    """
    if mention.noun is None or (len(mention.noun.words) == 1 and _PARTICIPLE.search(mention.noun.head)):
        return ""
    if counts_persons(tokens, mention.noun):
        return "persons"
    return " ".join((*mention.noun.words[:-1], plural(mention.noun.words[-1])))


def _bounds(value: float, high: float, mention: Mention) -> tuple[float | None, float | None, Comparator]:
    """Return the bounds and the comparator: "over" leaves the top open, "nearly" and "up to" the bottom."""
    value, high = abs(value), abs(high)
    low, high = min(value, high), max(value, high)
    if low != high:
        return low, high, mention.comparator if mention.comparator == "~" else "="
    match mention.comparator:
        case ">" | ">=":
            return low, None, mention.comparator
        case "<" | "<=":
            return None, high, mention.comparator
        case "~" if mention.shape == "vague":
            return low, None, "~"
        case _:
            return low, high, mention.comparator


def _population(text: str, tokens: list[Token], mention: Mention, kind: QuantityKind) -> str | None:
    """Return the denominator of a share as stated: the words behind "of", up to a verb or a sign."""
    if kind == "ratio":
        found = mention.noun is not None and mention.shape == "ratio"
        return whole_phrase(text, tokens, mention.end) if found else None
    at = mention.end
    if kind != "share" or at + 1 >= len(tokens):
        return None
    halved = mention.shape == "fraction" and tokens[at].key in _DETERMINERS
    if tokens[at].key != "of" and not halved:
        return None
    start = end = at if halved else at + 1
    while end < min(len(tokens), start + 9) and _belongs(tokens[end], first=end == start):
        end += 1
    return text[tokens[start].start : tokens[end - 1].end] if end > start else None


def _belongs(token: Token, *, first: bool) -> bool:
    """Return whether a token can stand in the words of a denominator."""
    if token.void or token.text in '.,;:!?()[]"“”':
        return False
    return first or token.key not in english_numbers().ends_of_population
