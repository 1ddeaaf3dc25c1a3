"""CPU time of spaCy's full pipeline and of `palermo extract`, one process each, on the same documents."""

import json
import os
import subprocess
import sys
import time
from collections import deque
from pathlib import Path

import spacy
from benchmarks.attribution import documents

from palermo.extract import extract_all
from palermo.extract.syntax import english_package

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _seconds(gold: Path, what: str) -> float:
    """Return the CPU seconds of one reading of all documents, loading and one document's warming up left out."""
    texts = list(documents(gold))
    if what == "spacy":
        nlp = spacy.load(english_package())
        nlp(texts[0].text)
        began = time.process_time()
        for document in texts:
            nlp(document.text)
    else:
        deque(extract_all(texts[:1], whole=True), maxlen=0)
        began = time.process_time()
        deque(extract_all(texts, whole=what == "attributions"), maxlen=0)
    return time.process_time() - began


def measure(shared: Path) -> dict[str, float]:
    """Return words a CPU-second of each, and how many times as fast as spaCy palermo is."""
    gold = shared / "data" / "polnear" / "dev.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
    words = sum(len(row["text"].split()) for row in rows)
    seconds = {}
    for what in ("spacy", "attributions", "claims"):
        command = [sys.executable, "-m", "benchmarks.speed_polnear", str(shared), what]
        root = Path(__file__).parents[1]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | _ONE_THREAD, cwd=root
        )
        seconds[what] = float(done.stdout)
    figures = {f"{what}_words_per_cpu_second": round(words / taken) for what, taken in seconds.items()}
    return figures | {
        f"{what}_speed_ratio": round(seconds["spacy"] / seconds[what], 2) for what in ("attributions", "claims")
    }


if __name__ == "__main__":
    shared_folder = Path(sys.argv[1]).resolve()
    if len(sys.argv) > 2:
        print(_seconds(shared_folder / "data" / "polnear" / "dev.jsonl", sys.argv[2]))
    else:
        print(json.dumps(measure(shared_folder), indent=1))
