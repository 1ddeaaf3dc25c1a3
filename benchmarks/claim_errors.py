"""The kinds of error that English claims make against the labelled texts, with their counts."""

import collections
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.claims import documents

from palermo.extract import extract
from palermo.records.encode import encode

_OVERLAP = 0.5


def measure(shared: Path) -> dict[str, float]:
    """Return how often each kind of error occurs in the labelled English texts, most frequent first."""
    counts: collections.Counter[str] = collections.Counter()
    for labels, document in documents(shared):
        gold = json.loads(labels.read_text(encoding="utf-8"))
        if gold.get("language", "en").startswith("en"):
            found = [encode(claim) for claim in extract(document)[0].claims]
            counts.update(_kinds(gold["claims"], found))
    return {f"claim_errors.{kind}": float(count) for kind, count in counts.most_common()}


def _kinds(gold: list[dict[str, Any]], found: list[Any]) -> Iterator[str]:
    pairs, left = _matched(gold, found)
    matched = {id(labelled) for labelled, _ in pairs}
    for labelled in gold:
        if id(labelled) not in matched:
            yield "span, cut elsewhere" if any(_share(labelled, c) > 0 for c in found) else "span, missed"
    for claim in left:
        if not any(_share(claim, labelled) > 0 for labelled in gold):
            yield "span, no claim there"
    for labelled, claim in pairs:
        yield from _differences(labelled, claim)


def _matched(gold: list[dict[str, Any]], found: list[Any]) -> tuple[list[tuple[Any, Any]], list[Any]]:
    left, pairs = list(found), []
    for labelled in gold:
        best = max(left, key=lambda claim: _share(labelled, claim), default=None)
        if best is not None and _share(labelled, best) >= _OVERLAP:
            left.remove(best)
            pairs.append((labelled, best))
    return pairs, left


def _share(a: dict[str, Any], b: dict[str, Any]) -> float:
    shared = min(a["end"], b["end"]) - max(a["start"], b["start"])
    return max(0.0, shared / (max(a["end"], b["end"]) - min(a["start"], b["start"])))


def _differences(labelled: dict[str, Any], claim: dict[str, Any]) -> Iterator[str]:
    depth = len(claim["chain"]) - len(labelled["chain"])
    if depth:
        yield "chain, a source missing" if depth < 0 else "chain, a source too many"
    if claim["certainty"] != labelled["certainty"]:
        yield f"certainty, {labelled['certainty']} read as {claim['certainty']}"
    for code in sorted(set(labelled["abuses"]) - set(claim["abuses"])):
        yield f"code missing, {code}"
    for code in sorted(set(claim["abuses"]) - set(labelled["abuses"])):
        yield f"code too many, {code}"
    figures = len(claim["quantities"]) - len(labelled.get("quantities", ()))
    if figures:
        yield "quantity, one missing" if figures < 0 else "quantity, one too many"


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
