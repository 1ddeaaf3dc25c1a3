"""What a quantity says of whom: figures made comparable, and what testing two of them shows."""

from dataclasses import dataclass
from typing import Literal

FigureKind = Literal["count", "ratio", "share", "rate"]
FigureMeasure = Literal["stock", "flow"]
FigureVerdict = Literal["coherent", "clashing", "not_comparable", "same_number"]


@dataclass(frozen=True, slots=True)
class Interval:
    """The values a figure as printed may stand for, both ends included; None is an open end."""

    low: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One quantity, whichever documents print it: what it counts, of whom, over what, when.

    `value` is the number as stated and `interval` what its rounding leaves open, both as a count of `unit` or as
    a part of one. `numerator` is the state counted ("imprisoned"), `group` the reference population whose members
    are counted, `denominator` the reference value it is a part of; None where the text does not say. `population`
    keeps the words of the source, `place` the one place it is of. `claims` and `documents` are all that state the
    figure, in order.
    """

    id: str
    kind: FigureKind
    value: float
    interval: Interval
    text: str
    unit: str = ""
    numerator: str | None = None
    group: str | None = None
    denominator: str | None = None
    population: str | None = None
    measure: FigureMeasure | None = None
    since: str | None = None
    until: str | None = None
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    place: str | None = None


@dataclass(frozen=True, slots=True)
class DenominatorTest:
    """A figure read over a denominator: the count it then implies, and whether the other figure allows it."""

    figure: str
    denominator: str
    stated: bool
    fits: bool
    implied: Interval


@dataclass(frozen=True, slots=True)
class FigureComparison:
    """Two figures, their ids in order, tested against each other.

    `coherent` is None where the two cannot be tested. `independent` is False when one is the other over another
    denominator; arithmetic never shows that two figures are independent, so it is None otherwise. `implied` are
    the counts that the figures imply, in the order of `figures`; `intersection` is what both allow. `needed` is
    the denominator that the figure of `needed_of` would need to give the count of the other. Of two parts of one
    population that no reference value has, the parts themselves are held against each other, in `implied` too.
    `told` is the verdict in one plain sentence.
    """

    figures: tuple[str, str]
    verdict: FigureVerdict
    coherent: bool | None
    independent: Literal[False] | None
    implied: tuple[Interval | None, Interval | None]
    intersection: Interval | None
    needed_of: str | None = None
    needed: Interval | None = None
    denominators: tuple[DenominatorTest, ...] = ()
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    told: str = ""
