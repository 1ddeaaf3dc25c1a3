"""What an indicated tier stands on: the evidence itself or what sources report, how firmly, and what moves it."""

from collections.abc import Iterable
from dataclasses import dataclass

from palermo.assess.engine import tier_of
from palermo.assess.holdings import holdings
from palermo.assess.judge import ACTS, CELLS, FAILINGS, JUDGED, MIXED, RISE_FACT, Role, balance
from palermo.assess.propose import POLICY, Given, Proposal
from palermo.assess.verdicts import rulings
from palermo.assess.weigh import Weighing, roots
from palermo.records import (
    Basis,
    Claim,
    Effort,
    ProngJudgement,
    ReportedTier,
    Standing,
    Strength,
    StrengthLevel,
    Tier,
)  # fmt: skip
from palermo.rules import Prong, load_judgement

ENOUGH = 2  # roots, and kinds of source, that make evidence strong


@dataclass(frozen=True, slots=True)
class Tiers:
    """The tier indicated, the one without anybody's decision, and the one with all that is to be checked."""

    now: Tier | None
    alone: Tier | None
    checked: Tier | None


def stand(act: Weighing, given: Given, proposal: Proposal, tiers: Tiers) -> Standing:
    """Return what the tier stands on."""
    tier, ruled = tiers.now, rulings(given.decisions)
    own = tier_of(proposal.facts) if proposal.told.own else None
    ranks = tuple(
        ReportedTier(rank, tuple(claim.id for claim in claims), len(roots(claims, act.evidence)))
        for rank, claims in proposal.reports.items()
    )
    confirmed = None if proposal.pending is None else tier_of(proposal.pending, rulings=ruled)
    return Standing(
        basis=_basis(proposal, tier, tiers.alone, decided=bool(given.decisions)),
        evidence_tier=own,
        reported=ranks,
        differs=own is not None and any(rank.tier != own for rank in ranks),
        if_confirmed=None if confirmed == tier else confirmed,
        if_checked=None if tiers.checked == tier else tiers.checked,
        strength=_under(proposal, act) if tier is not None else None,
        judged=tuple(_prong(prong, act, proposal) for prong in load_judgement("tvpa").prongs),
        folder=holdings(act.evidence),
    )


def _basis(proposal: Proposal, tier: Tier | None, alone: Tier | None, *, decided: bool) -> Basis | None:
    if tier is None:
        return None
    if decided and tier != alone:
        return "decision"
    return "evidence" if proposal.told.own else "reported"


def _under(proposal: Proposal, act: Weighing) -> Strength | None:
    """Return the strength of what the deciding facts rest on."""
    wanted = ("significant_efforts", RISE_FACT, "standards.std.1", "standards.std.4", "assessable")
    behind = {role for name, (_, found) in proposal.told.values.items() if name in wanted for role in found}
    items = {item.id: item for role in sorted(behind) for item in proposal.held[role]}
    contested = any(_balance(prong, proposal, act) == "contested" for prong in load_judgement("tvpa").prongs)
    split = len(proposal.reports) > 1
    return strength(items.values(), act, contested=contested if proposal.told.own else split)


def strength(items: Iterable[Claim | Effort], act: Weighing, *, contested: bool) -> Strength | None:
    """Return how firm the items are together; None without any."""
    held = tuple(items)
    if not held:
        return None
    count = len(roots(held, act.evidence))
    kinds = sorted({item.chain[-1].kind if item.chain else "document" for item in held})
    level: StrengthLevel = "moderate"
    if count < ENOUGH:
        level = "weak"
    elif len(kinds) >= ENOUGH and not contested:
        level = "strong"
    firm = tuple(sorted({item.certainty for item in held}))
    return Strength(level, count, tuple(kinds), firm, contested, works=len(act.evidence.works(held)))


def _counts(prong: Prong, proposal: Proposal, act: Weighing) -> dict[Role, int]:
    roles = ((JUDGED, f"{prong.id}.{cell}") for cell in CELLS)
    return {role: len(roots(proposal.held.get(role, ()), act.evidence)) for role in roles}


def _balance(prong: Prong, proposal: Proposal, act: Weighing) -> str:
    return balance(prong.id, _counts(prong, proposal, act), act.thresholds)


def _prong(prong: Prong, act: Weighing, proposal: Proposal) -> ProngJudgement:
    held = {cell: proposal.held.get((JUDGED, f"{prong.id}.{cell}"), ()) for cell in CELLS}
    ids = {cell: tuple(item.id for item in items) for cell, items in held.items()}
    come_to = balance(prong.id, _counts(prong, proposal, act), act.thresholds)
    items = tuple(item for cell in (*ACTS, *FAILINGS) for item in held[cell])
    return ProngJudgement(
        id=prong.id,
        label=prong.label,
        citation=prong.citation,
        balance=come_to,
        mixed=tuple(item.id for item in proposal.held.get((JUDGED, f"{prong.id}.{MIXED}"), ())),
        strength=strength(items, act, contested=come_to == "contested"),
        **ids,
    )


def summary(found: Standing, tier: Tier | None, proposal: Proposal) -> tuple[str, ...]:
    """Return what a reader must know of the tier's ground, as sentences."""
    return (*_ground(found, tier), *_ranks(found), *_pending(found, tier, proposal), *_checked(found))


def _ground(found: Standing, tier: Tier | None) -> list[str]:
    if found.basis == "evidence" and found.strength is not None:
        return [f"The evidence itself indicates Tier {tier}: {told(found.strength)}."]
    if found.basis == "reported":
        return [f"Tier {tier} repeats what sources report or find; it is no finding of its own from evidence."]
    return ["The tier rests on a person's decision."] if found.basis == "decision" else []


def told(strong: Strength) -> str:
    """Return a strength in words."""
    sources = "1 independent source" if strong.roots == 1 else f"{strong.roots} independent sources"
    disputed = ", contested" if strong.contested else ""
    return f"{strong.level} evidence, from {sources}{disputed}"


def _ranks(found: Standing) -> list[str]:
    said = [
        f"Sources report Tier {rank.tier} in this year's report (independent sources: {rank.roots})."
        for rank in found.reported
    ]
    differ = "What the evidence itself indicates and the rank that sources report are not the same."
    return [*said, differ] if found.differs else said


def _pending(found: Standing, tier: Tier | None, proposal: Proposal) -> list[str]:
    if found.if_confirmed is None:
        return []
    otherwise = "undetermined" if tier is None else f"Tier {tier}"
    second = "" if proposal.told.policy_shown else " and a second independent source told of it"
    return [
        f"It would be Tier {found.if_confirmed} if a person confirmed the policy or pattern that the evidence "
        f"speaks of{second}; otherwise it is {otherwise}."
    ]


def _checked(found: Standing) -> list[str]:
    if found.if_checked is None:
        return []
    return [f"With the statements that are still to be checked it would be Tier {found.if_checked}."]


def policy_step(proposal: Proposal) -> str | None:
    """Return why a policy or pattern decides nothing yet; None where none is told of, or a person has decided."""
    if proposal.pending is None:
        return None
    number = max(len(proposal.held[role]) for role in proposal.told.policy_roles)
    statements = "1 statement speaks" if number == 1 else f"{number} statements speak"
    needs = (
        "a person's confirmation" if proposal.told.policy_shown else "a second source and a person's confirmation"
    )
    return f"{statements} of a policy or pattern of the government; it decides nothing without {needs} ({POLICY})."
