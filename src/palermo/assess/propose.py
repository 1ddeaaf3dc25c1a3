"""From weighed evidence to the facts that the rules test: proposals, each with the claims behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from palermo.assess.facts import Facts, read_facts
from palermo.assess.scope import Evidence
from palermo.assess.weigh import Weighed, Weighing, bears, roots, stated
from palermo.records import Claim, Decision, Effort, Problem, Tier, TierChange
from palermo.rules import EvidenceMap

Key = TypeVar("Key")
POLICY = "sig.proof_of_failure"
EFFORTS = "sig.factors"


@dataclass(frozen=True, slots=True)
class Proposal:
    """The facts proposed, the claims behind each, the placement that sources report, and what went wrong."""

    facts: Facts
    sources: Mapping[str, tuple[str, ...]]
    reported: Tier | None
    reports: Mapping[Tier, tuple[Claim, ...]]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Given:
    """What the user gives beside the evidence: tiers of earlier years, waiver years, people's decisions."""

    history: Mapping[int, Tier]
    waivers: tuple[int, ...]
    decisions: Mapping[str, Decision]


def propose(weighing: Weighing, weighed: Mapping[str, Weighed], given: Given) -> Proposal:
    """Return the facts that the evidence proposes: stated findings first, then a reported placement."""
    reports = _reports(weighing.scope.placements)
    reported = leading({tier: roots(claims, weighing.evidence) for tier, claims in reports.items()})
    values: dict[str, str] = {}
    sources: dict[str, tuple[str, ...]] = {}
    for name, value, items in (
        *_stated(weighing),
        *_placed(reported, reports, weighing.bearings),
        *_unstated(weighed[EFFORTS], weighing),
    ):
        if name not in values:
            values[name] = value
            sources[name] = tuple(item.id for item in items)
    policy, policy_claims = _policy(weighing, weighed)
    sources["policy_or_pattern.met"] = sources["policy_or_pattern.government"] = policy_claims
    _decided(values, policy, given.decisions)
    return Proposal(
        facts=read_facts(_content(values, policy, weighing, given)),
        sources=sources,
        reported=reported,
        reports=reports,
        problems=_conflict(reports, weighing),
    )


def leading(support: Mapping[Key, frozenset[str]]) -> Key | None:
    """Return what the most root sources support; None without any, or on a tie."""
    ranked = sorted(support, key=lambda key: (-len(support[key]), str(key)))
    if not ranked or (len(ranked) > 1 and len(support[ranked[0]]) == len(support[ranked[1]])):
        return None
    return ranked[0]


def reported_change(proposal: Proposal, tier: Tier | None, evidence: Evidence) -> TierChange | None:
    """Return the change that the sources of that placement report; None without one, or on a tie."""
    claims = () if tier is None else proposal.reports.get(tier, ())
    by_change: dict[TierChange, set[str]] = {}
    for claim in claims:
        if claim.tier is not None and claim.tier.change is not None:
            by_change.setdefault(claim.tier.change, set()).add(evidence.root(claim))
    return leading({change: frozenset(found) for change, found in by_change.items()})


def _reports(placements: Iterable[Claim]) -> dict[Tier, tuple[Claim, ...]]:
    found: dict[Tier, tuple[Claim, ...]] = {}
    for claim in placements:
        if claim.tier is not None and claim.tier.tier is not None and claim.certainty != "denied":
            found[claim.tier.tier] = (*found.get(claim.tier.tier, ()), claim)
    return dict(sorted(found.items()))


Fact = tuple[str, str, tuple[Claim | Effort, ...]]


def _stated(weighing: Weighing) -> tuple[Fact, ...]:
    """Return the findings that sources other than the government assessed state in the law's words."""
    found: dict[str, dict[str, list[Claim]]] = {}
    for claim in weighing.scope.claims:
        if claim.certainty == "denied" or not _reliable(claim, weighing):
            continue
        for finding in stated(claim, weighing.bearings):
            found.setdefault(finding.fact, {}).setdefault(finding.value, []).append(claim)
    facts = []
    for name, by_value in sorted(found.items()):
        value = leading({value: roots(claims, weighing.evidence) for value, claims in by_value.items()})
        if value is not None:
            facts.append((name, value, tuple(by_value[value])))
    return tuple(facts)


def _reliable(claim: Claim, weighing: Weighing) -> bool:
    """Return whether the statement is plainly about this country and not the government's word for itself."""
    about = weighing.about
    own = any(link.kind == "government" and about.named_in(link.source) for link in claim.chain[-1:])
    named = any(map(about.holds, claim.places)) or any(map(about.named_in, (*claim.actors, claim.quote)))
    return not own and (named or claim.document not in weighing.scope.ambiguous)


