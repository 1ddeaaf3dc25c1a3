"""Data files that come with palermo: found inside the package, hashed, and checked as a whole.

Every rule, lexicon and vocabulary file is read through here, so that a report can name the exact version of
each by its hash and a faulty file is reported with all its faults at once.
"""

import hashlib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from palermo.errors import DataFileError

Model = TypeVar("Model", bound=BaseModel)


def data_file(name: str) -> Traversable:
    """Return the data file of that name, a path below `palermo/data` with `/` as separator."""
    return files("palermo").joinpath("data", *name.split("/"))


@cache
def file_hash(name: str) -> str:
    """Return the SHA-256 of a data file, in hexadecimal."""
    return hashlib.sha256(data_file(name).read_bytes()).hexdigest()


def data_hashes(folder: str) -> dict[str, str]:
    """Return the SHA-256 of every data file below a folder of `palermo/data`, by name, in order of name."""
    return {name: file_hash(name) for name in sorted(_names(data_file(folder), folder))}


def _names(place: Traversable, name: str) -> Iterator[str]:
    for item in place.iterdir():
        below = f"{name}/{item.name}"
        if item.is_dir():
            yield from _names(item, below)
        elif not item.name.startswith((".", "__")):
            yield below


def load_yaml(name: str, model: type[Model]) -> Model:
    """Return a YAML data file as a checked model.

    Errors: DataFileError names the file and lists every fault found, each with its place in the file.
    """
    try:
        content = yaml.load(data_file(name).read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
        return model.model_validate(content)
    except yaml.YAMLError as error:
        raise DataFileError(f"{name}: not valid YAML: {error}") from error
    except ValidationError as error:
        faults = (".".join(map(str, fault["loc"])) + ": " + fault["msg"] for fault in error.errors())
        raise DataFileError(f"{name}: " + "; ".join(faults)) from error
