"""Whether a log-linear model has a finite, unique estimate for a table (Fienberg & Rinaldo 2012).

After the parameters at minus infinity and their cells have left, the estimate exists when some table with every
remaining cell above zero has the same margins; a linear programme finds the largest smallest cell of such tables.
It is unique when the remaining design has full rank. Both depend on the table's zeros alone, so answers are kept
by model and zeros (Chan, Silverman & Vincent 2021, section 3).
"""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog

from palermo.estimate.models import Matrix, Model, design

FINE, NO_ESTIMATE, NOT_UNIQUE = 0, 1, 2
SMALLEST = 1e-7
"""A cell above this counts as above zero; supports are 0 or 1, so that the scale is one."""


@dataclass(slots=True)
class Checks:
    """Answers already worked out for tables of one number of lists."""

    lists: int
    _known: dict[tuple[Model, bytes], int] = field(default_factory=dict)
    _ranks: dict[tuple[Model, bytes], bool] = field(default_factory=dict)
    programmes: int = 0

    def code(self, table: NDArray[np.float64], model: Model) -> int:
        """Return 0 where the estimate exists and is unique, else the sum of 1 (none exists) and 2 (not unique).

        `table` is (2^lists - 1) counts in order of mask.
        """
        support = table > 0
        key = (model, np.packbits(support).tobytes())
        if key not in self._known:
            self._known[key] = self._work_out(support, model)
        return self._known[key]

    def identified(self, zero: NDArray[np.bool_], model: Model) -> bool:
        """Return whether the design left by the parameters at minus infinity has full rank."""
        key = (model, np.packbits(zero).tobytes())
        if key not in self._ranks:
            left = _left(zero, design(model, lists=self.lists))
            self._ranks[key] = left.shape[1] > 0 and int(np.linalg.matrix_rank(left)) == left.shape[1]
        return self._ranks[key]

    def _work_out(self, support: NDArray[np.bool_], model: Model) -> int:
        matrix = design(model, lists=self.lists)
        zero = support.astype(np.float64) @ matrix == 0
        self.programmes += 1
        exists = smallest_cell(support[_alive(zero, matrix)].astype(np.float64), _left(zero, matrix)) > SMALLEST
        return (FINE if exists else NO_ESTIMATE) + (FINE if self.identified(zero, model) else NOT_UNIQUE)


def _alive(zero: NDArray[np.bool_], matrix: Matrix) -> NDArray[np.bool_]:
    return np.asarray(matrix @ zero.astype(np.float64) == 0)


def _left(zero: NDArray[np.bool_], matrix: Matrix) -> Matrix:
    return matrix[_alive(zero, matrix)][:, ~zero]


def smallest_cell(table: NDArray[np.float64], matrix: Matrix) -> float:
    """Return the largest s for which a table with the same margins has no cell below s; 0 for an empty table."""
    cells, columns = matrix.shape
    if not cells or not columns:
        return 0.0
    equal = np.hstack([matrix.T, np.zeros((columns, 1))])
    above = np.hstack([-np.eye(cells), np.ones((cells, 1))])
    found = linprog(
        np.append(np.zeros(cells), -1.0),
        A_ub=above,
        b_ub=np.zeros(cells),
        A_eq=equal,
        b_eq=matrix.T @ table,
        bounds=[(0, None)] * (cells + 1),
        method="highs",
    )
    return -float(found.fun) if found.status == 0 and found.fun is not None else 0.0
