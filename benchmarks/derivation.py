"""Which documents share a root: pairwise precision, recall and F1 on two development sets, in percent."""

import csv
import itertools
from pathlib import Path

from palermo.case import Silent, find_inputs, read_inputs
from palermo.corroborate import root_labels, trace_roots

DATA = Path(__file__).parents[2] / "shared" / "data"
# News, and pages that rest on one outside work.
SETS = {"news": "news_roots", "roots2": "work_roots"}


def measure() -> dict[str, float]:
    """Return precision, recall and F1 over all pairs and pairs in one language, of each set there is."""
    figures: dict[str, float] = {}
    for folder, label in SETS.items():
        if (DATA / folder).is_dir():
            figures |= _measured(DATA / folder, label)
    return figures


def _measured(data: Path, label: str) -> dict[str, float]:
    with (data / "index.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["id"]: row for row in csv.DictReader(handle)}
    files, _ = find_inputs([data / "docs"])
    documents, _ = read_inputs(files, progress=Silent(), ocr=None)
    found = {label.removesuffix(".txt"): root for label, root in root_labels(trace_roots(documents)).items()}
    figures: dict[str, float] = {}
    for name in ("all", "same_language"):
        hits = said = true = 0
        for one, two in itertools.combinations(sorted(rows), 2):
            if name == "all" or _language(rows[one]) == _language(rows[two]):
                is_pair, is_found = _root(one, rows) == _root(two, rows), found[one] == found[two]
                hits, said, true = hits + (is_pair and is_found), said + is_found, true + is_pair
        figures |= {
            f"{label}.{name}_precision": 100 * hits / max(said, 1),
            f"{label}.{name}_recall": 100 * hits / true,
            f"{label}.{name}_f1": 200 * hits / (said + true),
        }
    return figures


def _language(row: dict[str, str]) -> str:
    return row["language"].split("-", maxsplit=1)[0]


def _root(name: str, rows: dict[str, dict[str, str]]) -> str:
    while name in rows and rows[name]["root_id"]:
        name = rows[name]["root_id"]
    return name


if __name__ == "__main__":
    for measured, value in measure().items():
        print(f"{measured}: {value:.1f}")
