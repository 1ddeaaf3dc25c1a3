import pytest

from palermo.read import read_bytes
from palermo.read.dates import as_stated
from palermo.records import Document


def one(text: str) -> Document:
    (document, *_), _ = read_bytes(text.encode(), name="page.txt")
    return document


BODY = "Guards forced the men to work without pay, the group Lamplight told the harbour's weekly paper."


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("Harbour Herald, 26 August 2012", "Harbour Herald", "2012-08-26"),
        ("By Anna Example, Mill Gazette, 3 May 2020", "Mill Gazette", "2020-05-03"),
        ("Published: Tuesday, May 5, 2020, 10:20 AM", None, "2020-05-05"),
        ("Harbour Herald | November 2012", "Harbour Herald", "2012-11"),
        ("2020-05-03", None, "2020-05-03"),
        ("May 3, 2020 | BIGPORT", None, "2020-05-03"),
        ("On 3 May 2020, guards beat the men", None, None),
        ("Guards beat the men on 3 May 2020.", None, None),
        ("See https://example.org/2020-05-03", None, None),
        ("Talks of 3 May 2020 and 4 May 2020", None, None),
        ("Report of 2019", None, None),
    ],
)
def test_the_line_below_a_title_states_publisher_and_date(
    line: str, publisher: str | None, published: str | None
) -> None:
    document = one(f"Ministry counts its cases\n\n{line}\n\n{BODY}")
    assert (document.publisher, document.published) == (publisher, published)


@pytest.mark.parametrize(
    ("opening", "published"),
    [("BIGPORT, June 26, 2019 — ", "2019-06-26"), ("BIGPORT, June 26 — ", None), ("June 26, 2019 — ", None)],
)
def test_a_dateline_dates_a_page_where_it_has_a_year(opening: str, published: str | None) -> None:
    assert one(f"Ministry counts its cases\n\n{opening}{BODY}").published == published


@pytest.mark.parametrize(
    ("line", "publisher", "published"),
    [
        ("2020年5月3日", None, "2020-05-03"),
        ("发布时间：2020年5月3日 来源：海港日报", "海港日报", "2020-05-03"),
        ("2020年5月3日，看守殴打了工人。", None, None),
    ],
)
def test_chinese_lines_state_publisher_and_date(line: str, publisher: str | None, published: str | None) -> None:
    document = one(f"工人被殴打\n\n{line}\n\n" + "看守在工厂殴打了许多工人，并没收了他们的护照。" * 3)
    assert (document.publisher, document.published) == (publisher, published)


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("content='2022-11'", "2022-11"),
        ("content='2022'", "2022"),
        ("November 2022", "2022-11"),
        ("content='2022-11-27T08:00'", "2022-11-27"),
        ("27.11.2022", "2022-11-27"),
        ("27 November 2022", "2022-11-27"),
        ("20221127", "2022-11-27"),
        ("11/2022", "2022-11"),
        ("<time>27 November</time> © 2022 Harbour Herald", None),
    ],
)
def test_a_date_is_no_more_exact_than_its_source(source: str, expected: str | None) -> None:
    assert as_stated("2022-11-27", source, language="en") == expected


def test_what_is_no_full_date_stays() -> None:
    assert as_stated(None, "2022", language="en") is None
    assert as_stated("2022-11", "2022", language="en") == "2022-11"


def test_a_month_in_a_pages_metadata_stays_a_month() -> None:
    page = (
        "<html lang='en'><head><title>Wages kept</title><meta property='article:published_time' content='2021-03'>"
        f"</head><body><article><h1>Wages kept</h1><p>{BODY}</p><p>{BODY}</p></article></body></html>"
    )
    (document,), _ = read_bytes(page.encode(), name="page.html")
    assert document.published == "2021-03"


@pytest.mark.parametrize(
    ("title", "published"),
    [
        ("2019 Harbour Labour Report: Mills", "2019"),
        ("Harbour Labour Report 2019", "2019"),
        ("Report on the uprising of 2011", None),
        ("The 2011 uprising", None),
    ],
)
def test_the_title_of_a_yearly_report_gives_its_year(title: str, published: str | None) -> None:
    assert one(f"{title}\n\n{BODY}").published == published
