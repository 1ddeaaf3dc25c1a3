"""Hashes under which the result of a stage holds: they change when the same input might give something else."""

import hashlib
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

from palermo import __version__
from palermo.datafiles import data_hashes
from palermo.extract.syntax import model_version

_READS_WITH = ("charset-normalizer", "lxml", "pycld2", "pypdfium2", "python-docx", "trafilatura")
_EXTRACTS_WITH = (
    "spacy",
    "sentencex",
    "google-re2",
    "opencc-python-reimplemented",
    "pycountry",
    "babel",
    "onnxruntime",
    "sentencepiece",
)
_TRACES_WITH = ("rensa", "numpy", "rapidfuzz", "babel")


@cache
def reader_version() -> str:
    """Return the hash for what documents a file gives: it covers code and libraries."""
    return _hash(_parts(("read", "records"), libraries=_READS_WITH, folders=()))


@cache
def extractor_version() -> str:
    """Return the hash for what a document yields.

    It covers the code and every lexicon, vocabulary and model file that extraction reads, the syntax model and
    the libraries it rests on.
    """
    folders = ("lexicons", "words", "vocabulary", "models")
    parts = _parts(("extract", "lexicons", "words", "records"), libraries=_EXTRACTS_WITH, folders=folders)
    return _hash((*parts, model_version()))


@cache
def tracer_version() -> str:
    """Return the hash for where documents come from: it covers code, lexicons, models and libraries."""
    folders = ("lexicons", "words", "models")
    return _hash(_parts(("corroborate", "lexicons", "words", "records"), libraries=_TRACES_WITH, folders=folders))


def _parts(packages: Sequence[str], *, libraries: Sequence[str], folders: Sequence[str]) -> Iterator[str]:
    yield __version__
    # Letters and their cases are those of the Unicode version that comes with Python.
    yield f"python {sys.version_info.major}.{sys.version_info.minor}"
    yield from (f"{library} {version(library)}" for library in libraries)
    for package in packages:
        yield from _code(files("palermo").joinpath(package), package)
    for folder in folders:
        yield from (f"{name} {digest}" for name, digest in data_hashes(folder).items())


def _code(place: Traversable, name: str) -> Iterator[str]:
    for item in sorted(place.iterdir(), key=lambda item: item.name):
        if item.is_dir():
            yield from _code(item, f"{name}/{item.name}")
        elif item.name.endswith(".py"):
            yield f"{name}/{item.name} {hashlib.sha256(item.read_bytes()).hexdigest()}"


def _hash(parts: Iterator[str] | Sequence[str]) -> str:
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()
