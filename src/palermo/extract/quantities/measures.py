"""What stands beside a number: its currency, unit, age, noun, and what it is per."""

from dataclasses import replace

from palermo.extract.quantities import phrases
from palermo.extract.quantities.lexicon import Currency, Unit, english_numbers
from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.nouns import is_plural, noun_phrase
from palermo.extract.quantities.phrases import key_at
from palermo.extract.quantities.tokens import Token, glued


def currency_before(tokens: list[Token], i: int) -> tuple[Currency, int] | None:
    """Return the currency that stands before a number, and its first token."""
    at = i
    while at > 0 and tokens[at - 1].text in "-−[":
        at -= 1
    if at and tokens[at - 1].is_word and tokens[at - 1].text.islower():
        return None
    found = phrases.currency_before().before(tokens, at)
    if found is None:
        return None
    first = found[1]
    letters = tokens[first].is_word and first > 0 and tokens[first - 1].is_word and glued(tokens, first)
    return None if letters else found


def amount(tokens: list[Token], mention: Mention) -> Mention:
    """Return a sum of money with the short multiplier that follows it ("$13.6M", "£8.1bn", "S$1mil")."""
    words = english_numbers()
    at, value = mention.end, mention.value
    short = words.short_multipliers_with_noun.get(key_at(tokens, at))
    multiplier = mention.multiplier
    if short and glued(tokens, at) and multiplier == 1:
        at, value, multiplier = at + 1, value * short, short
    if any(token.text in "-−" for token in tokens[mention.first : mention.number]):
        value = -value
    if key_at(tokens, at) in ("us", "usd") and mention.currency is not None and mention.currency.code == "USD":
        at += 1
    elif tuple(token.key for token in tokens[at : at + 3]) == ("u", ".", "s"):
        at += 4 if key_at(tokens, at + 3) == "." else 3
    return replace(mention, value=value, high=value, end=at, multiplier=multiplier)


def negated(tokens: list[Token], mention: Mention) -> Mention:
    """Return the mention with the sign that stands before it: minus 5, -1.3%, +0.2%."""
    i = mention.first
    sign = tokens[i - 1] if i else None
    if sign is None:
        return mention
    if sign.key == "minus" or (sign.text == "-" and key_at(tokens, i - 2) == "minus"):
        first = i - 1 if sign.key == "minus" else i - 2
        return replace(mention, value=-mention.value, high=-mention.high, first=first)
    free = i < 2 or not glued(tokens, i - 1)  # noqa: PLR2004 - two tokens before
    if sign.text in "-−+" and glued(tokens, i) and free:
        factor = 1 if sign.text == "+" else -1
        return replace(mention, value=factor * mention.value, high=factor * mention.high, first=i - 1)
    return mention


def measured(tokens: list[Token], mention: Mention) -> Mention:
    """Return the mention with its unit, currency, short multiplier or noun."""
    at = _behind_mark(tokens, mention.end)
    touching = glued(tokens, at)
    if touching and key_at(tokens, at) == "-":
        at += 1
    short = _short_multiplier(tokens, at) if touching or _capital_b(tokens, at) else None
    if short is not None:
        value = mention.value * short
        mention = replace(mention, value=value, high=value, end=at + 1, multiplier=short)
        at += 1
    money = _currency_behind(tokens, at + 1 if mention.shape == "vague" and key_at(tokens, at) == "of" else at)
    if money is not None and (money[0].name != "point" or touching or mention.shape == "plain"):
        return replace(mention, currency=money[0], end=money[1])
    unit = _unit(tokens, at, mention)
    if unit is not None:
        return _aged(tokens, replace(mention, unit=unit[0], end=unit[1]))
    return _counted(tokens, mention, at)


def _behind_mark(tokens: list[Token], at: int) -> int:
    """Return the token behind a note mark that touches a figure, raised or in brackets: 4,800[12] workers."""
    if at < len(tokens) and tokens[at].void and tokens[at].is_figure and glued(tokens, at):
        return at + 1
    if not (at < len(tokens) and tokens[at].void and tokens[at].text == "[" and glued(tokens, at)):
        return at
    while at < len(tokens) and tokens[at].void:
        at += 1
    return at


