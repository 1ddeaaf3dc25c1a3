"""The forms of figures that a report on abuse uses, English and Chinese, all in invented phrases."""

import pytest
from tests.extract.ruled import document_of, ruled_claims

from palermo.extract.about import subjects_of
from palermo.extract.placed import placed
from palermo.extract.quantities import find_quantities
from palermo.extract.sentences import split_sentences

ENGLISH = [
    ("one in every 26 people", "ratio", 1 / 26, 1 / 26, "=", "people"),
    ("1 in 26 children was held", "ratio", 1 / 26, 1 / 26, "=", "children"),
    ("1.5 per 1,000 people", "ratio", 0.0015, 0.0015, "=", "people"),
    ("seven victims per 100,000 inhabitants", "ratio", 0.00007, 0.00007, "=", "inhabitants"),
    ("women were 47 times more likely to be held", "ratio", 47, 47, "=", None),
    ("she was beaten five times", "count", 5, 5, "=", None),
    ("33.7 percent of the women", "share", 0.337, 0.337, "=", "the women"),
    ("two-thirds of the workers", "share", 2 / 3, 2 / 3, "=", "the workers"),
    ("between 200 and 300 men", "count", 200, 300, "=", None),
    ("thousands of weavers", "count", 2000, None, "~", None),
    ("dozens of girls", "count", 24, None, "~", None),
    ("hundreds of boys", "count", 200, None, "~", None),
    ("more than one million villagers", "count", 1e6, None, ">", None),
    ("at least 30 workers", "count", 30, None, ">=", None),
    ("nearly 5,000 boys", "count", None, 5000, "<", None),
    ("as many as 40 girls", "count", None, 40, "<=", None),
    ("about three hundred men", "count", 300, 300, "~", None),
]
CHINESE = [
    ("一百多万人被关押", "count", 1e6, None, ">", None),
    ("数千名织工", "count", 2000, None, "~", None),
    ("百分之三十三点七的妇女", "share", 0.337, 0.337, "=", "妇女"),
    ("每26人中有1人", "ratio", 1 / 26, 1 / 26, "=", "人"),
    ("每二十六名儿童中就有一人", "ratio", 1 / 26, 1 / 26, "=", "儿童"),
    ("每千人中有七人", "ratio", 0.007, 0.007, "=", "人"),
    ("高出47倍", "ratio", 47, 47, "=", None),
    ("约四成工人", "share", 0.4, 0.4, "~", "工人"),
    ("两三成农民", "share", 0.2, 0.3, "=", "农民"),
    ("不到一半的工人", "share", None, 0.5, "<", "工人"),
    ("半數工人", "share", 0.5, 0.5, "=", "工人"),
    ("成千上万的村民", "count", 2000, None, "~", None),
    ("两三百人", "count", 200, 300, "=", None),
    ("七八个村庄", "count", 7, 8, "=", None),
    ("二十至三十人", "count", 20, 30, "=", None),
    ("至少三百人", "count", 300, None, ">=", None),
    ("近五千名男孩", "count", None, 5000, "<", None),
    ("多达180万人", "count", None, 1.8e6, "<=", None),
    ("三百人左右", "count", 300, 300, "~", None),
]


@pytest.mark.parametrize(
    ("language", "figure"),
    [("en", figure) for figure in ENGLISH] + [("zh", figure) for figure in CHINESE],
    ids=lambda value: value if isinstance(value, str) else value[0],
)
def test_a_figure_is_no_more_precise_than_its_words(language, figure):
    text, kind, low, high, comparator, population = figure
    (found,) = find_quantities(text, language=language)
    assert (found.kind, found.comparator, found.population) == (kind, comparator, population)
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert text[found.start : found.end] == found.text


@pytest.mark.parametrize("text", ["他的说法一成不变", "两年前他离开了"])
def test_words_that_hold_a_numeral_are_no_share(text):
    assert all(found.kind != "share" for found in find_quantities(text, language="zh"))


def period_of(text, language="en"):
    document = document_of(text, language=language)
    (found,) = ruled_claims(document)
    told = placed(document, split_sentences(document), subjects_of(document), found)
    return told.since, told.until


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("Since 2017, villagers have been forced to work in the mines.", "2017", None),
        ("Guards tortured the detainees from March 2018 until 2020.", "2018-03", "2020"),
    ],
)
def test_the_period_of_a_claim_is_as_exact_as_its_words(text, since, until):
    assert period_of(text) == (since, until)


def test_the_period_of_a_chinese_claim_is_as_exact_as_its_words():
    assert period_of("自2017年以来，一百多万维吾尔人被关押在营地。", "zh") == ("2017", None)
