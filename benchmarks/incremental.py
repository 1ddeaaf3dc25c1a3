"""One document added to a case of generated ones: its share of the time a rebuild takes, and the same result.

`python -m benchmarks.incremental [NUMBER]`; 10,000 documents where no number is given. A case of that many and one
more is made from nothing: read, extracted, traced to roots, joined into corroborations. The last document
is then taken out, the rest brought up to date, and the document added again: that is what is measured, from the
file to the corroborations, through the case's own store. Its roots alone are measured besides.
"""

import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import numpy as np
from benchmarks.near_copies import generate

from palermo.case import Actor, Case, Silent, add_inputs, create_case, find_inputs, open_case
from palermo.case.analysis import Analysis
from palermo.case.growing import analyse_case, keep_memory, stored_memory
from palermo.corroborate import Memory, corroborate, root_labels, trace

Result = TypeVar("Result")

DOCUMENTS = 10_000
_NOBODY = Actor("measure", "2024-01-01T00:00:00+00:00")
_SENTENCE = 12
# One document in so many reports an abuse; the others are there to be read, traced and left alone.
_REPORTING = 10
_TIMES = 3


def documents(number: int, *, seed: int = 11) -> Iterator[dict[str, str]]:
    """Yield documents of some 300 invented words; a tenth report an abuse, a fifth are copies."""
    random = np.random.default_rng(seed)
    texts, pairs = generate(number)
    sources = {copy: source for source, copy in pairs}
    reports = {place: [_report(random), _report(random)] for place in range(0, number, _REPORTING)}
    for place, text in enumerate(texts):
        words = text.split()
        sentences = [
            " ".join(words[at : at + _SENTENCE]).capitalize() + "." for at in range(0, len(words), _SENTENCE)
        ]
        reported = reports.get(sources.get(place, place), [])
        paragraphs = (sentences[:6], reported[:1], sentences[6:12], reported[1:], sentences[12:])
        body = "\n\n".join(" ".join(part) for part in paragraphs if part)
        yield {"id": f"d{place:06}", "text": body, "language": "en", "published": f"2023-{1 + place % 12:02}-11"}


def _report(random: np.random.Generator) -> str:
    town = "".join(random.choice(["ba", "ko", "lir", "men", "tos", "va"], 3)).capitalize()
    people = random.choice(["brick makers", "fishers", "weavers", "cotton pickers"])
    return (
        f"Officials in {town} said that {random.integers(100, 99_999):,} {people} were subjected to forced labour."
    )


def write(folder: Path, number: int) -> None:
    """Write that many documents, each to a file of its own."""
    for document in documents(number):
        (folder / f"{document['id']}.jsonl").write_text(json.dumps(document) + "\n", encoding="utf-8")


def update(case: Case, folder: Path) -> Analysis:
    """Add to a case what is in a folder, and return the analysis of all it holds."""
    inputs, _ = find_inputs([folder])
    add_inputs(case, inputs, actor=_NOBODY, progress=Silent(), ocr=None)
    return analyse_case(case, progress=Silent())


def measure_of(number: int) -> dict[str, float]:
    """Return seconds of a rebuild and of adding one document, their ratio, and 1 where both give the same."""
    with tempfile.TemporaryDirectory() as name:
        folder, one = Path(name, "all"), Path(name, "one")
        folder.mkdir()
        one.mkdir()
        write(folder, number + 1)
        last = f"d{number:06}"
        create_case(Path(name, "case"), actor=_NOBODY)
        with open_case(Path(name, "case")) as case:
            whole, rebuilt = timed(lambda: update(case, folder))
            case.store.remove_document(last)
            analyse_case(case, progress=Silent())
            (folder / f"{last}.jsonl").rename(one / f"{last}.jsonl")
            added, grown = timed(lambda: update(case, one))
            figures = {
                "documents": float(number),
                "claims": float(len(grown.claims())),
                "rebuild_seconds": whole,
                "add_seconds": added,
                "share": added / whole,
                "same": float(grown == rebuilt),
            }
            figures |= roots_alone(case, grown, last)
    return {f"incremental.{name}": value for name, value in figures.items()}


def roots_alone(case: Case, analysis: Analysis, last: str) -> dict[str, float]:
    """Return the same figures for roots alone, with what is loaded and written, and the time of corroborations."""
    store, every = case.store, analysis.documents

    def take_out() -> None:
        memory = stored_memory(case)
        keep_memory(case, memory, trace([one for one in every if one.document != last], memory)[1])

    def add() -> None:
        before = stored_memory(case)
        keep_memory(case, before, trace(store.documents(), before)[1])

    def rebuild() -> None:
        store.forget_tracing()
        keep_memory(case, Memory(), trace(store.documents())[1])

    seconds = []
    for _ in range(_TIMES):
        take_out()
        seconds.append(timed(add)[0])
    added, (whole, _) = statistics.median(seconds), timed(rebuild)
    roots = root_labels(analysis.derivations)
    corroborating, _ = timed(lambda: corroborate(analysis.claims(), roots))
    return {
        "roots_rebuild_seconds": whole,
        "roots_add_seconds": added,
        "roots_share": added / whole,
        "corroborate_seconds": corroborating,
    }


def timed(job: Callable[[], Result]) -> tuple[float, Result]:
    """Return the seconds that a job takes, and what it returns."""
    start = time.perf_counter()
    result = job()
    return time.perf_counter() - start, result


def measure() -> dict[str, float]:
    """Return the figures for 2,000 documents; some two minutes."""
    return measure_of(DOCUMENTS)


if __name__ == "__main__":
    for figure, value in measure_of(*map(int, sys.argv[1:2] or [DOCUMENTS])).items():
        print(f"{figure}: {value:.4g}")
