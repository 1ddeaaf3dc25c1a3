"""The latent-class chain compiled by numba, where numba is installed; it ships no types, so it stays in here."""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec

import numpy as np
from numpy.typing import NDArray

Chain = Callable[..., NDArray[np.int64]]


@lru_cache(maxsize=1)
def compiled_chain() -> Chain | None:
    """Return the compiled chain, or None where numba is not installed; loading numba waits until here.

    The chain takes patterns (H, L), counts (H), the number of classes, the concentration's prior, the steps (burn,
    kept, thin) and the start (spread of weights, seed), and returns the kept populations (kept).
    """
    if find_spec("numba") is None:
        return None
    compiled: Chain = import_module("numba").njit(_chain)
    return compiled


def _chain(  # noqa: C901, PLR0912, PLR0913, PLR0915, PLR0917 - one loop for the compiler
    patterns: NDArray[np.int64],
    counts: NDArray[np.int64],
    classes: int,
    prior: tuple[float, float],
    steps: tuple[int, int, int],
    start: tuple[float, int],
) -> NDArray[np.int64]:
    spread, seed = start
    np.random.seed(seed)
    kinds, lists = patterns.shape
    burn, kept, thin = steps
    shape, rate = prior
    people = counts.sum()
    rates = np.empty((classes, lists))
    weights = np.empty(classes)
    chance = np.empty(classes)
    unlisted = np.empty(classes)
    sizes = np.zeros(classes, dtype=np.int64)
    on = np.zeros((classes, lists), dtype=np.int64)
    out = np.empty(kept, dtype=np.int64)
    alpha = 1.0
    sticks = np.zeros(classes)
    for k in range(classes):
        weights[k] = spread**k * (1.0 - spread) / (1.0 - spread**classes)
        for j in range(lists):
            rates[k, j] = np.random.beta(1.0, 1.0)
    for step in range(burn + kept * thin):
        sizes[:] = 0
        on[:] = 0
        # Steps of Manrique-Vallier 2016, appendix A. 1. Classes of the people seen, all of one history at once.
        for i in range(kinds):
            total = 0.0
            for k in range(classes):
                p = weights[k]
                for j in range(lists):
                    p *= rates[k, j] if patterns[i, j] else 1.0 - rates[k, j]
                chance[k] = p
                total += p
            left = counts[i]
            for k in range(classes):
                if left == 0:
                    break
                share = chance[k] / total if total > 0 else 1.0
                drawn = left
                if k < classes - 1 and share < 1.0:
                    drawn = np.random.binomial(left, max(share, 0.0))
                total -= chance[k]
                left -= drawn
                sizes[k] += drawn
                for j in range(lists):
                    on[k, j] += drawn * patterns[i, j]
        # 2. The number of unseen people, by the negative binomial, then their classes.
        nobody = 0.0
        for k in range(classes):
            p = weights[k]
            for j in range(lists):
                p *= 1.0 - rates[k, j]
            unlisted[k] = p
            nobody += p
        nobody = min(max(nobody, 1e-300), 1.0 - 1e-12)
        unseen = np.random.poisson(np.random.gamma(people, nobody / (1.0 - nobody)))
        left = unseen
        total = nobody
        for k in range(classes):
            if left == 0:
                break
            share = unlisted[k] / total if total > 0 else 1.0
            drawn = left
            if k < classes - 1 and share < 1.0:
                drawn = np.random.binomial(left, max(share, 0.0))
            total -= unlisted[k]
            left -= drawn
            sizes[k] += drawn
        # 3. Listing rates of each class; 4. class weights by breaking a stick.
        after = sizes.sum()
        rest = 0.0
        for k in range(classes):
            for j in range(lists):
                rates[k, j] = np.random.beta(1.0 + on[k, j], 1.0 + sizes[k] - on[k, j])
            after -= sizes[k]
            if k < classes - 1:
                one = np.random.gamma(1.0 + sizes[k], 1.0)
                two = max(np.random.gamma(alpha + after, 1.0), 1e-300)
                sticks[k] = np.log(two) - np.log(one + two)
        # Neighbouring classes change places together with their sticks, or a stick with its neighbour.
        for k in range(classes - 2):
            m = k + 1
            ratio = sizes[k] * sticks[m] - sizes[m] * sticks[k]
            if np.log(np.random.random()) < ratio:
                sticks[k], sticks[m] = sticks[m], sticks[k]
                sizes[k], sizes[m] = sizes[m], sizes[k]
                for j in range(lists):
                    rates[k, j], rates[m, j] = rates[m, j], rates[k, j]
        for k in range(classes - 1):
            weights[k] = np.exp(rest) * (1.0 - np.exp(sticks[k]))
            rest += sticks[k]
        weights[classes - 1] = np.exp(rest)
        # Two classes change labels while the weights stay (Papaspiliopoulos & Roberts 2008, section 3.4).
        for _ in range(classes):
            k = np.random.randint(0, classes)
            m = np.random.randint(0, classes)
            ratio = (sizes[m] - sizes[k]) * (np.log(max(weights[k], 1e-300)) - np.log(max(weights[m], 1e-300)))
            if np.log(np.random.random()) < ratio:
                sizes[k], sizes[m] = sizes[m], sizes[k]
                for j in range(lists):
                    rates[k, j], rates[m, j] = rates[m, j], rates[k, j]
        # 5. The concentration.
        alpha = np.random.gamma(shape + classes - 1.0, 1.0 / (rate - rest))
        if step >= burn and (step - burn) % thin == thin - 1:
            out[(step - burn) // thin] = people + unseen
    return out
