"""Reference lists of invented texts: entries by number, over columns, pages and lines."""

import pytest
from tests.extract.ruled import ruled_claims

from palermo.extract.claims.footnotes import find_marks
from palermo.extract.claims.references import find_references
from palermo.lexicons.sources import load_sources
from palermo.read import read_bytes
from palermo.records import Box, Document, Segment

LIST = """Children work in the brick kilns of Ardania under hazardous conditions. (1,3)
Traffickers force girls from the coast to beg in the capital. (2)

REFERENCES

1 Ministry of Labour of Ardania. Survey of kilns. 2020.
2 Harbour Gazette. Girls on the pavement. May 3, 2021.
https://gazette.example/girls
3 Human Rights Watch. Bricks and Backs. 2019.
"""


def read(text: str) -> Document:
    return read_bytes(text.encode(), name="note.txt")[0][0]


def test_the_numbers_of_a_mark_are_resolved_to_their_entries():
    document = read(LIST)
    first, second = ruled_claims(document)[:2]
    assert first.footnotes == ("1", "3")
    assert [(r.number, r.kind) for r in first.references] == [("1", "government"), ("3", "ngo")]
    assert second.references[0].source.startswith("Harbour Gazette. Girls on the pavement.")
    assert first.chain == ()
    for reference in (*first.references, *second.references):
        assert document.text[reference.start : reference.end].startswith(reference.number)


def test_an_entry_runs_over_its_lines():
    entry = find_references(read(LIST), load_sources())["2"]
    assert entry.source.endswith("https://gazette.example/girls")


def test_a_text_without_a_list_resolves_nothing():
    assert find_references(read("Men are held in camps. (4,5)\n\nOther words. (6)"), load_sources()) == {}


def paged(*parts: tuple[str, float, float]) -> Document:
    """Return a page of blocks, each with its left and top edge in points."""
    text, segments = "", []
    for words, left, top in parts:
        box = Box(1, left, top, left + 200, top + 10)
        segments.append(Segment(len(text), len(text) + len(words), "paragraph", (box,)))
        text += words + "\n"
    return Document("page.pdf", "0" * 64, text, "pdf", tuple(segments), "en")


def test_two_columns_on_one_line_are_two_entries():
    document = paged(
        ("REFERENCES", 40, 10),
        ("1\tFirst Paper. 2019.\t3\tThird Paper. 2021.", 40, 30),
        ("2\tSecond Paper.", 40, 50),
    )
    found = find_references(document, load_sources())
    assert {n: r.source for n, r in found.items()} == {
        "1": "First Paper. 2019.", "2": "Second Paper.", "3": "Third Paper. 2021.",
    }  # fmt: skip


def test_a_number_on_a_line_of_its_own_belongs_to_the_entry_level_with_it():
    document = paged(
        ("REFERENCES", 40, 10),
        ("1\tFirst Paper. 2019.\t2", 40, 30),
        ("Second Paper. 2020.", 320, 33),
        ("3\tThird Paper.", 320, 60),
    )
    assert find_references(document, load_sources())["2"].source == "Second Paper. 2020."


@pytest.mark.parametrize("text", ["4.3 (244,095)", "13.0% (927,591)"])
def test_a_figure_in_thousands_is_no_mark(text):
    assert find_marks(text, 0, len(text)) == ()


def test_of_two_places_of_a_number_the_one_beside_its_neighbours_counts():
    lines = [
        "REFERENCES",
        "1 First Paper.",
        "2 Second Paper. No. 7.",
        "3 Third Paper.",
        "1 March Decree on kilns.",
    ]
    found = find_references(paged(*((line, 40.0, 20.0 * n) for n, line in enumerate(lines))), load_sources())
    assert found["1"].source == "First Paper."


def test_titles_in_the_list_are_no_claims():
    document = read(LIST.replace("Bricks and Backs", "Forced labour of 300 men in the kilns of Ardania"))
    start = document.text.index("REFERENCES")
    claims = ruled_claims(document)
    assert claims
    assert all(claim.end <= start for claim in claims)
