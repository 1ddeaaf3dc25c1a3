"""Words are found in any script, and what a person types is never read as a query language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palermo.records import Document
from palermo.store import Store, open_store

TEXTS = {
    "brick.txt": "Families made bricks to repay an advance; 40% were children.",
    "fishing.txt": "Crews on fishing vessels lost their passports.",
    "zh.txt": "砖厂的工人被扣留护照。",
    "upper.txt": "PASSPORTS WERE HELD AT THE MINE.",
}


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db") as opened:
        for label, text in TEXTS.items():
            opened.add_document(Document(label, "0" * 64, text, "text", (), title=f"About {label}"))
        yield opened


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("passports", {"fishing.txt", "upper.txt"}),
        ("passports vessels", {"fishing.txt"}),
        ('"repay an advance"', {"brick.txt"}),
        ('"advance repay"', set()),
        ("护照", {"zh.txt"}),
        ("工人被扣留", {"zh.txt"}),
        ("被扣留 护照", {"zh.txt"}),
        ("40%", {"brick.txt"}),
        ("4_%", set()),
        ("About", set(TEXTS)),
        ("", set()),
        ('""', set()),
    ],
)
def test_a_search_finds_documents_with_every_word(store: Store, question: str, found: set[str]) -> None:
    assert {hit.document for hit in store.search(question)} == found


@given(st.text(max_size=12))
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_question_is_an_error(store: Store, question: str) -> None:
    store.search(question)


def test_a_snippet_shows_the_words(store: Store) -> None:
    assert "repay" in store.search("repay")[0].snippet
    assert "护照" in store.search("护照")[0].snippet


def test_a_replaced_document_is_found_by_its_new_words_only(store: Store) -> None:
    store.add_document(Document("zh.txt", "1" * 64, "The kiln was closed.", "text", ()))
    assert store.search("工人被扣留") == ()
    assert [hit.document for hit in store.search("kiln")] == ["zh.txt"]
