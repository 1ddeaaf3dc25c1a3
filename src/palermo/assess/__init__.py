"""Corroborations and rules become an assessment with its trace."""

from palermo.assess.assessing import assess
from palermo.assess.engine import Placement, Reading, decide
from palermo.assess.facts import Facts, read_facts
from palermo.assess.panel import KINDS, Breach, BreachKind, replay
from palermo.assess.past import limits, past_years
from palermo.assess.scope import Evidence
from palermo.assess.verdicts import Decidable, decidables, latest, rejected

__all__ = [
    "KINDS", "Breach", "BreachKind", "Decidable", "Evidence", "Facts", "Placement", "Reading", "assess",
    "decidables", "decide", "latest", "limits", "past_years", "read_facts", "rejected", "replay",
]  # fmt: skip
