"""One document added to generated ones: the share of a rebuild's time, and whether the result is the same."""

import hashlib
import sys
import time

from benchmarks.near_copies import generate

from palermo.corroborate import trace, trace_roots
from palermo.records import Document

DOCUMENTS = 10_000


def measure(number: int = DOCUMENTS) -> dict[str, float]:
    """Return seconds of a rebuild and of adding one document, their ratio, and 1 where both give the same."""
    texts, _ = generate(number + 1)
    documents = [
        Document(f"d{place:06}", hashlib.sha256(text.encode()).hexdigest(), text, "text", (), language="en")
        for place, text in enumerate(texts)
    ]
    _, memory = trace(documents[:-1])
    start = time.perf_counter()
    added, _ = trace(documents, memory)
    one = time.perf_counter() - start
    start = time.perf_counter()
    rebuilt = trace_roots(documents)
    whole = time.perf_counter() - start
    return {
        "incremental.documents": number,
        "incremental.add_seconds": one,
        "incremental.rebuild_seconds": whole,
        "incremental.share": one / whole,
        "incremental.same": float(added == rebuilt),
    }


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:2])).items():
        print(f"{name}: {value:.4g}")
