"""What a tracing keeps comes back, goes with its content and its version, and never outlives either."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from palermo.store import Dropped, Store, Tracing, open_store

KEPT = Tracing(
    {"a": b"1", "b": b"2", "c": b""},
    {("link", "a", "b"): b"link", ("link", "a", "a"): b"own", ("link", "b", "c"): None, ("other", "a", "b"): b"x"},
)
NOTHING = Dropped()


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path / "case.db") as opened:
        opened.save_tracing("1", added=KEPT, dropped=NOTHING)
        yield opened


def test_what_was_kept_comes_back(store: Store) -> None:
    assert store.tracing("1") == KEPT


def test_another_version_finds_nothing_and_replaces_all(store: Store) -> None:
    assert store.tracing("2") == Tracing()
    store.save_tracing("2", added=Tracing({"a": b"other"}), dropped=NOTHING)
    assert store.tracing("2") == Tracing({"a": b"other"})
    assert store.tracing("1") == Tracing()


def test_only_what_changed_is_written(store: Store) -> None:
    dropped = Dropped(["c"], [("link", "a", "a")])
    store.save_tracing("1", added=Tracing({"d": b"4"}, {("link", "b", "d"): None}), dropped=dropped)
    assert store.tracing("1") == Tracing(
        {"a": b"1", "b": b"2", "d": b"4"},
        {("link", "a", "b"): b"link", ("other", "a", "b"): b"x", ("link", "b", "d"): None},
    )


def test_a_link_to_a_content_taken_out_meanwhile_is_not_written(store: Store) -> None:
    store.save_tracing("1", added=Tracing({}, {("link", "a", "gone"): None}), dropped=NOTHING)
    assert store.tracing("1") == KEPT


def test_what_two_processes_found_is_kept_once(store: Store) -> None:
    store.save_tracing("1", added=KEPT, dropped=NOTHING)
    assert store.tracing("1") == KEPT


def test_forgotten_is_empty(store: Store) -> None:
    store.forget_tracing()
    assert store.tracing("1") == Tracing()
