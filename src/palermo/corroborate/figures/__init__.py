"""Quantities become figures; figures that share a numerator or a population are tested against one another."""

from palermo.corroborate.figures.compare import alone, compare, compare_all, warned
from palermo.corroborate.figures.numbers import compare_near, one_numbers
from palermo.corroborate.figures.reading import read_figures
from palermo.corroborate.figures.reference import ReferenceFile, ReferenceValue, references

__all__ = [
    "ReferenceFile",
    "ReferenceValue",
    "alone",
    "compare",
    "compare_all",
    "compare_near",
    "one_numbers",
    "read_figures",
    "references",
    "warned",
]
