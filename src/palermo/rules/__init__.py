"""The law as dated, cited data, loaded and checked."""

from palermo.rules.conditions import Condition, FactValue, evaluate, explain, grounds, unsettled
from palermo.rules.evidence import Bearing, EvidenceMap, StatedFinding, load_evidence_map
from palermo.rules.instruments import Instrument, load_instrument
from palermo.rules.judgement import Judgement, Prong, Threshold, load_judgement
from palermo.rules.models import FactSpec, InstrumentFile, Reading, Rule, RuleCase

__all__ = [
    "Bearing", "Condition", "EvidenceMap", "FactSpec", "FactValue", "Instrument", "InstrumentFile",
    "Judgement", "Prong", "Reading", "Rule", "RuleCase", "StatedFinding", "Threshold", "evaluate",
    "explain", "grounds", "load_evidence_map", "load_instrument", "load_judgement", "unsettled",
]  # fmt: skip
