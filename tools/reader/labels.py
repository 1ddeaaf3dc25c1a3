"""The labelled pages that the reader learns from, each with its family and the fold that it is kept out of."""

import csv
import gzip
import hashlib
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

FOLDS = 3
_HERE = Path(__file__).parent / "labels_here.jsonl"
# Families of documents (the repository a page was cut from) are shared out by hand so that each fold keeps
# English, Chinese, news, government and other prose out; a family never stands on both sides of a fold.
_FOLD_OF_FAMILY = {
    "USDepartmentofLabor": 0, "hkarchivist": 0, "sisihagen": 0, "cch123": 0,
    "soumyadipdas37": 1, "tomyangsh": 1, "brian14708": 1, "fredblain": 1,
}  # fmt: skip


@dataclass(slots=True)
class Statement:
    """A labelled claim or effort: its range, and whatever was labelled of it."""

    start: int
    end: int
    codes: tuple[str, ...] = ()
    certainty: str | None = None
    criteria: tuple[str, ...] = ()
    direction: str | None = None
    done: str | None = None
    links: int | None = None
    sources: tuple[tuple[int, int], ...] | None = None
    chain: tuple[str, ...] | None = None
    countries: tuple[str, ...] | None = None


@dataclass(slots=True)
class Page:
    """A text with its labels; what it was not labelled for is not learnt from it.

    `others` are statements that are labelled as neither: an effort told there is neither right nor wrong.
    `beside` is set where a page labelled in the project is of a family that the labels beside it hold too.
    """

    id: str
    group: str
    family: str
    language: str
    text: str
    claims: list[Statement] = field(default_factory=list)
    efforts: list[Statement] = field(default_factory=list)
    contents: list[Statement] = field(default_factory=list)
    cues: list[tuple[int, int]] = field(default_factory=list)
    others: list[tuple[int, int]] = field(default_factory=list)
    has_claims: bool = False
    has_efforts: bool = False
    has_contents: bool = False
    beside: bool = False

    @property
    def fold(self) -> int:
        """Return the fold that keeps the page out."""
        if self.group == "efforts" or (self.group == "here" and not self.beside):
            return int(hashlib.sha256(self.family.encode()).hexdigest(), 16) % FOLDS
        return _FOLD_OF_FAMILY.get(self.family, 2)


def pages(shared: Path, more: Path | None = None) -> list[Page]:
    """Return all labelled pages, in a fixed order; those labelled here only where a folder holds their texts."""
    return [*_labelled(shared, "gold", ("data/news/docs", "seeds"), efforts=False),
            *_labelled(shared, "gold2/gold", ("gold2/docs",), efforts=False),
            *_labelled(shared, "train/labels", ("train/docs",), efforts=True),
            *_factbook(shared), *_here(shared, more)]  # fmt: skip


def _here(shared: Path, more: Path | None) -> Iterator[Page]:
    """Yield the pages labelled in the project, whose texts lie elsewhere: each known by its text's SHA-256."""
    texts = sorted(more.glob("*.txt")) if more is not None else []
    found = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in texts}
    beside = set(_families(shared).values())
    for line in _HERE.read_text(encoding="utf-8").splitlines() if found and _HERE.is_file() else ():
        row = json.loads(line)
        if row["sha256"] not in found:
            continue
        text = found[row["sha256"]].read_bytes().decode("utf-8")
        family = row["repository"].split("/")[0]
        page = Page(row["document"], "here", family, row["language"][:2], text,
                    has_claims=True, has_efforts=True, beside=family in beside)  # fmt: skip
        page.claims = [_claim_here(c) for c in row["claims"]]
        page.efforts = [_effort(e) for e in row["efforts"]]
        yield page


def _families(shared: Path) -> dict[str, str]:
    found = {}
    for index in ("data/news/index.csv", "gold2/index.csv", "train/index.csv"):
        with (shared / index).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                found[row["id"].split(".")[0]] = row["repository"].split("/")[0]
    return found


