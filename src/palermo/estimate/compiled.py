"""The latent-class chain compiled by numba, where numba is installed; it ships no types, so it stays in here."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

try:
    import numba  # type: ignore[import-untyped, unused-ignore]
except ImportError:
    numba = None

Chain = Callable[..., NDArray[np.int64]]


def _chain(  # noqa: C901, PLR0912, PLR0913, PLR0915 - one loop for the compiler, in the order of the paper's steps
    patterns: NDArray[np.int64],
    counts: NDArray[np.int64],
    classes: int,
    prior: tuple[float, float],
    steps: tuple[int, int, int],
    start: tuple[float, int],
) -> NDArray[np.int64]:
    spread, seed = start
    np.random.seed(seed)  # noqa: NPY002 - the only generator that numba compiles on every platform
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
            rates[k, j] = np.random.beta(1.0, 1.0)  # noqa: NPY002
    for step in range(burn + kept * thin):
        sizes[:] = 0
        on[:] = 0
        # 1. Classes of the people seen, all of one history at once.
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
                    drawn = np.random.binomial(left, max(share, 0.0))  # noqa: NPY002
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
        unseen = np.random.poisson(np.random.gamma(people, nobody / (1.0 - nobody)))  # noqa: NPY002
        left = unseen
        total = nobody
        for k in range(classes):
            if left == 0:
                break
            share = unlisted[k] / total if total > 0 else 1.0
            drawn = left
            if k < classes - 1 and share < 1.0:
                drawn = np.random.binomial(left, max(share, 0.0))  # noqa: NPY002
            total -= unlisted[k]
            left -= drawn
            sizes[k] += drawn
        # 3. Listing rates of each class; 4. class weights by breaking a stick.
        after = sizes.sum()
        rest = 0.0
        for k in range(classes):
            for j in range(lists):
                rates[k, j] = np.random.beta(1.0 + on[k, j], 1.0 + sizes[k] - on[k, j])  # noqa: NPY002
            after -= sizes[k]
            if k < classes - 1:
                one = np.random.gamma(1.0 + sizes[k], 1.0)  # noqa: NPY002
                two = max(np.random.gamma(alpha + after, 1.0), 1e-300)  # noqa: NPY002
                sticks[k] = np.log(two) - np.log(one + two)
        # Neighbouring classes change places together with their sticks, or a stick with its neighbour.
        for k in range(classes - 2):
            m = k + 1
            ratio = sizes[k] * sticks[m] - sizes[m] * sticks[k]
            if np.log(np.random.random()) < ratio:  # noqa: NPY002
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
            k = np.random.randint(0, classes)  # noqa: NPY002
            m = np.random.randint(0, classes)  # noqa: NPY002
            ratio = (sizes[m] - sizes[k]) * (np.log(max(weights[k], 1e-300)) - np.log(max(weights[m], 1e-300)))
            if np.log(np.random.random()) < ratio:  # noqa: NPY002
                sizes[k], sizes[m] = sizes[m], sizes[k]
                for j in range(lists):
                    rates[k, j], rates[m, j] = rates[m, j], rates[k, j]
        # 5. The concentration.
        alpha = np.random.gamma(shape + classes - 1.0, 1.0 / (rate - rest))  # noqa: NPY002
        if step >= burn and (step - burn) % thin == thin - 1:
            out[(step - burn) // thin] = people + unseen
    return out


COMPILED: Chain | None = None if numba is None else numba.njit(cache=False, fastmath=False)(_chain)
"""The compiled chain, or None; it returns the kept populations of one chain (kept)."""
