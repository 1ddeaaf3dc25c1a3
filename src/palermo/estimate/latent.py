"""Latent classes of people who are listed at different rates (Manrique-Vallier 2016).

A Dirichlet process mixture, cut off at `classes`, of lists that are independent within a class; rates are uniform
beforehand, the concentration is Gamma(0.25, 0.25) and the population has the prior 1/N. Chains start far apart,
from one large class to many equal ones, and a number is given only where they agree.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from palermo.estimate.compiled import compiled_chain
from palermo.estimate.gibbs import run_chains
from palermo.estimate.tables import Table

PRIOR = (0.25, 0.25)
"""Shape and rate of the concentration's gamma prior (Manrique-Vallier 2016, section 3.2)."""
SPREADS = (0.1, 0.3, 0.5, 0.7)
"""A class's starting weight as a share of the one before it; chains take these in turn."""
LARGEST_RHAT = 1.1
FEWEST_CHAINS = 4


@dataclass(frozen=True, slots=True)
class Draws:
    """Kept populations, one row a chain (chains, kept), with the potential scale reduction of their halves."""

    populations: NDArray[np.int64]
    rhat: float


def sample(  # noqa: PLR0913 - a run's own numbers, all by keyword
    table: Table, *, chains: int, burn: int, kept: int, thin: int, classes: int, seed: int
) -> Draws:
    """Return what `chains` chains of `burn + kept * thin` steps found; the same seed gives the same draws.

    Where numba is missing the same steps run in numpy, slower and with other random numbers.
    """
    patterns = np.array(
        [[history >> place & 1 for place in range(len(table.lists))] for history, _ in table.cells], dtype=np.int64
    )
    counts = np.array([count for _, count in table.cells], dtype=np.int64)
    spreads = [SPREADS[chain % len(SPREADS)] for chain in range(chains)]
    steps = (burn, kept, thin)
    chain_of = compiled_chain()
    if chain_of is None:
        found = run_chains(patterns, counts, classes, PRIOR, steps, (np.array(spreads), seed))
    else:
        # Seeds of chains are drawn, so that chains of neighbouring seeds do not share random numbers.
        seeds = np.random.SeedSequence(seed).generate_state(chains)
        found = np.array(
            [
                chain_of(patterns, counts, classes, PRIOR, steps, (spread, int(own)))
                for spread, own in zip(spreads, seeds, strict=True)
            ]
        )
    return Draws(found, scale_reduction(np.log(found)))


def scale_reduction(draws: NDArray[np.float64]) -> float:
    """Return the potential scale reduction of chains (chains, kept), each cut in halves; 1 when they agree.

    Source: Gelman et al., Bayesian Data Analysis, 3rd ed. 2013, section 11.4. Populations are compared on the
    scale of their logarithm, because their posterior has a long right tail.
    """
    half = draws.shape[1] // 2
    if half < 2:  # noqa: PLR2004 - a variance needs two
        return float("inf")
    halves = np.concatenate([draws[:, :half], draws[:, half : 2 * half]])
    within = float(halves.var(axis=1, ddof=1).mean())
    between = half * float(halves.mean(axis=1).var(ddof=1))
    if within == 0:
        return 1.0 if between == 0 else float("inf")
    return float(np.sqrt((half - 1) / half + between / (half * within)))
