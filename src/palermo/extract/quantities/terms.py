"""Terms in years and months put together: six years and six months is six years and a half."""

from dataclasses import replace

from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.tokens import Token

_MONTHS = 12


def join_terms(tokens: list[Token], mentions: list[Mention]) -> list[Mention]:
    """Return the mentions with years and the months right behind them as one mention in years."""
    joined: list[Mention] = []
    for mention in mentions:
        if joined and _goes_on(tokens, joined[-1], mention):
            years = joined[-1]
            part = mention.value / _MONTHS
            joined[-1] = replace(years, value=years.value + part, high=years.high + part, end=mention.end)
        else:
            joined.append(mention)
    return joined


def _goes_on(tokens: list[Token], years: Mention, months: Mention) -> bool:
    names = tuple("" if part.unit is None else part.unit.name for part in (years, months))
    plain = months.comparator == "=" and years.value == years.high and months.value == months.high < _MONTHS
    between = [token.key for token in tokens[years.end : months.first]]
    return names == ("year", "month") and plain and not years.per and between in ([], [","], ["and"])
