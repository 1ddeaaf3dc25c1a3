"""Which claims and efforts bear on which rule, and how much of them it takes: data, not code."""

from functools import cache
from typing import Literal

from pydantic import Field

from palermo.datafiles import load_yaml
from palermo.records import Certainty
from palermo.rules.conditions import Word
from palermo.rules.models import Model


class Bearing(Model):
    """That claims with one of these abuse codes bear on a rule or limb, which way, and why.

    `beside` are codes of which the claim must also carry one; `government` wants a government as the doer.
    """

    bears_on: str
    codes: tuple[str, ...]
    stance: Literal["for", "against"]
    beside: tuple[str, ...] = ()
    government: bool = False
    why: str


class StatedFinding(Model):
    """A finding of the law that a source states in the law's own words: the fact, its value and the words.

    The first entry with a phrase in the quote wins, so the negative stands before the positive.
    """

    fact: str
    value: Word
    bears_on: str
    phrases: tuple[str, ...]


class Thresholds(Model):
    """How much evidence it takes; counts are of independent roots.

    `firm` are the certainties strong enough to carry a finding; `supported_roots` the roots with one of them
    that a supported finding takes; `unstated_failure_roots` the roots of insufficient efforts, without any
    concrete action on the other side, from which a failure to make significant efforts is proposed.
    """

    firm: tuple[Certainty, ...]
    supported_roots: int = Field(ge=1)
    unstated_failure_roots: int = Field(ge=1)


class PlacementFacts(Model):
    """What a reported placement says of the facts, where nothing nearer to them does."""

    tier: Word
    sets: dict[str, Word]


class EvidenceMap(Model):
    """The evidence file of one instrument."""

    thresholds: Thresholds
    government_words: tuple[str, ...] = ()
    bearings: tuple[Bearing, ...] = ()
    stated: tuple[StatedFinding, ...] = ()
    placements: tuple[PlacementFacts, ...] = ()


@cache
def load_evidence_map(name: str) -> EvidenceMap:
    """Return the evidence file of the instrument of that name. Errors: DataFileError."""
    return load_yaml(f"rules/{name}/evidence.yaml", EvidenceMap)
