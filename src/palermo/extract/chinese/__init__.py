"""Chinese text, simplified and traditional: attributions and claims by word lists, without a syntax model."""

from palermo.extract.chinese.find import extract_chinese
from palermo.extract.chinese.reading import is_chinese

__all__ = ["extract_chinese", "is_chinese"]
