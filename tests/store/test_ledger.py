"""Decisions and custody are only appended, and a change from outside shows."""

import sqlite3
from pathlib import Path

import pytest

from palermo.records import Decision
from palermo.store import CustodyEntry, open_store

FIRST = Decision("c1", "confirm", "An analyst", "2026-01-02T03:04:05Z", "the page says so")
SECOND = Decision("f1", "overrule", "An analyst", "2026-01-02T03:05:05Z", "law changed", value="met")
ENTRY = CustodyEntry("added", "news/one.txt", "An analyst", "2026-01-02T03:04:05Z", sha256="0" * 64)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with open_store(tmp_path / "case.db") as store:
        store.append_decision(FIRST)
        store.append_decision(SECOND)
        store.append_custody(ENTRY)
    return tmp_path / "case.db"


def edited(path: Path, *statements: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        for statement in statements:
            connection.execute(statement)
    finally:
        connection.close()


def test_decisions_come_back_in_the_order_made(path: Path) -> None:
    with open_store(path) as store:
        assert store.decisions() == (FIRST, SECOND)
        assert store.custody() == (ENTRY,)
        assert store.verify() == ()


@pytest.mark.parametrize("table", ["decisions", "custody"])
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE {} SET record = '{{}}' WHERE seq = 1",
        "DELETE FROM {}",
        "INSERT OR REPLACE INTO {} VALUES (1, '{{}}', '', 'x')",
        "INSERT INTO {} VALUES (9, '{{}}', '', 'x')",
    ],
)
def test_the_database_itself_refuses_changes(path: Path, table: str, statement: str) -> None:
    with pytest.raises(sqlite3.IntegrityError, match=r"only appended|never"):
        edited(path, statement.format(table))


@pytest.mark.parametrize(
    ("trigger", "statement"),
    [
        ("decisions_kept", "UPDATE decisions SET record = replace(record, 'confirm', 'unsure')"),
        ("decisions_not_deleted", "DELETE FROM decisions WHERE seq = 1"),
        ("custody_kept", "UPDATE custody SET record = replace(record, 'An analyst', 'Another')"),
    ],
)
def test_a_change_that_got_round_the_database_shows(path: Path, trigger: str, statement: str) -> None:
    edited(path, f"DROP TRIGGER {trigger}", statement)
    with open_store(path) as store:
        (problem,) = store.verify()
    assert problem.code == "chain_broken"
    assert "analyst" not in problem.message


def test_rows_cut_off_at_the_end_show_in_the_heads(path: Path) -> None:
    with open_store(path) as store:
        before = store.heads()
    edited(path, "DROP TRIGGER decisions_not_deleted", "DELETE FROM decisions WHERE seq = 2")
    with open_store(path) as store:
        assert store.verify() == ()
        assert store.heads()[0] != before[0]
        assert store.heads()[1] == before[1]
