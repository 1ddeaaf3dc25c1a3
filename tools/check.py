"""Run every check that a commit must pass, in order, and stop at the first that fails."""

import os
import subprocess
import sys
from pathlib import Path

BIN = Path(sys.executable).parent
# What a lawyer relies on: a branch of the rules or of the assessment that no test walks fails the check.
ENGINE = "--include=src/palermo/assess/*,src/palermo/rules/*"
CHECKS = (
    ("style", [BIN / "ruff", "check", "."]),
    ("format", [BIN / "ruff", "format", "--check", "."]),
    ("import contracts", [BIN / "lint-imports"]),
    ("types", [BIN / "mypy"]),
    ("tests", [BIN / "pytest", "-q", "-n", str(min(4, os.cpu_count() or 1)), "--cov", "--cov-report="]),
    ("every branch of the engine", [BIN / "coverage", "report", ENGINE, "--fail-under=100"]),
    ("bare command", [BIN / "palermo", "--help"]),
)


def main() -> int:
    """Return 0 when every check passes, else the exit code of the first that does not."""
    for name, command in CHECKS:
        print(f"== {name}", flush=True)
        quiet = subprocess.DEVNULL if name == "bare command" else None
        code = subprocess.call([str(part) for part in command], stdout=quiet)
        if code:
            print(f"{name}: failed")
            return code
    return 0


if __name__ == "__main__":
    sys.exit(main())
