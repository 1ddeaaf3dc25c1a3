"""Figures of given spans against the labelled ones: `python -m benchmarks.figures_given_spans SHARED`."""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from palermo.extract.quantities import find_quantities
from palermo.records import Quantity

# Folders of labels with the folders of their texts.
_SETS = {
    "train": ("train/labels", ("train/docs",)),
    "gold2": ("gold2/gold", ("gold2/docs",)),
    "gold": ("gold", ("data/news/docs", "seeds")),
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """The words of one labelled claim, its language, and the quantities that a labeller wrote down."""

    quote: str
    language: str
    quantities: tuple[dict[str, object], ...]


def labelled(shared: Path, name: str) -> Iterator[Labelled]:
    """Yield the labelled claims of a set."""
    labels, texts = _SETS[name]
    for path in sorted((shared / labels).glob("*.json")):
        page = json.loads(path.read_text(encoding="utf-8"))
        document = str(page.get("document", path.stem))
        file = next(
            found
            for folder in texts
            for found in (shared / folder / document, shared / folder / f"{path.stem}.txt")
            if found.exists()
        )
        text = file.read_bytes().decode("utf-8")
        for claim in page["claims"]:
            quote = text[claim["start"] : claim["end"]]
            yield Labelled(quote, page.get("language", "en"), tuple(claim.get("quantities", ())))


def same(gold: dict[str, object], found: Quantity) -> bool:
    """Return whether kind, comparator and both ends agree, within one in a hundred; as the shared scorer does."""
    ends = (_close(gold.get("low"), found.low), _close(gold.get("high"), found.high))
    return gold.get("kind") == found.kind and gold.get("comparator") == found.comparator and all(ends)


def _close(one: object, other: float | None) -> bool:
    if not isinstance(one, int | float) or other is None:
        return one is other
    return abs(one - other) <= 0.01 * max(abs(one), abs(other), 1e-12)


def unmatched(claim: Labelled) -> tuple[list[dict[str, object]], list[Quantity], int]:
    """Return the labelled quantities missed, those found in excess, and how many agree."""
    left, missed = list(find_quantities(claim.quote, language=claim.language)), []
    for gold in claim.quantities:
        hit = next((found for found in left if same(gold, found)), None)
        if hit is None:
            missed.append(gold)
        else:
            left.remove(hit)
    return missed, left, len(claim.quantities) - len(missed)


def measure(shared: Path) -> dict[str, float]:
    """Return the micro F1 of quantities, in percent, for each set and language."""
    figures: dict[str, float] = {}
    for name in _SETS:
        counts: Counter[tuple[str, str]] = Counter()
        for claim in labelled(shared, name):
            language = claim.language[:2]
            missed, excess, hits = unmatched(claim)
            counts[language, "hits"] += hits
            counts[language, "all"] += 2 * hits + len(missed) + len(excess)
        for language in sorted({language for language, _ in counts}):
            share = 200 * counts[language, "hits"] / max(counts[language, "all"], 1)
            figures[f"{name} {language}"] = round(share, 1)
    return figures


def _print_faults(shared: Path) -> None:
    for name in _SETS:
        for claim in labelled(shared, name):
            missed, excess, _ = unmatched(claim)
            if missed or excess:
                print(name, claim.language, claim.quote)
                for gold in missed:
                    keys = ("kind", "low", "high", "comparator", "text")
                    print("   missed", *(gold.get(key) for key in keys))
                for found in excess:
                    print("   excess", found.kind, found.low, found.high, found.comparator, found.text)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--faults", action="store_true", help="print every span whose figures differ")
    arguments = parser.parse_args()
    if arguments.faults:
        _print_faults(arguments.shared)
    print(json.dumps(measure(arguments.shared), indent=1))
