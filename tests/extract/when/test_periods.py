import pytest

from palermo.extract.when import When, period
from palermo.records import Document, Segment, Span


def read(
    text: str, quote: str | None = None, *, language: str = "en", published: str | None = "2020-05-03"
) -> When:
    document = Document("d", "", text, "text", (Segment(0, len(text)),), language=language)
    start = text.index(quote or text)
    span = Span(start, start + len(quote or text))
    return period(document, span, Span(0, len(text)), published=published, language=language)


def point(date: str) -> When:
    return When(date, date, date)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In February 2018, the ministry opened a shelter.", point("2018-02")),
        ("The ministry found 93 victims in 2017.", point("2017")),
        ("On 26 August 2012 guards beat the men.", point("2012-08-26")),
        ("Guards beat the men between 2016 and 2018.", When("2016", "2018")),
        ("From May to July 2020 guards beat the men.", When("2020-05", "2020-07")),
        ("It freed 12 men in the 2021–2022 reporting period.", When("2021", "2022")),
        ("It freed 12 men in the 2021–22 reporting period.", When("2021", "2022")),
        ("Guards have beaten the men since 2011.", When("2011")),
        ("By the end of 2015 the camp was empty.", When(None, "2015")),
        ("Guards beat the men in the 1990s.", When("1990", "1999")),
        ("Last year guards beat the men.", point("2019")),
        ("Guards beat the men this year.", point("2020")),
        ("Guards beat the men last month.", point("2020-04")),
        ("From 2018 to 2016 guards beat the men.", When("2018")),
        ("On March 2, guards beat the men.", point("2020-03-02")),
        ("On 22 November guards beat the men.", point("2019-11-22")),
    ],
)
def test_a_period_is_as_exact_as_the_text(text: str, expected: When) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "A 2011 law forbids it.",
        "Law No. 12 of 2014 forbids it.",
        "Guards beat 2000 men.",
        "The mill paid $2019 a head.",
        "Guards may march the men away.",
        "A man of 19 was paid by the year.",
    ],
)
def test_laws_counts_and_ages_are_no_period(text: str) -> None:
    assert read(text) == When()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2018年2月，看守殴打了工人。", point("2018-02")),
        ("2016至2018年，看守殴打了工人。", When("2016", "2018")),
        ("自2017年以来，看守殴打工人。", When("2017")),
        ("去年，看守殴打了工人。", point("2019")),
        ("截至2020年底，看守殴打了工人。", When(None, "2020")),
        ("2011年颁布的法律禁止强迫劳动。", When()),
    ],
)
def test_chinese_dates_are_read(text: str, expected: When) -> None:
    assert read(text, language="zh-Hans") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("En febrero de 2018 los guardias golpearon a los hombres.", point("2018-02")),
        ("Desde 2011 los guardias golpean a los hombres.", When("2011")),
        ("El año pasado los guardias golpearon a los hombres.", point("2019")),
    ],
)
def test_spanish_dates_are_read_by_the_names_of_the_cldr(text: str, expected: When) -> None:
    assert read(text, language="es") == expected


def test_last_year_is_nothing_where_the_page_has_no_date() -> None:
    assert read("Guards beat the men last year.", published=None) == When()
    assert read("Guards beat the men last month.", published="2020") == When()


def test_a_date_that_opens_the_sentence_holds_for_the_statement_and_that_of_the_saying_does_not() -> None:
    opened = read("In 2019, the bureau said, guards beat the men.", "guards beat the men")
    said = read("The bureau said on 3 May 2019 that guards beat the men.", "guards beat the men")
    assert (opened, said) == (point("2019"), When())
    season = read("“In the 2017 harvest, guards beat the men,” she said.", "guards beat the men")
    assert season == point("2017")


def test_a_day_without_a_year_is_nothing_where_the_page_has_no_full_date() -> None:
    assert read("On March 2, guards beat the men.", published="2020") == When()
