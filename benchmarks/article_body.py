"""Article bodies of web pages against the article extraction benchmark's development half.

The metric is that of the benchmark: a text's words in runs of four, as a bag; precision and recall are the
shares of runs in common, a page at a time, averaged over pages; F1 is of the two means. A text without any
word gives an empty bag, and two empty bags agree.
"""

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from palermo.read import read_bytes

DATA = Path("data/article_extraction_benchmark/dev.jsonl.gz")
SHARED = Path(__file__).resolve().parents[2] / "shared"
_WORD = re.compile(r"\w+", re.UNICODE)
_RUN = 4


@dataclass(frozen=True, slots=True)
class Page:
    """A page with its expected body and the one read."""

    name: str
    expected: str
    found: str


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the bag of a text's runs of four words; a shorter text is one run of all its words."""
    words = _WORD.findall(text)
    runs = range(max(1, len(words) - _RUN + 1)) if words else range(0)
    return Counter(tuple(words[at : at + _RUN]) for at in runs)


def precision_and_recall(expected: str, found: str) -> tuple[float, float]:
    """Return the shares of found and of expected runs that are in both, each from 0 to 1."""
    gold, read = shingles(expected), shingles(found)
    common = (gold & read).total()
    precision = common / read.total() if read else float(not gold)
    return precision, common / gold.total() if gold else float(not read)


def pages(shared: Path) -> Iterator[Page]:
    """Yield the pages of the development half as `palermo` reads them."""
    with gzip.open(shared / DATA, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            documents, _ = read_bytes(row["html"].encode("utf-8", "replace"), name=f"{row['id']}.html")
            yield Page(row["id"], row["body"], "".join(document.text for document in documents))


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return precision, recall and F1, each from 0 to 1."""
    scores = [precision_and_recall(page.expected, page.found) for page in pages(shared)]
    precision = sum(score[0] for score in scores) / len(scores)
    recall = sum(score[1] for score in scores) / len(scores)
    f1 = 2 * precision * recall / (precision + recall)
    figures = {"precision": precision, "recall": recall, "f1": f1}
    return {f"article_body_dev.{name}": round(value, 4) for name, value in figures.items()}


if __name__ == "__main__":
    for figure, number in measure().items():
        print(f"{figure} {number}")
