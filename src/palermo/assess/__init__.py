"""Corroborations and rules become an assessment with its trace."""

from palermo.assess.assessing import assess
from palermo.assess.engine import Placement, Reading, decide
from palermo.assess.facts import Facts, read_facts
from palermo.assess.scope import Evidence

__all__ = ["Evidence", "Facts", "Placement", "Reading", "assess", "decide", "read_facts"]
