"""What an estimate is, and the options that make one."""

import math
from dataclasses import dataclass, field
from typing import Literal, get_args

from palermo.errors import UsageError

Method = Literal["chapman", "main", "stepwise", "bic", "dga", "lcmcr"]
METHODS: tuple[Method, ...] = get_args(Method)
Setting = int | float | str | None


@dataclass(frozen=True, slots=True)
class Options:
    """Options of all methods; the defaults are the papers' or, for lengths of runs, what the tutorial measures.

    `level` is a share between 0 and 1. `bootstrap` is the number of replicates (0: no interval). `threshold` is
    the probability below which stepwise adds a pair. `max_order` is the most lists in a term of a BIC model: by
    default 2 to five lists, where all models are fitted, and no limit beyond, where the search goes downhill.
    `top` lets the replicates of BIC choose between that many of the table's best models only, up to five lists.
    `chains`, `burn`, `kept`, `thin` and `classes` belong to the latent classes; `delta` is the prior count a cell
    of the decomposable graphs, by default 2^-lists.
    """

    level: float = 0.95
    bootstrap: int = 1000
    seed: int = 1
    threshold: float = 0.02
    max_order: int | None = None
    top: int | None = None
    chains: int = 6
    burn: int = 50_000
    kept: int = 5_000
    thin: int = 20
    classes: int = 10
    delta: float | None = None

    def __post_init__(self) -> None:
        """Check the options. Errors: UsageError that names the option."""
        if not 0 < self.level < 1:
            raise UsageError(f"level {self.level}: a share between 0 and 1, such as 0.95")
        if self.bootstrap < 0 or self.bootstrap > MOST_REPLICATES:
            raise UsageError(f"bootstrap {self.bootstrap}: from 0 (no interval) to {MOST_REPLICATES:,} replicates")
        if self.seed < 0:
            raise UsageError(f"seed {self.seed}: a whole number from 0")
        if self.chains < FEWEST_CHAINS:
            raise UsageError(f"chains {self.chains}: at least {FEWEST_CHAINS}, or their agreement says nothing")
        if not 0 < self.threshold < 1:
            raise UsageError(f"threshold {self.threshold}: a probability between 0 and 1")
        if self.max_order is not None and self.max_order < 2:  # noqa: PLR2004 - a pair
            raise UsageError(f"max_order {self.max_order}: at least 2 lists in a term")


MOST_REPLICATES = 100_000
FEWEST_CHAINS = 4


@dataclass(frozen=True, slots=True)
class Estimate:
    """One method's answer for one table: an estimate of people, seen and unseen, never a count.

    `estimate` is a posterior median for dga and lcmcr, whose `mean` is given as well. `low` and `high` are the
    interval at `level`. `model` names the model chosen, in list numbers from 1. Where `refused` says why there is
    no number, `estimate` is None. No number is infinite or not a number.
    """

    method: Method
    estimate: float | None
    mean: float | None = None
    low: float | None = None
    high: float | None = None
    level: float = 0.95
    model: str | None = None
    settings: dict[str, Setting] = field(default_factory=dict)
    refused: str | None = None
    note: str | None = None


def finite(value: float) -> float | None:
    """Return the number, or None where it is infinite or not a number."""
    return value if math.isfinite(value) else None
