"""Numbered references: 100 marks drawn from the government PDFs, each checked against the pages themselves."""

import json
import random
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from palermo.extract.claims.footnotes import Mark, find_marks
from palermo.extract.claims.references import find_references
from palermo.lexicons.sources import load_sources
from palermo.read import read_bytes
from palermo.records import Document, Reference

SEED = 20241124
DRAWN = 100
# Points: a number stands at most this far left of its entry, and this far above or below its line.
_LEFT = 60.0
_LEVEL = 10.0
_OPENING = 24


@dataclass(frozen=True, slots=True)
class Drawn:
    """A mark of a document that prints a reference list, with the entries that were found."""

    path: Path
    document: Document
    mark: Mark
    entries: dict[str, Reference]


def marks(shared: Path) -> Iterator[Drawn]:
    """Yield every reference mark before the list of every PDF that prints one."""
    for path in sorted((shared / "data" / "government" / "pdf").glob("*.pdf")):
        for document in read_bytes(path.read_bytes(), name=path.name)[0]:
            entries = find_references(document, load_sources())
            end = min((entry.start for entry in entries.values()), default=0)
            for mark in find_marks(document.text, 0, end):
                yield Drawn(path, document, mark, entries)


def printed_beside(pdf: pypdfium2.PdfDocument, reference: Reference) -> bool:
    """Return whether the page prints the number left of the entry's first words, level with them.

    The rule looks at the page's characters and their places alone, not at the text that the entry was found in.
    """
    opening = reference.source[:_OPENING].strip()
    for page in reversed(range(len(pdf))):
        text = pdf[page].get_textpage()
        search = text.search(opening, match_case=True)
        while (found := search.get_next()) is not None:
            left, bottom, _, top = text.get_charbox(found[0])
            beside = text.get_text_bounded(left - _LEFT, bottom - _LEVEL, left - 0.5, top + _LEVEL)
            if reference.number in beside.split():
                return True
    return False


def draw(shared: Path) -> list[Drawn]:
    """Return the marks that the figure is taken over, the same ones each time."""
    return random.Random(SEED).sample(list(marks(shared)), DRAWN)  # noqa: S311 a drawn sample, no secret


def right(drawn: Drawn) -> bool:
    """Return whether every number of a mark is resolved to an entry beside which the page prints that number."""
    pdf = pypdfium2.PdfDocument(drawn.path)
    found = [drawn.entries.get(number) for number in drawn.mark.numbers]
    return all(entry is not None and printed_beside(pdf, entry) for entry in found)


def measure(shared: Path) -> dict[str, float]:
    """Return the share of the drawn marks that are resolved right, in percent, and how many were drawn."""
    drawn = draw(shared)
    return {
        "references.marks_right": round(100 * sum(map(right, drawn)) / len(drawn), 1),
        "references.marks": len(drawn),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
