"""Of whom a ratio is: the whole phrase behind it, all that "and" joins, with its place."""

from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.nouns import noun_phrase
from palermo.extract.quantities.phrases import key_at
from palermo.extract.quantities.tokens import Token

_PLACED = frozenset({"in", "from", "of", "across", "within", "throughout", "at"})
_LONGEST_PLACE = 5


def whole_phrase(text: str, tokens: list[Token], at: int) -> str | None:
    """Return the words of the population that starts at a token, as printed: joined groups and a place belong.

    "one in 26 weavers and other workers in the North" is of all weavers and other workers in the North.
    """
    while key_at(tokens, at) in ("of", "the", "all"):
        at += 1
    noun = noun_phrase(tokens, at, many=True)
    if noun is None:
        return None
    end = noun.end
    while key_at(tokens, end) in ("and", "or"):
        more = noun_phrase(tokens, end + 1, many=True)
        if more is None:
            break
        end = more.end
    return text[tokens[at].start : tokens[_with_place(tokens, end) - 1].end]


def _with_place(tokens: list[Token], end: int) -> int:
    """Return the end of a phrase with the places behind it: in the North, in the camps of the North."""
    while key_at(tokens, end) in _PLACED:
        at = end + 2 if key_at(tokens, end + 1) == "the" else end + 1
        stop = at
        while stop < min(len(tokens), at + _LONGEST_PLACE) and _names(tokens[stop], defined=at == end + 2):
            stop += 1
        if stop == at:
            break
        end = stop
    return end


def _names(token: Token, *, defined: bool) -> bool:
    """Return whether a token goes on a place: a capital, or behind "the" any word that ends no phrase."""
    if not token.is_word or token.void:
        return False
    return token.text[0].isupper() or (defined and token.key not in english_numbers().stops)
