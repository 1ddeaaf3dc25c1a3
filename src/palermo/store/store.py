"""The records of a case, kept in one SQLite file beside a folder of originals."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Literal, Self

from palermo.records import Decision, Document, Extraction, Problem
from palermo.store import documents as table
from palermo.store import ledger, schema, tracings
from palermo.store.codec import ATTRIBUTIONS, CLAIMS, EFFORTS, LABELS, PROBLEM
from palermo.store.ledger import CustodyEntry
from palermo.store.originals import Originals
from palermo.store.search import Hit, search
from palermo.store.tracings import Dropped, Tracing


def open_store(path: Path, *, originals: Path | None = None) -> "Store":
    """Return the store in the SQLite file at `path`, made where there is none; close it, or use `with`.

    `originals` is the folder of originals, by default the one of that name beside the file. Errors: CaseError
    where the file is no case of this version or cannot be opened.
    """
    return Store(schema.connect(path), Originals(path.parent / "originals" if originals is None else originals))


class Store:
    """What a case holds. Derived records can be rebuilt; decisions and custody are only appended."""

    def __init__(self, connection: sqlite3.Connection, originals: Originals) -> None:
        self._connection = connection
        self._decisions = ledger.decisions(connection)
        self._custody = ledger.custody(connection)
        self.originals = originals

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Release the file. A store that was not closed loses nothing that was written."""
        self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Keep all writes of the block or, where it fails, none; blocks may stand inside one another.

        Adding thousands of documents is far quicker in one block than one by one.
        """
        if self._connection.in_transaction:
            yield
            return
        self._connection.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._connection.execute("ROLLBACK")
            raise
        self._connection.execute("COMMIT")

    # Documents

    def add_document(self, document: Document) -> Literal["added", "replaced", "unchanged"]:
        """Return what became of the document; another one of its label is replaced, with what it yielded."""
        with self.transaction():
            return table.put(self._connection, document)

    def documents(self) -> tuple[Document, ...]:
        """Return every document, in order of label whatever the order they came in."""
        return table.every(self._connection)

    def document(self, label: str) -> Document | None:
        """Return the document of that label, if there is one."""
        return table.one(self._connection, label)

    def labels(self) -> tuple[str, ...]:
        """Return the label of every document, in order."""
        rows = self._connection.execute("SELECT label FROM documents ORDER BY label")
        return tuple(label for (label,) in rows)

    def has(self, label: str) -> bool:
        """Return whether there is a document of that label."""
        row = self._connection.execute("SELECT 1 FROM documents WHERE label = ?", (label,)).fetchone()
        return row is not None

    def protect(self, label: str, *, protected: bool) -> bool:
        """Return whether the protection of the document changed; what it yielded is then to be extracted again.

        Errors: KeyError where the case has no such document.
        """
        with self.transaction():
            document = table.one(self._connection, label)
            if document is None:
                raise KeyError(f"the case has no document {label!r}")
            changed = replace(document, protected=protected)
            return table.put(self._connection, changed) == "replaced"

    def remove_document(self, label: str) -> bool:
        """Return whether there was a document of that label; it is gone, with what it yielded.

        The original stays in its folder, and the custody log keeps that it was there. The input that gave it is
        read anew when it is added again.
        """
        with self.transaction():
            self._connection.execute(
                "DELETE FROM readings WHERE EXISTS (SELECT 1 FROM json_each(readings.labels) WHERE value = ?)",
                (label,),
            )
            return table.drop(self._connection, label)

    def search(self, text: str, *, limit: int = 100) -> tuple[Hit, ...]:
        """Return the documents that hold every word of `text`, best first, each with a snippet."""
        return search(self._connection, text, limit=limit)

    # Readings: which documents one input gave

    def save_reading(
        self, name: str, sha256: str, version: str, documents: Sequence[Document], problems: Sequence[Problem]
    ) -> None:
        """Keep what an input gave when read by that version; what it gave before is replaced as a whole.

        A document that is protected stays so when it is read anew.
        """
        with self.transaction():
            protected = table.protected(self._connection).union(d.document for d in documents if d.protected)
            now = {document.document for document in documents}
            for label in self.labels_of(name):
                if label not in now:
                    table.drop(self._connection, label)
            for document in documents:
                kept = replace(document, protected=document.document in protected)
                table.put(self._connection, kept)
            self._connection.execute("DELETE FROM problems WHERE input = ?", (name,))
            self._put_problems(problems, name=name)
            labels = LABELS.dump(tuple(document.document for document in documents))
            self._connection.execute(
                "INSERT INTO readings VALUES (?, ?, ?, ?) ON CONFLICT (input) DO UPDATE"
                " SET sha256 = excluded.sha256, version = excluded.version, labels = excluded.labels",
                (name, sha256, version, labels),
            )

    def reading(self, name: str, sha256: str, version: str) -> tuple[str, ...] | None:
        """Return the labels that an input with these bytes gave that version; None where it is to be read."""
        row = self._connection.execute(
            "SELECT labels FROM readings WHERE input = ? AND sha256 = ? AND version = ?", (name, sha256, version)
        ).fetchone()
        return None if row is None else LABELS.load(row[0])

    def labels_of(self, name: str) -> tuple[str, ...]:
        """Return the labels of the documents that an input gave when it was last read."""
        row = self._connection.execute("SELECT labels FROM readings WHERE input = ?", (name,)).fetchone()
        return () if row is None else LABELS.load(row[0])

    # Extractions

    def save_extraction(self, extraction: Extraction, problems: Sequence[Problem], version: str) -> None:
        """Keep what a document of the case yielded to that version of the extractor and its lexicons.

        Errors: KeyError where the case has no such document.
        """
        with self.transaction():
            row, content = table.key(self._connection, extraction.document)
            self._connection.execute("DELETE FROM extractions WHERE document = ?", (row,))
            self._connection.execute(
                "INSERT INTO extractions VALUES (?, ?, ?, ?, ?, ?)",
                (
                    row,
                    table.stage_version(content, version),
                    ATTRIBUTIONS.dump(extraction.attributions),
                    CLAIMS.dump(extraction.claims),
                    EFFORTS.dump(extraction.efforts),
                    int(extraction.set_aside),
                ),
            )
            self._put_problems(problems, extraction=row)

    def extraction(self, label: str, version: str) -> Extraction | None:
        """Return what the document yielded to that version; None where it is to be extracted (again)."""
        row = self._connection.execute(
            "SELECT d.content, e.stage_version, e.attributions, e.claims, e.efforts, e.set_aside"
            " FROM documents d JOIN extractions e ON e.document = d.row WHERE d.label = ?",
            (label,),
        ).fetchone()
        if row is None or row[1] != table.stage_version(row[0], version):
            return None
        kept = ATTRIBUTIONS.load(row[2]), CLAIMS.load(row[3]), EFFORTS.load(row[4])
        return Extraction(label, *kept, set_aside=bool(row[5]))

    # Tracings: what is known of where documents come from

    def tracing(self, version: str) -> Tracing:
        """Return what that version of the tracer has kept; empty where there is none of that version."""
        return tracings.load(self._connection, version)

    def save_tracing(self, version: str, *, added: Tracing, dropped: Dropped) -> None:
        """Keep what a tracing added to what was there, without what it dropped."""
        with self.transaction():
            tracings.save(self._connection, version, added=added, dropped=dropped)

    def forget_tracing(self) -> None:
        """Take out all that tracings have kept; it can be worked out again."""
        with self.transaction():
            tracings.clear(self._connection)

    # Problems

    def add_problem(self, problem: Problem) -> None:
        """Keep a problem that belongs to no single reading or extraction; the same one is kept once."""
        with self.transaction():
            if problem not in self.problems():
                self._put_problems((problem,))

    def problems(self) -> tuple[Problem, ...]:
        """Return every problem kept, in an order that does not depend on when it was added."""
        rows = self._connection.execute("SELECT record FROM problems")
        return tuple(PROBLEM.load(text) for (text,) in sorted(rows))

    def _put_problems(
        self, problems: Sequence[Problem], *, name: str | None = None, extraction: int | None = None
    ) -> None:
        self._connection.executemany(
            "INSERT INTO problems (input, extraction, record) VALUES (?, ?, ?)",
            [(name, extraction, PROBLEM.dump(problem)) for problem in problems],
        )

    # What is only appended

    def append_decision(self, decision: Decision) -> str:
        """Return the hash of the row that now holds the decision."""
        with self.transaction():
            return self._decisions.append(decision)

    def decisions(self) -> tuple[Decision, ...]:
        """Return what people decided, in the order decided."""
        return self._decisions.records()

    def verify_decisions(self) -> tuple[Problem, ...]:
        """Return a Problem where the chain of decisions is broken, or nothing."""
        return self._decisions.verify()

    def append_custody(self, entry: CustodyEntry) -> str:
        """Return the hash of the row that now holds the entry."""
        with self.transaction():
            return self._custody.append(entry)

    def custody(self) -> tuple[CustodyEntry, ...]:
        """Return the custody log, in the order written."""
        return self._custody.records()

    def heads(self) -> tuple[str, str]:
        """Return the last hashes of decisions and custody: printed, they show if rows are cut off later."""
        return self._decisions.head(), self._custody.head()

    def verify(self) -> tuple[Problem, ...]:
        """Return what is wrong with the case: broken chains, changed documents, damaged originals."""
        found = self._decisions.verify() + self._custody.verify()
        return found + table.verify(self._connection) + self.originals.verify()
