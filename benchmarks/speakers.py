"""Who says it and how firmly, over the spans of the labelled English pages: the spans are given, not found.

A chain is right as the scorer of the evaluation data has it. `gold` are the pages that the word lists were written
beside, `gold2` and `train` others.
"""

import dataclasses
import importlib.util
import json
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from palermo.extract.claims.spans import said_at
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.read import read_bytes
from palermo.records import Document, Span

SLOW = True
_SETS = ("gold", "gold2", "train")
_LABELS = {"gold": "gold", "gold2": "gold2/gold", "train": "train/labels"}
_TEXTS = {"gold": ("data/news/docs", "seeds"), "gold2": ("gold2/docs",), "train": ("train/docs",)}


@dataclasses.dataclass(frozen=True, slots=True)
class Answer:
    """One labelled claim: whether its chain is right, its class as labelled and as read."""

    chain: bool
    labelled: str
    read: str


def measure(shared: Path) -> dict[str, float]:
    """Return, for each set of pages, in percent: right chains, right classes, macro F1 of classes."""
    same = _same_chain(shared)
    figures: dict[str, float] = {}
    for name in _SETS:
        answers = [answer for labels in _labels(shared, name) for answer in _answers(shared, name, labels, same)]
        if answers:
            figures[f"{name} claims"] = float(len(answers))
            figures[f"{name} chain"] = _percent(sum(a.chain for a in answers), len(answers))
            figures[f"{name} certainty"] = _percent(sum(a.labelled == a.read for a in answers), len(answers))
            figures[f"{name} certainty, macro"] = _macro(answers)
    return figures


def _labels(shared: Path, name: str) -> Iterator[dict[str, Any]]:
    for path in sorted((shared / _LABELS[name]).glob("*.json")):
        labels = json.loads(path.read_text(encoding="utf-8"))
        if labels.get("language", "en").startswith("en") and labels["claims"]:
            yield labels


def _answers(
    shared: Path, name: str, labels: dict[str, Any], same: Callable[[Any, Any], bool]
) -> Iterator[Answer]:
    document = _document(shared, name, labels)
    sentences = split_sentences(document)
    parses = load_english().parse([document.text[s.start : s.end] for s in sentences])
    spans = {Span(c["start"], c["end"]) for c in labels["claims"]}
    said = {answer.span: answer for answer in said_at(document, sentences, parses, sorted(spans))}
    for claim in labels["claims"]:
        answer = said.get(Span(claim["start"], claim["end"]))
        if answer is not None:
            right = same(claim.get("chain", []), [link.source for link in answer.chain])
            yield Answer(right, claim["certainty"], answer.certainty)


def _document(shared: Path, name: str, labels: dict[str, Any]) -> Document:
    file = labels["document"]
    path = next(p for folder in _TEXTS[name] if (p := shared / folder / file).exists())
    document = next(iter(read_bytes(path.read_bytes(), name=file)[0]))
    return dataclasses.replace(document, publisher=document.publisher or labels.get("publisher"))


def _same_chain(shared: Path) -> Callable[[Any, Any], bool]:
    """Return the scorer's own rule of whether two chains are the same."""
    spec = importlib.util.spec_from_file_location("score_claims", shared / "tools" / "score_claims.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(
            f"{shared / 'tools' / 'score_claims.py'} is not here; it says when chains are the same"
        )
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    rule: Callable[[Any, Any], bool] = module.same_chain
    return rule


def _percent(part: int, whole: int) -> float:
    return round(100 * part / whole, 1)


def _macro(answers: Sequence[Answer]) -> float:
    classes = sorted({a.labelled for a in answers})
    scores = []
    for name in classes:
        both = sum(a.labelled == name == a.read for a in answers)
        either = sum(a.labelled == name for a in answers) + sum(a.read == name for a in answers)
        scores.append(200 * both / either)
    return round(sum(scores) / len(scores), 1)


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
