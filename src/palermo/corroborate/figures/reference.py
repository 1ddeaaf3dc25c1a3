"""Reference values: populations, prison totals and flows, dated and cited, that figures are read over."""

from collections.abc import Iterator, Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.corroborate.figures.intervals import around
from palermo.datafiles import load_yaml
from palermo.records.figures import FigureMeasure, Interval

FILE, WORDS = "reference/populations.yaml", "reference/figures.yaml"


class ReferenceValue(BaseModel):
    """A number from outside the case. `rounded_to` is 0 where it is exact; `date` is a year, month, day or span.

    `within` is the reference it is part of. `names` are the words of a text that mean it, once the text is about
    one of `places` (ISO 3166 codes), or anywhere when there are none. `condition` is the state of those it counts.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    id: str
    label: str
    value: float
    rounded_to: float = 0
    date: str
    source: str
    measure: FigureMeasure = "stock"
    condition: str | None = None
    within: str | None = None
    places: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    @property
    def interval(self) -> Interval:
        """What the value may stand for, as rounded."""
        return around(self.value, self.rounded_to)


class ReferenceFile(BaseModel):
    """The file of reference values, own or of a user."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    references: tuple[ReferenceValue, ...]


class FigureWords(BaseModel):
    """Words and thresholds for reading and comparing figures; the file says what each is for."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    conditions: dict[str, str]
    kin: tuple[frozenset[str], ...]
    things: frozenset[str]
    feeds: dict[str, tuple[str, ...]]
    same_group: tuple[str, ...]
    part_before: tuple[str, ...]
    part_between: tuple[str, ...]
    reach: int
    narrow: float
    few: int
    few_undated: int
    apart: float
    behind: int
    flow_as_stock: float


References = Mapping[str, ReferenceValue]


@cache
def figure_words() -> FigureWords:
    """Return the words and thresholds that come with palermo."""
    return load_yaml(WORDS, FigureWords)


def references(extra: tuple[ReferenceValue, ...] = ()) -> dict[str, ReferenceValue]:
    """Return the reference values by id; a value of `extra` takes the place of one with the same id."""
    return {value.id: value for value in (*load_yaml(FILE, ReferenceFile).references, *extra)}


def wider(name: str, known: References) -> Iterator[str]:
    """Yield the reference and all it is part of, the nearest first."""
    seen: set[str] = set()
    here: str | None = name
    while here is not None and here not in seen:
        seen.add(here)
        yield here
        here = known[here].within if here in known else None


def family(name: str, known: References) -> tuple[str, ...]:
    """Return the populations that share a place with one, itself included, in order of id."""
    own = set(known[name].places) if name in known else set()
    return tuple(
        sorted(
            other.id
            for other in known.values()
            if other.id == name
            or (own & set(other.places) and other.condition is None and other.measure == "stock")
        )
    )
