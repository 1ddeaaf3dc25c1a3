"""Bias-corrected accelerated intervals, the model being selected anew in every replicate.

A replicate draws the people seen from the observed histories (Chan, Silverman & Vincent 2021, section 4). The
method is that of Efron 1987; acceleration comes from leaving out one person at a time.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr, ndtri

from palermo.estimate.models import Matrix

Vector = NDArray[np.float64]
Estimator = Callable[[Matrix], Vector]
"""Takes tables (B, C) and returns an estimate for each, infinite where there is none."""

BATCH = 2000
"""Replicates estimated at once; it bounds the memory, and changes no result."""


@dataclass(frozen=True, slots=True)
class Resampled:
    """What intervals at any level are made from: the estimate, its replicates in order, and the acceleration."""

    estimate: float
    replicates: Vector
    acceleration: float


def acceleration(table: Vector, estimator: Estimator) -> float:
    """Return the acceleration constant of the table's estimate; 0 where it cannot be told."""
    cells = np.flatnonzero(table > 0)
    less = np.repeat(table[None, :], len(cells), axis=0)
    less[np.arange(len(cells)), cells] -= 1
    without, weights = estimator(less), table[cells]
    sound = np.isfinite(without)
    if not sound.any():
        return 0.0
    without, weights = without[sound], weights[sound]
    away = np.average(without, weights=weights) - without
    spread = float((weights * away**2).sum())
    return float((weights * away**3).sum() / (6 * spread**1.5)) if spread > 0 else 0.0


def resample(table: Vector, estimator: Estimator, *, replicates: int, seed: int) -> Resampled:
    """Return the estimate of a table with `replicates` of it; the same seed gives the same replicates."""
    people = int(table.sum())
    draws = np.random.default_rng(seed).multinomial(people, table / people, size=replicates).astype(np.float64)
    parts = [estimator(draws[start : start + BATCH]) for start in range(0, replicates, BATCH)]
    return Resampled(
        estimate=float(estimator(table[None, :])[0]),
        replicates=np.sort(np.concatenate(parts)),
        acceleration=acceleration(table, estimator),
    )


def interval(resampled: Resampled, *, level: float) -> tuple[float, float]:
    """Return the two limits at a level between 0 and 1; infinite where too many replicates had no estimate."""
    replicates = resampled.replicates
    below = float(np.mean(replicates < resampled.estimate))
    # A share of 0 or 1 has no normal quantile; half a replicate is the nearest that has one.
    edge = 0.5 / len(replicates)
    bias = float(ndtri(min(max(below, edge), 1 - edge)))
    low, high = (_limit(replicates, bias, resampled.acceleration, p) for p in ((1 - level) / 2, (1 + level) / 2))
    return low, high


def _limit(replicates: Vector, bias: float, accelerated: float, share: float) -> float:
    shifted = bias + float(ndtri(share))
    at = float(ndtr(bias + shifted / (1 - accelerated * shifted)))
    position = at * (len(replicates) - 1)
    low, high = replicates[int(np.floor(position))], replicates[int(np.ceil(position))]
    if np.isinf(high):
        return float("inf")
    return float(low + (position - np.floor(position)) * (high - low))
