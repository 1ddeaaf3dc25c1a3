"""The originals of a case: a write-once folder of files named by the SHA-256 of their bytes."""

import hashlib
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

from palermo.errors import CaseError
from palermo.records import Problem

_NAME = re.compile(r"[0-9a-f]{64}\Z")
_READ_ONLY = 0o444


class Originals:
    """The folder that keeps every original byte for byte; nothing in it is ever changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, content: bytes) -> str:
        """Return the SHA-256 of the bytes, now kept under that name; kept bytes are not written again.

        A kill on the way leaves no file under the name. Errors: CaseError where the folder cannot be written
        to, or holds other bytes under the name.
        """
        sha256 = hashlib.sha256(content).hexdigest()
        path = self.folder / sha256
        if path.exists():
            self.read(sha256)
            return sha256
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_whole(path, content)
        except OSError as error:
            raise CaseError(
                f"{self.folder}: an original cannot be kept ({error.strerror}). Check space and permissions."
            ) from error
        return sha256

    def read(self, sha256: str) -> bytes:
        """Return the bytes with that SHA-256.

        Errors: CaseError where they are not there, cannot be read, or are no longer the bytes that were kept.
        """
        try:
            content = self.path(sha256).read_bytes()
        except OSError as error:
            raise CaseError(
                f"{self.path(sha256)}: the original cannot be read ({error.strerror}). Restore it from a copy."
            ) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise CaseError(
                f"{self.path(sha256)}: the original is not the file that was kept; its SHA-256 is no longer its "
                "name. Restore it from a copy."
            )
        return content

    def path(self, sha256: str) -> Path:
        """Return where the original with that SHA-256 is kept. Errors: CaseError for what is no SHA-256."""
        if _NAME.match(sha256) is None:
            raise CaseError(f"{sha256[:80]!r} is no SHA-256 in hexadecimal, so it names no original.")
        return self.folder / sha256

    def __contains__(self, sha256: str) -> bool:
        return _NAME.match(sha256) is not None and self.path(sha256).is_file()

    def __iter__(self) -> Iterator[str]:
        """Yield the SHA-256 of every original, in order; files of other names are not originals."""
        if self.folder.is_dir():
            yield from sorted(entry.name for entry in self.folder.iterdir() if _NAME.match(entry.name))

    def verify(self) -> tuple[Problem, ...]:
        """Return a Problem for every original that is no longer the file that was kept, in order of name."""
        return tuple(problem for sha256 in self for problem in self._fault(sha256))

    def _fault(self, sha256: str) -> tuple[Problem, ...]:
        try:
            self.read(sha256)
        except CaseError as error:
            return (Problem("store", "original_damaged", str(error), "Restore the file from a copy."),)
        return ()


def _write_whole(path: Path, content: bytes) -> None:
    """Write beside the place and rename, so that the name never stands for part of the bytes."""
    handle, partial = tempfile.mkstemp(prefix=".partial-", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(partial).chmod(_READ_ONLY)
        Path(partial).replace(path)
    except BaseException:
        Path(partial).unlink(missing_ok=True)
        raise
