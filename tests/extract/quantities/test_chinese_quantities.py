"""Quantities of Chinese phrases, all written for these tests."""

import pytest

from palermo.extract.quantities import find_quantities

FIGURES = [
    ("一百多万人被关押", "count", 1e6, None, ">", "persons"),
    ("數千名工人", "count", 2000, None, "~", "persons"),
    ("占百分之三十三点七", "share", 0.337, 0.337, "=", "of the whole"),
    ("占33.7%", "share", 0.337, 0.337, "=", "of the whole"),
    ("三分之一的囚犯", "share", 1 / 3, 1 / 3, "=", "of the whole"),
    ("每26人中有1人在押", "ratio", 1 / 26, 1 / 26, "=", "persons per person"),
    ("上百万民众", "count", 1e6, None, ">=", "persons"),
    ("近百万人", "count", None, 1e6, "<", "persons"),
    ("逾三萬人", "count", 30000, None, ">", "persons"),
    ("至少十二人", "count", 12, None, ">=", "persons"),
    ("大约五百人", "count", 500, 500, "~", "persons"),
    ("多达200万人", "count", None, 2e6, "<=", "persons"),
    ("数十万工人", "count", 200_000, None, "~", "persons"),
    ("有380座营地", "count", 380, 380, "=", "places"),
    ("1.2亿元", "money", 1.2e8, 1.2e8, "=", "CNY"),
    ("两千三百五十户", "count", 2350, 2350, "=", "households"),
    ("年仅12岁", "age", 12, 12, "=", "years"),
]


@pytest.mark.parametrize("figure", FIGURES, ids=lambda figure: figure[0])
def test_chinese_figure_is_read_as_a_person_would(figure):
    text, kind, low, high, comparator, unit = figure
    (found,) = find_quantities(text, language="zh-Hans")

    assert (found.kind, found.comparator, found.unit) == (kind, comparator, unit)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)


@pytest.mark.parametrize(
    "text", ["二〇一七年四月五日", "2017年4月", "十月一日", "第三次会议", "一个人", "他们一直说"]
)
def test_chinese_dates_ordinals_and_articles_are_no_quantities(text):
    assert find_quantities(text, language="zh") == ()
