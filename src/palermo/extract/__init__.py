"""Extraction: who says what in a document, how firmly, about whom and how many."""

from palermo.extract.pipeline import Extractor, extract, extract_all

__all__ = ["Extractor", "extract", "extract_all"]
