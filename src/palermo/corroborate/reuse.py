"""How far a text takes over the wording of another: cut from it, lightly or heavily revised, or its own.

Grades, and the answers they were learnt from: Clough and Stevenson, "Developing a corpus of plagiarised short
answers", Language Resources and Evaluation 45 (2011). `python -m benchmarks.reuse --learn` learns the weights.
"""

import json
import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

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
# A long source has most words of any text on its subject, so words are looked for in the part of it that is
# nearest: blocks of it, together about twice as long as the text.
_BLOCK = 50
_NEAREST = 2


class Question(BaseModel):
    """A question answered yes where the constant and the weighted shares add up to more than 0."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)
    constant: float
    words: float
    wording: float


class ReuseModel(BaseModel):
    """What was learnt: three questions, asked in turn until one settles the grade.

    `reused`: is anything taken over? `cut`: are passages cut out, rather than revised? `light`: is the revision a
    light one? The last looks at the wording alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    learnt_from: str
    reused: Question
    cut: Question
    light: Question


@dataclass(frozen=True, slots=True)
class Taken:
    """What a text has from another, two shares from 0 to 1.

    `words` is the part of its words of which the other has a form in the blocks nearest to the text, `wording` the
    part of its different runs of three words that the other has anywhere. Words without the wording tell of a
    heavy revision; as much wording as words, of passages cut out whole.
    """

    words: float
    wording: float


def grade_reuse(source: Wording, text: Wording, model: ReuseModel | None = None) -> Grade:
    """Return how a text reuses its source: `cut`, a `light` or `heavy` revision, or `none`.

    A text without words reuses nothing; one that stands in its source as a whole is cut from it. The rest is
    for the questions of the model, by default the one that comes with palermo.
    Errors: DataFileError where the model that comes with palermo is faulty.
    """
    if not text.words:
        return "none"
    if f" {' '.join(text.words)} " in f" {' '.join(source.words)} ":
        return "cut"
    return graded(taken(source, text), reuse_model() if model is None else model)


def graded(found: Taken, model: ReuseModel) -> Grade:
    """Return the grade that the model's questions lead to."""
    if not _says_yes(model.reused, found):
        return "none"
    if _says_yes(model.cut, found):
        return "cut"
    return "light" if _says_yes(model.light, found) else "heavy"


def taken(source: Wording, text: Wording) -> Taken:
    """Return what a text has from another; both shares are 0 where it has nothing, or no words."""
    own = [word[:_STEM] for word in text.words]
    near = _nearest([word[:_STEM] for word in source.words], own)
    runs = _runs(text.words)
    return Taken(
        words=sum(word in near for word in own) / max(len(own), 1),
        wording=len(runs & _runs(source.words)) / max(len(runs), 1),
    )


@cache
def reuse_model() -> ReuseModel:
    """Return the model that comes with palermo. Errors: DataFileError where its file is faulty."""
    try:
        return ReuseModel.model_validate(json.loads(data_file(MODEL).read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise DataFileError(f"{MODEL}: not the weights of graded reuse: {error}") from error


def _says_yes(asked: Question, found: Taken) -> bool:
    return asked.constant + asked.words * found.words + asked.wording * found.wording > 0


def _nearest(source: Sequence[str], text: Sequence[str]) -> set[str]:
    """Return the words of the blocks nearest to the text; a word weighs the more, the fewer blocks have it."""
    asked = set(text)
    blocks = [set(source[place : place + _BLOCK]) for place in range(0, len(source), _BLOCK)]
    held_by = Counter(word for block in blocks for word in block & asked)
    worth = {word: math.log((len(blocks) + 1) / number) for word, number in held_by.items()}
    ranked = sorted(blocks, key=lambda block: -math.fsum(worth[word] for word in block & asked))
    return set().union(*ranked[: math.ceil(_NEAREST * len(text) / _BLOCK)])


def _runs(words: Sequence[str]) -> set[tuple[str, ...]]:
    return {tuple(words[place : place + _RUN]) for place in range(len(words) - _RUN + 1)}
