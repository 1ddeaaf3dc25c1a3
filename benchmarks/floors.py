"""The floors that measures must reach, and the digests of the data they were measured on."""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Floor:
    """What one figure must reach (`floor`) or may not pass (`ceiling`), and on which data.

    `module` is the measure's module. `data` are files or folders, relative to the project. `sha256` is theirs
    together, None where a figure rests on no data.
    """

    figure: str
    module: str
    data: tuple[str, ...]
    sha256: str | None
    floor: float | None
    ceiling: float | None

    def fault(self, value: float) -> str | None:
        """Return how a value breaks the floor or the ceiling, None when it keeps both."""
        if self.floor is not None and not value >= self.floor:
            return f"below its floor of {self.floor:g}"
        if self.ceiling is not None and not value <= self.ceiling:
            return f"above its ceiling of {self.ceiling:g}"
        return None

    def bound(self) -> str:
        """Return the bound in words."""
        bounds = [f"{name} {value:g}" for name, value in (("floor", self.floor), ("ceiling", self.ceiling))
                  if value is not None]  # fmt: skip
        return ", ".join(bounds)


def load_floors(path: Path) -> dict[str, Floor]:
    """Return the floors of a file by figure, in file order.

    Errors: ValueError for an entry without a module or a bound, with a key that is not known, or with data and
    no digest.
    """
    entries = json.loads(path.read_text(encoding="utf-8"))
    return {figure: _floor(figure, entry) for figure, entry in entries.items()}


def _floor(figure: str, entry: dict[str, object]) -> Floor:
    unknown = set(entry) - {"module", "data", "sha256", "floor", "ceiling"}
    module, data = entry.get("module"), entry.get("data", [])
    if unknown or not isinstance(module, str) or not isinstance(data, list):
        raise ValueError(f"{figure}: keys are module, data (a list), sha256, floor and ceiling; found {[*entry]}")
    bounds = [float(str(entry[key])) if key in entry else None for key in ("floor", "ceiling")]
    digest = entry.get("sha256")
    if bounds == [None, None] or bool(data) != isinstance(digest, str):
        raise ValueError(f"{figure}: needs a floor or a ceiling, and a sha256 where it names data")
    return Floor(figure, module, tuple(map(str, data)), None if digest is None else str(digest), *bounds)


def data_digest(root: Path, data: tuple[str, ...]) -> str:
    """Return the SHA-256 of the data: of the file's bytes, or of the names and digests of several files.

    A folder stands for every file below it whose name does not begin with a dot. Errors: FileNotFoundError
    where a file or folder is absent.
    """
    files = {name: _sha256(file) for path in data for name, file in _files(root, path)}
    if len(data) == 1 and (root / data[0]).is_file():
        return next(iter(files.values()))
    listing = "".join(f"{digest}  {name}\n" for name, digest in sorted(files.items()))
    return hashlib.sha256(listing.encode()).hexdigest()


def _files(root: Path, path: str) -> list[tuple[str, Path]]:
    place = root / path
    if not place.exists():
        raise FileNotFoundError(path)
    if place.is_file():
        return [(path, place)]
    below = (file for file in place.rglob("*") if file.is_file())
    return [
        (f"{path}/{file.relative_to(place).as_posix()}", file) for file in below if not file.name.startswith(".")
    ]


def _sha256(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
