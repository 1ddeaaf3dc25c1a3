"""Offers of the labelled pages, each page read by a model that did not learn from its family.

usage: python tools/reader/collect.py SHARED MODELS OUT [--more FOLDER] [--folds N …]
MODELS holds fold0, fold1, …, as export.py writes them; folds without a model are left out. Writes
OUT/offers-N.pkl: for each page of a fold its labels and its offers, as `palermo.extract.statements` has them.
"""

import argparse
import pickle
from collections.abc import Sequence
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


def main() -> None:
    """Collect the offers of the pages of some folds."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("shared", "models", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("--more", type=Path)
    parser.add_argument("--folds", type=int, nargs="*", default=range(FOLDS))
    args = parser.parse_args()
    _collect(args.shared, args.models, args.out, args.more, args.folds)


def _collect(shared: Path, models: Path, out: Path, more: Path | None, folds: Sequence[int]) -> None:
    out.mkdir(parents=True, exist_ok=True)
    for fold in (n for n in folds if (models / f"fold{n}").is_dir()):
        reader = Reader(models / f"fold{fold}")
        kept = [page for page in pages(shared, more) if page.fold == fold]
        documents = [_document(page) for page in kept]
        told = statements_of(documents, everything=True, reader=reader)
        found = [
            Collected(page, *(offers_of(one) if isinstance(one, Statements) else ((), ())))
            for page, (one, _) in zip(kept, told, strict=True)
        ]
        (out / f"offers-{fold}.pkl").write_bytes(pickle.dumps(found))
        offered = sum(len(one.claims) for one in found), sum(len(one.efforts) for one in found)
        print(f"fold {fold}: {len(kept)} pages, {offered[0]} claims and {offered[1]} efforts offered", flush=True)


def collected(out: Path) -> list[Collected]:
    """Return what was collected of all folds, in their order."""
    return [one for path in sorted(out.glob("offers-*.pkl")) for one in pickle.loads(path.read_bytes())]  # noqa: S301


def _document(page: Page) -> Document:
    name = page.id if page.id.endswith(".txt") else f"{page.id}.txt"
    documents, _ = read_bytes(page.text.encode("utf-8"), name=name)
    return replace(documents[0], document=page.id)


if __name__ == "__main__":
    main()
