"""Published and measured numbers for other people's tables, read from the evaluation data."""

import csv
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from scipy.special import gammaln

from palermo.estimate import Estimate, Options, Table, estimate, read_sheet, table_of
from palermo.estimate.averaging import average, grid
from palermo.estimate.bootstrap import acceleration
from palermo.estimate.existence import Checks
from palermo.estimate.methods import choice
from palermo.estimate.models import model_name
from palermo.estimate.selection import choose_downhill

pytestmark = pytest.mark.shared
QUICK = Options(bootstrap=0)
Row = dict[str, str]


@pytest.fixture(scope="module")
def rows(shared: Path) -> list[Row]:
    path = shared / "data" / "mse" / "reference_estimates.csv"
    if not path.is_file():
        pytest.skip("the reference estimates (../shared/data/mse) are not there")
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


@pytest.fixture(scope="module")
def load(shared: Path):
    def read(name: str) -> Table:
        path = shared / "data" / "mse" / f"{name}.csv"
        return table_of(read_sheet(path.read_bytes(), name=path.name))

    return read


def picked(rows: list[Row], *methods: str, kind: str = "R run 2026-11") -> list[Row]:
    return [row for row in rows if row["method"] in methods and row["kind"] == kind]


@cache
def lowest_bic(table: Table, order: int) -> Estimate:
    return estimate(table, method="bic", options=Options(bootstrap=0, max_order=order))


def model_in(row: Row) -> str:
    found = re.search(r"model (\[[^]]+\])", row["settings"])
    return found.group(1) if found else "[main]"


def test_main_effects_and_stepwise(rows, load) -> None:
    seen = 0
    for row in picked(rows, "loglinear", "stepwise"):
        if "acceleration" in row["settings"]:
            continue
        method = "main" if row["method"] == "loglinear" else "stepwise"
        found = estimate(load(row["table"]), method=method, options=QUICK)
        assert found.estimate == pytest.approx(float(row["estimate"]), abs=0.01), row
        assert found.model == model_in(row), row
        seen += 1
    assert seen == 20


def test_lowest_bic(rows, load) -> None:
    found_rows = picked(rows, "bic")
    assert len(found_rows) == 11
    for row in found_rows:
        order = int(re.search(r"maxorder=(\d)", row["settings"]).group(1))
        found = lowest_bic(load(row["table"]), order)
        bic = float(re.search(r"BIC=([\d.]+)", row["settings"]).group(1))
        assert found.estimate == pytest.approx(float(row["estimate"]), abs=0.01), row
        assert (found.model, found.settings["bic"]) == (model_in(row), pytest.approx(bic, abs=0.001)), row


def test_published_points(rows, load) -> None:
    for row in picked(rows, "bic", "stepwise", "loglinear", kind="published"):
        if not row["estimate"] or "headline" in row["settings"]:
            continue
        table = load(row["table"])
        order = 2 if "maxorder 2" in row["settings"] else len(table.lists) - 1
        method = {"loglinear": "main"}.get(row["method"], row["method"])
        found = lowest_bic(table, order) if method == "bic" else estimate(table, method=method, options=QUICK)
        assert found.estimate == pytest.approx(float(row["estimate"]), abs=0.51), row


def test_downhill(rows, load) -> None:
    found_rows = picked(rows, "bic-downhill", kind="published")
    assert len(found_rows) == 4
    for row in found_rows:
        table = load(row["table"])
        lists = len(table.lists)
        chosen = choose_downhill(table.counts()[None, :], checks=Checks(lists), max_order=lists - 1)
        assert chosen.estimates[0] == pytest.approx(float(row["estimate"]), abs=0.51), row


def test_existence_codes(load) -> None:
    table = load("artificial_3").counts()
    checks = Checks(3)
    codes = [checks.code(table, model) for model in ((0b011, 0b101, 0b110), (0b011,), (0b101, 0b110))]
    assert codes == [2, 1, 0]


def test_acceleration(rows, load) -> None:
    found_rows = [row for row in rows if "acceleration" in row["settings"]]
    assert len(found_rows) == 7
    for row in found_rows:
        table = load(row["table"])
        select = choice(table, method="stepwise", options=QUICK)
        found = acceleration(table.counts(), lambda tables, select=select: select(tables).estimates)
        assert found == pytest.approx(float(row["estimate"]), abs=1e-5), row


def test_averaged_graphs(rows, load) -> None:
    answers: dict[tuple[str, float], object] = {}
    seen = 0
    for row in picked(rows, "dga"):
        table = load(row["table"])
        lists = len(table.lists)
        delta = 1.0 if "delta=1 " in row["settings"] else 2.0**-lists
        if (row["table"], delta) not in answers:
            unseen = grid(table.people)
            prior = -np.log(table.people + unseen)
            answers[row["table"], delta] = average(
                table.counts(), lists=lists, delta=delta, unseen=unseen, log_prior=prior
            )
        found, value = answers[row["table"], delta], float(row["estimate"])
        if "median" in row["settings"]:
            shares = {"estimate": 0.5, "lo80": 0.1, "hi80": 0.9, "lo95": 0.025, "hi95": 0.975}
            assert {k: found.quantile(s) for k, s in shares.items()} == {k: float(row[k]) for k in shares}, row
        elif "mean" in row["settings"]:
            assert found.mean() == pytest.approx(value, abs=0.01), row
        elif "mode" in row["settings"]:
            assert found.mode() == value, row
        else:
            assert found.graphs.max() == pytest.approx(value, abs=1e-4), row
        seen += 1
    assert seen == 28


def test_madigan_and_york(load) -> None:
    """Section 4: a gamma-Poisson prior with shape 13.14 and scale 55.17, relative squared error."""
    table = load("spinabifida_3")
    unseen = np.arange(1.0, 301.0)
    total = table.people + unseen
    prior = total * np.log(55.17 / 56.17) + gammaln(total + 13.14) - gammaln(total + 1)
    found = average(table.counts(), lists=3, delta=1.0, unseen=unseen, log_prior=prior)
    bayes = (found.weights / total).sum() / (found.weights / total**2).sum()
    assert (round(bayes), found.mode(), round(float(found.graphs.max()), 2)) == (731, 728, 0.37)


def test_every_model_name_is_one_of_the_reference_style(load) -> None:
    assert model_name((0b011, 0b101, 0b110, 0b111, 0b10010), lists=5) == "[123 25]"
    assert load("uk2013_5").people == 2744


def test_latent_classes_of_a_small_table(rows, load) -> None:
    reference = [float(r["estimate"]) for r in picked(rows, "lcmcr") if r["table"] == "korea_3"]
    found = estimate(load("korea_3"), method="lcmcr", options=Options(burn=5000, kept=2000, thin=10, chains=4))
    assert found.estimate == pytest.approx(np.mean(reference), rel=0.04)
