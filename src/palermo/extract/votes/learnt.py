"""Weights learnt on labelled pages that were kept out of the making of what they weigh."""

import math
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml

FILE = "models/votes.yaml"
# A chance of nothing: what an answer gets that the reader was never taught.
FAINT = 0.02


def logit(chance: float) -> float:
    """Return the log odds of a chance, bounded."""
    bounded = min(1 - FAINT / 4, max(FAINT / 4, chance))
    return math.log(bounded / (1 - bounded))


class Scale(BaseModel):
    """A logistic model: a weight for each feature by name, and what is added to all.

    `calibration` are points (raw chance, share right), in order, between which the chance is drawn straight.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    bias: float
    weights: dict[str, float]
    calibration: tuple[tuple[float, float], ...] = ()

    def chance(self, features: Mapping[str, float]) -> float:
        """Return the chance, 0 to 1; features without a weight count for nothing."""
        x = self.bias + sum(weight * features.get(name, 0.0) for name, weight in self.weights.items())
        raw = 1 / (1 + math.exp(-max(-30.0, min(30.0, x))))
        return _calibrated(raw, self.calibration) if self.calibration else raw


class Votes(BaseModel):
    """All that was learnt.

    `statement` and `right` hold a scale for claims and one for efforts: whether an offered span is a statement,
    and whether what was made of it is right in every respect. `least` is the chance from which a statement, a
    code or a criterion is told at all, `threshold` the confidence below which a statement is to be checked.
    `code` and `criterion` weigh a code by the reader and by the lists;
    `listed` is what a list's answer adds, in
    logits, by what is asked.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    statement: dict[str, Scale]
    right: dict[str, Scale]
    least: dict[str, float]
    threshold: dict[str, float]
    code: Scale
    criterion: Scale
    listed: dict[str, float]


def _calibrated(raw: float, points: tuple[tuple[float, float], ...]) -> float:
    if raw <= points[0][0]:
        return points[0][1]
    for (x0, y0), (x1, y1) in pairwise(points):
        if raw <= x1:
            return y0 + (y1 - y0) * (raw - x0) / (x1 - x0) if x1 > x0 else y1
    return points[-1][1]


@cache
def load_votes() -> Votes:
    """Return the weights that are shipped. Errors: DataFileError where the file is faulty."""
    return load_yaml(FILE, Votes)
