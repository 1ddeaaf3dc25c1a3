"""Which files an analyst handed over, and the label each gets."""

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from palermo.errors import UsageError
from palermo.records import Problem


@dataclass(frozen=True, slots=True)
class Input:
    """A file to read: where it is, and the label that every record made from it carries."""

    path: Path
    label: str


def find_inputs(paths: Sequence[Path]) -> tuple[tuple[Input, ...], tuple[Problem, ...]]:
    """Return the files below `paths`, ordered by label, and a Problem for each folder that cannot be listed.

    A file's label is its name; a file in a folder is labelled by its path below that folder. Hidden files and
    folders are left out. A path given twice counts once. Two files that would share a label get the shortest
    part of their paths that tells them apart, so that the order in which they were given changes nothing.

    Errors: UsageError for a path that does not exist.
    """
    problems: list[Problem] = []
    found: dict[Path, str] = {}
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder; check the spelling or the working folder")
        for file, label in _walk(path, problems):
            found.setdefault(file, label)
    labelled = _tell_apart(found)
    return tuple(sorted(labelled, key=lambda item: item.label)), tuple(problems)


def _walk(path: Path, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    if not path.is_dir():
        yield path.resolve(), path.name
        return
    for folder, folders, names in os.walk(path, onerror=lambda error: problems.append(_unlisted(error))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if not name.startswith("."):
                file = Path(folder, name)
                yield file.resolve(), file.relative_to(path).as_posix()


def _unlisted(error: OSError) -> Problem:
    return Problem(
        stage="case",
        code="folder_not_listed",
        message=f"{error.filename}: the folder cannot be listed ({error.strerror})",
        remedy="Check the folder's permissions and run again.",
    )


def _tell_apart(found: dict[Path, str]) -> Iterable[Input]:
    sharing: defaultdict[str, list[Path]] = defaultdict(list)
    for path, label in found.items():
        sharing[label].append(path)
    for label, paths in sharing.items():
        for path in paths:
            rivals = [other for other in paths if other != path]
            yield Input(path, _longer_label(path, label, rivals) if rivals else label)


def _longer_label(path: Path, label: str, rivals: Sequence[Path]) -> str:
    parts = path.parts[1:]
    for size in range(label.count("/") + 2, len(parts) + 1):
        tail = parts[-size:]
        if all(rival.parts[-size:] != tail for rival in rivals):
            return "/".join(tail)
    return "/".join(parts)
