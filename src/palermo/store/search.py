"""Full-text search over the documents of a case."""

import sqlite3
from dataclasses import dataclass

# The trigram index knows nothing shorter; shorter words (many Chinese ones) are looked for in the text itself.
_SHORTEST_INDEXED = 3
# In trigrams, so about as many characters: the most that SQLite's snippet function gives.
_SNIPPET_LENGTH = 64
_AROUND = 30

_ORDER = " ORDER BY rank, d.label LIMIT :limit"
_INDEXED = (
    "SELECT d.label, snippet(document_text, -1, '', '', '…', :length) FROM document_text"
    " JOIN documents d ON d.row = document_text.rowid WHERE document_text MATCH :query"
)
_SCANNED = "SELECT d.label, d.text FROM documents d WHERE 1"


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that holds every word asked for, and a snippet of it."""

    document: str
    snippet: str


def search(connection: sqlite3.Connection, text: str, *, limit: int = 100) -> tuple[Hit, ...]:
    """Return the documents that hold every word of `text`, best first; empty for an empty question.

    Words are parts between spaces, found in any letter case and also inside other words. A phrase in double
    quotation marks is one word.
    """
    words = _words(text)
    short = [word for word in words if len(word) < _SHORTEST_INDEXED]
    long = [word for word in words if len(word) >= _SHORTEST_INDEXED]
    if not words:
        return ()
    values: dict[str, str | int] = {"limit": limit, "length": _SNIPPET_LENGTH}
    values |= {f"short{place}": _pattern(word) for place, word in enumerate(short)}
    scanned = "".join(
        f" AND (d.text LIKE :short{place} ESCAPE '\\' OR d.title LIKE :short{place} ESCAPE '\\')"
        for place in range(len(short))
    )
    if not long:
        rows = connection.execute(_SCANNED + scanned + " ORDER BY d.label LIMIT :limit", values)
        return tuple(Hit(label, _snippet(whole, short[0])) for label, whole in rows)
    values["query"] = " ".join('"' + word.replace('"', '""') + '"' for word in long)
    return tuple(Hit(*row) for row in connection.execute(_INDEXED + scanned + _ORDER, values))


def _words(text: str) -> list[str]:
    parts = text.replace("\0", " ").split('"')
    quoted = [part.strip() for part in parts[1::2]]
    plain = [word for part in parts[::2] for word in part.split()]
    return [word for word in plain + quoted if word]


def _pattern(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def _snippet(text: str, word: str) -> str:
    found = max(text.find(word), 0)
    start, end = max(found - _AROUND, 0), found + len(word) + _AROUND
    return ("…" if start else "") + text[start:end] + ("…" if end < len(text) else "")
