"""Attributions: who is said to say what, with exact spans."""

from palermo.extract.attribution.find import find_attributions, needs_parse
from palermo.extract.attribution.grammar import find_frames
from palermo.extract.attribution.reporting import pointing_words, reporting, reporting_words

__all__ = ["find_attributions", "find_frames", "needs_parse", "pointing_words", "reporting", "reporting_words"]
