"""Estimates against published and measured numbers, coverage in a simulation, and speed.

`python -m benchmarks.estimate` runs everything, `--part seeds|speed|intervals|latent|coverage` one part. All is
seeded.

- speed: seconds of the stepwise interval with 1,000 replicates on the UK table of five lists, of BIC of order two
  and of dga on the same, and latent-class steps a second, compiled.
- intervals: the largest relative difference between our 95 % limits (4,000 replicates) and those of the reference
  file (1,000 replicates), by table and method.
- seeds: how far the limits of the New Orleans table move from seed to seed with 1,000 replicates.
- latent: the relative difference of the posterior median from the mean of the reference's three runs, and R-hat.
- coverage: the share of 200 tables whose 95 % interval holds the true population. The design: 1,500 people, four
  lists that hold 25, 20, 30 and 15 of a hundred, the first two dependent with a log odds ratio of 1.
"""

import argparse
import csv
import json
import re
import time
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from palermo.estimate import Method, Options, Table, bootstrap, estimate, make_table, read_sheet, table_of
from palermo.estimate.bootstrap import interval
from palermo.estimate.latent import sample

SLOW = True
SHARED = Path(__file__).resolve().parents[2] / "shared"
PEOPLE, RATES, DEPENDENCE, TABLES = 1500, (0.25, 0.20, 0.30, 0.15), 1.0, 200
REPLICATES = 4000
LATENT = ("kosovo_4", "korea_3", "neworleans_5_n186", "neworleans_8_n186", "uk2013_5", "uk2013_6", "netherlands_5")


def load(name: str, *, shared: Path = SHARED) -> Table:
    """Return a table of the evaluation data."""
    return table_of(read_sheet((shared / "data" / "mse" / f"{name}.csv").read_bytes(), name=name))


