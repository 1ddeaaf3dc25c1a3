"""One table and one method into an estimate."""

from collections.abc import Callable
from itertools import combinations

import numpy as np

from palermo.errors import UsageError
from palermo.estimate import averaging
from palermo.estimate.bootstrap import Estimator, Resampled, interval, resample
from palermo.estimate.chapman import chapman
from palermo.estimate.existence import Checks
from palermo.estimate.latent import LARGEST_RHAT, sample
from palermo.estimate.models import MAIN, Matrix, all_models, model_name
from palermo.estimate.results import METHODS, Estimate, Method, Options, Setting, finite
from palermo.estimate.selection import (
    Chosen,
    best_models,
    choose_bic,
    choose_downhill,
    choose_exhaustive,
    choose_fixed,
    choose_stepwise,
)
from palermo.estimate.tables import FEWEST_LISTS, Table, refusal

MOST_EXHAUSTIVE = 5
"""Lists up to which every model is fitted; six lists have 32,768 models of order two."""
FEW_REPLICATES = 200
"""With fewer, the limits at 95 % rest on a handful of replicates."""
Choice = Callable[[Matrix], Chosen]


def estimate(table: Table, *, method: Method, options: Options | None = None) -> Estimate:
    """Return one method's estimate of how many people there are, or why it gives none.

    Errors: UsageError for a method that does not exist. A table the method cannot use is no error: `refused` says
    why. The same table, method and options give the same estimate.
    """
    chosen = options or Options()
    if method not in METHODS:
        raise UsageError(f"{method}: no such method; there are {', '.join(METHODS)}")
    reason = refusal(table, fewest=2 if method == "chapman" else FEWEST_LISTS)
    if reason is not None:
        return Estimate(
            method, None, level=chosen.level, settings=_settings(table, method, chosen), refused=reason
        )
    match method:
        case "chapman":
            return _chapman(table, chosen)
        case "main" | "stepwise" | "bic":
            return _log_linear(table, method, chosen)
        case "dga":
            return _averaged(table, chosen)
        case "lcmcr":
            return _latent(table, chosen)


def choice(table: Table, *, method: Method, options: Options) -> Choice:
    """Return the selection of a log-linear method as a function of tables with as many lists as this one."""
    lists = len(table.lists)
    checks = Checks(lists)
    order = _order(lists, options)
    match method:
        case "main":
            return lambda tables: choose_fixed(tables, MAIN, checks=checks)
        case "stepwise":
            return lambda tables: choose_stepwise(tables, checks=checks, threshold=options.threshold)
        case "bic" if lists <= MOST_EXHAUSTIVE and options.top is not None:
            models = all_models(lists, max_order=order)
            kept = best_models(table.counts()[None, :], models, checks=checks, top=options.top)
            return lambda tables: choose_bic(tables, kept, checks=checks)
        case "bic" if lists <= MOST_EXHAUSTIVE:
            return lambda tables: choose_exhaustive(tables, checks=checks, max_order=order)
        case "bic":
            return lambda tables: choose_downhill(tables, checks=checks, max_order=order)
        case _:
            raise UsageError(f"{method}: not a log-linear method")


def bootstrap(table: Table, *, method: Method, options: Options) -> Resampled:
    """Return the replicates of a log-linear method, selection repeated in each; see `interval`."""
    select = choice(table, method=method, options=options)
    estimator: Estimator = lambda tables: select(tables).estimates  # noqa: E731 - named for the reader
    return resample(table.counts(), estimator, replicates=options.bootstrap, seed=options.seed)


def _order(lists: int, options: Options) -> int:
    # The largest order leaves no cell to learn the unseen from, so it is never fitted.
    most = lists - 1
    default = 2 if lists <= MOST_EXHAUSTIVE else most
    return min(options.max_order or default, most)


def _settings(table: Table, method: Method, options: Options) -> dict[str, Setting]:
    lists = len(table.lists)
    match method:
        case "chapman":
            return {}
        case "dga":
            delta = 2.0**-lists if options.delta is None else options.delta
            return {"delta": delta, "prior": "1/N", "reach": averaging.REACH, "points": averaging.POINTS}
        case "lcmcr":
            names = ("chains", "burn", "kept", "thin", "classes", "seed")
            return {name: getattr(options, name) for name in names}
    own: dict[str, Setting] = {"bootstrap": options.bootstrap, "seed": options.seed}
    if method == "stepwise":
        own["threshold"] = options.threshold
    if method == "bic":
        own |= {
            "max_order": _order(lists, options),
            "search": "exhaustive" if lists <= MOST_EXHAUSTIVE else "downhill",
            "top": options.top,
        }
    return own


