"""A case opens after a kill, and a file that is no case of this version says so plainly."""

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from palermo.errors import CaseError
from palermo.records import Document, Extraction, Problem
from palermo.store import CustodyEntry, Dropped, Tracing, open_store, schema

# Released migrations are never edited; a new one is added here with its hash.
RELEASED = {
    "0001_case.sql": "19a6f294cfa492172968748eb0e1658d768f73dcca6d902a2a42add14797cb7c",
    "0002_tracings.sql": "3eec6518580f8d8740957b54141be71fa45307914cbfc141ad20da31cde247c8",
    "0003_set_aside.sql": "53adb7bf86cea5be474a766cf89f6eb3e82d4e2175c978e0773bdf6c108f387b",
}

WRITER = """
import sys
from pathlib import Path
from palermo.records import Document
from palermo.store import open_store
with open_store(Path(sys.argv[1])) as store:
    store.add_document(Document("kept.txt", "0" * 64, "kept", "text", ()))
    with store.transaction():
        for number in range(10**9):
            store.add_document(Document(f"{number}.txt", "0" * 64, "half written " * 200, "text", ()))
            store.originals.add(str(number).encode() * 5000)
            if number == 50:
                print("writing", flush=True)
"""


def test_released_migrations_are_not_edited() -> None:
    assert {migration.name: migration.sha256 for migration in schema.migrations()} == RELEASED
    assert [migration.number for migration in schema.migrations()] == list(range(1, len(RELEASED) + 1))


def test_a_killed_process_leaves_a_case_that_opens(tmp_path: Path) -> None:
    path = tmp_path / "case.db"
    with subprocess.Popen([sys.executable, "-c", WRITER, str(path)], stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "writing\n"
        os.kill(writer.pid, signal.SIGKILL)
    with open_store(path) as store:
        assert store.labels() == ("kept.txt",)
        assert store.search("half") == ()
        assert store.verify() == ()
        assert sum(1 for _ in store.originals) >= 50


def test_opening_twice_keeps_what_is_there(tmp_path: Path) -> None:
    with open_store(tmp_path / "case.db") as first, open_store(tmp_path / "case.db") as second:
        first.add_problem(problem := _problem())
        assert second.problems() == (problem,)


def test_a_case_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "case.db").close()
    _edit(tmp_path / "case.db", "INSERT INTO migrations VALUES (9999, '9999_later.sql', 'x')")
    with pytest.raises(CaseError, match=r"newer version of palermo .*9999_later.*Update palermo"):
        open_store(tmp_path / "case.db")


def test_a_case_of_another_schema_is_refused(tmp_path: Path) -> None:
    open_store(tmp_path / "case.db").close()
    _edit(tmp_path / "case.db", "UPDATE migrations SET sha256 = 'x'")
    with pytest.raises(CaseError, match="not the one that comes with this version"):
        open_store(tmp_path / "case.db")


def test_a_database_of_something_else_is_refused_and_left_alone(tmp_path: Path) -> None:
    _edit(tmp_path / "other.db", "CREATE TABLE things (name TEXT)")
    before = hashlib.sha256((tmp_path / "other.db").read_bytes()).digest()
    with pytest.raises(CaseError, match="palermo did not make"):
        open_store(tmp_path / "other.db")
    assert hashlib.sha256((tmp_path / "other.db").read_bytes()).digest() == before


@pytest.mark.parametrize(
    "content", [b"no database at all, only some text" * 50, b"SQLite format 3\0" + b"\1" * 5000]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "case.db").write_bytes(content)
    with pytest.raises(CaseError, match="cannot be opened as a case"):
        open_store(tmp_path / "case.db")


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be opened"):
        open_store(tmp_path / "absent" / "case.db")


def test_a_failed_migration_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    open_store(tmp_path / "case.db").close()
    broken = schema.Migration(9, "0009_broken.sql", "CREATE TABLE half (x);\nCREATE TABLE half (x);", "h")
    both = (*schema.migrations(), broken)
    monkeypatch.setattr(schema, "migrations", lambda: both)
    with pytest.raises(CaseError, match="already exists"):
        open_store(tmp_path / "case.db")
    monkeypatch.undo()
    with open_store(tmp_path / "case.db") as store:
        assert store.verify() == ()


def test_a_case_of_an_earlier_schema_opens_with_all_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = Document("kept.txt", "0" * 64, "Workers were held.", "text", (), protected=True)
    everything = schema.migrations()
    for last in range(1, len(everything)):
        path = tmp_path / f"{last}.db"
        with monkeypatch.context() as earlier:
            earlier.setattr(schema, "migrations", lambda last=last: everything[:last])
            with open_store(path) as store:
                store.add_document(document)
                store.append_custody(entry := CustodyEntry("added", "kept.txt", "A", "2024-01-01T00:00:00Z"))
        with open_store(path) as store:
            assert store.documents() == (document,)
            assert store.extraction("kept.txt", "1") is None
            store.save_extraction(Extraction("kept.txt"), (_problem(),), "1")
            assert store.extraction("kept.txt", "1") == Extraction("kept.txt")
            assert store.problems() == (_problem(),)
            assert store.custody() == (entry,)
            assert store.search("held")
            assert store.verify() == ()
            store.save_tracing("1", added=Tracing({"a": b"1"}), dropped=Dropped())
        with open_store(path) as store:
            assert store.tracing("1") == Tracing({"a": b"1"})


def test_what_an_earlier_schema_had_extracted_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, first = tmp_path / "case.db", schema.migrations()[:1]
    with monkeypatch.context() as earlier:
        earlier.setattr(schema, "migrations", lambda: first)
        with open_store(path) as store:
            store.add_document(Document("kept.txt", "0" * 64, "Workers were held.", "text", ()))
    (content,) = _ask(path, "SELECT content FROM documents")
    version = hashlib.sha256(f"{content}\n1".encode()).hexdigest()
    _edit(path, f"INSERT INTO extractions VALUES (1, '{version}', '[]', '[]', '[]')")  # noqa: S608 - a hash
    with open_store(path) as store:
        assert store.extraction("kept.txt", "1") == Extraction("kept.txt")


def test_a_trigger_stays_one_statement() -> None:
    sql = "CREATE TABLE t (x);\nCREATE TRIGGER g AFTER INSERT ON t BEGIN\n  SELECT 1;\n  SELECT 2;\nEND;\n"
    assert [statement.split()[1] for statement in schema.statements(sql)] == ["TABLE", "TRIGGER"]


def _problem() -> Problem:
    return Problem("case", "late", "a late problem")


def _ask(path: Path, question: str) -> tuple[str, ...]:
    connection = sqlite3.connect(path)
    try:
        return tuple(value for (value,) in connection.execute(question))
    finally:
        connection.close()


def _edit(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    try:
        connection.execute(statement)
    finally:
        connection.close()
