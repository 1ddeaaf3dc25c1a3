"""CPU time of spaCy's full pipeline and of palermo's attributions, one process each, on the same documents."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import spacy
from benchmarks.attribution import attributions, documents

from palermo.extract.syntax import PACKAGES

_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def _seconds(gold: Path, what: str) -> float:
    """Return the CPU seconds of one reading of all documents, loading and one document's warming up left out."""
    texts = list(documents(gold))
    if what == "spacy":
        nlp = spacy.load(next(name for name in PACKAGES if spacy.util.is_package(name)))
        nlp(texts[0].text)
        began = time.process_time()
        for document in texts:
            nlp(document.text)
    else:
        attributions(texts[0])
        began = time.process_time()
        for document in texts:
            attributions(document)
    return time.process_time() - began


def measure(shared: Path) -> dict[str, float]:
    """Return words a CPU-second of both and their ratio."""
    gold = shared / "data" / "polnear" / "dev.jsonl"
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line]
    words = sum(len(row["text"].split()) for row in rows)
    seconds = {}
    for what in ("spacy", "palermo"):
        command = [sys.executable, "-m", "benchmarks.speed_polnear", str(shared), what]
        root = Path(__file__).parents[1]
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, env=os.environ | _ONE_THREAD, cwd=root
        )
        seconds[what] = float(done.stdout)
    return {
        "spacy_full_words_per_cpu_second": round(words / seconds["spacy"], 0),
        "attribution_words_per_cpu_second": round(words / seconds["palermo"], 0),
        "attribution_speed_ratio": round(seconds["spacy"] / seconds["palermo"], 2),
    }


if __name__ == "__main__":
    shared_folder = Path(sys.argv[1]).resolve()
    if len(sys.argv) > 2:
        print(_seconds(shared_folder / "data" / "polnear" / "dev.jsonl", sys.argv[2]))
    else:
        print(json.dumps(measure(shared_folder), indent=1))
