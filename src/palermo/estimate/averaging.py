"""Averaging over decomposable graphs of dependence between three to five lists (Madigan & York 1997).

Every graph and every number of unseen people on a grid gets a posterior weight in closed form: hyper-Dirichlet
tables with `delta` in each cell, graphs equally likely beforehand, and a prior on the population.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.special import gammaln

from palermo.estimate.graphs import decomposable_graphs

Vector = NDArray[np.float64]
FEWEST_LISTS, MOST_LISTS = 3, 5
POINTS = 30_000
"""Grid points for the number of unseen people."""
REACH = 30
"""The grid ends at this many times the people seen."""


@dataclass(frozen=True, slots=True)
class Averaged:
    """Posterior of the population over a grid.

    `unseen` (G) are the grid's numbers of unseen people, `weights` (G) their probabilities, `graphs` the
    probability of each graph in the order of `decomposable_graphs`. `people` were seen.
    """

    people: int
    unseen: Vector
    weights: Vector
    graphs: Vector

    def quantile(self, share: float) -> float:
        """Return the smallest population with at least this share of the probability at or below it."""
        place = int(np.searchsorted(np.cumsum(self.weights), share * self.weights.sum()))
        return float(self.people + self.unseen[min(place, len(self.unseen) - 1)])

    def mean(self) -> float:
        """Return the posterior mean of the population."""
        return float(self.people + (self.weights * self.unseen).sum())

    def mode(self) -> float:
        """Return the population of highest posterior probability."""
        return float(self.people + self.unseen[int(np.argmax(self.weights))])


def grid(people: int) -> Vector:
    """Return the numbers of unseen people considered: whole numbers from 1 to thirty times those seen."""
    if REACH * people <= POINTS:
        return np.arange(1.0, REACH * people + 1)
    return np.unique(np.round(np.linspace(1.0, REACH * people, POINTS)))


def average(table: Vector, *, lists: int, delta: float, unseen: Vector, log_prior: Vector) -> Averaged:
    """Return the posterior over `unseen` (G), given the log prior of the population at each (G).

    `table` is (2^lists - 1) counts in order of mask. `delta` is the prior count in each of the 2^lists cells.
    """
    parts = {0: np.zeros(len(unseen))}
    graphs = decomposable_graphs(lists)
    joint = np.empty((len(graphs), len(unseen)))
    for place, graph in enumerate(graphs):
        joint[place] = sum(_log_part(table, mask, lists, delta, unseen, parts) for mask in graph.cliques)
        joint[place] -= sum(_log_part(table, mask, lists, delta, unseen, parts) for mask in graph.separators)
    people = table.sum()
    joint += gammaln(people + unseen + 1) - gammaln(unseen + 1) + log_prior
    joint -= joint.max()
    np.exp(joint, out=joint)
    by_unseen, total = joint.sum(axis=0), float(joint.sum())
    return Averaged(int(people), unseen, by_unseen / total, joint.sum(axis=1) / total)


def _log_part(  # noqa: PLR0913, PLR0917 - terms of one formula
    table: Vector, mask: int, lists: int, delta: float, unseen: Vector, parts: dict[int, Vector]
) -> Vector:
    """Return the log marginal likelihood of the lists in `mask`, with the unseen in their all-zero cell."""
    if mask not in parts:
        counts = np.bincount(np.arange(1, 1 << lists) & mask, weights=table, minlength=1 << lists)
        inside = [cell for cell in range(1, 1 << lists) if cell & ~mask == 0]
        prior = delta * 2.0 ** (lists - mask.bit_count())
        seen = (gammaln(counts[inside] + prior) - gammaln(prior)).sum()
        total = delta * 2.0**lists
        parts[mask] = np.asarray(
            seen
            + gammaln(counts[0] + unseen + prior)
            - gammaln(prior)
            + gammaln(total)
            - gammaln(total + table.sum() + unseen)
        )
    return parts[mask]
