"""Graded reuse of a known source against the development half of Clough and Stevenson's short answers.

Every figure is of answers that the model did not learn from: five parts, shuffled anew for each seed, and one
subject at a time, since the answers on a subject share a source. How strongly weights are held back is chosen
inside each learning half. In `accuracy_all_chosen` each learning half also chooses what is measured, from all
that was looked at: what the figure would be had nobody chosen with the whole half in view.

`python -m benchmarks.reuse --learn` learns from the whole half and writes the weights that come with palermo;
`--errors` prints what was taken for what. The sealed half is never read.
"""

import argparse
import itertools
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from rapidfuzz.distance import LCSseq
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import StratifiedKFold
from sklearn.naive_bayes import GaussianNB

from palermo.corroborate.reuse import MODEL, Grade, Question, ReuseModel, Taken, graded, taken
from palermo.corroborate.wording import Wording, wording

SHARED = Path(__file__).resolve().parents[2] / "shared"
WEIGHTS = Path(__file__).parents[1] / "src" / "palermo" / "data" / MODEL
LABELS: dict[str, Grade] = {"cut": "cut", "light": "light", "heavy": "heavy", "non": "none"}
NAMES: tuple[Grade, ...] = ("cut", "light", "heavy", "none")
_PARTS = 5
_SEEDS = 20
_SEEDS_CHOOSING = 2
# Inverse weights of the squared norm, as scikit-learn has them; of equally good ones the first.
_FREEDOMS = (1.0, 3.0, 10.0, 30.0)
_DECIMALS = 3

Floats: TypeAlias = npt.NDArray[np.float64]
Ints: TypeAlias = npt.NDArray[np.int64]
Splits: TypeAlias = Sequence[tuple[Ints, Ints]]


@dataclass(frozen=True, slots=True)
class Answer:
    """A short answer with the source its writer was given, and the grade the writer was asked for."""

    task: int
    source: Wording
    text: Wording
    grade: Grade


@dataclass(frozen=True, slots=True)
class Fit:
    """Three questions (reused? cut? light?): a constant each, and a weight a column for columns as they stand."""

    constants: Floats
    weights: Floats

    def grade(self, columns: Floats) -> Ints:
        """Return the place of the grade of each row in `NAMES`."""
        reused, cut, light = (columns @ self.weights.T + self.constants > 0).T
        return np.select([~reused, cut, light], [NAMES.index("none"), 0, 1], default=2)


def answers(shared: Path) -> list[Answer]:
    """Return the answers of the development half, in file order."""
    with (shared / "data" / "clough_stevenson" / "dev.jsonl").open(encoding="utf-8") as lines:
        return [
            Answer(row["task"], wording(row["source"]), wording(row["derived"]), LABELS[row["level"]])
            for row in map(json.loads, lines)
        ]


def fit(columns: Floats, true: Ints, freedom: float) -> Fit:
    """Return the questions, each learnt from the answers it is asked of; the last leaves out the first column."""
    cut, light, _, none = range(len(NAMES))
    reused, revised = true != none, (true != none) & (true != cut)
    asked = (
        _question(columns, reused, freedom),
        _question(columns[reused], true[reused] == cut, freedom),
        np.insert(_question(columns[revised][:, 1:], true[revised] == light, freedom), 1, 0.0),
    )
    rows = np.stack(asked)
    return Fit(rows[:, 0], rows[:, 1:])


def _question(columns: Floats, yes: npt.NDArray[np.bool_], freedom: float) -> Floats:
    """Return constant and weights by logistic regression, held back on columns of mean 0 and deviation 1."""
    mean, scale = columns.mean(axis=0), columns.std(axis=0)
    found = LogisticRegression(C=freedom, max_iter=2000).fit((columns - mean) / scale, yes)
    weights = found.coef_[0] / scale
    return np.append(found.intercept_[0] - weights @ mean, weights)


def fit_best(columns: Floats, true: Ints) -> tuple[float, Fit]:
    """Return the share right that the best freedom reaches on parts of the answers, and the fit of all with it."""
    shares = {freedom: _share_right(columns, true, freedom) for freedom in _FREEDOMS}
    best = max(shares, key=lambda freedom: shares[freedom])
    return shares[best], fit(columns, true, best)


def _share_right(columns: Floats, true: Ints, freedom: float) -> float:
    right = 0
    for known, asked in folds(true, 0):
        right += int(np.sum(fit(columns[known], true[known], freedom).grade(columns[asked]) == true[asked]))
    return right / len(true)


