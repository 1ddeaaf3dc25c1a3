"""The latent-class chains in numpy, all chains at once: what runs where numba is not installed."""

import numpy as np
from numpy.typing import NDArray

Whole = NDArray[np.int64]
Real = NDArray[np.float64]
TINY = 1e-300


def run_chains(  # noqa: PLR0913, PLR0917 - the compiled chain's arguments, for all chains
    patterns: Whole,
    counts: Whole,
    classes: int,
    prior: tuple[float, float],
    steps: tuple[int, int, int],
    start: tuple[Real, int],
) -> Whole:
    """Return kept populations (chains, kept) of `steps` (burn, kept, thin).

    `patterns` (H, L) are observed histories of 0 and 1, `counts` (H) their people; `start` is each chain's spread
    of starting weights and the seed. The steps are those of Manrique-Vallier 2016, appendix A.
    """
    spreads, seed = start
    rng = np.random.default_rng(seed)
    burn, kept, thin = steps
    weights = spreads[:, None] ** np.arange(classes)
    weights /= weights.sum(axis=1, keepdims=True)
    rates = rng.beta(1, 1, size=(len(spreads), classes, patterns.shape[1]))
    alpha = np.ones(len(spreads))
    out = np.empty((len(spreads), kept), dtype=np.int64)
    for step in range(burn + kept * thin):
        sizes, on, unseen = _allot(rng, patterns, counts, weights, rates)
        rates = np.clip(rng.beta(1.0 + on, 1.0 + sizes[:, :, None] - on), 1e-15, 1 - 1e-15)
        weights, rest = _break_stick(rng, sizes, alpha)
        _exchange(rng, sizes, weights, rates)
        alpha = rng.gamma(prior[0] + classes - 1, 1 / (prior[1] - rest))
        if step >= burn and (step - burn) % thin == thin - 1:
            out[:, (step - burn) // thin] = counts.sum() + unseen
    return out


def _allot(
    rng: np.random.Generator, patterns: Whole, counts: Whole, weights: Real, rates: Real
) -> tuple[Whole, Whole, Whole]:
    """Return class sizes, people of each class on each list, and the unseen, all newly drawn."""
    yes, no = np.log(np.maximum(rates, TINY)), np.log(np.maximum(1 - rates, TINY))
    start = np.log(np.maximum(weights, TINY))
    listed = patterns.astype(np.float64)
    chance = _shares(start[:, None, :] + listed @ yes.swapaxes(1, 2) + (1 - listed) @ no.swapaxes(1, 2))
    drawn = rng.multinomial(np.broadcast_to(counts, chance.shape[:2]), chance)
    hidden = start + no.sum(axis=2)
    nobody = np.clip(np.exp(hidden).sum(axis=1), TINY, 1 - 1e-12)
    unseen = rng.poisson(rng.gamma(counts.sum(), nobody / (1 - nobody)))
    sizes = drawn.sum(axis=1) + rng.multinomial(unseen, _shares(hidden))
    return sizes, drawn.swapaxes(1, 2) @ patterns, unseen


def _shares(logs: Real) -> Real:
    shares = np.exp(logs - logs.max(axis=-1, keepdims=True))
    # A little under one in all, because rounding above one is refused.
    return np.asarray(shares / (shares.sum(axis=-1, keepdims=True) * (1 + 1e-12)))


def _break_stick(rng: np.random.Generator, sizes: Whole, alpha: Real) -> tuple[Real, Real]:
    """Return class weights (chains, classes) and the log of the last one (chains)."""
    after = sizes.sum(axis=1, keepdims=True) - np.cumsum(sizes, axis=1)
    one = rng.gamma(1.0 + sizes[:, :-1])
    two = np.maximum(rng.gamma(alpha[:, None] + after[:, :-1]), TINY)
    kept = np.cumsum(np.log(two) - np.log(one + two), axis=1)
    before = np.hstack([np.zeros((len(sizes), 1)), kept])
    weights = np.exp(before)
    weights[:, :-1] *= one / (one + two)
    return weights, kept[:, -1]


def _exchange(rng: np.random.Generator, sizes: Whole, weights: Real, rates: Real) -> None:
    """Let two classes of each chain change labels in `rates`, in place, the weights staying.

    Source: Papaspiliopoulos & Roberts 2008, section 3.4.
    """
    chains = np.arange(len(sizes))
    one, other = rng.integers(0, sizes.shape[1], size=(2, len(sizes)))
    logs = np.log(np.maximum(weights, TINY))
    ratio = (sizes[chains, other] - sizes[chains, one]) * (logs[chains, one] - logs[chains, other])
    moved = chains[np.log(rng.random(len(sizes))) < ratio]
    a, b = one[moved], other[moved]
    rates[moved, a], rates[moved, b] = rates[moved, b], rates[moved, a]