def _currency_behind(tokens: list[Token], at: int) -> tuple[Currency, int] | None:
    """Return the currency named at a token; behind an adjective it does not know, a coin has no ISO code."""
    known = phrases.currency_after().after(tokens, at)
    if known is not None or not (at < len(tokens) and tokens[at].is_word and tokens[at].text[0].isupper()):
        return known
    coin = phrases.currency_after().after(tokens, at + 1)
    if coin is None or coin[1] != at + 2 or not tokens[at + 1].text.islower() or coin[0].scale != 1:
        return None
    named = f"{tokens[at].text} {tokens[at + 1].text}"
    return coin[0].model_copy(update={"code": named, "name": named.lower()}), coin[1]


def _capital_b(tokens: list[Token], i: int) -> bool:
    """Return whether a lone capital B or M follows the number, before a noun: 8 B people."""
    return i + 1 < len(tokens) and tokens[i].text in ("B", "M", "K") and is_plural(tokens[i + 1].text)


def _short_multiplier(tokens: list[Token], i: int) -> float | None:
    """Return what a letter that touches a figure multiplies by: m and k only before a noun ("1.2m tons")."""
    words = english_numbers()
    if i >= len(tokens):
        return None
    found = words.short_multipliers_with_noun.get(tokens[i].key)
    if tokens[i].key == "k":
        return found
    if found is None or i + 1 >= len(tokens):
        return None
    following = tokens[i + 1]
    noun = following.is_word and following.key not in words.stops and not glued(tokens, i + 1)
    return found if noun and noun_phrase(tokens, i + 1, many=True) is not None else None


def _unit(tokens: list[Token], i: int, mention: Mention) -> tuple[Unit, int] | None:
    """Return the unit that starts at token i, and the token after it."""
    if mention.shape == "fold":
        return None
    if mention.shape == "vague" and key_at(tokens, i) == "of":
        i += 1
    if mention.shape == "fraction" and key_at(tokens, i) == "of" and key_at(tokens, i + 1) in ("a", "an"):
        i += 2
    found = phrases.unit_words().after(tokens, i)
    if found is not None and not (glued(tokens, found[1]) and tokens[found[1]].is_figure):
        return found
    return _symbol(tokens, i, mention) if i < len(tokens) else None


def _symbol(tokens: list[Token], i: int, mention: Mention) -> tuple[Unit, int] | None:
    """Return the unit whose symbol is token i: letters touch a figure or stand alone, signs touch it."""
    symbol = tokens[i].text
    if symbol == "°" and i + 1 < len(tokens) and tokens[i + 1].text in ("C", "F"):
        return phrases.unit_symbols()["°" + tokens[i + 1].text], i + 2
    unit = phrases.unit_symbols().get(symbol)
    if unit is None:
        return None
    fits = _letters_fit(tokens, i, mention, unit) if tokens[i].is_word else _sign_fits(tokens, i, mention)
    return (unit, i + 1) if fits else None


def _sign_fits(tokens: list[Token], i: int, mention: Mention) -> bool:
    """Return whether a sign is a unit here: a prime only behind a small figure ("30'", not "2022′s")."""
    if tokens[i].text in "'\"′″":
        small = tokens[i - 1].is_figure and mention.value < 1000 and mention.multiplier == 1  # noqa: PLR2004
        return small and glued(tokens, i) and not glued(tokens, i + 1)
    return glued(tokens, i) or tokens[i].text in "%°％"


def _letters_fit(tokens: list[Token], i: int, mention: Mention, unit: Unit) -> bool:
    """Return whether letters are a unit here: behind a figure; a lone letter apart only where no noun follows."""
    touching = glued(tokens, i)
    if (not tokens[i - 1].is_figure and mention.multiplier == 1) or (unit.kind == "generation" and not touching):
        return False
    if touching or len(tokens[i].text) > 1 or not tokens[i].text.islower():
        return True
    return not (i + 1 < len(tokens) and tokens[i + 1].is_word and tokens[i + 1].key not in ("and", "per"))


def _aged(tokens: list[Token], mention: Mention) -> Mention:
    """Return a duration as an age where the words say so: years old, year-old, under the age of 5."""
    assert mention.unit is not None  # noqa: S101 - the caller has read the unit
    if mention.unit.kind != "duration":
        return mention
    at = mention.end
    rest = [key_at(tokens, at + k) for k in range(3)]
    if rest[0] == "old":
        return replace(mention, age=True, end=at + 1)
    if rest[0] in ("-", "‑") and rest[1] in ("old", "olds"):
        return replace(mention, age=True, end=at + 2)
    if rest[:2] == ["of", "age"]:
        return replace(mention, age=True, end=at + 2)
    return replace(mention, age=_age_cue(tokens, mention.first))


