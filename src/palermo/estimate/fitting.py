"""Poisson log-linear models fitted to many tables at once, by Newton's method on the extended likelihood.

Where nobody is on all the lists of a term, its parameter is minus infinity and every history that holds the term
has mean zero: those cells and that parameter leave the fit (Chan, Silverman & Vincent 2021, section 2.2).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from palermo.estimate.models import Matrix, Model, design

Flags = NDArray[np.bool_]

STEPS = 60
"""Newton steps at most; a fit that exists needs about six, one that does not drifts off."""
TOLERANCE = 1e-9
"""A fit has converged when every margin is met to this share of the people (and 1)."""
HALVINGS = 12
RIDGE = 1e-11
"""Share of the largest curvature added to the diagonal, so that a model that cannot be identified still solves;
it changes the path and not the end of the iteration."""


@dataclass(frozen=True, slots=True)
class Fits:
    """One model fitted to B tables of C cells.

    `unseen` (B) is the fitted count of the history that nobody can have; `means` (B, C) are fitted counts; `bic`
    (B) uses log(people) and counts the parameters at minus infinity (Silverman, Chan & Vincent 2024, section 2);
    `zero` (B, P) marks the parameters at minus infinity; `met` (B) says that all margins are met by means well
    above zero, which proves that the estimate exists.
    """

    unseen: NDArray[np.float64]
    means: Matrix
    bic: NDArray[np.float64]
    zero: Flags
    met: Flags


def fit(tables: Matrix, model: Model, *, lists: int) -> Fits:
    """Return the model fitted to each table: `tables` is (B, 2^lists - 1), counts in order of mask."""
    matrix = design(model, lists=lists)
    zero = tables @ matrix == 0
    alive = zero.astype(np.float64) @ matrix.T == 0
    theta, means, score = _newton(tables, matrix, zero, alive)
    with np.errstate(divide="ignore", over="ignore"):
        unseen = np.exp(theta[:, 0])
    people = tables.sum(axis=1)
    close = score <= 1e3 * TOLERANCE * np.maximum(people, 1)
    smallest = np.where(alive, means, np.inf).min(axis=1)
    return Fits(
        unseen=unseen,
        means=means,
        bic=-2 * _log_likelihood(tables, means) + matrix.shape[1] * np.log(np.maximum(people, 1)),
        zero=zero,
        met=close & (people > 0) & (smallest > 1e-4),  # noqa: PLR2004 - far above the tolerance, far below a count
    )


def _log_likelihood(tables: Matrix, means: Matrix) -> NDArray[np.float64]:
    safe = np.log(np.maximum(means, 1e-300))
    return np.asarray((tables * safe - means - gammaln(tables + 1)).sum(axis=1))


def _newton(
    tables: Matrix, matrix: Matrix, zero: Flags, alive: Flags
) -> tuple[Matrix, Matrix, NDArray[np.float64]]:
    """Return parameters (B, P), means (B, C) and the largest unmet margin (B)."""
    outer = (matrix[:, :, None] * matrix[:, None, :]).reshape(len(matrix), -1)
    theta = _start(tables, matrix, outer, zero, alive)
    means = _means(theta, matrix, alive)
    value = _objective(tables, theta, matrix, means, alive)
    score = np.full(len(tables), np.inf)
    todo = np.arange(len(tables))
    people = np.maximum(tables.sum(axis=1), 1)
    for _ in range(STEPS):
        gradient = (tables[todo] * alive[todo] - means[todo]) @ matrix
        score[todo] = np.abs(gradient).max(axis=1)
        going = score[todo] > TOLERANCE * people[todo]
        todo, gradient = todo[going], gradient[going]
        if not len(todo):
            break
        step = _solve(means[todo], outer, zero[todo], gradient)
        theta[todo], means[todo], value[todo] = _advance(
            tables[todo], matrix, alive[todo], (theta[todo], means[todo], value[todo]), step
        )
    return theta, means, score


def _start(tables: Matrix, matrix: Matrix, outer: Matrix, zero: Flags, alive: Flags) -> Matrix:
    # One weighted least-squares step from the counts themselves, as is usual for generalised linear models.
    near = (tables + 0.1) * alive
    working = np.log(tables + 0.1) + (tables - (tables + 0.1)) / (tables + 0.1)
    return _solve(near, outer, zero, (near * working) @ matrix)


def _solve(weights: Matrix, outer: Matrix, zero: Flags, right: Matrix) -> Matrix:
    size = right.shape[1]
    curvature = (weights @ outer).reshape(-1, size, size)
    diagonal = np.arange(size)
    largest = curvature[:, diagonal, diagonal].max(axis=1, keepdims=True)
    curvature[:, diagonal, diagonal] += RIDGE * largest + zero + 1e-12
    return np.asarray(np.linalg.solve(curvature, (right * ~zero)[:, :, None]))[:, :, 0]


def _means(theta: Matrix, matrix: Matrix, alive: Flags) -> Matrix:
    return np.exp(np.minimum(theta @ matrix.T, 60.0)) * alive


def _objective(tables: Matrix, theta: Matrix, matrix: Matrix, means: Matrix, alive: Flags) -> NDArray[np.float64]:
    return np.asarray((tables * (theta @ matrix.T) * alive - means).sum(axis=1))


State = tuple[Matrix, Matrix, NDArray[np.float64]]


def _advance(tables: Matrix, matrix: Matrix, alive: Flags, state: State, step: Matrix) -> State:
    """Return the state after the step, halved for each table until its likelihood does not fall."""
    theta, means, value = (part.copy() for part in state)
    todo = np.arange(len(tables))
    share = 1.0
    for _ in range(HALVINGS):
        new = state[0][todo] + share * step[todo]
        new_means = _means(new, matrix, alive[todo])
        new_value = _objective(tables[todo], new, matrix, new_means, alive[todo])
        fine = new_value >= state[2][todo] - 1e-9 * (1 + np.abs(state[2][todo]))
        kept = todo[fine]
        theta[kept], means[kept], value[kept] = new[fine], new_means[fine], new_value[fine]
        todo = todo[~fine]
        if not len(todo):
            break
        share /= 2
    return theta, means, value
