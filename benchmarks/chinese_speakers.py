"""Who says a statement and how firmly, given its span, on the labelled Chinese pages.

`chain` is the share of statements whose chain the scorer of the evaluation data takes for the labelled one.
`links` is the share with the same number of links, each of which stands where the labels name its source, or is
taken for it: names that one side writes in Chinese and the other in English count. `certainty` is the share with
the labelled class, `macro` the mean F1 of the classes that occur in the labels.
"""

import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from palermo.extract.zh import certainty_at, chain_at, start_reading
from palermo.extract.zh.paragraph import simplify
from palermo.read import read_bytes
from palermo.records import ChainLink, Span

_FOLDERS = (("train/labels", "train/docs"), ("gold2/gold", "gold2/docs"), ("gold", "data/news/docs"))
Label = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Judged:
    """One labelled statement beside what was found for its span."""

    folder: str
    page: str
    label: Label
    chain: tuple[ChainLink, ...]
    certainty: str
    text: str


def judged(shared: Path) -> Iterator[Judged]:
    """Yield every labelled claim of the Chinese pages with the chain and certainty found for its span."""
    for labels, texts in _FOLDERS:
        for path in sorted((shared / labels).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if str(gold.get("language", "")).startswith("zh"):
                yield from _page(labels.partition("/")[0], gold, shared / texts / f"{path.stem}.txt")


def _page(folder: str, gold: Label, path: Path) -> Iterator[Judged]:
    (document,), _ = read_bytes(path.read_bytes(), name=path.name)
    reading = start_reading(document)
    for label in gold["claims"]:
        span = Span(label["start"], label["end"])
        chain = chain_at(reading, span)
        certainty, _ = certainty_at(reading, span, chain)
        yield Judged(folder, path.stem, label, chain, certainty, document.text)


def _rule(shared: Path, name: str) -> Callable[..., bool]:
    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools" / "score_claims.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(shared / "tools" / "score_claims.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return cast(Callable[..., bool], getattr(module, name))


def same_links(found: Judged, same_source: Callable[..., bool]) -> bool:
    """Return whether the chain has the labelled length and each link is named, or stands, as labelled."""
    names = found.label["chain"]
    words = found.label.get("sources") or [None] * len(names)
    if len(names) != len(found.chain):
        return False
    return all(
        same_source(name, link.source) or _stands(found.text, link, word)
        for name, word, link in zip(names, words, found.chain, strict=True)
    )


def _stands(text: str, link: ChainLink, word: str | None) -> bool:
    if word is None or link.start is None or link.end is None:
        return False
    written, labelled = simplify(text[link.start : link.end]), simplify(word)
    return written in labelled or labelled in written


def measure(rows: Sequence[Judged], shared: Path) -> dict[str, float]:
    """Return the figures over some statements, in percent."""
    same_chain, same_source = _rule(shared, "same_chain"), _rule(shared, "same_source")
    chains = [same_chain(r.label["chain"], [link.source for link in r.chain]) for r in rows]
    right = [r.label["certainty"] == r.certainty for r in rows]
    classes = sorted({r.label["certainty"] for r in rows})
    f1 = [_f1(rows, name) for name in classes]
    return {
        "statements": len(rows),
        "chain": _share(chains),
        "links": _share([same_links(r, same_source) for r in rows]),
        "length": _share([len(r.label["chain"]) == len(r.chain) for r in rows]),
        "certainty": _share(right),
        "macro": round(sum(f1) / len(f1), 1) if f1 else 0.0,
        **{name: round(value, 1) for name, value in zip(classes, f1, strict=True)},
    }


def _f1(rows: Sequence[Judged], name: str) -> float:
    hits = sum(r.label["certainty"] == name == r.certainty for r in rows)
    both = sum(r.certainty == name for r in rows) + sum(r.label["certainty"] == name for r in rows)
    return 200 * hits / both if both else 0.0


def _share(right: Sequence[bool]) -> float:
    return round(100 * sum(right) / len(right), 1) if right else 0.0


if __name__ == "__main__":
    root = Path(sys.argv[1])
    found = tuple(judged(root))
    for folder in ("train", "gold2", "gold"):
        print(folder, json.dumps(measure([r for r in found if r.folder == folder], root)))
    print("all", json.dumps(measure(found, root)))
