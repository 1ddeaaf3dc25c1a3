"""Phrases beside a number: bounds, units and currencies, found by their tokens, the longest first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Generic, TypeVar

from palermo.extract.quantities.currencies import named_currencies
from palermo.extract.quantities.lexicon import Currency, Unit, english_numbers, units
from palermo.extract.quantities.tokens import Token
from palermo.extract.quantities.tokens import tokens as read_tokens
from palermo.records.claims import Comparator

Meaning = TypeVar("Meaning")


def key_at(tokens: list[Token], i: int) -> str:
    """Return the small-letter form of token i, empty outside the text."""
    return tokens[i].key if 0 <= i < len(tokens) else ""


@dataclass(frozen=True, slots=True)
class Phrases(Generic[Meaning]):
    """Phrases by their tokens in small letters; `longest` is the number of tokens of the longest."""

    meanings: Mapping[tuple[str, ...], Meaning]
    longest: int

    def before(self, at: list[Token], i: int) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase that ends before token i, and the token where it starts."""
        keys = tuple(token.key for token in at[max(0, i - self.longest) : i])
        for skipped in range(len(keys)):
            if keys[skipped:] in self.meanings:
                return self.meanings[keys[skipped:]], i - len(keys) + skipped
        return None

    def after(self, at: list[Token], i: int) -> tuple[Meaning, int] | None:
        """Return the meaning of the longest phrase that starts at token i, and the token after it."""
        keys = tuple(token.key for token in at[i : i + self.longest])
        for length in range(len(keys), 0, -1):
            if keys[:length] in self.meanings:
                return self.meanings[keys[:length]], i + length
        return None


def _phrases(pairs: list[tuple[str, Meaning]]) -> Phrases[Meaning]:
    meanings: dict[tuple[str, ...], Meaning] = {}
    for phrase, meaning in pairs:
        keys = tuple(token.key for token in read_tokens(phrase, 0, len(phrase)))
        meanings.setdefault(keys, meaning)
    return Phrases(meanings, max(map(len, meanings)))


@cache
def bounds_before() -> Phrases[Comparator]:
    """Return the words that bound a number from before: over, at least, nearly, about."""
    return _phrases([(word, sign) for sign, words in english_numbers().bounds_before.items() for word in words])


@cache
def bounds_after() -> Phrases[Comparator]:
    """Return the words that bound a number from behind: or more, or so."""
    return _phrases([(word, sign) for sign, words in english_numbers().bounds_after.items() for word in words])


@cache
def unit_words() -> Phrases[Unit]:
    """Return the units by their words, in any case."""
    return _phrases([(word, unit) for unit in units().units for word in unit.words])


@cache
def unit_symbols() -> dict[str, Unit]:
    """Return the units by their symbols, in exact case."""
    return {symbol: unit for unit in units().units for symbol in unit.symbols}


@cache
def currency_before() -> Phrases[Currency]:
    """Return the currencies by what stands before the amount."""
    return _phrases([(word, money) for money in units().currencies for word in money.before])


@cache
def currency_after() -> Phrases[Currency]:
    """Return the currencies by what follows the amount."""
    own = [(word, money) for money in units().currencies for word in money.after]
    return _phrases([*own, *((word, money) for money in named_currencies("en") for word in money.after)])
