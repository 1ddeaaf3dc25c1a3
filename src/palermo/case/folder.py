"""A case: a folder with its database, its originals, its settings and what was published from it."""

import hashlib
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from palermo import __version__
from palermo.case.extraction import extract_documents
from palermo.case.inputs import Input
from palermo.case.progress import Progress
from palermo.case.reading import read_file, tell_apart
from palermo.case.versions import extractor_version, reader_version
from palermo.errors import CaseError, UsageError
from palermo.read import OcrEngine, read_bytes
from palermo.records import Document, Extraction, Problem
from palermo.store import CustodyEntry, Store, open_store

SETTINGS = "case.toml"
DATABASE = "case.db"
PUBLISHED = "published"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts on a case and when: both come from the edge, because no stage reads a clock."""

    author: str
    time: str


@dataclass(frozen=True, slots=True)
class Case:
    """An open case. Use it as a context manager: `with open_case(path) as case`."""

    path: Path
    store: Store

    def __enter__(self) -> "Case":
        return self

    def __exit__(self, *_: object) -> None:
        self.store.close()


def create_case(path: Path, *, actor: Actor) -> None:
    """Make an empty case in a folder that is empty or does not exist.

    Errors: CaseError where the folder holds something, or cannot be made.
    """
    try:
        path.mkdir(parents=True, exist_ok=True)
        if any(path.iterdir()):
            raise CaseError(f"{path}: the folder is not empty; name a new one for the case")
        (path / PUBLISHED).mkdir()
        (path / SETTINGS).write_text(f'[case]\npalermo = "{__version__}"\n', encoding="utf-8")
    except OSError as error:
        raise CaseError(f"{path}: the case cannot be made here ({error.strerror})") from error
    with open_store(path / DATABASE) as store:
        store.append_custody(CustodyEntry("created", "case", actor.author, actor.time))


def open_case(path: Path) -> Case:
    """Return the case in a folder. Errors: CaseError where there is none, or it was made by a newer version."""
    if not (path / DATABASE).is_file():
        raise CaseError(f"{path}: no case here; make one with `palermo init {path}`")
    try:
        tomllib.loads((path / SETTINGS).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CaseError(f"{path / SETTINGS}: cannot be read as TOML; restore it from a copy") from error
    return Case(path, open_store(path / DATABASE))


def add_inputs(
    case: Case, inputs: Sequence[Input], *, actor: Actor, progress: Progress, ocr: OcrEngine | None
) -> tuple[Problem, ...]:
    """Keep the originals of the inputs and what they hold, and return what could not be read.

    An input whose bytes the case has already read, with this version, is not read again. A document whose label
    another input's document already has is told apart by the first characters of its hash.
    """
    problems: list[Problem] = []
    for item in progress.track(inputs, step="Adding", total=len(inputs)):
        problems += _add(case, item, actor=actor, ocr=ocr)
    return tuple(problems)


def _add(case: Case, item: Input, *, actor: Actor, ocr: OcrEngine | None) -> tuple[Problem, ...]:
    data, problems = read_file(item)
    if data is None:
        return problems
    digest = hashlib.sha256(data).hexdigest()
    version = f"{reader_version()} ocr={ocr is not None}"
    if case.store.reading(item.label, digest, version) is not None:
        return ()
    documents, problems = read_bytes(data, name=item.label, ocr=ocr)
    own = case.store.labels_of(item.label)
    documents = tell_apart(documents, is_taken=lambda label: label not in own and case.store.has(label))
    with case.store.transaction():
        case.store.originals.add(data)
        entry = CustodyEntry("added", item.label, actor.author, actor.time, sha256=digest)
        case.store.save_reading(item.label, digest, version, documents, problems)
        case.store.append_custody(entry)
    return problems


def protect_documents(case: Case, labels: Sequence[str], *, actor: Actor, protected: bool) -> tuple[str, ...]:
    """Return the labels whose protection changed; each change is entered in the custody log.

    Errors: UsageError where the case has no document of a label; then nothing is changed.
    """
    changed: list[str] = []
    with case.store.transaction():
        for label in labels:
            document = case.store.document(label)
            if document is None:
                raise UsageError(f"{label}: the case has no document of this label; `documents.jsonl` lists them")
            if case.store.protect(label, protected=protected):
                action: Literal["protected", "released"] = "protected" if protected else "released"
                case.store.append_custody(
                    CustodyEntry(action, label, actor.author, actor.time, sha256=document.sha256)
                )
                changed.append(label)
    return tuple(changed)


def stored_extractions(case: Case, *, progress: Progress) -> tuple[tuple[Document, ...], tuple[Extraction, ...]]:
    """Return the case's documents and what each yields, extracting only those not extracted by this version."""
    version = extractor_version()
    documents = case.store.documents()
    known = {document.document: case.store.extraction(document.document, version) for document in documents}
    new = [document for document in documents if known[document.document] is None]
    for document, extraction, problems in progress.track(
        extract_documents(new), step="Extracting", total=len(new)
    ):
        case.store.save_extraction(extraction, problems, version)
        known[document.document] = extraction
    return documents, tuple(found for found in known.values() if found is not None)
