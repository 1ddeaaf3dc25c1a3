"""JSON Lines to documents: one a line."""

import hashlib
import json
from collections.abc import Iterator

from palermo.read.decode import clean
from palermo.read.faults import fault
from palermo.read.language import text_language
from palermo.read.masthead import masthead
from palermo.read.plain import text_segments, title_of
from palermo.records import Document, Problem

MAX_LINE = 8_000_000


def read_lines(data: bytes, name: str) -> Iterator[Document | Problem]:
    """Return the documents of a `.jsonl` file in order, and a Problem for each line that is none."""
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        if line.strip():
            yield from _document(line, name, number)


def _document(line: bytes, name: str, number: int) -> Iterator[Document | Problem]:
    try:
        record = json.loads(line.decode("utf-8")) if len(line) <= MAX_LINE else None
    except (ValueError, RecursionError):
        record = None
    if not isinstance(record, dict) or not isinstance(record.get("text"), str):
        yield fault("bad_line", name, detail=f"line {number}")
        return
    stated = {key: _words(record.get(key)) for key in ("id", "title", "publisher", "published", "url", "language")}
    label = stated["id"] or f"{name}#{number}"
    text, problems = clean(record["text"], label)
    segments = text_segments(text)
    yield from problems
    if not text.strip():
        yield fault("no_text", label)
    # Whatever is not plainly a no protects: a document left out by mistake does no harm, one published does.
    protected = record.get("protected") not in (None, False)
    language = stated["language"] or text_language(text)
    opening = masthead(text, segments, language=language)
    yield Document(
        label, hashlib.sha256(line).hexdigest(), text, "jsonl", segments, language,
        stated["title"] or title_of(text, segments), stated["publisher"] or opening.publisher,
        stated["published"] or opening.published, stated["url"], protected=protected,
    )  # fmt: skip


def _words(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return clean(str(value), "")[0].strip() or None
