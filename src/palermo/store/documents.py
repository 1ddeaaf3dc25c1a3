"""The documents table: records in, records out, and whether they are still what was read."""

import sqlite3
from typing import Any, Literal

from palermo.records import Document, Problem
from palermo.store.codec import DOCUMENT, LABELS, SEGMENTS, sha256

_COLUMNS = (
    "label, sha256, text, media_type, segments, language, title, publisher, published, url, links, protected"
)


def put(connection: sqlite3.Connection, document: Document) -> Literal["added", "replaced", "unchanged"]:
    """Return what became of the document; one of the same label with other content is replaced."""
    content = sha256(DOCUMENT.dump(document))
    known = connection.execute("SELECT content FROM documents WHERE label = ?", (document.document,)).fetchone()
    if known is not None and known[0] == content:
        return "unchanged"
    if known is not None:
        drop(connection, document.document)
    connection.execute(
        f"INSERT INTO documents ({_COLUMNS}, content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",  # noqa: S608 - fixed columns
        (
            document.document, document.sha256, document.text, document.media_type,
            SEGMENTS.dump(document.segments), document.language, document.title, document.publisher,
            document.published, document.url, LABELS.dump(document.links), int(document.protected), content,
        ),
    )  # fmt: skip
    return "added" if known is None else "replaced"


def drop(connection: sqlite3.Connection, label: str) -> bool:
    """Return whether there was a document of that label; what it yielded goes with it."""
    return connection.execute("DELETE FROM documents WHERE label = ?", (label,)).rowcount > 0


def one(connection: sqlite3.Connection, label: str) -> Document | None:
    """Return the document of that label, if there is one."""
    row = connection.execute(f"SELECT {_COLUMNS} FROM documents WHERE label = ?", (label,)).fetchone()  # noqa: S608 - fixed columns
    return None if row is None else _document(row)


def every(connection: sqlite3.Connection) -> tuple[Document, ...]:
    """Return every document, in order of label."""
    return tuple(map(_document, connection.execute(f"SELECT {_COLUMNS} FROM documents ORDER BY label")))  # noqa: S608 - fixed columns


def protected(connection: sqlite3.Connection) -> frozenset[str]:
    """Return the labels of the documents that are kept out of public editions."""
    return frozenset(label for (label,) in connection.execute("SELECT label FROM documents WHERE protected = 1"))


def key(connection: sqlite3.Connection, label: str) -> tuple[int, str]:
    """Return the row of a document and the hash of its record. Errors: KeyError where there is none."""
    row = connection.execute("SELECT row, content FROM documents WHERE label = ?", (label,)).fetchone()
    if row is None:
        raise KeyError(f"the case has no document {label!r}; add it before what it yielded")
    return int(row[0]), str(row[1])


def stage_version(content: str, version: str) -> str:
    """Return the key under which a stage's result holds: this record, read by this version of the stage."""
    return sha256(f"{content}\n{version}")


def verify(connection: sqlite3.Connection) -> tuple[Problem, ...]:
    """Return a Problem for each document that is no longer the record that was stored, in order of label."""
    rows = connection.execute(f"SELECT content, {_COLUMNS} FROM documents ORDER BY label")  # noqa: S608 - fixed columns
    return tuple(
        Problem(
            stage="store",
            code="document_changed",
            message="The stored text or metadata is not what was read, so it was changed outside palermo.",
            remedy="Remove the document and add its original again.",
            document=row[1],
        )
        for row in rows
        if sha256(DOCUMENT.dump(_document(row[1:]))) != row[0]
    )


def _document(row: tuple[Any, ...]) -> Document:
    label, digest, text, media_type, segments, language, title, publisher, published, url, links, protected = row
    return Document(
        document=label, sha256=digest, text=text, media_type=media_type, segments=SEGMENTS.load(segments),
        language=language, title=title, publisher=publisher, published=published, url=url,
        links=LABELS.load(links), protected=bool(protected),
    )  # fmt: skip
