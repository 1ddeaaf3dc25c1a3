"""Quantities of the languages whose figures stand in fixed patterns of words: the words and patterns are data."""

from palermo.extract.quantities.patterned.find import find_patterned
from palermo.extract.quantities.patterned.words import LANGUAGES, NumberWords, number_words

__all__ = ["LANGUAGES", "NumberWords", "find_patterned", "number_words"]
