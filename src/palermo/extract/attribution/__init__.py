"""Attributions: who is said to say what, with exact spans."""

from palermo.extract.attribution.find import find_attributions, needs_parse

__all__ = ["find_attributions", "needs_parse"]
