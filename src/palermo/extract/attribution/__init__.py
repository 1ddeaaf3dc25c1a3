"""Attributions: who is said to say what, with exact spans."""

from palermo.extract.attribution.find import find_attributions, needs_parse
from palermo.extract.attribution.grammar import find_frames, reporting_words

__all__ = ["find_attributions", "find_frames", "needs_parse", "reporting_words"]
