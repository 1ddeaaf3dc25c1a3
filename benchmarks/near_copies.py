"""Near-copy search on generated documents of 300 words, against datasketch's MinHash LSH in the same run.

`python -m benchmarks.near_copies [NUMBER]`; 100,000 documents where no number is given. datasketch gets the same
number of hashes and the same bands, and each text's runs in one call, which is the fastest way to use it.
"""

import resource
import sys
import time

import numpy as np
from datasketch import MinHash, MinHashLSH

from palermo.corroborate.near import BANDS, HASHES, near_copies

DOCUMENTS = 100_000
WORDS = 300
PLANTED = 0.2
_VOCABULARY = 30_000


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


def with_datasketch(texts: list[str]) -> float:
    """Return the seconds that datasketch takes to sketch, query and insert every text."""
    start = time.perf_counter()
    index = MinHashLSH(num_perm=HASHES, params=(BANDS, HASHES // BANDS))
    found = 0
    for place, text in enumerate(texts):
        words = text.casefold().split()
        sketch = MinHash(num_perm=HASHES)
        sketch.update_batch([" ".join(words[at : at + 5]).encode() for at in range(len(words) - 4)])
        found += len(index.query(sketch))
        index.insert(place, sketch)
    return time.perf_counter() - start


def measure(number: int = DOCUMENTS) -> dict[str, float]:
    """Return the speed against datasketch, recall, precision and peak memory in megabytes before it ran."""
    texts, planted = generate(number)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.perf_counter()
    found = {(one, two) for one, two, _ in near_copies(texts)}
    seconds = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "near_copies.documents": number,
        "near_copies.seconds": seconds,
        "near_copies.recall": len(found & planted) / len(planted),
        "near_copies.precision": len(found & planted) / max(len(found), 1),
        "near_copies.memory_mb": memory - before,
        "near_copies.times_datasketch": with_datasketch(texts) / seconds,
    }


if __name__ == "__main__":
    for name, value in measure(*map(int, sys.argv[1:2])).items():
        print(f"{name}: {value:.4g}")
