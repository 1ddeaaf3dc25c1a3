"""Extraction: who says what in a document, how firmly, about whom and how many."""

from palermo.extract.pipeline import Makers, extract, extract_all

__all__ = ["Makers", "extract", "extract_all"]
