"""Append-only tables whose rows are chained by hashes: people's decisions and the custody log.

A row's hash is the SHA-256 of the hash before it, a newline and the record's JSON. A row that was changed,
put in or taken out between others breaks the chain. Rows cut off at the end leave a sound chain: compare
`head` with the one printed in an earlier report to see that too.
"""

import sqlite3
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

from palermo.records import Decision, Problem
from palermo.store.codec import DECISION, Codec, sha256

Record = TypeVar("Record")


@dataclass(frozen=True, slots=True)
class CustodyEntry:
    """One line of the custody log: what was done with which input, when (ISO 8601, UTC) and by whom.

    `sha256` is that of the original's bytes. `detail` says why, or what it replaced. A document `released` is
    protected no longer.
    """

    action: Literal["created", "added", "replaced", "removed", "published", "opened", "protected", "released"]
    subject: str
    author: str
    time: str
    sha256: str | None = None
    detail: str = ""


class Ledger(Generic[Record]):
    """One append-only table of the case database."""

    def __init__(
        self, connection: sqlite3.Connection, table: Literal["decisions", "custody"], codec: Codec[Record]
    ) -> None:
        self._connection = connection
        self._table = table
        self._codec = codec

    def append(self, record: Record) -> str:
        """Return the hash of the row that now holds the record, the new head of the chain."""
        seq, previous = self._last()
        text = self._codec.dump(record)
        digest = link(previous, text)
        self._connection.execute(
            f"INSERT INTO {self._table} VALUES (?, ?, ?, ?)",  # noqa: S608 - a table name of the two above
            (seq + 1, text, previous, digest),
        )
        return digest

    def head(self) -> str:
        """Return the hash of the last row, empty while there is none."""
        return self._last()[1]

    def records(self) -> tuple[Record, ...]:
        """Return every record in the order appended."""
        return tuple(self._codec.load(text) for _, text, _, _ in self._rows())

    def verify(self) -> tuple[Problem, ...]:
        """Return a Problem for the first row at which the chain breaks, or nothing."""
        previous = ""
        for place, (seq, text, stated, digest) in enumerate(self._rows(), start=1):
            if seq != place or stated != previous or digest != link(previous, text):
                return (self._broken(place),)
            previous = digest
        return ()

    def _broken(self, place: int) -> Problem:
        return Problem(
            stage="store",
            code="chain_broken",
            message=f"{self._table}: row {place} does not follow from the one before it, so rows were changed, "
            "added or removed outside palermo; from there on the record cannot be relied on.",
            remedy="Compare the case with an earlier copy, and find out who had access to it.",
        )

    def _last(self) -> tuple[int, str]:
        row = self._connection.execute(
            f"SELECT seq, hash FROM {self._table} ORDER BY seq DESC LIMIT 1"  # noqa: S608 - see above
        ).fetchone()
        return (0, "") if row is None else (int(row[0]), str(row[1]))

    def _rows(self) -> list[tuple[int, str, str, str]]:
        return self._connection.execute(
            f"SELECT seq, record, previous, hash FROM {self._table} ORDER BY seq"  # noqa: S608 - see above
        ).fetchall()


def link(previous: str, text: str) -> str:
    """Return the hash of a row with this text after a row with that hash."""
    return sha256(f"{previous}\n{text}")


def decisions(connection: sqlite3.Connection) -> Ledger[Decision]:
    """Return the decisions of a case."""
    return Ledger(connection, "decisions", DECISION)


def custody(connection: sqlite3.Connection) -> Ledger[CustodyEntry]:
    """Return the custody log of a case."""
    return Ledger(connection, "custody", Codec(CustodyEntry))
