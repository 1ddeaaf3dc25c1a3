"""Memory of `palermo extract` over 10,000 documents: its peak, and how much it grows.

The documents are the mixed stream of `speed_mixed`, again and again under new names, read from one folder of
files as a user would hand them over. One process does the work and notes its resident memory as it goes. The
growth compares the highest value of the second quarter with that of the last: a flat run has none.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.speed_mixed import ROOT, SHARED, stream

from palermo.case import Silent, find_inputs
from palermo.case.extraction import extract_inputs

SLOW = True
DOCUMENTS = 10_000
# A document's opening: what is measured is the number of documents, and whole ones would take an hour.
_CHARACTERS = 1_200
_EVERY = 50
_STATUS = Path("/proc/self/statm")


def _resident() -> float:
    """Return this process's resident memory in megabytes."""
    return int(_STATUS.read_text().split()[1]) * resource.getpagesize() / 1e6


def _work(folder: Path) -> list[float]:
    inputs, _ = find_inputs([folder])
    noted = []
    for number, _ in enumerate(extract_inputs(inputs, problems=[], progress=Silent())):
        if number % _EVERY == 0:
            noted.append(_resident())
    return [*noted, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3]


def write_documents(folder: Path, shared: Path, number: int) -> None:
    """Write that many text files, the stream's documents over and over, each with a line of its own."""
    texts = [row["text"][:_CHARACTERS] for row in stream(shared)]
    for turn in range(number):
        below = folder / f"{turn // 1000:02d}"
        below.mkdir(exist_ok=True)
        text = f"Document {turn}.\n\n{texts[turn % len(texts)]}\n"
        (below / f"{turn:05d}.txt").write_text(text, encoding="utf-8")


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return the documents read, the peak and the growth in megabytes."""
    with tempfile.TemporaryDirectory() as folder:
        write_documents(Path(folder), shared, DOCUMENTS)
        command = [sys.executable, "-m", "benchmarks.memory", "--run", folder]
        done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    *noted, peak = json.loads(done.stdout)
    quarter = len(noted) // 4
    growth = max(noted[3 * quarter :]) - max(noted[quarter : 2 * quarter])
    figures = {"documents": float(DOCUMENTS), "peak_mb": round(peak), "growth_mb": round(growth, 1)}
    return {f"memory.{name}": float(value) for name, value in figures.items()}


def main() -> None:
    """Print the figures; with --run, read a folder and print the memory noted."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--run", metavar="FOLDER", type=Path)
    folder = parser.parse_args().run
    if folder is not None:
        print(json.dumps(_work(folder)))
        return
    for name, value in measure().items():
        print(f"{name} {value:g}")


if __name__ == "__main__":
    main()
