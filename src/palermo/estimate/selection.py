"""Model selection for many tables at once: main effects, stepwise, and BIC over hierarchical models.

Every function takes tables (B, 2^lists - 1) and returns the choice for each; a bootstrap hands all replicates over
in one call. Fits are shared by the tables that reach the same model.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import pdtr, pdtrc

from palermo.estimate.existence import FINE, Checks
from palermo.estimate.fitting import Fits, fit
from palermo.estimate.models import MAIN, Matrix, Model, additions, all_models, design, removals, terms, with_term


@dataclass(frozen=True, slots=True)
class Chosen:
    """The model chosen for each table; None, and an infinite estimate, where no model has an estimate.

    `estimates` (B) include the people seen. `bic` (B) belongs to the model chosen.
    """

    models: tuple[Model | None, ...]
    estimates: NDArray[np.float64]
    bic: NDArray[np.float64]


def passes(fits: Fits, tables: Matrix, model: Model, checks: Checks) -> NDArray[np.bool_]:
    """Return which of the fits are finite and unique estimates.

    A fit that meets the margins with every mean above zero is itself a solution of the linear programme, so that
    one is solved only for the rest.
    """
    fine = np.zeros(len(tables), dtype=np.bool_)
    for row in range(len(tables)):
        if fits.met[row]:
            fine[row] = checks.identified(fits.zero[row], model)
        else:
            fine[row] = checks.code(tables[row], model) == FINE
    return fine


def choose_fixed(tables: Matrix, model: Model, *, checks: Checks) -> Chosen:
    """Return the one model for every table where its estimate exists."""
    fits = fit(tables, model, lists=checks.lists)
    fine = passes(fits, tables, model, checks)
    estimates = np.where(fine, tables.sum(axis=1) + fits.unseen, np.inf)
    return Chosen(tuple(model if ok else None for ok in fine), estimates, fits.bic)


def choose_stepwise(tables: Matrix, *, checks: Checks, threshold: float) -> Chosen:
    """Return the models found by adding pairs of lists to the main effects, one at a time.

    The pair added is the one whose overlap is least probable under the present model, by a one-sided Poisson
    test, while that probability is below `threshold` and the larger model has an estimate (Chan, Silverman &
    Vincent 2021, section 2.3).
    """
    start = choose_fixed(tables, MAIN, checks=checks)
    models: list[Model | None] = list(start.models)
    estimates, bic = start.estimates.copy(), start.bic.copy()
    means = fit(tables, MAIN, lists=checks.lists).means
    going = [row for row, model in enumerate(models) if model is not None]
    while going:
        orders = _candidates(tables, means, models, going, lists=checks.lists, threshold=threshold)
        going = []
        while orders:
            orders = _try_next(tables, models, orders, checks, into=(estimates, bic, means), moved=going)
    return Chosen(tuple(models), estimates, bic)


Orders = dict[int, list[int]]
"""For each table, the pairs still to be tried, most improbable first."""


def _candidates(  # noqa: PLR0913 - the state of the search, for all tables
    tables: Matrix,
    means: Matrix,
    models: Sequence[Model | None],
    rows: Sequence[int],
    *,
    lists: int,
    threshold: float,
) -> Orders:
    pairs = terms(lists, max_order=2)
    holds = design(pairs, lists=lists)[:, 1 + lists :]
    seen, expected = tables[rows] @ holds, means[rows] @ holds
    chance = np.minimum(pdtr(seen, expected), np.where(seen > 0, pdtrc(np.maximum(seen - 1, 0), expected), 1.0))
    orders: Orders = {}
    for place, row in enumerate(rows):
        held = models[row] or ()
        ranked = [int(i) for i in np.argsort(chance[place], kind="stable") if chance[place, i] < threshold]
        orders[row] = [pairs[i] for i in ranked if pairs[i] not in held]
    return {row: order for row, order in orders.items() if order}


def _try_next(  # noqa: PLR0913 - the state of the search, for all tables
    tables: Matrix,
    models: list[Model | None],
    orders: Orders,
    checks: Checks,
    *,
    into: tuple[NDArray[np.float64], NDArray[np.float64], Matrix],
    moved: list[int],
) -> Orders:
    """Try each table's first pair; return what is left to try for the tables whose pair was refused."""
    estimates, bic, means = into
    groups: defaultdict[Model, list[int]] = defaultdict(list)
    for row, order in orders.items():
        groups[with_term(models[row] or (), order[0])].append(row)
    left: Orders = {}
    for model, rows in groups.items():
        fits = fit(tables[rows], model, lists=checks.lists)
        for place, (row, fine) in enumerate(zip(rows, passes(fits, tables[rows], model, checks), strict=True)):
            if not fine:
                left[row] = orders[row][1:]
                continue
            models[row], means[row], bic[row] = model, fits.means[place], fits.bic[place]
            estimates[row] = tables[row].sum() + fits.unseen[place]
            moved.append(row)
    return {row: order for row, order in left.items() if order}


