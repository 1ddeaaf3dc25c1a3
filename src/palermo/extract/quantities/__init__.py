"""Figures of a text: counts, shares, ratios, rates, money, durations, ages and measures, with bounds and units."""

from palermo.extract.quantities.english import english_mentions
from palermo.extract.quantities.kinds import quantity
from palermo.extract.quantities.patterned import LANGUAGES, find_patterned
from palermo.extract.quantities.periods import find_period
from palermo.records.claims import Quantity

__all__ = ["find_period", "find_quantities"]


def find_quantities(text: str, *, offset: int = 0, language: str = "en") -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order and apart; empty for a language without number words.

    Shapes: `quantity.text == text[quantity.start - offset : quantity.end - offset]`. Dates, reference marks,
    labels ("Tier 3"), times, addresses, scores and ages after a name are none. Time grows with the length of the
    text alone. `language` is a BCP 47 tag; only its first part is read.
    """
    tongue = language.split("-", maxsplit=1)[0].lower()
    if tongue in LANGUAGES:
        return find_patterned(text, tongue, offset=offset)
    return _english(text, offset) if tongue == "en" else ()


def _english(text: str, offset: int) -> tuple[Quantity, ...]:
    return tuple(
        found
        for tokens, mentions in english_mentions(text, split_changes=True)
        for mention in mentions
        if (found := quantity(text, tokens, mention, offset=offset)) is not None
    )
