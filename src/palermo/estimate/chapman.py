"""Two lists: Chapman's estimate with a log-normal interval, and what each pair of lists says."""

from dataclasses import dataclass
from itertools import combinations
from math import exp, log, sqrt

from scipy.special import ndtri

from palermo.estimate.tables import Table


@dataclass(frozen=True, slots=True)
class Pair:
    """Two lists: how many are on each and on both, and Chapman's estimate from them alone.

    `low` and `high` are the log-normal interval at the level asked for. `odds_ratio` compares the overlap with
    what independence would give among people on at least one other list, and is None where that cannot be told;
    above 1 the two lists tend to hold the same people and an estimate from them is too low.
    """

    lists: tuple[str, str]
    sizes: tuple[int, int]
    both: int
    estimate: float
    low: float
    high: float
    odds_ratio: float | None


def chapman(first: int, second: int, both: int, *, level: float) -> tuple[float, float, float]:
    """Return Chapman's estimate of a population with its two limits.

    `first` and `second` people are on the lists, `both` on both. The estimate is (a+1)(b+1)/(m+1) - 1 with the
    variance of Seber 1970; the interval is log-normal in the number unseen (Burnham et al. 1987, p. 212), so that
    it never falls below the people seen.
    """
    estimate = (first + 1) * (second + 1) / (both + 1) - 1
    variance = (first + 1) * (second + 1) * (first - both) * (second - both) / ((both + 1) ** 2 * (both + 2))
    seen = first + second - both
    unseen = estimate - seen
    if unseen <= 0:
        return estimate, float(seen), float(seen)
    factor = exp(float(ndtri((1 + level) / 2)) * sqrt(log(1 + variance / unseen**2)))
    return estimate, seen + unseen / factor, seen + unseen * factor


def pairs(table: Table, *, level: float) -> tuple[Pair, ...]:
    """Return what every pair of lists says, in order of the lists."""
    found = []
    for one, other in combinations(range(len(table.lists)), 2):
        sizes = (table.on(1 << one), table.on(1 << other))
        both = table.on(1 << one | 1 << other)
        names = (table.lists[one], table.lists[other])
        estimate, low, high = chapman(*sizes, both, level=level)
        found.append(Pair(names, sizes, both, estimate, low, high, _odds_ratio(table, one, other)))
    return tuple(found)


def _odds_ratio(table: Table, one: int, other: int) -> float | None:
    counts = {0: 0, 1: 0, 2: 0, 3: 0}
    for history, count in table.cells:
        if history & ~(1 << one | 1 << other):
            counts[(history >> one & 1) + 2 * (history >> other & 1)] += count
    if not counts[1] or not counts[2]:
        return None
    return counts[0] * counts[3] / (counts[1] * counts[2])
