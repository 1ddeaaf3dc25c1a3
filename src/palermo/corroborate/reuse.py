"""How far a text takes over the wording of another: cut from it, lightly or heavily revised, or its own.

Grades and the texts they were learnt from: Clough and Stevenson, "Developing a corpus of plagiarised short
answers", Language Resources and Evaluation 45 (2011). Weights are learnt by `python -m benchmarks.reuse --learn`.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from palermo.corroborate.wording import Wording
from palermo.datafiles import data_file
from palermo.errors import DataFileError

Grade: TypeAlias = Literal["cut", "light", "heavy", "none"]

MODEL = "models/reuse.json"
# Three words in a row are mostly phrases of a subject's own; fewer are grammar.
_RUN = 3
# The first letters of a word stand for all its forms, in any language with endings.
_STEM = 5


class ReuseModel(BaseModel):
    """What was learnt: for each grade a constant and a weight a trait, added up; the highest sum is the grade."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    learnt_from: str
    constants: dict[Grade, float]
    weights: dict[Grade, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text has from another.

    `words` is the share of its words of which the other has a form; `wording` the share of its different runs
    of three words that the other has too; `runs` the logarithm of 1 and the length of shared run, in words, in
    which a word of a shared run stands on average.
    """

    words: float
    wording: float
    runs: float


def grade_reuse(source: Wording, text: Wording, model: ReuseModel | None = None) -> Grade:
    """Return how a text reuses its source: `cut`, `light` or `heavy` revision, or `none`; no probability.

    A text without words reuses nothing; one whose words all stand in one row in the source is cut from it.
    Errors: DataFileError where the model that comes with palermo is faulty.
    """
    if not text.words:
        return "none"
    runs = shared_runs(source.words, text.words)
    if runs == (len(text.words),):
        return "cut"
    return graded(taken(source, text), reuse_model() if model is None else model)


def graded(found: Taken, model: ReuseModel) -> Grade:
    """Return the grade with the highest sum of weights; of equal ones the closest reuse."""
    values = {"words": found.words, "wording": found.wording, "runs": found.runs}
    grades: tuple[Grade, ...] = get_args(Grade)
    return max(grades, key=lambda grade: model.constants[grade] + _sum(model.weights[grade], values))


def taken(source: Wording, text: Wording) -> Taken:
    """Return what a text has from another; all zero where it has no words or nothing is shared."""
    stems = {word[:_STEM] for word in source.words}
    own = _in_a_row(text.words)
    lengths = [length for length in shared_runs(source.words, text.words) if length >= _RUN]
    mean = sum(length * length for length in lengths) / sum(lengths) if lengths else 0.0
    return Taken(
        words=sum(word[:_STEM] in stems for word in text.words) / max(len(text.words), 1),
        wording=len(own & _in_a_row(source.words)) / max(len(own), 1),
        runs=math.log1p(mean),
    )


def shared_runs(source: Sequence[str], text: Sequence[str]) -> tuple[int, ...]:
    """Return the lengths, in words, of the runs a text shares with its source, each the longest from where it begins.

    A run begins where the one before it ends; words that the source lacks are passed over.
    """
    steps = _runs_of(source)
    found, place = [], 0
    while place < len(text):
        state, end = 0, place
        while end < len(text) and text[end] in steps[state]:
            state = steps[state][text[end]]
            end += 1
        if end > place:
            found.append(end - place)
        place = max(end, place + 1)
    return tuple(found)


@cache
def reuse_model() -> ReuseModel:
    """Return the model that comes with palermo. Errors: DataFileError where its file is faulty."""
    try:
        return ReuseModel.model_validate(json.loads(data_file(MODEL).read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise DataFileError(f"{MODEL}: not the weights of graded reuse: {error}") from error


def _runs_of(words: Sequence[str]) -> list[dict[str, int]]:
    """Return the steps of the smallest automaton that reads every run of the words, and no other; it starts at 0.

    Source: Blumer et al., "The smallest automaton recognizing the subwords of a text" (1985); time and states
    grow with the number of words alone, however often they recur.
    """
    steps: list[dict[str, int]] = [{}]
    lengths, fallback, last = [0], [-1], 0
    for word in words:
        new, state = len(steps), last
        steps.append({})
        lengths.append(lengths[last] + 1)
        fallback.append(0)
        while state >= 0 and word not in steps[state]:
            steps[state][word] = new
            state = fallback[state]
        if state >= 0:
            fallback[new] = _reached(word, state, steps, lengths, fallback)
        last = new
    return steps


def _reached(word: str, state: int, steps: list[dict[str, int]], lengths: list[int], fallback: list[int]) -> int:
    """Return the state for the longest earlier run that ends in the word, split off where it is needed."""
    target = steps[state][word]
    if lengths[target] == lengths[state] + 1:
        return target
    split = len(steps)
    steps.append(dict(steps[target]))
    lengths.append(lengths[state] + 1)
    fallback.append(fallback[target])
    fallback[target] = split
    while state >= 0 and steps[state].get(word) == target:
        steps[state][word] = split
        state = fallback[state]
    return split


def _in_a_row(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}


def _sum(weights: Mapping[str, float], values: Mapping[str, float]) -> float:
    return sum(weights[name] * value for name, value in values.items())
