"""What follows: derivations, corroborations, findings, rule steps and the assessment."""

from dataclasses import dataclass
from typing import Literal

from palermo.records.claims import Certainty, Origin, SourceKind, Tier, TierChange
from palermo.records.judgements import Precedents, Standing

Relation = Literal["root", "verbatim", "edited", "paraphrase", "translation", "cites", "circular"]
Reuse = Literal["cut", "light", "heavy"]
FindingStatus = Literal["supported", "contested", "unsupported", "no_evidence"]
RemovalKind = Literal["claim", "source", "rule", "smallest_set"]
StepOutcome = Literal["met", "not_met", "unknown", "needs_person", "information"]


@dataclass(frozen=True, slots=True)
class Derivation:
    """Where one document comes from: its root, how it relates to what it derives from, and why.

    `root` is a document label; `root:` and a stable label for a root outside the folder; or `circular:` and a
    hash for documents that rest on one another, which have no root. `derived_from` is the next document, or label,
    on the way to it. `score` is 0 to 1 (no probability). `supported_by` holds passages of the document, letter for
    letter, that support the link. `cites` are labels of all that the document says it rests on. `reuse` says how
    an edited copy or a paraphrase takes over the wording of `derived_from`: cut from it, or in a light or heavy
    revision; None where it takes over none, for other relations, and where wording is not compared.
    """

    document: str
    root: str
    relation: Relation
    derived_from: str | None = None
    score: float = 1.0
    supported_by: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    reuse: Reuse | None = None


@dataclass(frozen=True, slots=True)
class UnsureLink:
    """Two claims, by id, that nearly say the same: they are neither joined nor counted together, and why."""

    claim: str
    other: str
    reason: str


@dataclass(frozen=True, slots=True)
class Corroboration:
    """Claims that say the same thing, counted by independent root source.

    `claims` and `denials` are claim ids in order of document and offset. `roots` are distinct root labels; the
    count of independent sources is their number, never the number of documents. `same_number` are roots whose
    figures follow from one another: `roots` then counts each of these sets at most once, by its first label.
    Independence has degrees, side by side and never one score: distinct `roots`, distinct `source_kinds`,
    distinct `works` (the roots before those of one body are counted once; `counted` says in words how), distinct
    `methods` (as far as the texts state how they know). `unsure` are links to claims of other groups that may or
    may not say the same.
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
    same_number: tuple[tuple[str, ...], ...] = ()
    methods: tuple[str, ...] = ()
    unsure: tuple[UnsureLink, ...] = ()
    works: tuple[str, ...] = ()
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """Evidence for and against one criterion, standard or indicator.

    `supporting` and `opposing` are ids of claims or efforts; the two counts are of independent roots. A machine
    finding is a proposal: `origin` is `person` once somebody has confirmed or overruled it, with `reason`.
    `status` is then the person's, `proposed` stays the machine's, and `decided` names verdict, author and time.
    `mixed` are efforts of which one clause tells both sides: they count on neither.
    The same status stands in both where nobody has decided; `proposed` is None in records of older versions.
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
    mixed: tuple[str, ...] = ()
    proposed: FindingStatus | None = None
    decided: tuple[str, str, str] | None = None


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
class HistoryYear:
    """The tier of one earlier report year, as the user's table gives it, and what moved against the year before.

    `waiver` is True for a year in which a waiver kept the country on the Watch List.
    """

    year: int
    tier: Tier
    list: str
    change: TierChange | None
    waiver: bool = False


@dataclass(frozen=True, slots=True)
class EvidenceChange:
    """The dated evidence on one criterion, standard or indicator in this reporting period and the one before.

    `now` and `before` are ids of claims and efforts, for and against, in order of document and offset; the two
    counts are of independent roots.
    """

    id: str
    label: str
    now: tuple[str, ...]
    before: tuple[str, ...]
    roots_now: int
    roots_before: int


@dataclass(frozen=True, slots=True)
class Removal:
    """What is taken away, and the tier indicated without it; None while that is undetermined.

    `removed` are claim or effort ids, root labels or rule ids, by `kind`. `smallest_set` holds the roots of a
    smallest set of sources without which the tier is another; where several sets are as small, the first.
    """

    kind: RemovalKind
    removed: tuple[str, ...]
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What the indicated tier hangs on.

    `removals` change the tier; what is not listed does not, taken away alone. `readings` give rule, reading in
    words and tier under it for every reading that is not settled, whether the tier moves or not. `settles` are
    sentences on the facts that would settle an undetermined tier. `note` says where a search was cut short.
    """

    removals: tuple[Removal, ...] = ()
    readings: tuple[tuple[str, str, Tier | None], ...] = ()
    settles: tuple[str, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Assessment:
    """An indicated tier with its trace, under stated assumptions; a person confirms it.

    `tier` is None while it is undetermined, and `missing` then says what would settle it. `period` is the
    reporting period, two ISO dates, both included (22 USC 7107(b)(1)). `steps` are in the order applied.
    `needs_person` are rule ids. `readings` are other tiers under readings of the law that are not settled.
    `history` are the earlier years given, in order; `limits` sentences on what follows from them alone;
    `explanation` sentences that 22 USC 7107(b)(1)(H) asks for where the list changed, else empty; `changes`
    the evidence of this period beside that of the one before. `standing` says what the tier rests on. `precedents`
    tell how the published record ranked what looked alike; None where no criterion is told of.
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
    history: tuple[HistoryYear, ...] = ()
    limits: tuple[str, ...] = ()
    explanation: tuple[str, ...] = ()
    changes: tuple[EvidenceChange, ...] = ()
    sensitivity: Sensitivity = Sensitivity()
    standing: Standing | None = None
    precedents: Precedents | None = None
