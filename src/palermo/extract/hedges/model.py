"""The learnt part of the hedge finder: one weight a feature, added up."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic import BaseModel, ConfigDict, ValidationError

from palermo.datafiles import data_file, load_yaml
from palermo.errors import DataFileError
from palermo.extract.hedges.candidates import Candidate, Token, features, tokens

_MODEL = "models/hedges_en.json"


class _HedgeFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    language: str
    phrases: tuple[tuple[str, ...], ...]


class Weights(BaseModel):
    """What was learnt: phrases beyond the word list, the weight of each feature, and the constant."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    learnt_from: str
    phrases: tuple[tuple[str, ...], ...]
    bias: float
    weights: dict[str, float]


@dataclass(frozen=True, slots=True)
class HedgeModel:
    """The candidates, those of them that the word list names, and the weights that decide."""

    phrases: frozenset[tuple[str, ...]]
    listed: frozenset[tuple[str, ...]]
    weights: Mapping[str, float]
    bias: float

    def hedges(self, words: Sequence[Token], at: Candidate, *, alone: bool) -> bool:
        """Return whether a candidate hedges in its sentence: whether that is likelier than not."""
        known = features(words, at, listed=at.phrase in self.listed, alone=alone)
        return self.bias + sum(self.weights.get(name, 0.0) for name in known) > 0


@cache
def listed_phrases() -> frozenset[tuple[str, ...]]:
    """Return the phrases of the word list, as tuples of words. Errors: DataFileError where it is faulty."""
    lists = load_yaml("lexicons/en/hedges.yaml", _HedgeFile).phrases
    return frozenset(tuple(token.word for token in tokens(phrase)) for row in lists for phrase in row)


@cache
def hedge_model() -> HedgeModel:
    """Return the model that comes with palermo. Errors: DataFileError where its file is faulty."""
    try:
        learnt = Weights.model_validate(json.loads(data_file(_MODEL).read_text(encoding="utf-8")))
    except (ValidationError, ValueError) as error:
        raise DataFileError(f"{_MODEL}: not the weights of the hedge finder: {error}") from error
    return model_of(learnt)


def model_of(learnt: Weights) -> HedgeModel:
    """Return a model of the word list and of what was learnt."""
    listed = listed_phrases()
    return HedgeModel(listed | frozenset(learnt.phrases), listed, learnt.weights, learnt.bias)
