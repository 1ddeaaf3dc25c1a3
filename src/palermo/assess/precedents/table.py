"""The published record as a table: a row for each country-year, and how the record weighs the criteria."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.records import Tier

FILE = "precedents/tvpa.yaml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Row(_Part):
    """One country-year: ISO 3166-1 alpha-3 code, report year, rank, and its marks."""

    country: str
    year: int
    tier: Tier
    marks: frozenset[str]


class Bin(_Part):
    """How often a stated share held, for country-years of countries that the weights were not learnt from.

    `low` and `high` are ends of the share stated for the likelier rank; `cases` had such a share, `held` were so
    ranked.
    """

    low: float
    high: float
    cases: int
    held: int


class Record(_Part):
    """The table. The share of Tier 3 is the logistic of `intercept` and the weights of the marks that are there.

    `made` says how: number of texts, seed, and which of them were read.
    """

    version: str
    source: str
    made: str
    intercept: float
    weights: dict[str, float]
    reliability: tuple[Bin, ...]
    rows: tuple[Row, ...]

    def score(self, marks: frozenset[str]) -> float:
        """Return the log-odds of Tier 3 against the Watch List."""
        return self.intercept + sum(self.weights.get(mark, 0.0) for mark in sorted(marks))


@cache
def load_record() -> Record:
    """Return the record that comes with palermo."""
    return load_yaml(FILE, Record)
