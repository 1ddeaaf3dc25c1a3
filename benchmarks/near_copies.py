"""Near-copy search on generated documents of 300 words, against datasketch's MinHash LSH in the same run.

`python -m benchmarks.near_copies [NUMBER]`; 100,000 documents where no number is given. Both sides read the same
file of texts, each in a fresh process. datasketch gets the same number of hashes and the same bands, and each
text's runs in one call, which is the fastest way to use it; its candidates are not verified.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
from datasketch import MinHash, MinHashLSH

from palermo.corroborate.copies import near_copies
from palermo.corroborate.near import BANDS, HASHES

SLOW = True
DOCUMENTS = 100_000
WORDS = 300
PLANTED = 0.2
ROOT = Path(__file__).parent.parent
_VOCABULARY = 30_000
_STATUS = Path("/proc/self/status")

Pairs = list[tuple[int, int]]


def generate(number: int, *, seed: int = 7) -> tuple[list[str], set[tuple[int, int]]]:
    """Return texts and the pairs of them that are copies: whole, with up to 10 % of words changed, or cut."""
    random = np.random.default_rng(seed)
    copies = int(number * PLANTED)
    words = np.array([f"w{value:x}" for value in range(_VOCABULARY)])
    ranks = np.minimum(random.zipf(1.2, size=(number - copies, WORDS)), _VOCABULARY) - 1
    spread = random.integers(0, _VOCABULARY, size=ranks.shape)
    plain = np.where(random.random(ranks.shape) < 0.5, ranks, spread)
    texts = [" ".join(row) for row in words[plain]]
    pairs: set[tuple[int, int]] = set()
    for copy, source in enumerate(random.permutation(number - copies)[:copies], start=number - copies):
        row = plain[source].copy()
        match copy % 4:
            case 1:
                changed = random.random(WORDS) < 0.05
                row[changed] = random.integers(0, _VOCABULARY, changed.sum())
            case 2:
                changed = random.random(WORDS) < 0.1
                row[changed] = random.integers(0, _VOCABULARY, changed.sum())
            case 3:
                row = row[: int(WORDS * 0.6)]
            case _:
                pass
        texts.append(" ".join(words[row]))
        pairs.add((int(source), copy))
    return texts, pairs


def with_palermo(texts: list[str]) -> Pairs:
    """Return the pairs that palermo finds and verifies."""
    return [(one, two) for one, two, _ in near_copies(texts)]


def with_datasketch(texts: list[str]) -> Pairs:
    """Return the pairs that datasketch gives as candidates: every text is sketched, queried and inserted."""
    index = MinHashLSH(num_perm=HASHES, params=(BANDS, HASHES // BANDS))
    found: Pairs = []
    for place, text in enumerate(texts):
        words = text.casefold().split()
        sketch = MinHash(num_perm=HASHES)
        sketch.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        found += [(other, place) for other in index.query(sketch)]
        index.insert(place, sketch)
    return found


SIDES: dict[str, Callable[[list[str]], Pairs]] = {"palermo": with_palermo, "datasketch": with_datasketch}


def _peak() -> float:
    """Return the most memory this process has held so far, in megabytes.

    Linux hands `ru_maxrss` of a parent on to its child, so there the figure of the process alone is read.
    """
    if _STATUS.exists():
        (line,) = (line for line in _STATUS.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _work(side: str, file: Path) -> dict[str, float | Pairs]:
    """Return seconds, pairs, and megabytes held beyond the texts, of one side; run in a process of its own."""
    with file.open(encoding="utf-8") as lines:
        texts = [line.rstrip("\n") for line in lines]
    before, start = _peak(), time.perf_counter()
    pairs = SIDES[side](texts)
    return {"seconds": time.perf_counter() - start, "memory_mb": _peak() - before, "pairs": pairs}


def _run(side: str, file: Path) -> tuple[float, float, set[tuple[int, int]]]:
    command = [sys.executable, "-m", "benchmarks.near_copies", "--side", side, str(file)]
    done = json.loads(subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout)
    return done["seconds"], done["memory_mb"], {(one, two) for one, two in done["pairs"]}


def measure_of(number: int) -> dict[str, float]:
    """Return speed, memory, recall and precision of both sides on that many documents."""
    texts, planted = generate(number)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "texts.txt")
        file.write_text("\n".join(texts) + "\n", encoding="utf-8")
        ours, theirs = _run("palermo", file), _run("datasketch", file)
    figures = {"documents": float(number), "times_datasketch": theirs[0] / ours[0]}
    for name, (seconds, memory, found) in (("", ours), ("datasketch_", theirs)):
        figures |= {
            f"{name}seconds": seconds,
            f"{name}memory_mb": memory,
            f"{name}recall": len(found & planted) / len(planted),
            f"{name}precision": len(found & planted) / max(len(found), 1),
        }
    return {f"near_copies.{name}": value for name, value in figures.items()}


def measure() -> dict[str, float]:
    """Return the figures for 100,000 documents; about two minutes."""
    return measure_of(DOCUMENTS)


def main() -> None:
    """Print the figures, or with --side those of one side as JSON."""
    if sys.argv[1:2] == ["--side"]:
        print(json.dumps(_work(sys.argv[2], Path(sys.argv[3]))))
        return
    for name, value in measure_of(*map(int, sys.argv[1:2] or [DOCUMENTS])).items():
        print(f"{name}: {value:.4g}")


if __name__ == "__main__":
    main()
