"""Files into documents: the one place where inputs are opened."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import chain, count

from palermo.case.inputs import Input
from palermo.case.progress import Progress
from palermo.read import OcrEngine, read_bytes
from palermo.records import Document, Problem

Read = tuple[tuple[Document, ...], tuple[Problem, ...]]

MAX_BYTES = 512 * 1024 * 1024
"""Files above this are not opened: a gigabyte of text is a data set, not a document."""


def read_inputs(
    inputs: Sequence[Input], *, progress: Progress, ocr: OcrEngine | None = None
) -> tuple[tuple[Document, ...], tuple[Problem, ...]]:
    """Return the documents in the inputs, in order of their inputs' labels, and what could not be read."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for read, faults in read_each(inputs, progress=progress, ocr=ocr):
        documents += read
        problems += faults
    return tuple(documents), tuple(problems)


def read_each(inputs: Sequence[Input], *, progress: Progress, ocr: OcrEngine | None = None) -> Iterator[Read]:
    """Yield what each input gave, one input at a time.

    Two documents with one label (the same `id` on two lines, say) are both kept: the second and later are told
    apart by the first characters of their hash.
    """
    taken: set[str] = set()
    for item in progress.track(inputs, step="Reading", total=len(inputs)):
        documents, problems = read_input(item, ocr=ocr)
        told_apart = tell_apart(documents, is_taken=taken.__contains__)
        taken.update(document.document for document in told_apart)
        yield told_apart, problems


def read_input(item: Input, *, ocr: OcrEngine | None = None) -> Read:
    """Return the documents in one file and what could not be read of it."""
    data, problems = read_file(item)
    return ((), problems) if data is None else read_bytes(data, name=item.label, ocr=ocr)


def read_file(item: Input) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the bytes of an input, or None and why it was not opened."""
    try:
        if item.path.stat().st_size > MAX_BYTES:
            return None, (_unread(item, "file_too_large", "is larger than 512 MB", "Split it into documents."),)
        return item.path.read_bytes(), ()
    except OSError as error:
        reason = f"cannot be opened ({error.strerror})"
        return None, (_unread(item, "file_not_opened", reason, "Check the file's permissions."),)


def _unread(item: Input, code: str, reason: str, remedy: str) -> Problem:
    return Problem("read", code, f"{item.label} {reason}, so it was not read", remedy, document=item.label)


def tell_apart(documents: Sequence[Document], *, is_taken: Callable[[str], bool]) -> tuple[Document, ...]:
    """Return the documents of one input in their order, each under a label that no other document has."""
    found: dict[str, Document] = {}
    for document in documents:
        hashed = f"{document.document}~{document.sha256[:8]}"
        candidates = chain((document.document, hashed), (f"{hashed}-{turn}" for turn in count(2)))
        label = next(label for label in candidates if label not in found and not is_taken(label))
        found[label] = document if label == document.document else replace(document, document=label)
    return tuple(found.values())
