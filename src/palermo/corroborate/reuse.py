"""How far a text takes over the wording of another: cut from it, lightly or heavily revised, or its own.

Grades, and the answers they were learnt from: Clough and Stevenson, "Developing a corpus of plagiarised short
answers", Language Resources and Evaluation 45 (2011). `python -m benchmarks.reuse --learn` learns the weights.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias, get_args

from pydantic import BaseModel, ConfigDict, ValidationError

from palermo.corroborate.wording import Wording
from palermo.datafiles import data_file
from palermo.errors import DataFileError

Grade: TypeAlias = Literal["cut", "light", "heavy", "none"]

MODEL = "models/reuse.json"
# Two words in a row are mostly grammar, five survive hardly any revision.
_RUN = 3
# The first letters of a word stand for its forms, in any language that inflects at the end.
_STEM = 5


class Weights(BaseModel):
    """What counts for one grade: a constant, and a weight for each share that a text has from its source."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    constant: float
    words: float
    wording: float


class ReuseModel(BaseModel):
    """What was learnt; the grade with the highest sum is the one given."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    learnt_from: str
    cut: Weights
    light: Weights
    heavy: Weights
    none: Weights


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text has from another, two shares from 0 to 1.

    `words` is the part of its words of which the other has a form, `wording` the part of its different runs of
    three words that the other has too. Words without the wording tell of a heavy revision; as much wording as
    words, of passages cut out whole.
    """

    words: float
    wording: float


def grade_reuse(source: Wording, text: Wording, model: ReuseModel | None = None) -> Grade:
    """Return how a text reuses its source: `cut`, a `light` or `heavy` revision, or `none`.

    A text without words reuses nothing; one that stands in its source as a whole is cut from it.
    Errors: DataFileError where the model that comes with palermo is faulty.
    """
    if not text.words:
        return "none"
    if f" {' '.join(text.words)} " in f" {' '.join(source.words)} ":
        return "cut"
    return graded(taken(source, text), reuse_model() if model is None else model)


def graded(found: Taken, model: ReuseModel) -> Grade:
    """Return the grade with the highest sum of weights; of equal ones the closest reuse."""
    sums: dict[Grade, float] = {}
    for grade in grades():
        weights: Weights = getattr(model, grade)
        sums[grade] = weights.constant + weights.words * found.words + weights.wording * found.wording
    return max(sums, key=lambda grade: sums[grade])


def grades() -> tuple[Grade, ...]:
    """Return the four grades, the closest reuse first."""
    return get_args(Grade)


def taken(source: Wording, text: Wording) -> Taken:
    """Return what a text has from another; both shares are 0 where it has nothing, or no words."""
    stems = {word[:_STEM] for word in source.words}
    runs = _runs(text.words)
    return Taken(
        words=sum(word[:_STEM] in stems for word in text.words) / max(len(text.words), 1),
        wording=len(runs & _runs(source.words)) / max(len(runs), 1),
    )


@cache
def reuse_model() -> ReuseModel:
    """Return the model that comes with palermo. Errors: DataFileError where its file is faulty."""
    try:
        return ReuseModel.model_validate(json.loads(data_file(MODEL).read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise DataFileError(f"{MODEL}: not the weights of graded reuse: {error}") from error


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
