"""Numbers that are part of a name, a label or a year, and no figure."""

from palermo.extract.quantities import phrases
from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.nouns import is_plural, noun_phrase
from palermo.extract.quantities.numerals import Numeral, read_numeral
from palermo.extract.quantities.phrases import key_at
from palermo.extract.quantities.tokens import Token, glued

# What stands between the numbers of a list behind one label.
_LIST = frozenset({",", "and", "or", "to", "-", "–", "—", "&"})
_LONGEST_LIST = 8
# "Top 10", "top 100": a rank up to here.
_RANKS = 100


def is_name(tokens: list[Token], i: int, numeral: Numeral) -> bool:  # noqa: PLR0911 - a list of reasons, one return each
    """Return whether a number is part of a name or label: Article 4, Tier 3, F35, Resolution 1325."""
    words = english_numbers()
    if glued(tokens, i) and (tokens[i - 1].is_word or tokens[i - 1].text in "_&#@" or _hyphened(tokens, i)):
        return True
    end = tokens[numeral.end] if numeral.end < len(tokens) else None
    if not tokens[i].is_figure:
        return _label(tokens, i) and numeral.value < 100 and tokens[i - 1].text[0].isupper()  # noqa: PLR2004
    if (
        end is not None
        and end.is_word
        and end.start == tokens[numeral.end - 1].end
        and _foreign_letters(tokens, numeral.end)
    ):
        return True
    if _label(tokens, i) or _listed(tokens, i, numeral):
        return True
    before = tokens[i - 1] if i else None
    if before is not None and before.key == "top" and numeral.value <= _RANKS:
        return True
    if before is None or not before.is_word or before.text.islower() or before.void or numeral.end != i + 1:
        return False
    sized = "," in tokens[i].text or "." in tokens[i].text or numeral.value >= 10_000  # noqa: PLR2004 - no name's size
    if sized or before.key in words.stops or _sentence_start(tokens, i - 1):
        return False
    return not _followed_by_measure(tokens, numeral.end)


def _hyphened(tokens: list[Token], i: int) -> bool:
    """Return whether a hyphen glues the number to a word before it: COVID-19, V-6, G-7."""
    sign = tokens[i - 1].text in "-‑"
    return (
        sign
        and i > 1
        and glued(tokens, i - 1)
        and tokens[i - 2].is_word
        and tokens[i - 2].key not in ("minus", "to", "then", "now", "mid", "age", "sub")
    )


def _label(tokens: list[Token], i: int) -> bool:
    words = english_numbers()
    at = i - 1
    if at > 0 and tokens[at].text == ".":
        at -= 1
    if at < 0 or tokens[at].key not in words.labels:
        return False
    return tokens[at].text[0].isupper() or tokens[at].key not in words.capital_labels_only


def _listed(tokens: list[Token], i: int, numeral: Numeral) -> bool:
    """Return whether a number goes on a list behind a label: Articles 110, 111 and 112; Article 244-1."""
    at = i
    for _ in range(_LONGEST_LIST):
        sign = at - 1
        while sign > 0 and tokens[sign].key in _LIST:
            sign -= 1
        if sign in (at - 1, 0) or not tokens[sign].is_figure:
            return False
        at = sign
        if _label(tokens, at):
            return not _followed_by_measure(tokens, numeral.end)
    return False


def _foreign_letters(tokens: list[Token], at: int) -> bool:
    """Return whether letters that touch a figure are neither a unit nor a multiplier: 9AB8, 3D, 2WL."""
    words = english_numbers()
    key, text = tokens[at].key, tokens[at].text
    known = (
        key in words.short_multipliers
        or key in words.short_multipliers_with_noun
        or text in phrases.unit_symbols()
        or phrases.unit_words().after(tokens, at) is not None
        or phrases.currency_after().after(tokens, at) is not None
        or key in ("x", "fold", "to")
        or key in words.multipliers
    )
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    tail = (
        after is not None
        and after.is_figure
        and glued(tokens, at + 1)
        and text + after.text not in phrases.unit_symbols()
    )
    return not known or tail


def _sentence_start(tokens: list[Token], i: int) -> bool:
    return i == 0 or tokens[i - 1].text in '.!?:;"“' or tokens[i].key in ("some", "about", "over", "nearly")


def _followed_by_measure(tokens: list[Token], at: int) -> bool:
    """Return whether a unit, a sign of share, or a plural noun in small letters follows."""
    if at >= len(tokens):
        return False
    if tokens[at].text in "%％":
        return True
    if phrases.unit_words().after(tokens, at) or phrases.currency_after().after(tokens, at):
        return True
    if tokens[at].text in "-‑" and glued(tokens, at):
        return phrases.unit_words().after(tokens, at + 1) is not None
    if not tokens[at].is_word or tokens[at].text[0].isupper() or tokens[at].key in english_numbers().stops:
        return False
    noun = noun_phrase(tokens, at, many=True)
    return noun is not None and is_plural(noun.head) and noun.end <= at + 3


def stands(tokens: list[Token], i: int, numeral: Numeral, mention: Mention) -> bool:  # noqa: PLR0911 - a list of reasons, one return each
    """Return whether a number without a unit is one at all: no year, no pronoun."""
    words = english_numbers()
    if numeral.form in ("fraction", "fold", "vague") or mention.age:
        return True
    if tokens[i].key == "one" and numeral.end == i + 1:
        if key_at(tokens, i - 1) in words.before_one or (i and tokens[i - 1].text in "-‑" and glued(tokens, i)):
            return False
        if mention.shape == "one_of":
            return mention.noun is not None
        if key_at(tokens, numeral.end) in words.range_links and read_numeral(tokens, numeral.end + 1) is not None:
            return True
        return mention.noun is not None and key_at(tokens, numeral.end) not in words.one_stops
    if tokens[i].is_figure and numeral.end == i + 1 and len(tokens[i].text) == 4 and year_value(numeral.value):  # noqa: PLR2004
        return _no_year(tokens, i, mention)
    return True


def _no_year(tokens: list[Token], i: int, mention: Mention) -> bool:
    """Return whether a figure in the range of years counts something: over 2000, 2000 people."""
    partner = read_numeral(tokens, i + 2) if key_at(tokens, i + 1) in english_numbers().range_links else None
    dated = key_at(tokens, i - 1) in ("in", "since", "by", "of", "during", "until")
    if partner is not None and not dated and not year_value(partner.value):
        return partner.value > mention.value
    bound = phrases.bounds_before().before(tokens, i)
    if bound is not None and tokens[i - 1].key not in (
        "around",
        "about",
        "circa",
        "some",
        "another",
        "all",
        "just",
        "only",
    ):
        return True
    if mention.noun is None or key_at(tokens, i - 1) in ("in", "since", "of", "by", "the", "for", "from"):
        return False
    adjacent = mention.noun.end == mention.end + 1
    return (
        adjacent
        and is_plural(mention.noun.head)
        and mention.noun.head.islower()
        and not key_at(tokens, i - 1).isalpha()
    )


def year_value(value: float) -> bool:
    """Return whether a number can be a year that reports name."""
    return 1500 <= value < 2200 and value == int(value)  # noqa: PLR2004 - years that reports name
