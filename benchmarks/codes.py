"""Abuse codes given the labelled spans: micro F1 a set and language, and the counts a code.

`python -m benchmarks.codes [--codes]` reads the labelled claims beside the project; nothing is learnt from them.
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


def spans(shared: Path, name: str, language: str) -> Iterator[tuple[str, set[str]]]:
    """Yield the words of each labelled claim of a set in a language, with its codes."""
    for path in sorted(shared.glob(SETS[name])):
        page = json.loads(path.read_text(encoding="utf-8"))
        if page.get("language", "en").startswith(language):
            yield from ((claim["quote"], set(claim["abuses"])) for claim in page["claims"])


def measure(shared: Path, name: str, language: str) -> Tally:
    """Return the counts of one set in one language."""
    tally = Tally()
    for quote, labelled in spans(shared, name, language):
        tally.add({coded.code for coded in codes_of(quote, language=language)}, labelled)
    return tally


def main() -> None:
    """Print a line a set and language, with `--codes` one a code as well."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=SHARED)
    parser.add_argument("--codes", action="store_true")
    arguments = parser.parse_args()
    for name in SETS:
        for language in LANGUAGES:
            tally = measure(arguments.shared, name, language)
            right, found, labelled = (c.total() for c in (tally.right, tally.found, tally.labelled))
            print(f"{name} {language}: F1 {tally.f1()} · right {right} of {found} found, {labelled} labelled")
            for code in sorted(tally.found | tally.labelled) if arguments.codes else ():
                print(f"  {code}: {tally.right[code]} of {tally.found[code]}, {tally.labelled[code]} labelled")


if __name__ == "__main__":
    main()
