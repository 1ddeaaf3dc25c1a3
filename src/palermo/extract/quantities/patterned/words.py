"""The words of number of a language, read from its data file and checked."""

from functools import cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.extract.quantities.currencies import named_currencies
from palermo.records.claims import Comparator, QuantityKind

FILE = "lexicons/{language}/quantities.yaml"
LANGUAGES = ("es", "zh")


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Case(_Frozen):
    """A sentence of the file and the figures in it, each as "kind low high comparator", `-` for an open end."""

    text: str
    figures: tuple[str, ...]


class Patterns(_Frozen):
    """The forms of a figure, each an expression in which a name in braces stands for a number or a word.

    `{percent}`, `{tenths}`, `{low}` and `{up}`, `{whole}` and `{part}`, `{first}` and `{second}` are numbers;
    `{half}`, `{vague}`, `{unit}`, `{time}`, `{lower}` and `{among}` words. A bound may stand before and behind.
    """

    ratios: tuple[str, ...]
    shares: tuple[str, ...]
    rates: tuple[str, ...]
    counts: tuple[str, ...]


class NumberWords(_Frozen):
    """The words of number of a language, as in `lexicons/<language>/quantities.yaml`."""

    version: str
    about: str
    whole_words: bool
    numerals: Literal["positional", "additive"]
    cardinals: dict[str, float]
    scales: dict[str, float]
    large_scales: dict[str, float]
    contracted: dict[str, str] = {}
    several: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    articles: tuple[str, ...]
    vague: dict[str, float]
    halves: tuple[str, ...]
    parts: dict[str, int] = {}
    bounds_before: dict[Comparator, tuple[str, ...]]
    scale_bounds: dict[Comparator, tuple[str, ...]] = {}
    bounds_after: dict[Comparator, tuple[str, ...]]
    persons: tuple[str, ...]
    things: dict[str, str]
    durations: dict[str, str]
    ages: tuple[str, ...]
    aged_before: tuple[str, ...] = ()
    not_aged_after: tuple[str, ...] = ()
    money: dict[str, str]
    measures: dict[str, tuple[QuantityKind, str]]
    times: dict[str, str]
    multiples: tuple[str, ...]
    looked_at_before: tuple[str, ...]
    looked_at_after: tuple[str, ...]
    patterns: Patterns
    voids: tuple[str, ...]
    cases: tuple[Case, ...]

    def unit(self, word: str) -> tuple[QuantityKind, str]:
        """Return the kind and the unit that a word of measure stands for; any other counts by its name."""
        plain: tuple[tuple[QuantityKind, dict[str, str]], ...] = (
            ("duration", self.durations), ("money", self.money), ("count", self.things),
        )  # fmt: skip
        named = {self._folded(key): (kind, unit) for kind, units in plain for key, unit in units.items()}
        named |= {self._folded(key): measure for key, measure in self.measures.items()}
        named |= {self._folded(key): ("count", "persons") for key in self.persons}
        named |= {self._folded(key): ("age", "years") for key in self.ages}
        named |= {self._folded(key): ("ratio", "times") for key in self.multiples}
        ends_in_person = not self.whole_words and word.endswith(self.persons)
        return named.get(self._folded(word), ("count", "persons" if ends_in_person else word))

    def unit_words(self) -> tuple[str, ...]:
        """Return every word of measure."""
        named = (self.things, self.durations, self.money, self.measures)
        return (*self.persons, *self.ages, *self.multiples, *(word for words in named for word in words))

    @staticmethod
    def _folded(word: str) -> str:
        return " ".join(word.lower().split())


@cache
def number_words(language: str) -> NumberWords:
    """Return the words of number of a language, with the full names of the currencies in use.

    Errors: DataFileError where the file is missing or faulty; every fault is named.
    """
    own = load_yaml(FILE.format(language=language), NumberWords)
    named = {word.lower(): money.code for money in named_currencies(language) for word in money.after}
    return own.model_copy(update={"money": {**named, **own.money}})
