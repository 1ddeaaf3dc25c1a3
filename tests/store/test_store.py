"""What the store keeps comes back as it was, whatever the order it came in."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.errors import UsageError
from palermo.records import Attribution, Box, Claim, Document, Effort, Extraction, Problem, Quantity, Segment, Span
from palermo.store import open_store

FIGURES = st.floats(allow_nan=False, allow_infinity=False)
BOXES = st.builds(Box, left=FIGURES, top=FIGURES, right=FIGURES, bottom=FIGURES)
SEGMENTS = st.builds(Segment, boxes=st.lists(BOXES, max_size=2).map(tuple), ocr_confidence=st.none() | FIGURES)
DOCUMENTS = st.builds(Document, segments=st.lists(SEGMENTS, max_size=2).map(tuple))
QUANTITIES = st.lists(st.builds(Quantity, low=st.none() | FIGURES, high=st.none() | FIGURES), max_size=2).map(
    tuple
)
CLAIMS = st.builds(Claim, quantities=QUANTITIES)
EFFORTS = st.builds(Effort, quantities=QUANTITIES)
ATTRIBUTIONS = st.builds(Attribution, score=FIGURES)


def a_document(label: str = "news/one.txt", text: str = "Workers were held at the mill.") -> Document:
    return Document(label, "0" * 64, text, "text", (Segment(0, len(text)),), language="en")


def an_extraction(label: str = "news/one.txt") -> Extraction:
    attribution = Attribution(label, (), (Span(8, 12),), (Span(0, 7),), 0, "indirect")
    claim = Claim("c1", label, 0, 30, "Workers were held at the mill.", (), "asserted", "partly", "en")
    return Extraction(label, (attribution,), (claim,), ())


def a_problem(label: str | None = "news/one.txt") -> Problem:
    return Problem("extract", "no_place", "no place is named", document=label)


@given(
    st.lists(DOCUMENTS, max_size=3, unique_by=lambda document: document.document),
    st.lists(CLAIMS, max_size=2),
    st.lists(EFFORTS, max_size=2),
    st.lists(ATTRIBUTIONS, max_size=2),
)
@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
def test_save_and_load_gives_back_the_same_record(
    tmp_path_factory: pytest.TempPathFactory,
    documents: list[Document],
    claims: list[Claim],
    efforts: list[Effort],
    attributions: list[Attribution],
) -> None:
    path = tmp_path_factory.mktemp("case") / "case.db"
    with open_store(path) as store:
        for document in documents:
            assert store.add_document(document) == "added"
            extraction = Extraction(
                document.document, tuple(attributions), tuple(claims), tuple(efforts), set_aside=not claims
            )
            store.save_extraction(extraction, (), "1")
    with open_store(path) as store:
        assert store.documents() == tuple(sorted(documents, key=lambda d: d.document.encode()))
        for document in documents:
            assert store.document(document.document) == document
            assert store.extraction(document.document, "1") == Extraction(
                document.document, tuple(attributions), tuple(claims), tuple(efforts), set_aside=not claims
            )
        assert store.verify() == ()


def test_the_same_document_is_kept_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        assert store.add_document(a_document()) == "added"
        assert store.add_document(a_document()) == "unchanged"
        assert store.add_document(a_document(text="Workers left.")) == "replaced"
        assert [document.text for document in store.documents()] == ["Workers left."]


def test_an_extraction_holds_only_for_its_document_and_version(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.add_document(a_document())
        store.save_extraction(an_extraction(), (a_problem(),), "lexicon 1")
        assert store.extraction("news/one.txt", "lexicon 1") == an_extraction()
        assert store.extraction("news/one.txt", "lexicon 2") is None
        assert store.problems() == (a_problem(),)
        store.add_document(replace(a_document(), language="fr"))
        assert store.extraction("news/one.txt", "lexicon 1") is None
        assert store.problems() == ()


def test_a_new_extraction_replaces_the_problems_of_the_old_one(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.add_document(a_document())
        store.save_extraction(an_extraction(), (a_problem(), replace(a_problem(), code="old")), "1")
        store.save_extraction(an_extraction(), (a_problem(),), "2")
        assert store.problems() == (a_problem(),)


def test_an_extraction_of_an_unknown_document_is_refused(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store, pytest.raises(KeyError, match="no document"):
        store.save_extraction(an_extraction(), (), "1")


def test_removal_leaves_what_never_having_had_it_leaves(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.add_document(a_document("b.txt", "Another text."))
        store.add_document(a_document())
        store.save_extraction(an_extraction(), (a_problem(),), "1")
        assert store.remove_document("news/one.txt")
        assert not store.remove_document("news/one.txt")
        assert store.documents() == (a_document("b.txt", "Another text."),)
        assert store.problems() == ()
        assert store.search("mill") == ()


def test_a_reading_replaces_the_one_before_as_a_whole(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.save_reading("two.jsonl", "1" * 64, "1", (a_document("x"), a_document("y")), (a_problem("x"),))
        assert store.reading("two.jsonl", "1" * 64, "1") == ("x", "y")
        assert store.reading("two.jsonl", "1" * 64, "2") is None
        assert store.reading("two.jsonl", "2" * 64, "1") is None
        store.save_reading("two.jsonl", "2" * 64, "1", (a_document("y"), a_document("z")), ())
        assert store.labels() == ("y", "z")
        assert store.problems() == ()


def test_a_problem_added_twice_is_kept_once(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.add_problem(a_problem())
        store.add_problem(a_problem())
        assert store.problems() == (a_problem(),)


def test_a_failed_transaction_leaves_nothing(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        with pytest.raises(UsageError):
            store.save_reading("in", "1" * 64, "1", (a_document(), a_document("b", "\ud800")), ())
        assert store.documents() == ()


def test_half_a_surrogate_pair_is_refused_with_a_message(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store, pytest.raises(UsageError, match="no valid Unicode"):
        store.add_document(a_document(text="broken \ud800 text"))


def test_nul_characters_survive(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.add_document(a_document(text="before\0after"))
        assert store.documents()[0].text == "before\0after"


def test_a_document_changed_outside_is_found(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as store:
        store.add_document(a_document())
    connection = sqlite3.connect(tmp_path / "case.db")
    connection.executescript("DROP TRIGGER documents_replaced_not_edited; UPDATE documents SET text = 'None.'")
    connection.close()
    with open_store(tmp_path / "case.db") as store:
        assert [problem.code for problem in store.verify()] == ["document_changed"]
