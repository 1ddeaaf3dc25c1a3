"""A number as it is read, before it is decided whether it is a quantity."""

from dataclasses import dataclass
from typing import Literal

from palermo.extract.quantities.lexicon import Currency, Unit
from palermo.extract.quantities.nouns import NounPhrase
from palermo.records.claims import Comparator

Shape = Literal["plain", "vague", "fraction", "ratio", "fold", "bare_age", "one_of", "score", "bare", "period"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number as read: `value` to `high` (the same unless a range), in `unit` or `currency` or of `noun`.

    `first` and `end` are tokens, half-open, of the whole expression; `per` is the time or thing of a rate.
    """

    value: float
    high: float
    first: int
    end: int
    number: int
    shape: Shape
    comparator: Comparator = "="
    unit: Unit | None = None
    currency: Currency | None = None
    noun: NounPhrase | None = None
    per: str | None = None
    age: bool = False
    multiplier: float = 1.0
    year_like: bool = False
    changed: bool = False
