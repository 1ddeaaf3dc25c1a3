"""Build the project's environment from requirements.lock: every file is checked against its hash."""

import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PIP = ["-m", "pip", "--disable-pip-version-check", "--quiet"]


def main(folder: str) -> int:
    """Return the exit code of the first step that fails, 2 for a Python that is too old, else 0."""
    if sys.version_info < (3, 11):  # noqa: UP036 - this file runs before anything checks requires-python
        print(f"palermo needs Python 3.11 or newer; this is {sys.version.split()[0]}")
        return 2
    python = Path(folder) / "bin" / "python"
    if not python.exists():
        print(f"Creating {folder} and installing the locked packages; this takes a minute or two.", flush=True)
        venv.create(folder, with_pip=True)
    steps = (
        ["install", "--require-hashes", "--no-deps", "-r", str(ROOT / "requirements.lock")],
        ["install", "--no-deps", "--no-build-isolation", "--editable", str(ROOT)],
    )
    for step in steps:
        code = subprocess.call([str(python), *PIP, *step])
        if code:
            print("The environment could not be built. Without a network, run this once with one.")
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
