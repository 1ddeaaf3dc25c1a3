"""The case database: opened, recognised and brought up to date by numbered SQL migrations."""

import hashlib
import sqlite3
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from palermo.errors import CaseError

# "PALE" in ASCII: the mark in the header of the SQLite file that says whose it is.
APPLICATION_ID = 0x50414C45
# Seconds to wait for another process that is writing to the same case.
BUSY_TIMEOUT = 30.0


@dataclass(frozen=True, slots=True)
class Migration:
    """One numbered change of the schema: file name, SQL and the SHA-256 of the SQL."""

    number: int
    name: str
    sql: str
    sha256: str


def migrations() -> tuple[Migration, ...]:
    """Return the migrations that come with this version, in the order to apply them."""
    found = []
    for file in files("palermo.store").joinpath("migrations").iterdir():
        if file.name.endswith(".sql"):
            content = file.read_bytes()
            digest = hashlib.sha256(content).hexdigest()
            found.append(Migration(int(file.name[:4]), file.name, content.decode("utf-8"), digest))
    return tuple(sorted(found, key=lambda migration: migration.number))


def connect(path: Path) -> sqlite3.Connection:
    """Return a connection to the case database at `path`, created or migrated where needed.

    Writes survive a kill of the process and a loss of power (WAL, full synchronisation). Errors: CaseError
    where the file cannot be opened, is no case, is damaged, or was made by a newer version.
    """
    connection: sqlite3.Connection | None = None
    try:
        connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT, isolation_level=None)
        _prepare(connection, path)
    except BaseException as error:
        if connection is not None:
            connection.close()
        if isinstance(error, sqlite3.Error):
            raise CaseError(f"{path}: cannot be opened as a case database ({error}). {REMEDY}") from error
        raise
    return connection


REMEDY = "Check that the path is right and the folder can be written to, or restore the file from a copy."


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    """Recognise the file before anything is written to it, then set it up and migrate it."""
    applied = _applied(connection, path)
    _refuse_newer(applied, path)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA recursive_triggers = ON")
    if len(applied) < len(migrations()):
        _migrate(connection, path)


def _applied(connection: sqlite3.Connection, path: Path) -> dict[int, tuple[str, str]]:
    """Return the migrations recorded in the file: number to name and hash; empty for a new file."""
    (mark,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    if not tables:
        return {}
    if mark != APPLICATION_ID:
        raise CaseError(f"{path}: an SQLite file that palermo did not make. Name a case folder, or a new one.")
    rows = connection.execute("SELECT number, name, sha256 FROM migrations ORDER BY number")
    return {number: (name, sha256) for number, name, sha256 in rows}


def _refuse_newer(applied: dict[int, tuple[str, str]], path: Path) -> None:
    known = {migration.number: migration for migration in migrations()}
    for number, (name, sha256) in applied.items():
        if number not in known:
            raise CaseError(
                f"{path}: this case was made by a newer version of palermo (schema {name}; this version knows "
                f"up to {max(known):04}). Update palermo, then open the case again."
            )
        if known[number].sha256 != sha256:
            raise CaseError(
                f"{path}: schema {name} is not the one that comes with this version of palermo. Open the case "
                "with the version that made it."
            )


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Apply what is missing, each migration in a transaction of its own."""
    for migration in migrations():
        try:
            connection.execute("BEGIN IMMEDIATE")
            # Read again under the lock: another process may have opened the new case at the same time.
            if migration.number not in _applied(connection, path):
                _apply(connection, migration)
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS migrations"
        " (number INTEGER PRIMARY KEY, name TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT"
    )
    for statement in statements(migration.sql):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO migrations VALUES (?, ?, ?)", (migration.number, migration.name, migration.sha256)
    )


def statements(sql: str) -> tuple[str, ...]:
    """Return the statements of an SQL script in order; a trigger's body stays within its statement.

    `executescript` would commit the open transaction first, so a migration would not be applied as a whole.
    """
    found: list[str] = []
    pending = ""
    for line in sql.splitlines(keepends=True):
        pending += line
        if sqlite3.complete_statement(pending):
            found.append(pending.strip())
            pending = ""
    return tuple(found)
