"""Signs in the words of a span: what it leans on, asks, demands, plans, defines, helps or swallows."""

from functools import cache

from palermo.errors import DataFileError
from palermo.words import WordList, load_words


def signs_in(quote: str, language: str) -> dict[str, float]:
    """Return for each kind of sign 1 where a span shows it, else 0; empty for a language without a list."""
    words = _list(language)
    if words is None:
        return {}
    return {f"sign_{entry.means}": float(words.met(entry, quote)) for entry in words.entries}


def lost_head(before: str, language: str) -> bool:
    """Return whether the words before a span deny, doubt or undo it, so that the span alone says the opposite."""
    words = _list(language, "lost_heads")
    if words is None:
        return False
    met = {entry.means for entry in words.entries if words.met(entry, before.rstrip())}
    return "turns" in met and "joins" not in met


@cache
def _list(language: str, name: str = "signs") -> WordList | None:
    try:
        return load_words(language, name)
    except (DataFileError, FileNotFoundError):
        return None
