"""What goes wrong with attributions on PolNeAR's development half, by kind, with counts.

Kinds are told apart in this order, one a labelled or found attribution: cue missed, cue found where none is
labelled, then for those whose cue agrees by a word at least: cue, source, beginning and end of the content.
"""

import json
import sys
from collections import Counter
from pathlib import Path

from benchmarks.attribution import attributions, documents

from palermo.records import Attribution

Spans = list[tuple[int, int]]


def spans(found: Attribution, role: str) -> Spans:
    """Return the spans of a role."""
    return [(span.start, span.end) for span in getattr(found, role)]


def touching(one: Spans, other: Spans) -> bool:
    """Return whether two roles share a character."""
    return any(a < d and c < b for a, b in one for c, d in other)


def words(text: str, role: Spans) -> list[str]:
    """Return the words of a role in order, marks left out."""
    kept = "".join(text[a:b] + " " for a, b in role)
    return "".join(c if c.isalnum() else " " for c in kept).split()


def kinds(text: str, gold: dict[str, Spans], found: Attribution) -> list[str]:
    """Return what differs between a labelled attribution and the one found for it; empty when all words agree."""
    wrong = []
    if words(text, gold["cue"]) != words(text, spans(found, "cue")):
        wrong.append("cue longer or shorter")
    own = spans(found, "source")
    if words(text, gold["source"]) != words(text, own):
        if not gold["source"] or not own:
            wrong.append("source missed" if gold["source"] else "source found where none is stated")
        else:
            wrong.append("source longer or shorter" if touching(gold["source"], own) else "another source")
    right, content = words(text, gold["content"]), words(text, spans(found, "content"))
    if right and right != content:
        begins, ends = right[:1] == content[:1], right[-1:] == content[-1:]
        place = "inside" if begins and ends else "its end" if begins else "its beginning" if ends else "both ends"
        wrong.append(f"content differs at {place}")
    return wrong


def measure(shared: Path) -> dict[str, float]:
    """Return how often each kind of error occurs, the most frequent first."""
    path = shared / "data" / "polnear" / "dev.jsonl"
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]
    counted: Counter[str] = Counter()
    for row, document in zip(rows, documents(path), strict=True):
        left = list(attributions(document))
        for gold in row["attributions"]:
            match = next((item for item in left if touching(gold["cue"], spans(item, "cue"))), None)
            if match is None:
                counted["cue missed"] += 1
                continue
            left.remove(match)
            wrong = kinds(row["text"], gold, match)
            counted.update(wrong or ["right in every word"])
        counted["cue found where none is labelled"] += len(left)
    return {kind: float(times) for kind, times in counted.most_common()}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
