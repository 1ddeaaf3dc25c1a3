"""Marks of speculation against BioScope's development half, in five parts by document.

Each part's documents are read by a model that learnt from the other four; the word list alone is the same for
all. A mark counts when both its ends are right. `python -m benchmarks.hedges --learn` learns from the whole half
and writes the weights that come with palermo; the sealed half is never read.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from palermo.extract.hedges.candidates import Candidate, Token, candidates, features, tokens
from palermo.extract.hedges.model import HedgeModel, Weights, listed_phrases, model_of
from palermo.records import Span

SHARED = Path(__file__).resolve().parents[2] / "shared"
WEIGHTS = Path(__file__).parents[1] / "src" / "palermo" / "data" / "models" / "hedges_en.json"
_PARTS = 5
# A phrase or feature seen once tells nothing that would hold elsewhere.
_SEEN = 2
# Scikit-learn's own default; values from 0.5 to 2 differ by less than 0.2 points.
_REGULARITY = 1.0


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with the marks of speculation that people found in it."""

    document: str
    text: str
    words: tuple[Token, ...]
    marks: frozenset[Span]


def sentences(shared: Path) -> list[Marked]:
    """Return the sentences of the development half, in file order."""
    found = []
    with gzip.open(shared / "data" / "bioscope" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            marks = (Span(cue["start"], cue["end"]) for cue in row["cues"] if cue["type"] == "speculation")
            found.append(Marked(row["doc"], row["text"], tokens(row["text"]), frozenset(marks)))
    return found


def learn(marked: Sequence[Marked]) -> Weights:
    """Return what is learnt from marked sentences."""
    seen = Counter(_phrase(each, mark) for each in marked for mark in each.marks)
    phrases = sorted(phrase for phrase, times in seen.items() if times >= _SEEN and phrase)
    known = frozenset(phrases) | listed_phrases()
    rows, labels = [], []
    for each in marked:
        found = candidates(each.words, known)
        rows += (_row(each.words, at, alone=len(found) == 1) for at in found)
        labels += (_span(each.words, at) in each.marks for at in found)
    times = Counter(name for row in rows for name in row)
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([{name: 1 for name in row if times[name] >= _SEEN} for row in rows])
    fitted = LogisticRegression(C=_REGULARITY, max_iter=1000).fit(matrix, labels)
    named = zip(vectors.get_feature_names_out(), fitted.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 4) for name, weight in named}
    return Weights(
        learnt_from="BioScope (CC BY 2.0), abstracts and papers, development half",
        phrases=tuple(phrase for phrase in phrases if phrase not in listed_phrases()),
        bias=round(float(fitted.intercept_[0]), 4),
        weights={name: weight for name, weight in sorted(weights.items()) if weight},
    )


def _row(words: tuple[Token, ...], at: Candidate, *, alone: bool) -> list[str]:
    return list(features(words, at, listed=at.phrase in listed_phrases(), alone=alone))


def _span(words: tuple[Token, ...], at: Candidate) -> Span:
    return Span(words[at.first].start, words[at.last].end)


def _phrase(each: Marked, mark: Span) -> tuple[str, ...]:
    return tuple(token.word for token in each.words if token.start < mark.end and mark.start < token.end)


def found_by(model: HedgeModel, each: Marked) -> frozenset[Span]:
    """Return the marks that a model finds in a sentence."""
    found = candidates(each.words, model.phrases)
    hits = (at for at in found if model.hedges(each.words, at, alone=len(found) == 1))
    return frozenset(_span(each.words, at) for at in hits)


def parts(marked: Sequence[Marked]) -> list[tuple[list[Marked], list[Marked]]]:
    """Return, for each part, the sentences to learn from and those to measure on; no document is in both."""
    names = sorted({each.document for each in marked})
    Random(7).shuffle(names)  # noqa: S311 - a fixed split, not a secret
    part = {name: place % _PARTS for place, name in enumerate(names)}
    return [
        ([each for each in marked if part[each.document] != turn], [m for m in marked if part[m.document] == turn])
        for turn in range(_PARTS)
    ]


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return precision, recall and F1 of the marks and F1 of sentences that hold one, all in percent."""
    counts: Counter[str] = Counter()
    for learnt_from, measured_on in parts(sentences(shared)):
        model = model_of(learn(learnt_from))
        for each in measured_on:
            found = found_by(model, each)
            counts.update(hits=len(found & each.marks), found=len(found), marks=len(each.marks))
            counts.update(both=bool(found and each.marks), told=bool(found), uncertain=bool(each.marks))
    return {
        "bioscope_dev.cue_precision": round(100 * counts["hits"] / counts["found"], 1),
        "bioscope_dev.cue_recall": round(100 * counts["hits"] / counts["marks"], 1),
        "bioscope_dev.cue_f1": round(200 * counts["hits"] / (counts["found"] + counts["marks"]), 1),
        "bioscope_dev.sentence_f1": round(200 * counts["both"] / (counts["told"] + counts["uncertain"]), 1),
    }


def main() -> None:
    """Print the figures, or learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--learn", action="store_true", help=f"write {WEIGHTS.name}")
    if parser.parse_args().learn:
        learnt = learn(sentences(SHARED))
        WEIGHTS.write_text(json.dumps(learnt.model_dump(), indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
        print(f"{len(learnt.weights)} weights")
        return
    for name, value in measure().items():
        print(f"{name} {value}")


if __name__ == "__main__":
    main()