def reference(shared: Path = SHARED) -> list[dict[str, str]]:
    """Return the rows of the reference file."""
    text = (shared / "data" / "mse" / "reference_estimates.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def speed() -> dict[str, float]:
    """Return seconds and steps a second on the UK table with five lists."""
    table = load("uk2013_5")
    figures = {}
    for name, method, options in (
        ("stepwise_bca_1000_s", "stepwise", Options(bootstrap=1000)),
        ("bic_order2_s", "bic", Options(bootstrap=0)),
        ("bic_bca_1000_s", "bic", Options(bootstrap=1000)),
        ("dga_s", "dga", Options()),
    ):
        start = time.perf_counter()
        estimate(table, method=method, options=options)
        figures[f"estimate.uk5_{name}"] = round(time.perf_counter() - start, 2)
    sample(table, chains=1, burn=1, kept=4, thin=1, classes=10, seed=1)
    start = time.perf_counter()
    sample(table, chains=1, burn=0, kept=1000, thin=100, classes=10, seed=1)
    figures["estimate.uk5_lcmcr_steps_a_second"] = round(100_000 / (time.perf_counter() - start))
    return figures


def _options(row: dict[str, str], table: Table) -> Options | None:
    """Return the options of a reference row with 95 % limits; None for one that no method here repeats."""
    settings = row["settings"]
    if row["method"] in {"stepwise", "loglinear"}:
        return Options(bootstrap=REPLICATES)
    if row["method"] != "bic":
        return None
    order = 2 if "maxorder 2" in settings else len(table.lists) - 1
    top = re.search(r"ntop=(\d+)", settings)
    if order > 2 and len(table.lists) > 4:
        return None  # 6,893 models in each of 4,000 replicates: too long for a routine measure
    return Options(bootstrap=REPLICATES, max_order=order, top=int(top.group(1)) if top else None)


def intervals() -> dict[str, float]:
    """Return the largest relative difference of the two limits at 95 %, for every reference row repeated here."""
    figures: dict[str, float] = {}
    done: dict[tuple[str, Method, Options], tuple[float, float]] = {}
    for row in reference():
        if not row["lo95"] or "headline" in row["settings"] or "nboot=2000" in row["settings"]:
            continue
        table = load(row["table"])
        options = _options(row, table)
        if options is None:
            continue
        method: Method = "main" if row["method"] == "loglinear" else row["method"]  # type: ignore[assignment]
        key = (row["table"], method, options)
        if key not in done:
            done[key] = interval(bootstrap(table, method=method, options=options), level=0.95)
        wanted = (float(row["lo95"]), float(row["hi95"]))
        far = max(abs(ours / theirs - 1) for ours, theirs in zip(done[key], wanted, strict=True))
        kind = f"{method}_order{options.max_order or 2}_top{options.top or 'all'}" if method == "bic" else method
        name = f"estimate.limits.{row['table']}.{kind}.{row['kind'][:1].lower()}"
        figures[name] = round(max(100 * far, figures.get(name, 0.0)), 2)
    return figures


def latent() -> dict[str, float]:
    """Return, per table, the difference of the median from the reference in percent, R-hat, and refusals."""
    figures = {}
    for name in LATENT:
        wanted = [
            float(r["estimate"])
            for r in reference()
            if r["method"] == "lcmcr" and r["table"] == name and r["kind"][0] == "R"
        ]
        found = estimate(load(name), method="lcmcr")
        figures[f"estimate.lcmcr.{name}.rhat"] = float(found.settings["rhat"] or 0)
        figures[f"estimate.lcmcr.{name}.refused"] = float(found.refused is not None)
        if found.estimate is not None:
            figures[f"estimate.lcmcr.{name}.median"] = found.estimate
            figures[f"estimate.lcmcr.{name}.off_mean"] = round(100 * (found.estimate / np.mean(wanted) - 1), 2)
            nearest = min(abs(found.estimate / value - 1) for value in wanted)
            figures[f"estimate.lcmcr.{name}.off_nearest"] = round(100 * nearest, 2)
    return figures


def chances() -> NDArray[np.float64]:
    """Return the probability of each of the 16 histories in the simulation's design, in order of mask."""
    odds = [rate / (1 - rate) for rate in RATES]
    weights = np.ones(1 << len(RATES))
    for history in range(len(weights)):
        for place, value in enumerate(odds):
            weights[history] *= value if history >> place & 1 else 1.0
        weights[history] *= np.exp(DEPENDENCE) if history & 0b11 == 0b11 else 1.0
    return np.asarray(weights / weights.sum())


def coverage() -> dict[str, float]:
    """Return the share of simulated tables, in percent, whose interval holds the true population, by method."""
    draws = np.random.default_rng(20261124).multinomial(PEOPLE, chances(), size=TABLES)
    held: dict[Method, int] = {"main": 0, "stepwise": 0, "bic": 0, "dga": 0}
    for number, counts in enumerate(draws):
        table = make_table("ABCD", list(enumerate(map(int, counts)))[1:])
        for method in held:
            found = estimate(table, method=method, options=Options(bootstrap=1000, seed=number))
            inside = found.low is not None and found.low <= PEOPLE
            held[method] += inside and (found.high is None or found.high >= PEOPLE)
    return {f"estimate.coverage95.{method}": 100 * number / TABLES for method, number in held.items()}


def seeds() -> dict[str, float]:
    """Return the least and greatest limits at 95 % with 1,000 replicates over eight seeds, New Orleans."""
    table = load("neworleans_5_n185")
    found = [
        estimate(table, method="stepwise", options=Options(bootstrap=1000, seed=seed)) for seed in range(1, 9)
    ]
    limits = {
        "low": [item.low for item in found if item.low is not None],
        "high": [item.high for item in found if item.high is not None],
    }
    return {
        f"estimate.seeds.neworleans_5_n185.{name}_{end}": round(pick(values))
        for name, values in limits.items()
        for end, pick in (("least", min), ("most", max))
    }


PARTS = {"seeds": seeds, "speed": speed, "intervals": intervals, "latent": latent, "coverage": coverage}


def measure() -> dict[str, float]:
    """Return all figures."""
    return {name: value for part in PARTS.values() for name, value in part().items()}


def main() -> None:
    """Print the figures as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS)
    chosen = parser.parse_args().part
    print(json.dumps(measure() if chosen is None else PARTS[chosen](), indent=1))


if __name__ == "__main__":
    main()
