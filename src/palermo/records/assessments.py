"""What follows: derivations, corroborations, findings, rule steps and the assessment."""

from dataclasses import dataclass
from typing import Literal

from palermo.records.claims import Certainty, Origin, SourceKind, Tier, TierChange

Relation = Literal["root", "verbatim", "edited", "paraphrase", "translation", "cites", "circular"]
FindingStatus = Literal["supported", "contested", "unsupported", "no_evidence"]
StepOutcome = Literal["met", "not_met", "unknown", "needs_person", "information"]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Where one document comes from: its root, how it relates to what it derives from, and why.

    `root` is a document label or, for a root outside the folder, `root:` and a stable label. `score` is 0 to 1
    (no probability). `supported_by` holds passages of the document, letter for letter, that support the link.
    """

    document: str
    root: str
    relation: Relation
    derived_from: str | None = None
    score: float = 1.0
    supported_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Claims that say the same thing, counted by independent root source.

    `claims` and `denials` are claim ids in order of document and offset. `roots` are distinct root labels; the
    count of independent sources is their number, never the number of documents.
    """

    id: str
    label: str
    claims: tuple[str, ...]
    denials: tuple[str, ...]
    documents: tuple[str, ...]
    roots: tuple[str, ...]
    source_kinds: tuple[SourceKind, ...]
    strongest: Certainty
    weakest: Certainty
    since: str | None = None
    until: str | None = None
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """Evidence for and against one criterion, standard or indicator.

    `supporting` and `opposing` are ids of claims or efforts; the two counts are of independent roots. A machine
    finding is a proposal: `origin` is `person` once somebody has confirmed or overruled it, with `reason`.
    """

    id: str
    label: str
    prong: str
    citation: str
    status: FindingStatus
    supporting: tuple[str, ...]
    opposing: tuple[str, ...]
    roots_supporting: int
    roots_opposing: int
    missing: str = ""
    origin: Origin = "machine"
    reason: str = ""
    commitments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One step of an assessment: the rule, its version, the claims it used and what came out."""

    rule: str
    version: str
    citation: str
    statement: str
    outcome: StepOutcome
    reason: str
    claims: tuple[str, ...] = ()
    needs_person: bool = False


@dataclass(frozen=True, slots=True)
class Assessment:
    """An indicated tier with its trace, under stated assumptions; a person confirms it.

    `tier` is None while it is undetermined, and `missing` then says what would settle it. `period` is the
    reporting period, two ISO dates, both included (22 USC 7107(b)(1)). `steps` are in the order applied.
    `needs_person` are rule ids. `readings` are other tiers under readings of the law that are not settled.
    """

    country: str
    year: int
    period: tuple[str, str]
    tier: Tier | None
    change: TierChange | None
    automatic: bool
    steps: tuple[RuleStep, ...]
    findings: tuple[Finding, ...]
    needs_person: tuple[str, ...] = ()
    readings: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    assumptions: tuple[str, ...] = ()
