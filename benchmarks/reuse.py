"""Graded reuse of a known source against the development half of Clough and Stevenson's short answers.

Every figure is of answers that the model did not learn from: five parts, shuffled anew for each seed, and one
subject at a time, since the answers on a subject share a source. How strongly weights are held back is chosen
inside each part's own learning half. `all_chosen` lets each learning half choose the traits as well, from all
that were looked at. `python -m benchmarks.reuse --learn` learns from the whole half and writes the weights that
come with palermo; `--errors` prints who was taken for what. The sealed half is never read.
"""

import argparse
import itertools
import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias, get_args

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import GaussianNB

from palermo.corroborate.reuse import MODEL, Grade, ReuseModel, Taken, graded, taken
from palermo.corroborate.wording import Wording, wording

SHARED = Path(__file__).resolve().parents[2] / "shared"
DATA = Path(__file__).parents[1] / "src" / "palermo" / "data"
TRAITS = ("words", "wording", "runs")
GRADES: tuple[Grade, ...] = get_args(Grade)
LABELS: dict[str, Grade] = {"cut": "cut", "light": "light", "heavy": "heavy", "non": "none"}
_PARTS = 5
_SEEDS = 20
_SEEDS_CHOOSING = 4
# The inverse of the weight of the squared norm, as scikit-learn has it.
_FREEDOMS = (1.0, 3.0, 10.0, 30.0)
# The weights in the file are those of the freedom chosen most often by the learning halves.
_DECIMALS = 3

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer with the source its writer was given, and how the writer was told to use it."""

    label: str
    task: int
    source: Wording
    text: Wording
    grade: Grade


def answers(shared: Path) -> list[Answer]:
    """Return the answers of the development half, in file order."""
    with (shared / "data" / "clough_stevenson" / "dev.jsonl").open(encoding="utf-8") as lines:
        return [
            Answer(row["id"], row["task"], wording(row["source"]), wording(row["derived"]), LABELS[row["level"]])
            for row in map(json.loads, lines)
        ]


def fitted(columns: Floats, grades: Ints, freedom: float, *, learnt_from: str = "") -> ReuseModel:
    """Return weights for the traits as they stand; they are held back on a scale of one deviation."""
    mean, scale = columns.mean(axis=0), columns.std(axis=0)
    found = LogisticRegression(C=freedom, max_iter=2000).fit((columns - mean) / scale, grades)
    weights = found.coef_ / scale
    constants = found.intercept_ - weights @ mean
    return ReuseModel(
        learnt_from=learnt_from,
        constants={grade: round(float(constants[at]), _DECIMALS) for at, grade in enumerate(GRADES)},
        weights={
            grade: {name: round(float(weights[at, i]), _DECIMALS) for i, name in enumerate(TRAITS)}
            for at, grade in enumerate(GRADES)
        },
    )


def learn(columns: Floats, grades: Ints, *, learnt_from: str = "") -> ReuseModel:
    """Return the model of these answers, as free as does best on parts of them."""
    freedom = max(_FREEDOMS, key=lambda one: np.mean(_parted(columns, grades, one, seed=0) == grades))
    return fitted(columns, grades, freedom, learnt_from=learnt_from)


def _parted(columns: Floats, grades: Ints, freedom: float, *, seed: int) -> Ints:
    found = np.zeros_like(grades)
    for known, asked in _folds(grades, seed):
        found[asked] = _grade(fitted(columns[known], grades[known], freedom), columns[asked])
    return found


def _folds(grades: Ints, seed: int) -> list[tuple[Ints, Ints]]:
    parts = StratifiedKFold(_PARTS, shuffle=True, random_state=seed)
    return list(parts.split(np.zeros((len(grades), 1)), grades))


def _grade(model: ReuseModel, columns: Floats) -> Ints:
    return np.array([GRADES.index(graded(Taken(*map(float, row)), model)) for row in columns], dtype=np.int64)


def held_out(columns: Floats, grades: Ints, splits: Sequence[tuple[Ints, Ints]]) -> Ints:
    """Return the grade of each answer by a model that did not learn from it."""
    found = np.zeros_like(grades)
    for known, asked in splits:
        found[asked] = _grade(learn(columns[known], grades[known]), columns[asked])
    return found


def columns_of(rows: Sequence[Answer]) -> tuple[Floats, Ints]:
    """Return the traits, one row an answer, and the places of the grades in `GRADES`."""
    found = [taken(row.source, row.text) for row in rows]
    grades = np.array([GRADES.index(row.grade) for row in rows], dtype=np.int64)
    return np.array([[one.words, one.wording, one.runs] for one in found]), grades


def by_task(rows: Sequence[Answer]) -> list[tuple[Ints, Ints]]:
    """Return, for each subject, the places of the answers on others and of those on it."""
    tasks = np.array([row.task for row in rows])
    return [(np.flatnonzero(tasks != task), np.flatnonzero(tasks == task)) for task in sorted(set(tasks.tolist()))]


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return shares of answers graded right, in percent; `_error` is the standard error from their number alone."""
    rows = answers(shared)
    columns, grades = columns_of(rows)
    runs = [held_out(columns, grades, _folds(grades, seed)) for seed in range(_SEEDS)]
    right = [100 * float(np.mean(run == grades)) for run in runs]
    none = GRADES.index("none")
    alone = held_out(columns, grades, by_task(rows))
    mean = float(np.mean(right))
    return {
        "reuse_dev.accuracy": mean,
        "reuse_dev.accuracy_spread": float(np.std(right)),
        "reuse_dev.accuracy_error": math.sqrt(mean * (100 - mean) / len(rows)),
        "reuse_dev.accuracy_by_task": 100 * float(np.mean(alone == grades)),
        "reuse_dev.accuracy_all_chosen": _all_chosen(rows, grades),
        "reuse_dev.reused_or_not": 100 * float(np.mean([(run == none) == (grades == none) for run in runs])),
        "reuse_dev.one_step_off": 100 * float(np.mean([abs(run - grades) <= 1 for run in runs])),
        "reuse_dev.reference": _reference(rows, grades),
    }


