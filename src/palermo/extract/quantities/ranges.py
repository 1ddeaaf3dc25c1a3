"""Mentions that belong together: ranges, scores, bare ages, and periods that are only looked at."""

from dataclasses import replace

from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.tokens import Token, glued

_OLDEST = 110
_DASHES = "-–—‑−~"


def join_ranges(tokens: list[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with ranges joined: 7-10, between 50 and 100, 7 to 10 million, $1 to $2."""
    joined: list[Mention] = []
    for mention in mentions:
        last = joined[-1] if joined else None
        pair = None if last is None else _range(tokens, last, mention)
        if pair is None:
            joined.append(mention)
        else:
            joined[-1] = pair
    return joined


def _range(tokens: list[Token], low: Mention, high: Mention) -> Mention | None:  # noqa: PLR0911 - a list of reasons, one return each
    """Return the range of two mentions that stand side by side, or None."""
    words = english_numbers()
    if low.value != low.high or low.shape not in ("plain", "fraction") or high.shape not in ("plain", "fraction"):
        return None
    between = [token.key for token in tokens[low.end : high.first]]
    if high.value < 0 and between == [] and tokens[high.first].text in _DASHES:
        high = replace(high, value=-high.value, high=-high.high)
        between = [tokens[high.first].key]
    if not between and high.first > low.first and tokens[high.first - 1].text in _DASHES:
        between = ["-"]
    opened = _opener(tokens, low.first)
    link = _link(between, opened)
    if link is None or link not in words.range_links or not _same_measure(low, high):
        return None
    if link == "and" and opened != "between":
        return None
    if link == "or" and not (_neighbours(low.value, high.value) and low.unit is None and low.currency is None):
        return None
    if link in ("–", "—", "/") and not low.value < high.value and high.unit is None and high.noun is None:
        return None
    if high.comparator not in ("=", low.comparator) or (
        link == "and" and high.per and low.per != high.per and low.per
    ):
        return None
    return _joined(tokens, low, high, opened)


def _neighbours(low: float, high: float) -> bool:
    """Return whether two figures that "or" joins are one guess: two or three, 20 or 30."""
    return high == low + 1 or (low % 10 == 0 and high == low + 10)


def _link(between: list[str], opened: str) -> str | None:
    """Return what joins the two figures, a word or a dash, when nothing else stands between them."""
    plain = [key for key in between if key != ","]
    if len(plain) > 1:  # "200,000 to-260,000", "0-to-60"
        plain = [key for key in plain if key not in _DASHES]
    return plain[0] if len(plain) == 1 and (opened or "," not in between) else None


def _opener(tokens: list[Token], i: int) -> str:
    """Return "between" or "from" where the first figure of a range follows it."""
    if i and tokens[i - 1].key in ("between", "from"):
        return tokens[i - 1].key
    if [token.key for token in tokens[max(i - 3, 0) : i]] == ["the", "ages", "of"]:  # between the ages of 5 and 14
        return "between"
    if i > 1 and tokens[i - 2].key in ("between", "from") and not tokens[i - 1].is_figure:
        return tokens[i - 2].key
    return ""


def _same_measure(low: Mention, high: Mention) -> bool:
    if (low.currency is not None and high.unit is not None) or (
        low.unit is not None and high.currency is not None
    ):
        return False
    if low.unit is not None and low.unit.kind in ("share", "points") and high.unit is None:
        return False
    if low.currency is not None and high.currency is not None and low.currency != high.currency:
        return False
    if low.unit is not None and high.unit is not None and low.unit != high.unit:
        return False
    if low.unit is not None and high.unit is None and high.noun is not None:
        return False
    return not (
        low.noun is not None and low.unit is None and low.currency is None and low.end + 1 < high.first - 1
    )


def _joined(tokens: list[Token], low: Mention, high: Mention, opened: str) -> Mention:
    """Return the range; the lower figure takes the multiplier of the higher ("7 to 10 million")."""
    value = low.value
    if low.multiplier == 1 and high.multiplier > 1 and value < high.value / high.multiplier * 10:
        value *= high.multiplier
    if _cut_short(tokens, low, high):
        value *= 1000
    first = low.first
    if opened and first and tokens[first - 1].key == opened:
        first -= 1
    changed = opened == "from" and _changes(tokens, first)
    return replace(
        high, value=value, high=high.high, first=first, number=low.number, comparator=low.comparator,
        shape="plain", currency=high.currency or low.currency, unit=high.unit or low.unit,
        noun=high.noun or low.noun, age=low.age or high.age, changed=changed,
    )  # fmt: skip


def _cut_short(tokens: list[Token], low: Mention, high: Mention) -> bool:
    """Return whether the lower figure leaves out its thousands: 12-15,000."""
    printed = tokens[high.number].text
    dashed = all(token.text in _DASHES for token in tokens[low.end : high.number])
    whole = "," in printed and low.value == int(low.value) and tokens[low.number].text.isdecimal()
    return dashed and whole and high.value % 1000 == 0 and low.value * 1000 < high.value


def _changes(tokens: list[Token], i: int) -> bool:
    """Return whether a verb of change stands shortly before, so that two figures are a change and no range."""
    words = english_numbers()
    return any(token.key in words.change_verbs for token in tokens[max(0, i - 4) : i])


def shaped(tokens: list[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with their shape named: a bare age after a name, a score, a period looked at."""
    return [_shaped(tokens, mention) for mention in mentions]


def _shaped(tokens: list[Token], mention: Mention) -> Mention:
    if mention.unit is not None and mention.unit.kind == "duration" and not mention.age:
        return replace(mention, shape="period") if _looked_at(tokens, mention) else mention
    measured = mention.unit is not None or mention.currency is not None or mention.age
    if measured or mention.shape not in ("plain",):
        return mention
    if mention.value != mention.high and _is_score(tokens, mention):
        return replace(mention, shape="score")
    if _is_bare_age(tokens, mention):
        return replace(mention, shape="bare_age", noun=None)
    return replace(mention, shape="bare") if mention.noun is None and mention.shape == "plain" else mention


def _looked_at(tokens: list[Token], mention: Mention) -> bool:
    """Return whether a duration is a period or a date: "the past 20 years", "two years ago", "five days later"."""
    words = english_numbers()
    before = [token.key for token in tokens[max(0, mention.first - 3) : mention.first]]
    inside = [token.key for token in tokens[mention.first : mention.number]]
    after = tokens[mention.end].key if mention.end < len(tokens) else ""
    back = before[-1:] + inside[:1]
    recurs = "every" in back and not mention.per  # "paid every three months"
    return after in words.date_shifts or recurs or any(key in words.looked_at for key in back)


def _is_score(tokens: list[Token], mention: Mention) -> bool:
    inside = [token.text for token in tokens[mention.number : mention.end]]
    small = mention.value < 200 and mention.high < 200  # noqa: PLR2004 - no score is higher
    return (
        small
        and "-" in inside
        and mention.comparator == "="
        and (mention.value >= mention.high or mention.noun is None)
    )


def _is_bare_age(tokens: list[Token], mention: Mention) -> bool:
    """Return whether a small figure between commas follows a name, or a verb of being precedes it."""
    i = mention.first
    if mention.number != i or not tokens[i].is_figure or mention.value != mention.high or mention.value > _OLDEST:
        return False
    if mention.value != int(mention.value) or mention.value < 1 or glued(tokens, i):
        return False
    closes = mention.end >= len(tokens) or tokens[mention.end].text in ",.;)"
    named = i > 1 and tokens[i - 1].text == "," and tokens[i - 2].is_word and tokens[i - 2].text[0].isupper()
    return bool(named and closes and mention.end < len(tokens) and tokens[mention.end].text != ";")