def choose_bic(tables: Matrix, candidates: Iterable[Model], *, checks: Checks) -> Chosen:
    """Return the candidate of lowest BIC for each table, among those that have an estimate.

    Candidates are fitted to all tables at once; whether an estimate exists is asked from the lowest BIC upward.
    """
    models = tuple(candidates)
    bic = np.empty((len(models), len(tables)))
    unseen, met = np.empty_like(bic), np.empty(bic.shape, dtype=np.bool_)
    for place, model in enumerate(models):
        fits = fit(tables, model, lists=checks.lists)
        bic[place], unseen[place], met[place] = fits.bic, fits.unseen, fits.met
    people = tables.sum(axis=1)
    chosen: list[Model | None] = []
    estimates, lowest = np.full(len(tables), np.inf), np.full(len(tables), np.inf)
    for row in range(len(tables)):
        order = np.argsort(bic[:, row], kind="stable")
        best = _first_fine(tables[row], models, order, met[:, row], checks)
        chosen.append(None if best is None else models[best])
        if best is not None:
            estimates[row], lowest[row] = people[row] + unseen[best, row], bic[best, row]
    return Chosen(tuple(chosen), estimates, lowest)


def _first_fine(
    table: NDArray[np.float64],
    models: Sequence[Model],
    order: NDArray[np.intp],
    met: NDArray[np.bool_],
    checks: Checks,
) -> int | None:
    for place in order:
        model = models[place]
        if met[place]:
            zero = table @ design(model, lists=checks.lists) == 0
            if checks.identified(zero, model):
                return int(place)
        elif checks.code(table, model) == FINE:
            return int(place)
    return None


def best_models(table: Matrix, candidates: Iterable[Model], *, checks: Checks, top: int) -> tuple[Model, ...]:
    """Return the `top` models of lowest BIC that have an estimate for one table (1, C), the lowest first."""
    ranked = []
    for model in candidates:
        fits = fit(table, model, lists=checks.lists)
        if passes(fits, table, model, checks)[0]:
            ranked.append((float(fits.bic[0]), model))
    return tuple(model for _, model in sorted(ranked)[:top])


def choose_exhaustive(tables: Matrix, *, checks: Checks, max_order: int) -> Chosen:
    """Return the hierarchical model of lowest BIC, all of order `max_order` at most having been fitted."""
    return choose_bic(tables, all_models(checks.lists, max_order=max_order), checks=checks)


def choose_downhill(tables: Matrix, *, checks: Checks, max_order: int) -> Chosen:
    """Return the model at which no added or removed term lowers BIC, going down from the main effects.

    Each step goes to the neighbour of lowest BIC (Silverman, Chan & Vincent 2024, section 4).
    """
    models: list[Model | None] = [MAIN] * len(tables)
    start = choose_fixed(tables, MAIN, checks=checks)
    estimates, bic = start.estimates.copy(), np.where(np.isinf(start.estimates), np.inf, start.bic)
    groups: dict[Model, list[int]] = {MAIN: list(range(len(tables)))}
    while groups:
        ahead: defaultdict[Model, list[int]] = defaultdict(list)
        for model, rows in groups.items():
            around = (*additions(model, lists=checks.lists, max_order=max_order), *removals(model))
            best = choose_bic(tables[rows], around, checks=checks)
            for place, row in enumerate(rows):
                target = best.models[place]
                if target is not None and best.bic[place] < bic[row] - 1e-9:
                    models[row], bic[row] = target, best.bic[place]
                    estimates[row] = best.estimates[place]
                    ahead[target].append(row)
        groups = dict(ahead)
    found = tuple(None if np.isinf(estimates[row]) else model for row, model in enumerate(models))
    return Chosen(found, estimates, bic)
