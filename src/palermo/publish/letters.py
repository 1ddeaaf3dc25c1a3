"""Letters as a page can show them, and the direction in which a language is written."""

import unicodedata

from babel import Locale
from babel.core import UnknownLocaleError

# Overrides force letters into another order than the one in which they stand, so a page shows them by name.
OVERRIDES = {"\u202d": "[U+202D]", "\u202e": "[U+202E]"}


def visible(text: str) -> str:
    """Return a text as a page can show it: controls, lone surrogates and order overrides by visible marks."""
    return "".join(_visible(letter) for letter in text)


def _visible(letter: str) -> str:
    if letter in OVERRIDES:
        return OVERRIDES[letter]
    if letter in "\n\t" or unicodedata.category(letter) not in ("Cc", "Cs"):
        return letter
    if letter == "\r":
        return " "
    # Unicode has a picture for each of the controls before the space, in the same order.
    return chr(ord("\u2400") + ord(letter)) if letter < " " else "\N{REPLACEMENT CHARACTER}"


def direction(language: str) -> str:
    """Return `rtl`, `ltr`, or `auto` where the language does not tell."""
    if language == "und":
        return "auto"
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return "auto"
    return str(locale.text_direction)
