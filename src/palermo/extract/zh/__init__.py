"""Chinese text, simplified and traditional: who says what, and how firmly, by word lists."""

from palermo.extract.zh.find import extract_chinese
from palermo.extract.zh.given import certainty_at, chain_at, detail_at
from palermo.extract.zh.page import ChineseReading, start_reading
from palermo.extract.zh.paragraph import is_chinese

__all__ = [
    "ChineseReading", "certainty_at", "chain_at", "detail_at", "extract_chinese", "is_chinese", "start_reading",
]  # fmt: skip
