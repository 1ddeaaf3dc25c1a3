"""Mentions of numbers in English text, stretch by stretch."""

from collections.abc import Iterator
from dataclasses import replace

from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.mentions import read_mentions
from palermo.extract.quantities.ranges import join_ranges, shaped
from palermo.extract.quantities.terms import join_terms
from palermo.extract.quantities.tokens import Token, tokens, windows


def english_mentions(text: str, *, split_changes: bool) -> Iterator[tuple[list[Token], list[Mention]]]:
    """Yield the tokens and mentions of each stretch of text that holds numbers, in order.

    `split_changes` keeps the two figures of a change ("rose from 2 to 5 million") apart; without it they are a
    range.
    """
    reached = 0
    for start, end in windows(text):
        read = tokens(text, start, end)
        apart = read_mentions(read)
        joined = shaped(read, join_terms(read, join_ranges(read, apart)))
        kept = [part for whole in joined for part in (_parts(whole, apart) if split_changes else [whole])]
        kept = [mention for mention in kept if read[mention.first].start >= reached]
        if kept:
            reached = read[kept[-1].end - 1].end
        yield read, kept


def _parts(whole: Mention, apart: list[Mention]) -> list[Mention]:
    """Return the two figures of a change, the first with the unit of the second; any other mention itself."""
    if not whole.changed:
        return [whole]
    inside = [mention for mention in apart if whole.first <= mention.first and mention.end <= whole.end]
    return [
        replace(mention, value=value, high=value, unit=whole.unit, currency=whole.currency, noun=whole.noun)
        for mention, value in zip(inside, (whole.value, whole.high), strict=False)
    ]
