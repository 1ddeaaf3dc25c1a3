"""Properties of the estimates themselves, on invented tables."""

import json
import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.errors import UsageError
from palermo.estimate import (
    METHODS,
    Options,
    chapman,
    compare,
    draw,
    estimate,
    estimates_record,
    explain,
    make_table,
)
from palermo.estimate.existence import Checks
from palermo.estimate.fitting import fit
from palermo.estimate.gibbs import run_chains
from palermo.estimate.graphs import decomposable_graphs
from palermo.estimate.latent import scale_reduction
from palermo.estimate.models import all_models

TABLE = make_table(["port", "clinic", "union"], [(1, 60), (2, 45), (4, 50), (3, 14), (5, 16), (6, 12), (7, 5)])
SHORT = Options(bootstrap=40, burn=200, kept=200, thin=1)


def test_numbers_of_graphs_and_models() -> None:
    assert [len(decomposable_graphs(lists)) for lists in (3, 4, 5)] == [8, 61, 822]
    assert [len(all_models(lists, max_order=2)) for lists in (3, 4, 5)] == [8, 64, 1024]
    assert [len(all_models(lists, max_order=lists - 1)) for lists in (3, 4, 5)] == [8, 113, 6893]


def test_chapman_by_hand() -> None:
    value, low, high = chapman(100, 80, 20, level=0.95)
    assert value == pytest.approx(101 * 81 / 21 - 1)
    assert 160 < low < value < high
    assert chapman(10, 10, 10, level=0.95) == (10.0, 10.0, 10.0)


def test_independent_lists_meet_their_margins() -> None:
    counts = TABLE.counts()[None, :]
    fits = fit(counts, (), lists=3)
    assert fits.means.sum() == pytest.approx(TABLE.people)
    assert fits.met[0]


def test_a_saturated_model_reproduces_the_table() -> None:
    counts = TABLE.counts()[None, :]
    fits = fit(counts, (3, 5, 6), lists=3)
    assert np.allclose(fits.means, counts)
    # With all pairs of three lists the unseen are (a b c abc) / (ab ac bc), by the closed form.
    assert fits.unseen[0] == pytest.approx(60 * 45 * 50 * 5 / (14 * 16 * 12))


cells = st.lists(st.integers(min_value=0, max_value=40), min_size=7, max_size=15)


@settings(deadline=None, max_examples=40)
@given(cells)
def test_whatever_the_counts_no_warning_and_no_infinity(counts: list[int]) -> None:
    lists = "abc" if len(counts) < 15 else "abcd"
    try:
        table = make_table(list(lists), enumerate(counts[: 2 ** len(lists) - 1], start=1))
    except UsageError:
        return
    for method in ("chapman", "main", "stepwise", "bic", "dga"):
        found = estimate(table, method=method, options=Options(bootstrap=30))
        values = (found.estimate, found.low, found.high, found.mean)
        assert all(value is None or math.isfinite(value) for value in values)
        assert (found.estimate is None) == (found.refused is not None)
        assert found.estimate is None or found.estimate >= table.people


@settings(deadline=None, max_examples=40)
@given(cells, st.integers(min_value=0, max_value=7))
def test_a_fit_that_meets_its_margins_is_one_the_programme_allows(counts: list[int], number: int) -> None:
    table = np.array(counts[:7], dtype=np.float64)
    model = all_models(3, max_order=2)[number]
    fits = fit(table[None, :], model, lists=3)
    if fits.met[0]:
        assert Checks(3).code(table, model) in {0, 2}


def test_order_of_lists_changes_nothing() -> None:
    turned = make_table(
        ["union", "clinic", "port"],
        [(int(f"{history:03b}"[::-1], 2), count) for history, count in TABLE.cells],
    )
    for method in ("main", "stepwise", "bic", "dga"):
        one = estimate(TABLE, method=method, options=Options(bootstrap=0)).estimate
        other = estimate(turned, method=method, options=Options(bootstrap=0)).estimate
        assert one == pytest.approx(other)


def test_the_same_seed_gives_the_same_answer_and_a_replicate_selects_anew() -> None:
    first = estimate(TABLE, method="stepwise", options=SHORT)
    assert first == estimate(TABLE, method="stepwise", options=SHORT)
    assert first.low is not None
    assert first.high is not None
    assert first.low < (first.estimate or 0) < first.high


def test_chains_that_disagree_give_no_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("palermo.estimate.latent.compiled_chain", lambda: None)
    monkeypatch.setattr(
        "palermo.estimate.latent.run_chains",
        lambda *_: np.repeat([[300], [320], [900], [910]], 50, axis=1) + np.arange(50),
    )
    found = estimate(TABLE, method="lcmcr", options=SHORT)
    assert found.estimate is None
    assert "disagree" in (found.refused or "")


def test_scale_reduction_of_chains_that_agree_is_one() -> None:
    draws = np.random.default_rng(0).normal(size=(4, 2000))
    assert scale_reduction(draws) == pytest.approx(1, abs=0.01)
    assert scale_reduction(np.ones((4, 10))) == 1


def test_compiled_and_plain_chains_agree() -> None:
    pytest.importorskip("numba")
    compiled = estimate(TABLE, method="lcmcr", options=Options(burn=2000, kept=4000, thin=5))
    patterns = np.array([[h >> i & 1 for i in range(3)] for h, _ in TABLE.cells])
    counts = np.array([count for _, count in TABLE.cells])
    plain = run_chains(patterns, counts, 10, (0.25, 0.25), (1000, 2000, 2), (np.full(8, 0.3), 1))
    assert compiled.estimate is not None
    assert np.median(plain) == pytest.approx(compiled.estimate, rel=0.03)


def test_wrong_options_are_named() -> None:
    for wrong in ({"level": 2.0}, {"bootstrap": -1}, {"seed": -1}, {"chains": 2}, {"max_order": 1}):
        with pytest.raises(UsageError, match=next(iter(wrong))):
            Options(**wrong)


def test_a_comparison_says_what_it_rests_on() -> None:
    four = make_table(
        list("abcd"), [(h, c) for h, c in enumerate([40, 35, 9, 50, 8, 7, 3, 44, 6, 5, 2, 7, 3, 1, 1], start=1)]
    )
    found = compare(four, options=SHORT)
    assert [e.method for e in found.estimates] == list(METHODS)
    assert {v.change for v in found.variants} == {"left_out", "merged"}
    text = explain(found)
    assert "that is a count" in text
    assert text.count("assumes that") + text.count("gives no number") == len(METHODS)
    json.dumps(estimates_record(four, found.estimates), allow_nan=False)
    assert draw(found, kind="svg").startswith(b"<svg")
    assert draw(found, kind="png").startswith(b"\x89PNG")


def test_usable_alone() -> None:
    code = (
        "import sys, palermo.estimate; "
        "print([m for m in ('spacy', 'palermo.case', 'palermo.store', 'lxml') if m in sys.modules])"
    )
    run = subprocess.run([sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
