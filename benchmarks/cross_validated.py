"""Claims and efforts of labelled pages, each read by a model that did not learn from its family.

Needs the models of the folds, which `make reader` leaves in out/reader; they are not shipped.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

SLOW = True
WORK = Path(os.environ.get("WORK", "out/reader"))
_TOOLS = Path("tools/reader")


def measure(shared: Path) -> dict[str, float]:
    """Return the scorers' figures over all folds: span, chain, certainty and so on of each set of pages."""
    environment = {**os.environ, "PYTHONPATH": f"src{os.pathsep}{_TOOLS}"}
    figures = WORK / "figures.json"
    commands = (
        ("collect.py", str(shared), str(WORK / "models"), str(WORK)),
        ("weigh.py", str(shared), str(WORK), "--figures", str(figures)),
    )
    for name, *rest in commands:
        subprocess.run([sys.executable, str(_TOOLS / name), *rest], env=environment, check=True)
    found = json.loads(figures.read_text(encoding="utf-8"))
    return {name: round(value * 100, 1) if value <= 1 else value for name, value in found.items()}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
