"""The noun phrase that follows a number, by simple rules: its words, its end, and whether it names persons."""

from dataclasses import dataclass

from palermo.extract.quantities.lexicon import english_numbers
from palermo.extract.quantities.tokens import Token, glued

_LONGEST = 7
_SHORTEST_PLURAL = 4
# How far a heading is looked for, in tokens, and the letters of a word that has a capital in one.
_BESIDE, _LONG = 6, 4


@dataclass(frozen=True, slots=True)
class NounPhrase:
    """The words of a noun phrase as printed, its head, and the token after it."""

    words: tuple[str, ...]
    head: str
    end: int


def is_plural(word: str) -> bool:
    """Return whether a word looks like a plural noun."""
    words = english_numbers()
    key = word.lower()
    if key in words.plurals or key in words.irregular:
        return True
    return (
        len(key) >= _SHORTEST_PLURAL
        and key.endswith("s")
        and not key.endswith(("ss", "us", "is", "ous"))
        and key not in words.not_plural
    )


def singular(word: str) -> str:
    """Return the singular of a plural noun by rule; other words as they are."""
    words = english_numbers()
    key = word.lower()
    if key in words.irregular:
        return words.irregular[key]
    if not is_plural(word) or not key.endswith("s"):
        return word
    if key.endswith("ies"):
        return word[:-3] + "y"
    if key.endswith(("sses", "shes", "ches", "xes", "zes")):
        return word[:-2]
    return word[:-1]


def plural(word: str) -> str:
    """Return the plural of a noun by rule."""
    words = english_numbers()
    if is_plural(word):
        return word
    for many, one in words.irregular.items():
        if one == word.lower():
            return many
    if word.endswith("y") and word[-2:-1] not in "aeiou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")


def names_persons(head: str) -> bool:
    """Return whether a noun names persons."""
    words = english_numbers()
    key = head.lower()
    return key in words.persons or key.endswith(words.person_endings)


def counts_persons(tokens: list[Token], noun: NounPhrase) -> bool:
    """Return whether a noun phrase counts persons: by its head, or as a people, whose name has a capital.

    In a heading, where every long word has one, a capital says nothing.
    """
    head = noun.head
    if names_persons(head):
        return True
    if not (head[:1].isupper() and head[1:].islower()):
        return False
    beside = tokens[max(noun.end - len(noun.words) - _BESIDE, 0) : noun.end + _BESIDE]
    long = [token.text for token in beside if len(token.text) >= _LONG and token.is_word]
    others = [text for text in long if text not in noun.words]
    return not others or any(text.islower() for text in others)


def noun_phrase(tokens: list[Token], i: int, *, many: bool) -> NounPhrase | None:
    """Return the noun phrase that starts at token i: up to its first plural noun, or, without one, all of it.

    `many` says that the number before asks for a plural. A hyphen inside a compound belongs to it, and so do
    "and" and a comma between adjectives, as in "urban and rural workers".
    """
    stops = english_numbers().stops
    taken: list[str] = []
    at, head, stop = i, "", i
    while at < min(len(tokens), i + _LONGEST + 4) and len(taken) < _LONGEST:
        token = tokens[at]
        if token.key == "and" and taken and at + 1 < len(tokens) and many and not head:
            at += 1
            continue
        if token.text in "‘'\"“”’" and not taken:
            at += 1
            continue
        if token.text in "-‑" and taken and glued(tokens, at) and glued(tokens, at + 1) and tokens[at + 1].is_word:
            taken[-1] += "-" + tokens[at + 1].text
            head, at = "", at + 2
            stop = at
            continue
        if not token.is_word or token.key in stops or token.void:
            break
        if "-" not in token.text and head:
            break
        taken.append(token.text)
        stop = at = at + 1
        hyphen = at < len(tokens) and tokens[at].text in "-‑"
        if many and is_plural(token.text) and not hyphen:
            head = token.text
            break
    if not taken:
        return None
    if many and not head:
        return _without_plural(tokens, i, taken)
    return NounPhrase(tuple(taken), head or taken[-1], stop)


def _without_plural(tokens: list[Token], i: int, taken: list[str]) -> NounPhrase | None:
    """Return the one word after a number when no plural follows: police, 40-yard, a name."""
    first = taken[0]
    if not tokens[i].is_word:
        return None
    if names_persons(first) or (i > 0 and tokens[i - 1].text in "-‑"):
        return NounPhrase((first,), first, i + 1)
    return (
        NounPhrase(tuple(taken), taken[-1], i + len(taken))
        if names_persons(taken[-1])
        else NounPhrase((first,), first, i + 1)
    )