def _placed(
    reported: Tier | None, reports: Mapping[Tier, tuple[Claim, ...]], bearings: EvidenceMap
) -> tuple[Fact, ...]:
    sets = next((placed.sets for placed in bearings.placements if placed.tier == reported), {})
    return tuple((name, value, reports[reported]) for name, value in sets.items() if reported is not None)


def _unstated(efforts: Weighed, weighing: Weighing) -> tuple[Fact, ...]:
    """Return a failure to make significant efforts, where several sources speak of it and none of any action."""
    actions = any(item.stance == "for" and not item.commitment for item in weighing.scope.efforts)
    firm = tuple(item for item in efforts.opposing if item.certainty in weighing.bearings.thresholds.firm)
    enough = len(roots(firm, weighing.evidence)) >= weighing.bearings.thresholds.unstated_failure_roots
    return (("significant_efforts", "no", firm),) if enough and not actions and not efforts.supporting else ()


def _policy(
    weighing: Weighing, weighed: Mapping[str, Weighed]
) -> tuple[dict[str, object] | None, tuple[str, ...]]:
    """Return the proposed policy or pattern with the claims for it; None where nothing speaks of one."""
    bearings = weighing.bearings
    firm = {
        limb.id: tuple(
            item
            for item in weighed[f"{POLICY}.{limb.id}"].supporting
            if item.certainty in bearings.thresholds.firm
        )
        for limb in weighing.instrument.rules[POLICY].limbs
    }
    most = max(firm, key=lambda limb: (len(roots(firm[limb], weighing.evidence)), len(firm[limb])))
    if firm[most]:
        shown = dict.fromkeys(item.id for items in firm.values() for item in items)
        return {"met": "yes", "government": "yes", "limb": most, "confirmed": False}, tuple(shown)
    weak = tuple(item.id for item in weighed[POLICY].supporting)
    if weak:
        return {"met": "unknown", "government": "yes"}, weak
    unnamed = tuple(claim.id for claim in weighing.scope.claims if _without_doer(claim, bearings))
    return ({"met": "yes", "government": "unknown"}, unnamed) if unnamed else (None, ())


def _without_doer(claim: Claim, bearings: EvidenceMap) -> bool:
    if claim.certainty == "denied":
        return False
    wanted = [bearing for bearing in bearings.bearings if bearing.bears_on.startswith(f"{POLICY}.")]
    return any(bears(claim, bearing.model_copy(update={"government": False}), ()) for bearing in wanted)


def _decided(values: dict[str, str], policy: dict[str, object] | None, decisions: Mapping[str, Decision]) -> None:
    """Put what people decided in place of what was proposed."""
    for name in ("std.1", "std.2", "std.3", "std.4"):
        if name in decisions and decisions[name].verdict == "overrule" and decisions[name].value is not None:
            values[f"standards.{name}"] = decisions[name].value or "unknown"
    efforts = decisions.get(EFFORTS)
    if efforts is not None and efforts.verdict == "overrule" and efforts.value in {"yes", "no"}:
        values["significant_efforts"] = efforts.value
    verdict = decisions[POLICY].verdict if POLICY in decisions else "unsure"
    if policy is not None and verdict == "confirm":
        policy["confirmed"] = True
    if policy is not None and verdict == "overrule":
        policy["met"] = "no"


def _content(
    values: Mapping[str, str], policy: dict[str, object] | None, weighing: Weighing, given: Given
) -> dict[str, object]:
    def part(prefix: str) -> dict[str, str]:
        return {name.removeprefix(prefix): value for name, value in values.items() if name.startswith(prefix)}

    return {
        "country": weighing.about.country,
        "report_year": weighing.about.year,
        "history": {year: tier for year, tier in given.history.items() if year < weighing.about.year},
        "waivers": given.waivers,
        "assessable": values.get("assessable", "yes"),
        "standards": part("standards."),
        "significant_efforts": values.get("significant_efforts", "unknown"),
        "policy_or_pattern": policy,
        "watch_list": part("watch_list."),
        "child_soldiers": "unknown",
    }


def _conflict(reports: Mapping[Tier, tuple[Claim, ...]], weighing: Weighing) -> tuple[Problem, ...]:
    if len(reports) < 2:  # noqa: PLR2004 (two placements are needed to differ)
        return ()
    told = ", ".join(
        f"Tier {tier} by {len(roots(claims, weighing.evidence))} independent sources"
        for tier, claims in reports.items()
    )
    about = weighing.about
    return (
        Problem(
            stage="assess",
            code="conflicting_placements",
            message=f"Sources differ on the placement of {about.country} in the {about.year} report: {told}.",
            remedy="Check the report itself and overrule the claims that are wrong.",
        ),
    )
