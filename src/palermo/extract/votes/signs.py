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


@cache
def _list(language: str) -> WordList | None:
    try:
        return load_words(language, "signs")
    except (DataFileError, FileNotFoundError):
        return None
