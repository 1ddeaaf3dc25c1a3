"""Every number of an English text with its unit, bound and noun: more than what counts as a quantity.

A mention keeps what a reader needs to decide: the shape of the expression says whether it is a plain count, an
order of magnitude, a bare age after a name, a score, a network generation. Quantities are chosen from mentions.
"""

from dataclasses import replace
from functools import cache

from palermo.extract.quantities import phrases
from palermo.extract.quantities.ages import bounds_age, may_be_age
from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.measures import amount, currency_before, measured, negated, rated
from palermo.extract.quantities.mention import Mention, Shape
from palermo.extract.quantities.names import is_name, stands, year_value
from palermo.extract.quantities.nouns import is_plural, noun_phrase
from palermo.extract.quantities.numerals import Numeral, read_numeral
from palermo.extract.quantities.phrases import key_at
from palermo.extract.quantities.tokens import Token, glued

_ROUND = (100, 1000, 10_000, 100_000, 1_000_000)


def read_mentions(tokens: list[Token]) -> list[Mention]:
    """Return the mentions of a stretch of text, in order and apart; ranges are not joined yet."""
    found: list[Mention] = []
    i = 0
    while i < len(tokens):
        mention = _mention(tokens, i) if _may_start(tokens[i]) else None
        if mention is None or (found and mention.first < found[-1].end):
            i = max(i + 1, mention.end if mention is not None else 0)
            continue
        found.append(mention)
        i = max(mention.end, i + 1)
    return found


@cache
def _starters() -> frozenset[str]:
    """Return the words and signs that can start a number."""
    words = english_numbers()
    spelled = (words.cardinals, words.vague, words.fraction_signs, words.folds, words.multipliers)
    return frozenset(
        {"a", "an", ".", "half", *words.vague_multipliers, *(word for group in spelled for word in group)}
    )


def _may_start(token: Token) -> bool:
    return not token.void and (token.key in _starters() or token.is_figure)


def _mention(tokens: list[Token], i: int) -> Mention | None:
    words = english_numbers()
    bare = tokens[i].key in words.multipliers
    numeral = _bare_multiplier(tokens, i) if bare else read_numeral(tokens, i)
    if numeral is None:
        return None
    ratio = _ratio(tokens, i, numeral)
    if ratio is not None:
        return ratio
    money = currency_before(tokens, i)
    if money is None and is_name(tokens, i, numeral):
        return None
    mention = Mention(
        numeral.value, numeral.value, i, numeral.end, i, _shape(numeral), multiplier=numeral.multiplier
    )
    if money is not None:
        mention = amount(tokens, replace(mention, first=money[1], currency=money[0]))
    else:
        mention = measured(tokens, negated(tokens, mention))
    dropped = mention.unit is None and mention.currency is None and not stands(tokens, i, numeral, mention)
    return None if dropped else _bounded(tokens, rated(tokens, mention))


def _shape(numeral: Numeral) -> Shape:
    return "plain" if numeral.form == "article" else numeral.form


def _bare_multiplier(tokens: list[Token], i: int) -> Numeral | None:
    """Return a multiplier without its number ("over million") where a bound stands before it."""
    before = phrases.bounds_before().before(tokens, i)
    if before is None or before[0] == "=":
        return None
    value = english_numbers().multipliers[tokens[i].key]
    return Numeral(value, i + 1, "article", value, spelled=True)


def _ratio(tokens: list[Token], i: int, numeral: Numeral) -> Mention | None:
    """Return a ratio: one in every 26, 1 in 26, one out of three, one of every five."""
    at = numeral.end
    if key_at(tokens, at) == "in" and key_at(tokens, at + 1) != "every":
        at += 1
    elif key_at(tokens, at) in ("in", "of") and key_at(tokens, at + 1) == "every":
        at += 2
    elif key_at(tokens, at) == "out" and key_at(tokens, at + 1) == "of":
        at += 3 if key_at(tokens, at + 2) == "every" else 2
    else:
        return _per_round(tokens, i, numeral)
    below = read_numeral(tokens, at)
    if below is None or below.form != "plain" or not 0 < numeral.value < below.value or numeral.form != "plain":
        return None
    if tokens[at].is_figure and len(tokens[at].text) == 4 and year_value(below.value):  # noqa: PLR2004 - "3 in 2019"
        return None
    if numeral.value != int(numeral.value) or (below.value <= 2 and not numeral.spelled):  # noqa: PLR2004 - in two
        return None
    noun = noun_phrase(tokens, below.end, many=True)
    value = numeral.value / below.value
    return _bounded(tokens, Mention(value, value, i, below.end, i, "ratio", noun=noun))


def _per_round(tokens: list[Token], i: int, numeral: Numeral) -> Mention | None:
    """Return a ratio to a round number: 1.5 per 1,000 people, seven victims per 100,000."""
    at = numeral.end
    counted = noun_phrase(tokens, at, many=True) if key_at(tokens, at) != "per" else None
    at = at if counted is None else counted.end
    below = read_numeral(tokens, at + 1) if key_at(tokens, at) == "per" and at + 1 < len(tokens) else None
    if (
        below is None
        or below.value not in _ROUND
        or numeral.form != "plain"
        or not 0 < numeral.value < below.value
    ):
        return None
    noun = noun_phrase(tokens, below.end, many=True)
    value = numeral.value / below.value
    return _bounded(tokens, Mention(value, value, i, below.end, i, "ratio", noun=noun))


def _bounded(tokens: list[Token], mention: Mention) -> Mention:
    """Return the mention with the bound that stands before or behind it."""
    words = english_numbers()
    i = mention.first
    if mention.shape == "vague":
        mention = replace(mention, comparator="~")
    if mention.age and key_at(tokens, i - 1) in ("age", "aged", "ages"):
        i -= 1
        mention = replace(mention, first=i)
    sign = words.bound_signs.get(key_at(tokens, i - 1))
    found = (sign, i - 1) if sign else phrases.bounds_before().before(tokens, i)
    if found is None and key_at(tokens, i - 1) == "a":
        found = phrases.bounds_before().before(tokens, i - 1)
    if found is not None and not _mere_preposition(tokens, found[1], i, mention):
        if may_be_age(mention) and bounds_age(tokens, found[1], i, mention):
            mention = replace(mention, age=True)
        vague = mention.shape == "vague" and found[0] == "="
        return replace(mention, first=found[1], comparator="~" if vague else found[0])
    behind = phrases.bounds_after().after(tokens, mention.end)
    if behind is None or key_at(tokens, mention.end) == "at":
        return mention
    if tokens[mention.end].text == "+" and not glued(tokens, mention.end):
        return mention
    if tokens[mention.end].key == "plus" and not (behind[1] < len(tokens) and is_plural(tokens[behind[1]].text)):
        return mention
    return replace(mention, end=behind[1], comparator=behind[0])


def _mere_preposition(tokens: list[Token], first: int, i: int, mention: Mention) -> bool:
    """Return whether a bounding word is something else: "all 11", "only", "the past over two years"."""
    return (
        i - first == 1
        and tokens[first].key in ("all", "only", "just", "beyond", "ca", "a")
        and mention.shape != "vague"
    )
