"""Each format gives its text, its segments and what it states of itself."""

import io

import docx
import pytest
import typst

from palermo.read import read_bytes
from palermo.records import Document

BODY = "Die Behörde prüfte Fabriken in drei Städten und fand dort Zwangsarbeit, sagte die Leiterin gestern."


def one(data: bytes, name: str) -> Document:
    (document,), problems = read_bytes(data, name=name)
    assert not problems, problems
    return document


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_in_any_of_these_encodings_is_the_same_text(encoding: str) -> None:
    assert one(BODY.encode(encoding), "a.txt").text == BODY


def test_chinese_in_its_own_encoding_is_read() -> None:
    text = "工厂没收了工人的护照，港口研究所周二表示。" * 4
    assert one(text.encode("gb18030"), "a.txt").text == text


def test_line_ends_of_a_text_are_kept_as_they_are() -> None:
    text = "First line of a text.\r\nSecond line\rthird line\u2028fourth.\n"
    assert one(text.encode(), "a.txt").text == text


def test_a_page_states_its_title_date_and_publisher_and_loses_its_menu() -> None:
    paragraph = "<p>Inspectors found forty workers without papers in a brick kiln near the harbour on Monday.</p>"
    page = (
        "<html><head><title>Kilns inspected</title><meta property='og:title' content='Kilns inspected'>"
        "<meta property='og:site_name' content='Harbour Post'>"
        "<meta property='article:published_time' content='2023-05-04T08:00:00Z'></head><body>"
        "<nav><a href='/'>Home</a><a href='/sport'>Sport</a></nav>"
        f"<article><h1>Kilns inspected</h1>{paragraph * 4}</article>"
        "<footer>All rights reserved</footer></body></html>"
    )
    document = one(page.encode(), "a.html")
    assert document.title == "Kilns inspected"
    assert document.publisher == "Harbour Post"
    assert document.published == "2023-05-04"
    assert "forty workers" in document.text
    assert "Sport" not in document.text


def test_two_columns_are_read_one_after_the_other_with_their_boxes() -> None:
    left = "Left column: the ministry inspected farms and the police closed two of them in March. " * 12
    right = "Right column: the court heard nine cases of debt bondage and ended them in June. " * 12
    source = f"#set page(columns: 2, height: 500pt)\n{left}\n#colbreak()\n{right}"
    document = one(typst.compile(source.encode()), "a.pdf")
    words = " ".join(document.text.split())
    assert words.rindex("Left column") < words.index("Right column")
    boxes = [box for part in document.segments for box in part.boxes]
    assert boxes
    assert {box.page for box in boxes} == {1}
    assert all(box.left < box.right and box.top < box.bottom for box in boxes)


def test_a_docx_keeps_its_tables_in_their_place() -> None:
    file, buffer = docx.Document(), io.BytesIO()
    file.add_paragraph("Before the table.")
    row = file.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "2021", "forty cases"
    file.add_paragraph("After the table.")
    file.save(buffer)
    document = one(buffer.getvalue(), "a.docx")
    assert document.text == "Before the table.\n\n2021\tforty cases\n\nAfter the table."
    assert [part.kind for part in document.segments] == ["paragraph", "table_row", "paragraph"]
