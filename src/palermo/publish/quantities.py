"""Quantities as a reader compares them: the bounds as understood, beside the words of the source."""

from palermo.publish.content import Likelihood
from palermo.publish.wording import wording
from palermo.records import Quantity


def reading(quantity: Quantity) -> str:
    """Return a quantity as it was understood, in digits: `more than 1,000,000`, `33.7 %`, `1 in 26`.

    Shapes: one short text; two bounds are joined by `to`, an open bound says so.
    """
    sign = wording().comparators[quantity.comparator]
    low, high = quantity.low, quantity.high
    if low is not None and high is not None and low != high:
        return f"{sign}{_number(quantity, low)} to {_number(quantity, high)}"
    if low is not None:
        return sign + _number(quantity, low)
    return "not understood" if high is None else sign + _number(quantity, high)


def _number(quantity: Quantity, value: float) -> str:
    if quantity.kind == "share":
        return f"{value * 100:.10g} %"
    if quantity.kind == "ratio" and 0 < value < 1:
        return f"1 in {1 / value:.4g}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def apart(first: Quantity, second: Quantity) -> bool:
    """Return whether two quantities of one kind and unit leave no value that fits both as understood."""
    lows = [value for value in (_low(first), _low(second)) if value is not None]
    highs = [value for value in (_high(first), _high(second)) if value is not None]
    return bool(lows) and bool(highs) and max(lows) > min(highs)


def _low(quantity: Quantity) -> float | None:
    return None if quantity.comparator in ("<", "<=") else quantity.low


def _high(quantity: Quantity) -> float | None:
    return None if quantity.comparator in (">", ">=", "~") and quantity.high == quantity.low else quantity.high


TENTHS = 10


def tenths_of(confidence: float) -> int:
    """Return a probability in tenths, the nearest."""
    return round(confidence * TENTHS)


def in_tenths(part: Likelihood) -> str:
    """Return a likelihood in digits: `4 in 10`; one that rounds to none or to all is told as near it."""
    if part.tenths <= 0:
        return f"less than 1 in {TENTHS}"
    if part.tenths >= TENTHS:
        return f"more than {TENTHS - 1} in {TENTHS}"
    return f"{part.tenths} in {TENTHS}"
