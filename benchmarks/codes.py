"""Abuse codes given the labelled spans: micro F1 a set and language, and the counts a code.

`python -m benchmarks.codes [--codes] [--context]` reads the labelled claims beside the project and learns nothing.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from palermo.extract.claims.coding import codes_of

SHARED = Path(__file__).resolve().parents[2] / "shared"
SETS = {"gold": "gold/*.json", "gold2": "gold2/gold/*.json", "train": "train/labels/*.json"}
LANGUAGES = ("en", "zh")
BEFORE = 150  # characters given before a span


@dataclass(slots=True)
class Tally:
    """Codes found and right, found, and labelled, each counted by code."""

    right: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    labelled: Counter[str] = field(default_factory=Counter)

    def add(self, found: set[str], labelled: set[str]) -> None:
        """Count one span."""
        self.right.update(found & labelled)
        self.found.update(found)
        self.labelled.update(labelled)

    def f1(self) -> float:
        """Return micro F1 in percent; 100 where nothing is labelled or found."""
        both = self.found.total() + self.labelled.total()
        return round(200 * self.right.total() / both, 1) if both else 100.0


def spans(shared: Path, name: str, language: str) -> Iterator[tuple[str, str, set[str]]]:
    """Yield of each labelled claim of a set in a language its words, those just before it, and its codes."""
    for path in sorted(shared.glob(SETS[name])):
        page = json.loads(path.read_text(encoding="utf-8"))
        if not page.get("language", "en").startswith(language):
            continue
        text = _text(shared, path)
        for claim in page["claims"]:
            before = text[max(0, claim["start"] - BEFORE) : claim["start"]]
            yield claim["quote"], before, set(claim["abuses"])


def _text(shared: Path, labels: Path) -> str:
    """Return the page that labels are of, with its line ends as they are."""
    beside = (labels.parent.parent / "docs", shared / "data" / "news" / "docs", shared / "seeds")
    found = next(page for folder in beside if (page := folder / f"{labels.stem}.txt").exists())
    return found.read_bytes().decode("utf-8")


def measure(shared: Path, name: str, language: str, *, context: bool = False) -> Tally:
    """Return the counts of one set in one language; with `context`, what stands before a span is given too."""
    tally = Tally()
    for quote, before, labelled in spans(shared, name, language):
        around = before if context else ""
        tally.add({coded.code for coded in codes_of(quote, language=language, around=around)}, labelled)
    return tally


def main() -> None:
    """Print a line a set and language, with `--codes` one a code as well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--codes", action="store_true")
    parser.add_argument("--context", action="store_true", help="give what stands before each span as well")
    arguments = parser.parse_args()
    for name in SETS:
        for language in LANGUAGES:
            tally = measure(arguments.shared, name, language, context=arguments.context)
            right, found, labelled = (c.total() for c in (tally.right, tally.found, tally.labelled))
            print(f"{name} {language}: F1 {tally.f1()} · right {right} of {found} found, {labelled} labelled")
            for code in sorted(tally.found | tally.labelled) if arguments.codes else ():
                print(f"  {code}: {tally.right[code]} of {tally.found[code]}, {tally.labelled[code]} labelled")


if __name__ == "__main__":
    main()