def _chapman(table: Table, options: Options) -> Estimate:
    """Return the estimate of two lists; of more, that of the two with most people on both."""
    places = combinations(range(len(table.lists)), 2)
    one, other = max(places, key=lambda pair: table.on(1 << pair[0] | 1 << pair[1]))
    both = table.on(1 << one | 1 << other)
    value, low, high = chapman(table.on(1 << one), table.on(1 << other), both, level=options.level)
    name = f"[{one + 1} {other + 1}]"
    note = None
    if len(table.lists) > 2:  # noqa: PLR2004 - two lists need no note
        note = f"from lists {table.lists[one]} and {table.lists[other]} alone, the two that share most people"
    if value < table.people:
        reason = f"the two lists give {value:,.0f}, fewer than the {table.people:,} people seen"
        return Estimate("chapman", None, level=options.level, model=name, refused=reason, note=note)
    low = max(low, float(table.people))
    return Estimate("chapman", value, low=low, high=high, level=options.level, model=name, note=note)


def _log_linear(table: Table, method: Method, options: Options) -> Estimate:
    settings = _settings(table, method, options)
    found = choice(table, method=method, options=options)(table.counts()[None, :])
    value, model = float(found.estimates[0]), found.models[0]
    if model is None:
        reason = "no model has a finite, unique estimate: the lists overlap too little"
        return Estimate(method, None, level=options.level, settings=settings, refused=reason)
    settings["bic"] = round(float(found.bic[0]), 6)
    low = high = None
    note = None
    if options.bootstrap:
        resampled = bootstrap(table, method=method, options=options)
        settings["acceleration"] = resampled.acceleration
        lower, upper = interval(resampled, level=options.level)
        low, high = finite(lower), finite(upper)
        note = _interval_note(value, low, high, options.bootstrap)
    name = model_name(model, lists=len(table.lists))
    return Estimate(method, value, None, low, high, options.level, name, settings, None, note)


def _interval_note(value: float, low: float | None, high: float | None, replicates: int) -> str | None:
    if low is None or high is None:
        return "no upper limit: too many replicates overlap too little to give an estimate"
    if replicates < FEW_REPLICATES:
        return f"{replicates} replicates make a rough interval; take 1,000 or more"
    if not low <= value <= high:
        return "the interval lies beside the estimate, because the replicates mostly choose other models"
    return None


def _averaged(table: Table, options: Options) -> Estimate:
    lists = len(table.lists)
    settings = _settings(table, "dga", options)
    if lists > averaging.MOST_LISTS:
        reason = f"{lists} lists: averaging over graphs takes three to five; merge lists that belong together"
        return Estimate("dga", None, level=options.level, settings=settings, refused=reason)
    unseen = averaging.grid(table.people)
    delta = 2.0**-lists if options.delta is None else options.delta
    log_prior = -np.log(table.people + unseen)
    found = averaging.average(table.counts(), lists=lists, delta=delta, unseen=unseen, log_prior=log_prior)
    low, high = found.quantile((1 - options.level) / 2), found.quantile((1 + options.level) / 2)
    settings["top_graph_probability"] = float(found.graphs.max())
    settings["graphs"] = len(found.graphs)
    return Estimate("dga", found.quantile(0.5), found.mean(), low, high, options.level, None, settings)


def _latent(table: Table, options: Options) -> Estimate:
    settings = _settings(table, "lcmcr", options)
    draws = sample(
        table,
        chains=options.chains,
        burn=options.burn,
        kept=options.kept,
        thin=options.thin,
        classes=options.classes,
        seed=options.seed,
    )
    settings["rhat"] = finite(round(draws.rhat, 4))
    if not draws.rhat <= LARGEST_RHAT:
        medians = ", ".join(f"{value:,.0f}" for value in np.median(draws.populations, axis=1))
        reason = (
            f"the chains disagree (R-hat {draws.rhat:.2f}, at most {LARGEST_RHAT} is accepted; medians "
            f"{medians}), so no single number stands for them"
        )
        return Estimate("lcmcr", None, level=options.level, settings=settings, refused=reason)
    every = draws.populations.ravel()
    low, median, high = np.quantile(every, [(1 - options.level) / 2, 0.5, (1 + options.level) / 2])
    return Estimate(
        "lcmcr", float(median), float(every.mean()), float(low), float(high), options.level, None, settings
    )
