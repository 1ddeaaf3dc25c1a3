"""The law as dated, cited data, loaded and checked."""

from palermo.rules.conditions import Condition, FactValue, evaluate, explain, grounds, unsettled
from palermo.rules.evidence import Bearing, EvidenceMap, StatedFinding, load_evidence_map
from palermo.rules.instruments import Instrument, load_instrument
from palermo.rules.models import FactSpec, InstrumentFile, Reading, Rule, RuleCase

__all__ = [
    "Bearing", "Condition", "EvidenceMap", "FactSpec", "FactValue", "Instrument", "InstrumentFile", "Reading",
    "Rule", "RuleCase", "StatedFinding", "evaluate", "explain", "grounds", "load_evidence_map",
    "load_instrument", "unsettled",
]  # fmt: skip