def model_of(found: Fit, *, learnt_from: str = "") -> ReuseModel:
    """Return the fit as palermo keeps it."""
    rows = np.column_stack([found.constants, found.weights]).round(_DECIMALS).tolist()
    reused, cut, light = (Question(constant=row[0], words=row[1], wording=row[2]) for row in rows)
    return ReuseModel(learnt_from=learnt_from, reused=reused, cut=cut, light=light)


def folds(true: Ints, seed: int) -> Splits:
    """Return five splits into places to learn from and to ask for, each part with its share of every grade."""
    parts = StratifiedKFold(_PARTS, shuffle=True, random_state=seed)
    return list(parts.split(np.zeros((len(true), 1)), true))


def by_task(rows: Sequence[Answer]) -> Splits:
    """Return, for each subject, the places of the answers on others and of those on it."""
    tasks = np.array([row.task for row in rows])
    return [(np.flatnonzero(tasks != task), np.flatnonzero(tasks == task)) for task in sorted(set(tasks.tolist()))]


def columns_of(found: Sequence[Taken]) -> Floats:
    """Return what was taken, a row a text, in the order of the weights."""
    return np.array([[one.words, one.wording] for one in found])


def held_out(
    found: Sequence[Taken], true: Ints, splits: Splits, *, asked_for: Sequence[Taken] | None = None
) -> Ints:
    """Return the grade of each answer by a model, rounded as palermo keeps it, that did not learn from it.

    `asked_for` is what is graded, where that is not what is learnt from.
    """
    columns = columns_of(found)
    said = np.zeros_like(true)
    for known, asked in splits:
        model = model_of(fit_best(columns[known], true[known])[1])
        said[asked] = [NAMES.index(graded((asked_for or found)[place], model)) for place in asked]
    return said


