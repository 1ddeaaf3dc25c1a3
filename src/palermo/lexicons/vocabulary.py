"""The vocabulary of abuses: every code with its label, meaning and what it bears on."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml


class Abuse(BaseModel):
    """One code of the vocabulary; `indicators` and `criteria` are ids of the ILO's and the Act's lists."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    code: str
    label: str
    definition: str
    indicators: tuple[str, ...]
    criteria: tuple[str, ...]


class _VocabularyFile(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    codes: tuple[Abuse, ...]


@cache
def load_vocabulary() -> dict[str, Abuse]:
    """Return the abuses by code, in the order of the file.

    Errors: DataFileError where the file is faulty.
    """
    return {abuse.code: abuse for abuse in load_yaml("vocabulary/abuses.yaml", _VocabularyFile).codes}


def indicators_of(codes: tuple[str, ...]) -> tuple[str, ...]:
    """Return the ids of the ILO's indicators that codes are signs of by themselves, in numerical order."""
    vocabulary = load_vocabulary()
    found = {indicator for code in codes if code in vocabulary for indicator in vocabulary[code].indicators}
    return tuple(sorted(found, key=lambda name: int(name.rsplit(".", 1)[1])))