def _labelled(shared: Path, folder: str, places: tuple[str, ...], *, efforts: bool) -> Iterator[Page]:
    families = _families(shared)
    for path in sorted((shared / folder).glob("*.json")):
        row = json.loads(path.read_text(encoding="utf-8"))
        name = row["document"]
        file = next((shared / p / name for p in places if (shared / p / name).is_file()), None)
        if file is None:
            continue
        text = file.read_bytes().decode("utf-8")
        page = Page(name, folder.split("/", maxsplit=1)[0], families.get(path.stem.split("_")[0], path.stem),
                    row.get("language", "en")[:2], text, has_claims=True, has_efforts=efforts)  # fmt: skip
        page.claims = [_claim(text, c) for c in row["claims"]]
        page.efforts = [_effort(e) for e in row.get("efforts", [])]
        yield page


def _claim(text: str, row: dict[str, Any]) -> Statement:
    links, named = len(row["chain"]), row.get("sources")
    sources = located(text, row, named) if named is not None or links == 0 else None
    countries = tuple(row["country"]) if "country" in row else None
    return Statement(
        row["start"], row["end"], tuple(row["abuses"]), row["certainty"],
        links=links, sources=sources, chain=tuple(row["chain"]), countries=countries,
    )  # fmt: skip


def _claim_here(row: dict[str, Any]) -> Statement:
    ranges = row["ranges"]
    return Statement(
        row["start"], row["end"], tuple(row["abuses"]), row["certainty"], links=row["links"],
        sources=None if ranges is None else tuple((a, b) for a, b in ranges), countries=_countries(row["country"]),
    )  # fmt: skip


def located(text: str, row: dict[str, Any], named: list[str | None] | None) -> tuple[tuple[int, int], ...] | None:
    """Return where the words of the sources stand nearest to the claim; None where one is not found."""
    found = []
    for words in named or ():
        if not words:
            return None
        places, at = [], text.find(words)
        while at >= 0:
            places.append((at, at + len(words)))
            at = text.find(words, at + 1)
        if not places:
            return None
        found.append(min(places, key=lambda p: (max(0, row["start"] - p[1], p[0] - row["end"]), p[0])))
    return tuple(found)


def _effort(row: dict[str, Any]) -> Statement:
    return Statement(
        row["start"], row["end"], criteria=tuple(row["criterion"]), direction=row["direction"],
        done=row.get("done"), countries=_countries(row.get("country")),
    )  # fmt: skip


def _countries(found: str | list[str] | None) -> tuple[str, ...] | None:
    return (found,) if isinstance(found, str) else None if found is None else tuple(found)


def _factbook(shared: Path) -> Iterator[Page]:
    for line in (shared / "data/efforts/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = Page(
            row["id"], "efforts", row["id"].split("_")[0].split("-")[0], "en", row["text"], has_efforts=True
        )
        for s in row["statements"]:
            if s["kind"] == "abuse":
                page.claims.append(
                    Statement(s["start"], s["end"], tuple(s.get("abuses") or ()), "asserted", links=0, sources=())
                )
            elif s["kind"] == "placement":
                page.claims.append(Statement(s["start"], s["end"], ()))
            if s["kind"] != "effort":
                page.others.append((s["start"], s["end"]))
            else:
                page.efforts.append(_effort(s))
        yield page


def attributed(shared: Path) -> list[Page]:
    """Return the training half of PolNeAR: who says what, and which words are the source; no claims."""
    found = []
    with gzip.open(shared / "data/polnear/train.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            page = Page(row["id"], "polnear", "polnear", "en", row["text"], has_contents=True)
            for a in row["attributions"]:
                page.cues += [tuple(c) for c in a["cue"]]
                for start, end in a["content"]:
                    source = tuple(tuple(s) for s in a["source"][:1])
                    page.contents.append(Statement(start, end, links=len(source), sources=source))
            found.append(page)
    return found


def shuffled(items: list[Any], seed: int) -> list[Any]:
    """Return the items in an order fixed by the seed."""
    items = list(items)
    random.Random(seed).shuffle(items)  # noqa: S311 no secret
    return items
