"""Intervals: what a rounded number may stand for, and arithmetic that keeps every such value."""

import math
import re
from collections.abc import Callable

from palermo.records import Comparator, Quantity
from palermo.records.figures import Interval

EXACT_BELOW = 100  # "20 people" is read as a count; "500" and above may be rounded to its last digit that is not 0
_RATE = re.compile(r"(\d[\d,]*) per (1[\d,]*00)$", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*(?:\.(\d+))?")


def intersect(one: Interval, other: Interval) -> Interval | None:
    """Return what both intervals hold, None when that is nothing."""
    lows = [low for low in (one.low, other.low) if low is not None]
    highs = [high for high in (one.high, other.high) if high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    return None if low is not None and high is not None and low > high else Interval(low, high)


def holds(outer: Interval, inner: Interval) -> bool:
    """Return whether every value of the inner interval is one of the outer."""
    below = outer.low is None or (inner.low is not None and outer.low <= inner.low)
    above = outer.high is None or (inner.high is not None and inner.high <= outer.high)
    return below and above


def times(one: Interval, other: Interval) -> Interval:
    """Return the products of two intervals of numbers that are not negative."""
    return Interval(_both(one.low, other.low, _product), _both(one.high, other.high, _product))


def over(one: Interval, other: Interval) -> Interval:
    """Return the quotients of two intervals of numbers that are not negative; over 0 the end is open."""
    return Interval(_both(one.low, other.high, _quotient), _both(one.high, other.low, _quotient))


def minus(one: Interval, other: Interval) -> Interval:
    """Return the differences of two intervals."""
    return Interval(_both(one.low, other.high, lambda a, b: a - b), _both(one.high, other.low, lambda a, b: a - b))


def width(interval: Interval) -> float | None:
    """Return the width of an interval as a part of its middle, None when an end is open or the middle is 0."""
    if interval.low is None or interval.high is None or interval.low + interval.high == 0:
        return None
    return 2 * (interval.high - interval.low) / abs(interval.low + interval.high)


def whole(interval: Interval) -> tuple[int | None, int | None]:
    """Return the ends as whole numbers, the nearest ones; a half goes outward, so that rounding loses nobody.

    Floats may fall just short of a half, so a millionth more counts as one.
    """
    low = None if interval.low is None else math.ceil(interval.low - 0.5 - 1e-6)
    high = None if interval.high is None else math.floor(interval.high + 0.5 + 1e-6)
    return low, high


def around(value: float, step: float) -> Interval:
    """Return the values that round to a value in steps of that size; a step of 0 is an exact value."""
    return Interval(value - step / 2, value + step / 2)


def interval_of(quantity: Quantity) -> Interval:
    """Return what a quantity may stand for: its printed digits' rounding, open where it says "over" or "nearly".

    A stated range, and an order of magnitude ("thousands"), keep their own ends.
    """
    value = stated_value(quantity)
    if quantity.low != quantity.high and quantity.comparator in ("=", "~"):
        return Interval(quantity.low, quantity.high)
    return bounded(_rounded(quantity, value), value, quantity.comparator)


def bounded(rounded: Interval, value: float, comparator: Comparator) -> Interval:
    """Return the interval of a figure with what was said before it; "about" doubles what rounding leaves open."""
    match comparator:
        case ">" | ">=":
            return Interval(value, None)
        case "<" | "<=":
            return Interval(None, value)
        case "~":
            low, high = rounded.low, rounded.high
            return Interval(None if low is None else 2 * low - value, None if high is None else 2 * high - value)
        case "=":
            return rounded


def stated_value(quantity: Quantity) -> float:
    """Return the number as stated: the end that is given, or the middle of a range."""
    ends = [end for end in (quantity.low, quantity.high) if end is not None]
    return sum(ends) / len(ends) if ends else 0.0


def _rounded(quantity: Quantity, value: float) -> Interval:
    printed = _RATE.match(quantity.text) if quantity.kind == "ratio" else None
    if printed is not None:
        top, base = (float(number.replace(",", "")) for number in printed.groups())
        exact = around(top, last_digit(top) or 1.0)  # a rate is computed, so its last printed digit is rounded
        return over(exact, Interval(base, base))
    if quantity.kind == "ratio" and 0 < value < 1 and quantity.unit != "times":
        return _one_in(1 / value, quantity.text)
    return around(value, _step(value, quantity.text))


def _one_in(parts: float, text: str) -> Interval:
    """Return "one in 26" as 1/26.5 to 1/25.5. "Two in five" and the like have no rounding that shows."""
    found = list(_NUMBER.finditer(text))
    places = len(found[-1][1] or "") if found else 0
    step: float = 10.0**-places
    if abs(round(parts, places) - parts) > 1e-6 or parts <= step / 2:  # noqa: PLR2004 - float noise of 1 / (1 / n)
        return Interval(1 / parts, 1 / parts)
    return Interval(1 / (parts + step / 2), 1 / (parts - step / 2))


def _step(value: float, text: str) -> float:
    """Return the size of the last printed digit, in the unit of the value ("1.69 million": 10,000)."""
    found = _NUMBER.search(text)
    if found is not None and found[1] is not None:
        printed = float(found[0].replace(",", ""))
        return abs(value / printed) * 10.0 ** -len(found[1]) if printed else 10.0 ** -len(found[1])
    if 0 < value < 1:  # a share: whole percent, or whatever fraction the words name
        return 0.01 if found is not None else 0.0
    return last_digit(value)


def last_digit(value: float) -> float:
    """Return the place of the last digit of a whole count that is not 0; 0 when it may be exact."""
    if value < EXACT_BELOW or value != int(value) or int(value) % 10:
        return 0.0
    step = 10
    while int(value) % (step * 10) == 0:
        step *= 10
    return float(step)


def _both(
    one: float | None, other: float | None, operation: Callable[[float, float], float | None]
) -> float | None:
    return None if one is None or other is None else operation(one, other)


def _product(one: float, other: float) -> float:
    return one * other


def _quotient(one: float, other: float) -> float | None:
    return one / other if other else None
