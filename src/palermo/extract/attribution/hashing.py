"""Features as numbers, and the linear models that weigh them."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from palermo.datafiles import data_file

Ids = npt.NDArray[np.uint64]
Floats = npt.NDArray[np.float64]

# Buckets of a model, as a power of two: some 100,000 features are seen in training.
BITS = 18
MODEL = "models/attribution.npz"
_SEED = np.uint64(0x9E3779B97F4A7C15)
_STEP = np.uint64(0xBF58476D1CE4E5B9)
_SHIFT = np.uint64(29)
_KEEP = np.uint64(64 - BITS)


def cross(number: int, *columns: npt.NDArray[np.generic]) -> npt.NDArray[np.int32]:
    """Return the bucket of one feature for each row: its number joined with the values of the columns."""
    mixed = np.full(len(columns[0]), number, np.uint64) * _SEED
    for column in columns:
        mixed ^= column.astype(np.uint64)
        mixed *= _STEP
        mixed ^= mixed >> _SHIFT
    return (mixed * _SEED >> _KEEP).astype(np.int32)


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of one linear model by bucket."""

    values: npt.NDArray[np.float32]

    def score(self, features: list[npt.NDArray[np.int32]]) -> Floats:
        """Return the sum of the weights of each row's features."""
        total = np.zeros(len(features[0]))
        for column in features:
            total += self.values[column]
        return total


@cache
def load_weights(name: str) -> Weights:
    """Return the weights of that name in the model file."""
    with data_file(MODEL).open("rb") as handle, np.load(handle) as arrays:
        values = np.zeros(1 << BITS, np.float32)
        values[arrays[f"{name}_at"]] = arrays[f"{name}_weight"]
        return Weights(values)
