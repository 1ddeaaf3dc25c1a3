"""What an assessment says of its own ground: the judgement by prong, its strength, reported ranks, the folder."""

from dataclasses import dataclass
from typing import Literal

from palermo.records.claims import Certainty, SourceKind, Tier

StrengthLevel = Literal["strong", "moderate", "weak"]
Balance = Literal["acted", "rising", "contested", "fell_short", "failed", "silent"]
Basis = Literal["evidence", "reported", "decision"]


@dataclass(frozen=True, slots=True)
class Strength:
    """How firm evidence is: independent sources, kinds of the nearest, certainties, whether it is contested.

    `level` is `strong` with two or more roots of two or more kinds that agree, `weak` with one root, else
    `moderate`. It is no probability. `works` are those that the `roots` made, 0 where not counted.
    """

    level: StrengthLevel
    roots: int
    kinds: tuple[SourceKind, ...]
    certainties: tuple[Certainty, ...]
    contested: bool
    works: int = 0


@dataclass(frozen=True, slots=True)
class ProngJudgement:
    """What a government did and did not do on one prong in the period: ids of efforts, in order.

    `partly` holds steps that were partly taken or fell short, `worse` harm done, `mixed` clauses that tell both
    sides, which count on neither. `balance` is what they come to; `strength` is None where it is silent.
    """

    id: str
    label: str
    citation: str
    balance: Balance
    done: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    partly: tuple[str, ...] = ()
    less: tuple[str, ...] = ()
    not_done: tuple[str, ...] = ()
    worse: tuple[str, ...] = ()
    mixed: tuple[str, ...] = ()
    strength: Strength | None = None


@dataclass(frozen=True, slots=True)
class ReportedTier:
    """A rank of this country in this report year, as sources give it: the claims and their independent roots."""

    tier: Tier
    claims: tuple[str, ...]
    roots: int


@dataclass(frozen=True, slots=True)
class Holdings:
    """What was in the folder: documents with a statement, by country (a document may tell of several) and year.

    `unplaced` are documents of which no country is known, `undated` those without a year.
    """

    documents: int
    countries: tuple[tuple[str, int], ...] = ()
    unplaced: int = 0
    years: tuple[tuple[int, int], ...] = ()
    undated: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """What an indicated tier stands on, and what stands beside it.

    `basis` is `evidence` where the tier follows from what was done and not done, `reported` where it only repeats
    what sources give as the rank or find in the law's words, `decision` where a person's decision makes it another
    than the rules alone would; None without a tier. `evidence_tier` is what the evidence itself indicates, None
    where it settles nothing; `reported` the ranks in the sources; `differs` whether the two are not the same.
    `if_confirmed` is the tier once a person confirms a policy or pattern, None where that changes nothing;
    `if_checked` the same for the statements that are still to be checked. `strength` is that of the evidence
    under the tier.
    """

    basis: Basis | None = None
    evidence_tier: Tier | None = None
    reported: tuple[ReportedTier, ...] = ()
    differs: bool = False
    if_confirmed: Tier | None = None
    if_checked: Tier | None = None
    strength: Strength | None = None
    judged: tuple[ProngJudgement, ...] = ()
    folder: Holdings = Holdings(0)
    summary: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedent:
    """A country-year of the published record that looked like the one assessed, and the rank it got.

    `alike` is 0 to 1: the weight of the marks that both have in that of all marks; no probability. A mark is the
    id of a criterion and how its step was told ("crit.2:not_done"), or a code of abuse. `only_there` are marks of
    the precedent alone, `only_here` those of the one assessed alone.
    """

    country: str
    year: int
    tier: Tier
    alike: float
    shared: tuple[str, ...] = ()
    only_there: tuple[str, ...] = ()
    only_here: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedents:
    """What was decided where the evidence looked alike; never a ground of the tier.

    `nearest` are the five most alike, the nearest first; `counts` the ranks of the thirty that weigh alike.
    `leading` is the likelier of the two ranks in the record and `share` its probability, calibrated over
    countries: of the `cases` that had about that share, `held` were so ranked. `marks` are those of the one
    assessed; `told` says it all in sentences.
    """

    nearest: tuple[Precedent, ...]
    counts: tuple[tuple[Tier, int], ...]
    leading: Tier
    share: float
    cases: int
    held: int
    marks: tuple[str, ...]
    told: tuple[str, ...]
