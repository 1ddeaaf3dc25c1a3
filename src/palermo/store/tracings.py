"""What the tracing of sources keeps between two runs, as bytes: the store knows nothing of their meaning."""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

# What was asked, and the two contents.
Pair = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Tracing:
    """Sketches by content, and what was found between two contents: None where that is nothing."""

    sketches: Mapping[str, bytes] = field(default_factory=dict)
    links: Mapping[Pair, bytes | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dropped:
    """What a tracing needs no longer: contents, whose links go with them, and what was found between two."""

    sketches: Collection[str] = ()
    links: Collection[Pair] = ()


def load(connection: sqlite3.Connection, version: str) -> Tracing:
    """Return what that version of the tracer has kept; empty where another version kept it, or none did."""
    if _version(connection) != version:
        return Tracing()
    rows = connection.execute("SELECT row, content, record FROM sketches").fetchall()
    contents = {row: content for row, content, _ in rows}
    links = connection.execute("SELECT kind, first, second, record FROM links")
    return Tracing(
        sketches={content: record for _, content, record in rows},
        links={(kind, contents[first], contents[second]): record for kind, first, second, record in links},
    )


def save(connection: sqlite3.Connection, version: str, *, added: Tracing, dropped: Dropped) -> None:
    """Write what a tracing has added and take out what it dropped; what another version kept goes as a whole.

    Where another process took a content out meanwhile, a link to it is not written: it will be found again.
    """
    if _version(connection) != version:
        clear(connection)
        connection.execute("INSERT INTO tracings VALUES (1, ?)", (version,))
    connection.executemany(
        "DELETE FROM links WHERE kind = ? AND first = (SELECT row FROM sketches WHERE content = ?)"
        " AND second = (SELECT row FROM sketches WHERE content = ?)",
        dropped.links,
    )
    connection.executemany("DELETE FROM sketches WHERE content = ?", [(content,) for content in dropped.sketches])
    connection.executemany(
        "INSERT INTO sketches (content, record) VALUES (?, ?) ON CONFLICT DO NOTHING", added.sketches.items()
    )
    connection.executemany(
        "INSERT INTO links SELECT ?, one.row, two.row, ? FROM sketches one, sketches two"
        " WHERE one.content = ? AND two.content = ? ON CONFLICT DO NOTHING",
        [(pair[0], record, *pair[1:]) for pair, record in added.links.items()],
    )


def clear(connection: sqlite3.Connection) -> None:
    """Take out all that was kept."""
    connection.execute("DELETE FROM links")
    connection.execute("DELETE FROM sketches")
    connection.execute("DELETE FROM tracings")


def _version(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT version FROM tracings").fetchone()
    return None if row is None else str(row[0])