def _reference(rows: Sequence[Answer], grades: Ints) -> float:
    """Return the share right of the published method: containment of 1, 3 and 5 words, longest common sequence."""
    columns = np.array([[*(_share(row, n) for n in (1, 3, 5)), _sequence(row)] for row in rows])
    found = []
    for known, asked in itertools.chain.from_iterable(_folds(grades, seed) for seed in range(_SEEDS)):
        found += (GaussianNB().fit(columns[known], grades[known]).predict(columns[asked]) == grades[asked]).tolist()
    return 100 * float(np.mean(found))


def _all_chosen(rows: Sequence[Answer], grades: Ints) -> float:
    """Return the share right where each learning half also chooses its three traits from all looked at."""
    families = _looked_at(rows)
    options = [np.stack(choice, axis=1) for choice in itertools.product(*families)]
    right = []
    for known, asked in itertools.chain.from_iterable(_folds(grades, seed) for seed in range(_SEEDS_CHOOSING)):
        own = grades[known]
        best, freedom = max(
            itertools.product(options, _FREEDOMS),
            key=lambda one: np.mean(_parted(one[0][known], own, one[1], seed=0) == own),
        )
        right += (_grade(fitted(best[known], own, freedom), best[asked]) == grades[asked]).tolist()
    return 100 * float(np.mean(right))


def _looked_at(rows: Sequence[Answer]) -> tuple[list[Floats], list[Floats], list[Floats]]:
    """Return the measures looked at of what is shared: words, wording, and unbroken length."""
    found = columns_of(rows)[0]
    words = [found[:, 0], _column(rows, 1), np.array([_letters(row) for row in rows])]
    wordings = [found[:, 1], _column(rows, 2), _column(rows, 5)]
    return words, wordings, [found[:, 2], np.array([_sequence(row) for row in rows])]


def _column(rows: Sequence[Answer], length: int) -> Floats:
    return np.array([_share(row, length) for row in rows])


def _share(row: Answer, length: int) -> float:
    own, other = _grams(row.text.words, length), _grams(row.source.words, length)
    return len(own & other) / max(len(own), 1)


def _grams(items: Sequence[str], length: int) -> set[tuple[str, ...]]:
    return {tuple(items[place : place + length]) for place in range(len(items) - length + 1)}


def _letters(row: Answer) -> float:
    own, other = (_grams(" ".join(each.words), 4) for each in (row.text, row.source))
    return len(own & other) / max(len(own), 1)


def _sequence(row: Answer) -> float:
    return LCSseq.similarity(row.text.words, row.source.words) / max(len(row.text.words), 1)


def errors(rows: Sequence[Answer]) -> Counter[tuple[Grade, Grade]]:
    """Return how often each grade was taken for each, over all seeds, the true one first."""
    columns, grades = columns_of(rows)
    pairs: Counter[tuple[Grade, Grade]] = Counter()
    for seed in range(_SEEDS):
        found = held_out(columns, grades, _folds(grades, seed))
        pairs.update((GRADES[true], GRADES[said]) for true, said in zip(grades, found, strict=True))
    return pairs


def main() -> None:
    """Print the figures or who was taken for what, or learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--learn", action="store_true", help=f"write {MODEL}")
    parser.add_argument("--errors", action="store_true", help="print answers a run by true grade and grade found")
    asked = parser.parse_args()
    if asked.learn:
        learnt = learn(*columns_of(answers(SHARED)), learnt_from="Clough and Stevenson, short answers, development half")
        (DATA / MODEL).write_text(json.dumps(learnt.model_dump(), indent=1) + "\n", encoding="utf-8")
    elif asked.errors:
        pairs = errors(answers(SHARED))
        print("true \\ found", *GRADES, sep="\t")
        for true in GRADES:
            print(true, *(f"{pairs[true, said] / _SEEDS:.1f}" for said in GRADES), sep="\t")
    else:
        for name, value in measure().items():
            print(f"{name}: {value:.1f}")


if __name__ == "__main__":
    main()
