"""Claims: what a text states of abuses, by whom and how firmly."""

from palermo.extract.claims.details import has_figure
from palermo.extract.claims.find import Found, find_claims

__all__ = ["Found", "find_claims", "has_figure"]
