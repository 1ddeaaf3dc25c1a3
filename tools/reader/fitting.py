"""Logistic models from rows of features, and chances drawn onto shares right."""

from collections.abc import Sequence

import numpy as np
from sklearn.isotonic import IsotonicRegression
from sklearn.linear_model import LogisticRegression

from palermo.extract.votes.learnt import Scale

Row = tuple[dict[str, float], bool]
_POINTS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
# Hand readings are some hundreds: a chance is drawn onto the share right with so many imagined rows beside it.
_PRIOR = 8


def fit(rows: Sequence[Row], strength: float = 0.3) -> Scale:
    """Return a logistic model; features are put on one scale while it is learnt."""
    names = sorted({name for features, _ in rows for name in features})
    x = np.array([[features.get(n, 0.0) for n in names] for features, _ in rows])
    y = np.array([right for _, right in rows])
    mean, spread = x.mean(0), x.std(0) + 1e-6
    model = LogisticRegression(C=strength, max_iter=2000).fit((x - mean) / spread, y)
    weights = model.coef_[0] / spread
    return Scale(
        bias=round(float(model.intercept_[0] - (weights * mean).sum()), 4),
        weights={n: round(float(w), 4) for n, w in zip(names, weights, strict=True)},
    )


def calibrated(scale: Scale, rows: Sequence[Row]) -> Scale:
    """Return the model with its chances drawn onto the shares right among rows that it was not learnt from.

    The line never falls; rows imagined at the overall share keep it from following a handful of readings.
    """
    plain = scale.model_copy(update={"calibration": ()})
    raw = np.array([plain.chance(features) for features, _ in rows])
    right = np.array([float(y) for _, y in rows])
    share = right.mean()
    spots = np.quantile(raw, np.linspace(0, 1, _PRIOR))
    line = IsotonicRegression(y_min=0.0, y_max=1.0, out_of_bounds="clip")
    smooth = _smoothed(raw, right)
    line.fit(np.concatenate([raw, spots]), np.concatenate([smooth, np.full(_PRIOR, share)]))
    points = sorted({*_POINTS, *(round(float(s), 3) for s in spots)})
    drawn = line.predict(points)
    kept = tuple((round(float(p), 4), round(float(d), 4)) for p, d in zip(points, drawn, strict=True))
    return plain.model_copy(update={"calibration": kept})


def _smoothed(raw: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Return for each row the share right among its neighbours by chance, a tenth of all rows."""
    order = np.argsort(raw)
    width = max(5, len(raw) // 10)
    out = np.empty_like(right)
    for place, row in enumerate(order):
        near = order[max(0, place - width // 2) : place + width // 2 + 1]
        out[row] = right[near].mean()
    return out


def threshold(rows: Sequence[Row], scale: Scale, share: float, fewest: int) -> float:
    """Return the lowest confidence above which at least a share of the rows are right; 1 where there is none."""
    scored = sorted(((scale.chance(features), right) for features, right in rows), reverse=True)
    best, hit = 1.0, 0
    for number, (chance, right) in enumerate(scored, 1):
        hit += right
        last = number == len(scored) or scored[number][0] < chance
        if last and number >= fewest and hit / number >= share:
            best = chance
    return round(best, 3)
