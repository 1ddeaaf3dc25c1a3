"""Chinese text in simplified characters, place for place."""

import re
from functools import cache

from opencc import OpenCC

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_MARKS = {
    "「": "“",
    "」": "”",
    "『": "‘",
    "』": "’",
    "﹁": "“",
    "﹂": "”",
    "〝": "“",
    "〞": "”",
    "＂": '"',
    "，": "，",
}


@cache
def _simplified(letter: str) -> str:
    """Return the simplified form of one character, itself where that is not one character."""
    found = _converter().convert(letter) if _HAN.match(letter) else letter
    return found if len(found) == 1 else letter


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def simplify(text: str) -> str:
    """Return the text, same length, with simplified characters and quotation marks."""
    plain = "".join(
        _MARKS.get(letter) or (letter if letter < "\u3400" else _simplified(letter)) for letter in text
    )
    if len(plain) != len(text):
        raise AssertionError("a character was not mapped one to one")
    return plain
