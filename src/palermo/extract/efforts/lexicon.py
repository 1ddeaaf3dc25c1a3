"""How a government's steps against trafficking are told: the lexicon of efforts, compiled."""

from functools import cache
from typing import Any

import re2
from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml

FILE = "lexicons/{language}/efforts.yaml"


class EffortRule(BaseModel):
    """One kind of step: the criterion it bears on, the kind of action, and how a clause tells it.

    `needs` is a second pattern the clause must hold. `inverted` marks steps that count against when taken
    (punishing victims) and for when a clause says they are not.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")
    criterion: str
    action: str
    pattern: str
    needs: str | None = None
    inverted: bool = False


class EffortLexicon(BaseModel):
    """The entries of the data file."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    context: str
    actor: str
    other_actor: str
    no_step: str
    against: str
    not_against: str
    commitment: str
    names: str
    draft: str
    carried_through: str
    clause_break: str
    edge: str
    rules: tuple[EffortRule, ...]


@cache
def effort_lexicon(language: str) -> EffortLexicon:
    """Return the lexicon of efforts of a language ("en"), from its data file."""
    return load_yaml(FILE.format(language=language), EffortLexicon)


@cache
def compiled(pattern: str) -> Any:
    """Return a pattern compiled for any case."""
    return re2.compile("(?i)" + pattern)
