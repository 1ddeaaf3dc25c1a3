"""The words of number of a language, and the units of measure, as checked models."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.records.claims import Comparator

Phrase = tuple[str, ...]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class EnglishNumbers(_Frozen):
    """English number words, bounds and noun phrase words, as in `lexicons/en/quantities.yaml`."""

    cardinals: dict[str, float]
    multipliers: dict[str, float]
    short_multipliers: dict[str, float]
    short_multipliers_with_noun: dict[str, float]
    vague: dict[str, float]
    vague_multipliers: frozenset[str]
    fractions: dict[str, float]
    fraction_signs: dict[str, float]
    folds: dict[str, float]
    bounds_before: dict[Comparator, tuple[str, ...]]
    bound_signs: dict[str, Comparator]
    bounds_after: dict[Comparator, tuple[str, ...]]
    range_openers: tuple[str, ...]
    range_links: frozenset[str]
    change_verbs: frozenset[str]
    labels: frozenset[str]
    capital_labels_only: frozenset[str]
    months: tuple[str, ...]
    year_cues: frozenset[str]
    stops: frozenset[str]
    plurals: frozenset[str]
    irregular: dict[str, str]
    not_plural: frozenset[str]
    persons: frozenset[str]
    person_endings: tuple[str, ...]
    one_stops: frozenset[str]
    before_one: frozenset[str]
    times: dict[str, str]
    time_adverbs: dict[str, str]
    per_words: frozenset[str]
    looked_at: frozenset[str]
    not_counted: frozenset[str]
    date_shifts: frozenset[str]
    ratio_followers: frozenset[str]
    ends_of_population: frozenset[str]


class Unit(_Frozen):
    """A unit of measure: `kind` is a quantity kind, or a finer one that is folded into a kind later."""

    name: str
    kind: str
    plural: str | None = None
    words: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()

    @property
    def many(self) -> str:
        """The plural name."""
        return self.plural or self.name + "s"


class Currency(_Frozen):
    """A currency by its ISO 4217 code; `scale` is the worth of the named coin in the currency."""

    code: str
    name: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    scale: float = 1.0


class Units(_Frozen):
    """Units of measure and currencies, as in `vocabulary/units.yaml`."""

    units: tuple[Unit, ...]
    currencies: tuple[Currency, ...]


@cache
def english_numbers() -> EnglishNumbers:
    """Return the English words of number."""
    return load_yaml("lexicons/en/quantities.yaml", EnglishNumbers)


@cache
def units() -> Units:
    """Return the units of measure and currencies."""
    return load_yaml("vocabulary/units.yaml", Units)
