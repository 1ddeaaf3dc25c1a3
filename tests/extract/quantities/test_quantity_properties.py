"""What holds for the quantities of any text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palermo.extract.quantities import find_period, find_quantities

_WORDS = st.sampled_from(
    [
        "one",
        "million",
        "1,000",
        "12",
        "%",
        "percent",
        "of",
        "over",
        "at least",
        "hundreds",
        "a third",
        "$",
        "-",
        "to",
        "between",
        "and",
        "people",
        "years",
        "old",
        "每",
        "26",
        "人",
        "中有",
        "1",
        "百",
        "万",
        "多",
        "点",
        "三",
        "分之",
        "İ",
        "\u2028",
        "\ud800",
        "(",
        ")",
        ",",
        ".",
        "/",
        "2017",
        "年",
        "km",
        "½",
        "\n",
        "in every",
        "age",
    ]
)
_TEXT = st.one_of(
    st.text(), st.lists(_WORDS, max_size=30).map(" ".join), st.lists(_WORDS, max_size=30).map("".join)
)


@settings(deadline=None)
@given(_TEXT, st.sampled_from(["en", "es", "zh"]), st.integers(0, 10_000))
def test_every_quantity_is_a_span_of_the_text_in_order_and_apart(text, language, offset):
    found = find_quantities(text, offset=offset, language=language)

    assert all(text[q.start - offset : q.end - offset] == q.text and q.text for q in found)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(q.low is None or q.high is None or q.low <= q.high for q in found)


@settings(deadline=None)
@given(_TEXT)
def test_a_period_never_fails(text):
    since, until = find_period(text)

    assert all(end is None or end[:4].isdecimal() for end in (since, until))


@pytest.mark.parametrize("unit", ["1,111", "one ", "7", "one million and ", "1-", "($", "每26人", "一百", "a"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_time_grows_with_length_alone(unit, language):
    def seconds(size):
        text = unit * (size // len(unit))
        start = time.perf_counter()
        find_quantities(text, language=language)
        return time.perf_counter() - start

    seconds(2_000)
    assert seconds(80_000) < 12 * max(seconds(20_000), 0.005)
