"""Word lists: one schema for all, each entry with a sentence it must match and one it must not."""

from palermo.words.entries import Entry, WordList, load_words
from palermo.words.faults import faults

__all__ = ["Entry", "WordList", "faults", "load_words"]