def traits(rows: Sequence[Answer]) -> tuple[list[Taken], Ints]:
    """Return what each answer takes over, and the place of its grade in `NAMES`."""
    true = np.array([NAMES.index(row.grade) for row in rows], dtype=np.int64)
    return [taken(row.source, row.text) for row in rows], true


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return shares of answers graded right, in percent; `_error` is the standard error of so few answers."""
    rows = answers(shared)
    found, true = traits(rows)
    none = NAMES.index("none")
    runs = [held_out(found, true, folds(true, seed)) for seed in range(_SEEDS)]
    right = [_percent(run == true) for run in runs]
    mean = float(np.mean(right))
    return {
        "reuse_dev.accuracy": mean,
        "reuse_dev.accuracy_spread": float(np.std(right)),
        "reuse_dev.accuracy_error": math.sqrt(mean * (100 - mean) / len(rows)),
        "reuse_dev.accuracy_by_task": _percent(held_out(found, true, by_task(rows)) == true),
        "reuse_dev.accuracy_long_source": _long_source(rows, true),
        "reuse_dev.accuracy_all_chosen": _all_chosen(rows, true),
        "reuse_dev.reused_or_not": float(np.mean([_percent((run == none) == (true == none)) for run in runs])),
        "reuse_dev.one_step_off": float(np.mean([_percent(abs(run - true) <= 1) for run in runs])),
        "reuse_dev.reference": _reference(rows, true),
    }


def _long_source(rows: Sequence[Answer], true: Ints) -> float:
    """Return the share right where the source asked about is hidden among the sources of all subjects."""
    sources = {row.task: row.source.plain for row in rows}
    whole = wording("\n\n".join(sources[task] for task in sorted(sources)))
    found, hidden = traits(rows)[0], [taken(whole, row.text) for row in rows]
    runs = (held_out(found, true, folds(true, seed), asked_for=hidden) for seed in range(_SEEDS))
    return float(np.mean([_percent(run == true) for run in runs]))


def _percent(right: npt.NDArray[np.bool_]) -> float:
    return 100 * float(np.mean(right))


def _reference(rows: Sequence[Answer], true: Ints) -> float:
    """Return the share right of the published method: runs of 1, 3, 5 words and the longest common sequence."""
    columns = np.column_stack([*(_contained(rows, length) for length in (1, 3, 5)), _sequence(rows)])
    found: list[bool] = []
    for known, asked in itertools.chain.from_iterable(folds(true, seed) for seed in range(_SEEDS)):
        said = GaussianNB().fit(columns[known], true[known]).predict(columns[asked])
        found += (said == true[asked]).tolist()
    return 100 * float(np.mean(found))


def _all_chosen(rows: Sequence[Answer], true: Ints) -> float:
    """Return the share right where each learning half also chooses what is measured."""
    options = list(_looked_at(rows))
    right: list[bool] = []
    for known, asked in itertools.chain.from_iterable(folds(true, seed) for seed in range(_SEEDS_CHOOSING)):
        fits = [fit_best(columns[known], true[known]) for columns in options]
        best = max(range(len(fits)), key=lambda place: fits[place][0])
        right += (fits[best][1].grade(options[best][asked]) == true[asked]).tolist()
    return 100 * float(np.mean(right))


def _looked_at(rows: Sequence[Answer]) -> Iterator[Floats]:
    """Yield what was looked at: a measure of shared words, one of shared wording, and one of length, or none."""
    found, _ = traits(rows)
    words = [np.array([one.words for one in found]), _stems(rows), _contained(rows, 1), _letters(rows)]
    wordings = [np.array([one.wording for one in found]), _contained(rows, 2), _contained(rows, 5)]
    for pair in itertools.product(words, wordings):
        yield np.column_stack(pair)
        for third in (_sequence(rows), _unbroken(rows)):
            yield np.column_stack([*pair, third])


def _contained(rows: Sequence[Answer], length: int) -> Floats:
    return np.array([_share(row.text.words, row.source.words, length) for row in rows])


def _stems(rows: Sequence[Answer]) -> Floats:
    found = []
    for row in rows:
        stems = {word[:5] for word in row.source.words}
        found.append(sum(word[:5] in stems for word in row.text.words) / len(row.text.words))
    return np.array(found)


def _letters(rows: Sequence[Answer]) -> Floats:
    return np.array([_share(" ".join(row.text.words), " ".join(row.source.words), 4) for row in rows])


def _share(text: Sequence[str], source: Sequence[str], length: int) -> float:
    own, other = (
        {tuple(items[place : place + length]) for place in range(len(items) - length + 1)}
        for items in (text, source)
    )
    return len(own & other) / max(len(own), 1)


def _sequence(rows: Sequence[Answer]) -> Floats:
    return np.array([LCSseq.similarity(row.text.words, row.source.words) / len(row.text.words) for row in rows])


def _unbroken(rows: Sequence[Answer]) -> Floats:
    """Return the logarithm of 1 and the words of the shared run in which a reused word stands on average."""
    found = []
    for row in rows:
        lengths = [length for length in _run_lengths(row) if length >= 3]
        found.append(math.log1p(sum(length**2 for length in lengths) / max(sum(lengths), 1)))
    return np.array(found)


def _run_lengths(row: Answer) -> Iterator[int]:
    source, words = f" {' '.join(row.source.words)} ", row.text.words
    place = 0
    while place < len(words):
        end = place
        while end < len(words) and f" {' '.join(words[place : end + 1])} " in source:
            end += 1
        yield end - place
        place = max(end, place + 1)


def errors(rows: Sequence[Answer]) -> Counter[tuple[Grade, Grade]]:
    """Return how often each grade was taken for each, over all seeds, the true one first."""
    found, true = traits(rows)
    pairs: Counter[tuple[Grade, Grade]] = Counter()
    for seed in range(_SEEDS):
        said = held_out(found, true, folds(true, seed))
        pairs.update((NAMES[one], NAMES[two]) for one, two in zip(true, said, strict=True))
    return pairs


def main() -> None:
    """Print the figures or what was taken for what, or learn and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--learn", action="store_true", help=f"write {WEIGHTS.name}")
    parser.add_argument("--errors", action="store_true", help="print answers a run, by true grade and grade found")
    asked = parser.parse_args()
    if asked.learn:
        found, true = traits(answers(SHARED))
        _, learnt = fit_best(columns_of(found), true)
        model = model_of(learnt, learnt_from="Clough and Stevenson, short answers, development half")
        WEIGHTS.write_text(json.dumps(model.model_dump(), indent=1) + "\n", encoding="utf-8")
    elif asked.errors:
        pairs = errors(answers(SHARED))
        print("true / found", *NAMES, sep="\t")
        for one in NAMES:
            print(one, *(f"{pairs[one, two] / _SEEDS:.1f}" for two in NAMES), sep="\t")
    else:
        for name, value in measure().items():
            print(f"{name}: {value:.1f}")


if __name__ == "__main__":
    main()