def _age_cue(tokens: list[Token], i: int) -> bool:
    """Return whether the words before a number make it an age: aged, age, ages, at the age of."""
    before = [key_at(tokens, i - k) for k in (1, 2, 3, 4)]
    if before[0] in ("aged", "ages", "age"):
        return True
    if before[0] in ("to", "-", "–", "and") and i > 2 and tokens[i - 2].is_figure:  # noqa: PLR2004 - aged 5 to 14
        return before[2] in ("aged", "ages", "age", "between", "from") and (
            before[2] in ("aged", "ages", "age") or before[3] in ("aged", "ages")
        )
    if before[0] == "between" and before[1] in ("aged", "ages"):
        return True
    return before[0] == "of" and before[1] in ("age", "ages")


def _counted(tokens: list[Token], mention: Mention, at: int) -> Mention:
    """Return the mention with the noun that it counts."""
    if _age_cue(tokens, mention.first) and mention.value < 130:  # noqa: PLR2004 - nobody is older
        return replace(mention, age=True)
    if mention.shape == "fold" or (key_at(tokens, at) == "-" and key_at(tokens, at + 1) == "fold"):
        return replace(mention, shape="fold", end=mention.end if mention.shape == "fold" else at + 2)
    if key_at(tokens, at) == "fold":
        return replace(mention, shape="fold", end=at + 1)
    if key_at(tokens, at) == "of":
        return _counted_of(tokens, mention, at + 1)
    many = mention.value != 1 or mention.shape == "vague"
    while (
        key_at(tokens, at) in ("more", "other", "additional", "different", "further", "separate", "new") and many
    ):
        if not (
            at + 1 < len(tokens) and tokens[at + 1].is_word and tokens[at + 1].key not in english_numbers().stops
        ):
            break
        if key_at(tokens, at) != "more":
            break
        at += 1
    noun = noun_phrase(tokens, at, many=many)
    return replace(mention, noun=noun)


def _counted_of(tokens: list[Token], mention: Mention, at: int) -> Mention:
    """Return the mention with the noun behind "of": hundreds of people, one of the brothers, a third of those."""
    determined = key_at(tokens, at) in (
        "the",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "all",
    )
    while key_at(tokens, at) in (
        "the",
        "these",
        "those",
        "its",
        "their",
        "his",
        "her",
        "our",
        "my",
        "your",
        "all",
    ):
        at += 1
    if at > 0 and at < len(tokens) and key_at(tokens, at) in ("most", "more", "least"):
        at += 1
    noun = noun_phrase(tokens, at, many=True)
    if mention.value == 1 and mention.shape == "plain" and determined:
        return replace(mention, shape="one_of", noun=noun)
    return replace(mention, noun=noun)


def rated(tokens: list[Token], mention: Mention) -> Mention:  # noqa: PLR0911 - a list of reasons, one return each
    """Return the mention with what it is per: per barrel, a week, annually."""
    words = english_numbers()
    at = mention.end
    if mention.noun is not None and mention.shape not in ("one_of", "fraction", "ratio"):
        at = mention.noun.end
    if key_at(tokens, at) == "-" and glued(tokens, at):
        at += 1
    key, following = key_at(tokens, at), key_at(tokens, at + 1)
    if key in words.time_adverbs:
        return replace(mention, per=words.time_adverbs[key], end=_rate_end(mention, at + 1))
    if key_at(tokens, at) in ("]", "-") and following in words.time_adverbs:
        return replace(mention, per=words.time_adverbs[following], end=_rate_end(mention, at + 2))
    if following == "-" and key in ("a", "per"):
        following, at = key_at(tokens, at + 2), at + 1
    if key in words.per_words and following in words.times:
        return replace(mention, per=words.times[following], end=_rate_end(mention, at + 2))
    if key == "per" and following.isalpha() and mention.unit is None:
        area = phrases.unit_words().after(tokens, at + 1)
        if area is not None:
            return replace(mention, per=area[0].name, end=_rate_end(mention, area[1]))
        return replace(mention, per=following, end=_rate_end(mention, at + 2))
    if key == "/" and following in words.times and glued(tokens, at):
        return replace(mention, per=words.times[following], end=_rate_end(mention, at + 2))
    return mention


def _rate_end(mention: Mention, end: int) -> int:
    """Return where the words of a rate end: a count keeps its number alone, as its noun stands beside it."""
    return mention.end if mention.noun is not None and mention.currency is None and mention.unit is None else end
