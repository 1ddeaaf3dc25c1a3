"""Frozen typed records: the agreement between the stages."""

from palermo.records.assessments import (
    Assessment,
    Corroboration,
    Derivation,
    EvidenceChange,
    Finding,
    FindingStatus,
    HistoryYear,
    Relation,
    Removal,
    RemovalKind,
    Reuse,
    RuleStep,
    Sensitivity,
    StepOutcome,
    UnsureLink,
)
from palermo.records.checking import concerns, counts
from palermo.records.claims import (
    About,
    Attribution,
    AttributionKind,
    Certainty,
    ChainLink,
    Claim,
    Comparator,
    Done,
    Effort,
    Extraction,
    Ground,
    Origin,
    Place,
    Quantity,
    QuantityKind,
    Reference,
    SourceKind,
    Stance,
    Tier,
    TierChange,
    TierPlacement,
    Verbatim,
)
from palermo.records.conflicts import Conflict, ConflictKind, ConflictSide, Drift, DriftKind
from palermo.records.decisions import Decision, Verdict
from palermo.records.evidence import Box, Document, MediaType, Segment, SegmentKind, Span
from palermo.records.judgements import (
    Balance,
    Basis,
    Holdings,
    Precedent,
    Precedents,
    ProngJudgement,
    ReportedTier,
    Standing,
    Strength,
    StrengthLevel,
)
from palermo.records.problems import Problem, Stage
from palermo.records.sides import torn

__all__ = [
    "About", "Assessment", "Attribution", "AttributionKind", "Balance", "Basis", "Box", "Certainty",
    "ChainLink", "Claim", "Comparator", "Conflict", "ConflictKind", "ConflictSide", "Corroboration",
    "Decision", "Derivation", "Document", "Done", "Drift", "DriftKind", "Effort", "EvidenceChange",
    "Extraction", "Finding", "FindingStatus", "Ground", "HistoryYear", "Holdings", "MediaType", "Origin",
    "Place", "Precedent", "Precedents", "Problem", "ProngJudgement", "Quantity", "QuantityKind", "Reference",
    "Relation", "Removal",
    "RemovalKind", "ReportedTier", "Reuse", "RuleStep", "Segment", "SegmentKind", "Sensitivity", "SourceKind",
    "Span", "Stage", "Stance", "Standing", "StepOutcome", "Strength", "StrengthLevel", "Tier", "TierChange",
    "TierPlacement", "UnsureLink", "Verbatim", "Verdict", "concerns", "counts", "torn",
]  # fmt: skip
