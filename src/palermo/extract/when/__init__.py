"""The period a statement speaks of."""

from palermo.extract.when.periods import When, period

__all__ = ["When", "period"]
