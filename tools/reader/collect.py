"""Offers of the labelled pages, each page read by a model that did not learn from its family.

usage: python tools/reader/collect.py SHARED MODELS OUT     MODELS holds fold0, fold1, …, as export.py writes them
Writes OUT/offers.pkl: for each page its labels and its offers, as `palermo.extract.statements` has them.
"""

import pickle
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from labels import FOLDS, Page, pages

from palermo.extract.pipeline import statements_of
from palermo.extract.reader import Reader
from palermo.extract.statements import Statements, offers_of
from palermo.extract.votes import Offer
from palermo.read import read_bytes
from palermo.records import Claim, Document, Effort


@dataclass(slots=True)
class Collected:
    """A labelled page with what is offered of it."""

    page: Page
    claims: tuple[Offer[Claim], ...]
    efforts: tuple[Offer[Effort], ...]


def main(shared: Path, models: Path, out: Path) -> None:
    """Collect the offers of all pages."""
    found: list[Collected] = []
    for fold in (n for n in range(FOLDS) if (models / f"fold{n}").is_dir()):
        reader = Reader(models / f"fold{fold}")
        kept = [page for page in pages(shared) if page.fold == fold]
        documents = [_document(page) for page in kept]
        for page, (told, _) in zip(kept, statements_of(documents, everything=True, reader=reader), strict=True):
            claims, efforts = offers_of(told) if isinstance(told, Statements) else ((), ())
            found.append(Collected(page, claims, efforts))
        print(fold, len(kept), sum(len(c.claims) for c in found), sum(len(c.efforts) for c in found), flush=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / "offers.pkl").write_bytes(pickle.dumps(found))


def _document(page: Page) -> Document:
    name = page.id if page.id.endswith(".txt") else f"{page.id}.txt"
    documents, _ = read_bytes(page.text.encode("utf-8"), name=name)
    return replace(documents[0], document=page.id)


if __name__ == "__main__":
    main(*(Path(arg) for arg in sys.argv[1:4]))
