"""Raised figures point to notes: printed small above the line in a PDF, or written in raised digits."""

import pytest
import typst
from tests.extract.ruled import ruled_claims

from palermo.extract.claims.raised import find_raised, without_raised
from palermo.read import read_bytes
from palermo.records import Claim, Document, Segment
from palermo.store.codec import DOCUMENT, SEGMENTS

PAGE = """#set page(width: 420pt, height: 600pt)
Ministries in the region have long known of the kilns and of what is done to people there.

Men are held in camps on the coast of Ardania.#footnote[Harbour Gazette. Camps on the coast. 2021.] Children
are forced to beg in the capital,#footnote[Ministry of Labour of Ardania. Forced labour of 300 children. 2020.]
and girls are sold to brokers.#super[1,2] Each was kept in a room of 12 m#super[2] for 10#super[3] days.
"""


def read(source: str) -> Document:
    return read_bytes(typst.compile(source.encode()), name="page.pdf")[0][0]


def claims(document: Document) -> tuple[Claim, ...]:
    found = ruled_claims(document)
    assert all(document.text[c.start : c.end] == c.quote for c in found)
    assert all(document.text[q.start : q.end] == q.text for c in found for q in c.quantities)
    return found


def test_raised_figures_of_a_pdf_are_known_by_their_place() -> None:
    document = read(PAGE)
    written = [document.text[span.start : span.end] for part in document.segments for span in part.raised]
    assert written == ["1", "2", "1,2", "2", "3", "1", "2"]
    assert "kept in a room of 12 m2 for" in " ".join(document.text.split())


def test_a_raised_figure_is_resolved_to_its_note() -> None:
    camps, beg, sold = claims(read(PAGE))[:3]
    assert "camps" in camps.quote
    assert (camps.footnotes, beg.footnotes, sold.footnotes) == (("1",), ("2",), ("1", "2"))
    assert [r.source for r in camps.references] == ["Harbour Gazette. Camps on the coast. 2021."]
    assert beg.references[0].kind == "government"
    assert [r.number for r in sold.references] == ["1", "2"]
    document = read(PAGE)
    for reference in sold.references:
        assert document.text[reference.start : reference.end].startswith(reference.number)


def test_marks_are_no_figures_and_notes_no_claims() -> None:
    document = read(PAGE)
    found = claims(document)
    assert all(claim.end < document.text.index("Harbour Gazette") for claim in found)
    assert all(q.text not in {"1", "2", "1,2"} for claim in found for q in claim.quantities)


def test_figures_on_the_line_are_not_raised() -> None:
    page = (
        "#set page(width: 420pt, height: 300pt)\nOf #text(size: 7pt)[12] men H#sub[2]O was kept from 30 in 2019."
    )
    assert not any(part.raised for part in read(page).segments)


def test_powers_and_measures_are_no_marks_and_a_year_may_carry_one() -> None:
    assert [mark.numbers for mark in find_raised(read(PAGE)).marks] == [("1",), ("2",), ("1", "2")]
    text = "Men are held in camps of 30 m\u00b2 and 10\u00b3 beds since 2019\u00b3, the ministry said.\u00b9\u00b2"
    plain = read_bytes(text.encode(), name="a.txt")[0][0]
    assert [mark.numbers for mark in find_raised(plain).marks] == [("3",), ("12",)]
    blanked = without_raised(plain, find_raised(plain)).text
    assert len(blanked) == len(text)
    assert blanked.rstrip().endswith("the ministry said.")


def test_digits_written_raised_are_resolved_in_a_text() -> None:
    told = "Men are held in camps on the coast.\u00b9 Children are forced to beg.\u00b2"
    text = f"{told}\n\n\u00b9 Harbour Gazette. Camps. 2021.\n"
    first, second = claims(read_bytes(text.encode(), name="a.txt")[0][0])
    assert [r.source for r in first.references] == ["Harbour Gazette. Camps. 2021."]
    assert (second.footnotes, second.references) == (("2",), ())


def test_of_a_number_that_opens_two_notes_neither_is_taken() -> None:
    text = (
        "Men are held in camps on the coast.\u00b9\n\n\u00b9 Harbour Gazette. Camps. 2021.\n\n"
        "Children are forced to beg.\u00b9\n\n\u00b9 Ministry of Labour. Kilns. 2020.\n"
    )
    found = claims(read_bytes(text.encode(), name="a.txt")[0][0])
    assert [(c.footnotes, c.references) for c in found] == [(("1",), ())] * 2


@pytest.mark.parametrize(
    "source", [PAGE, "#set page(height: 200pt)\nMen are held in camps on the coast of Ardania."]
)
def test_a_document_is_stored_with_its_raised_figures(source: str) -> None:
    document = read(source)
    stored = DOCUMENT.dump(document)
    assert DOCUMENT.load(stored) == document
    assert SEGMENTS.load(SEGMENTS.dump(document.segments)) == document.segments
    assert ('"raised"' in stored) == any(part.raised for part in document.segments)


def test_numbers_glued_to_full_stops_are_marks_where_they_count_on() -> None:
    glued = find_raised(plain("Guards beat the men.1 Nobody came.2 Then it ended."))
    assert [mark.numbers for mark in glued.marks] == [("1",), ("2",)]
    assert find_raised(plain("Guards beat the men.7 Nobody came.")).marks == ()
    assert find_raised(plain("It rose to 4.5 and to 4.6 Then it fell.")).marks == ()


def plain(text: str) -> Document:
    return Document("d", "0" * 64, text, "text", (Segment(0, len(text)),), "en")
