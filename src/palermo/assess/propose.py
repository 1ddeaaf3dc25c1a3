"""From weighed evidence to the facts that the rules test: proposals, each with the claims behind it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from palermo.assess.facts import Facts, read_facts
from palermo.assess.judge import GROUNDS, Fact, Role, cells, judge, settled
from palermo.assess.scope import Evidence
from palermo.assess.weigh import Weighed, Weighing, bears, roots, set_aside, stated
from palermo.records import Claim, Decision, Effort, Problem, Tier, TierChange
from palermo.rules import EvidenceMap

Key = TypeVar("Key")
POLICY = "sig.proof_of_failure"
EFFORTS = "sig.factors"
STANDARDS = ("std.1", "std.2", "std.3", "std.4")
REPORTED, STATED, WEAK, UNNAMED, OWN = "reported", "stated:", "weak", "unnamed", "own report"


@dataclass(frozen=True, slots=True)
class Conclusion:
    """Facts by name with their value and the parts they rest on, and the policy or pattern proposed, if any.

    `own` says whether the facts are judged from the evidence itself, not taken from what sources find or report.
    `policy_shown` says whether a policy or pattern has the sources that it takes; a person confirms it then.
    """

    values: Mapping[str, tuple[str, tuple[Role, ...]]]
    own: bool
    policy: Mapping[str, object] | None
    policy_roles: tuple[Role, ...]
    policy_shown: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """The facts proposed, the claims behind each, the placement that sources report, and what went wrong.

    `pending` are the facts as they would be once a person confirmed the policy or pattern; None where none waits.
    """

    facts: Facts
    pending: Facts | None
    told: Conclusion
    held: Mapping[Role, tuple[Claim | Effort, ...]]
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
    """Return the facts that the evidence proposes: what is judged of it, else what sources report."""
    held = roles(weighing, weighed)
    reports = _reports(weighing.scope.placements)
    told = conclude({role: len(roots(items, weighing.evidence)) for role, items in held.items()}, weighing)
    sources = {name: _ids(behind, held) for name, (_, behind) in told.values.items()}
    policy_claims = _ids(told.policy_roles, held)
    sources["policy_or_pattern.met"] = sources["policy_or_pattern.government"] = policy_claims
    return Proposal(
        facts=facts_of(told, weighing, given),
        pending=_pending(told, weighing, given),
        told=told,
        held=held,
        sources=sources,
        reported=leading({tier: roots(claims, weighing.evidence) for tier, claims in reports.items()}),
        reports=reports,
        problems=_conflict(reports, weighing),
    )


def _ids(behind: Iterable[Role], held: Mapping[Role, tuple[Claim | Effort, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(item.id for role in behind for item in held[role]))


def facts_of(told: Conclusion, weighing: Weighing, given: Given) -> Facts:
    """Return the facts that follow from the conclusion and from what the user gives."""
    return _facts(told, weighing, given, _decided_policy(told, given.decisions.get(POLICY)))


def _facts(told: Conclusion, weighing: Weighing, given: Given, policy: Mapping[str, object] | None) -> Facts:
    values = {name: value for name, (value, _) in told.values.items()}
    _decided(values, given.decisions)
    return read_facts(_content(values, policy, weighing, given))


def _pending(told: Conclusion, weighing: Weighing, given: Given) -> Facts | None:
    """Return the facts with the policy or pattern confirmed, where one is told of that waits for a person."""
    decision = given.decisions.get(POLICY)
    waits = decision is None or decision.verdict == "unsure" or (
        decision.verdict == "confirm" and not told.policy_shown
    )  # fmt: skip
    if told.policy is None or (told.policy["met"], told.policy["government"]) != ("yes", "yes") or not waits:
        return None
    return _facts(told, weighing, given, {**told.policy, "confirmed": True})


def reported_only(counts: Mapping[Role, int], weighing: Weighing) -> dict[str, tuple[str, tuple[Role, ...]]]:
    """Return the facts that sources report as the rank or find in the law's words, where any may count."""
    grounds = counts.get(GROUNDS, 0) or any(counts[role] for role in counts if role[0] == REPORTED)
    if not grounds:
        return {}
    bearings = weighing.bearings
    return _first((*_placed(counts, bearings), *_stated(counts, bearings), *_unstated(counts, bearings)))


def _first(facts: Iterable[Fact]) -> dict[str, tuple[str, tuple[Role, ...]]]:
    values: dict[str, tuple[str, tuple[Role, ...]]] = {}
    for name, value, behind in facts:
        values.setdefault(name, (value, behind))
    return values


def leading(support: Mapping[Key, frozenset[str]]) -> Key | None:
    """Return what the most root sources support; None without any, or on a tie."""
    return _most({key: len(found) for key, found in support.items()})


def _most(counts: Mapping[Key, int]) -> Key | None:
    ranked = sorted((key for key in counts if counts[key]), key=lambda key: (-counts[key], str(key)))
    if not ranked or (len(ranked) > 1 and counts[ranked[0]] == counts[ranked[1]]):
        return None
    return ranked[0]


def reported_change(proposal: Proposal, tier: Tier | None, evidence: Evidence) -> TierChange | None:
    """Return the change that the sources of that placement report; None without one, or on a tie."""
    claims = () if tier is None else proposal.reports.get(tier, ())
    by_change: dict[TierChange, list[Claim]] = {}
    for claim in claims:
        if claim.tier is not None and claim.tier.change is not None:
            by_change.setdefault(claim.tier.change, []).append(claim)
    return leading({change: roots(found, evidence) for change, found in by_change.items()})


def _reports(placements: Iterable[Claim]) -> dict[Tier, tuple[Claim, ...]]:
    found: dict[Tier, tuple[Claim, ...]] = {}
    for claim in placements:
        if claim.tier is not None and claim.tier.tier is not None and claim.certainty != "denied":
            found[claim.tier.tier] = (*found.get(claim.tier.tier, ()), claim)
    return dict(sorted(found.items()))


def roles(weighing: Weighing, weighed: Mapping[str, Weighed]) -> dict[Role, tuple[Claim | Effort, ...]]:
    """Return every part that evidence can play in the proposal, with the claims and efforts that play it."""
    firm = weighing.bearings.thresholds.firm
    efforts = weighed[EFFORTS]
    found: dict[Role, tuple[Claim | Effort, ...]] = {
        (REPORTED, tier): claims for tier, claims in _reports(weighing.scope.placements).items()
    }
    for claim in weighing.scope.claims:
        if claim.certainty == "denied" or not _reliable(claim, weighing):
            continue
        for finding in stated(claim, weighing.bearings):
            role = (f"{STATED}{finding.fact}", finding.value)
            found[role] = (*found.get(role, ()), claim)
    for limb in weighing.instrument.rules[POLICY].limbs:
        shown = weighed[f"{POLICY}.{limb.id}"].supporting
        found[POLICY, limb.id] = tuple(item for item in shown if item.certainty in firm)
    ranking = {claim.document for claim in weighing.scope.placements}
    limbs = [item for (name, _), items in found.items() if name == POLICY for item in items]
    found[POLICY, OWN] = tuple(item for item in limbs if item.document in ranking)
    found[POLICY, WEAK] = weighed[POLICY].supporting
    found[POLICY, UNNAMED] = tuple(c for c in weighing.scope.claims if _without_doer(c, weighing.bearings))
    found[EFFORTS, "against"] = tuple(
        item
        for item in efforts.opposing
        if item.certainty in firm and (isinstance(item, Effort) or _reliable(item, weighing))
    )
    found[EFFORTS, "for"] = efforts.supporting
    acts = (item for item in weighing.scope.efforts if item.stance == "for" and not item.commitment)
    found[EFFORTS, "action"] = tuple(acts)
    found.update(cells(weighing, set_aside(weighed)))
    return {role: items for role, items in found.items() if items}


def conclude(counts: Mapping[Role, int], weighing: Weighing) -> Conclusion:
    """Return what follows where each part is played by that many independent roots.

    Without a concrete statement on enforcement or protection, and without a rank of this report, nothing does.
    """
    judged = judge(counts, weighing.thresholds)
    own = settled(judged)
    policy, shown = _policy(counts, weighing)
    return Conclusion(
        values=_first(judged) if own else reported_only(counts, weighing),
        own=own,
        policy=policy,
        policy_roles=shown,
        policy_shown=_shown(counts, shown, weighing),
    )


def _shown(counts: Mapping[Role, int], behind: tuple[Role, ...], weighing: Weighing) -> bool:
    """Return whether a policy or pattern has independent sources enough, or the report itself as one."""
    most = max((counts.get(role, 0) for role in behind), default=0)
    return most >= weighing.thresholds["policy_roots"] or counts.get((POLICY, OWN), 0) > 0


def _stated(counts: Mapping[Role, int], bearings: EvidenceMap) -> list[Fact]:
    """Return the findings that sources other than the government assessed state in the law's words, uncontested.

    That efforts are not significant takes several sources: one sentence never makes Tier 3 by itself.
    """
    facts: list[Fact] = []
    for name in sorted({name for name, _ in counts if name.startswith(STATED)}):
        values = {value: number for (held, value), number in counts.items() if held == name and number}
        for value, number in values.items() if len(values) == 1 else ():
            fact = name.removeprefix(STATED)
            failing = (fact, value) == ("significant_efforts", "no")
            if not failing or number >= bearings.thresholds.unstated_failure_roots:
                facts.append((fact, value, ((name, value),)))
    return facts


def _reliable(claim: Claim, weighing: Weighing) -> bool:
    """Return whether the statement is plainly about this country and not the government's word for itself."""
    about = weighing.about
    own = any(link.kind == "government" and about.named_in(link.source) for link in claim.chain[-1:])
    named = any(map(about.holds, claim.places)) or any(map(about.named_in, (*claim.actors, claim.quote)))
    told = any(one.code == about.country and one.ground in {"stated", "carried"} for one in claim.about)
    return not own and (named or told or claim.document not in weighing.scope.ambiguous)


def _placed(counts: Mapping[Role, int], bearings: EvidenceMap) -> list[Fact]:
    reported = _most({tier: number for (name, tier), number in counts.items() if name == REPORTED})
    sets = next((placed.sets for placed in bearings.placements if placed.tier == reported), {})
    return [(name, value, ((REPORTED, reported),)) for name, value in sets.items() if reported is not None]


def _unstated(counts: Mapping[Role, int], bearings: EvidenceMap) -> list[Fact]:
    """Return a failure to make significant efforts, where several sources speak of it and none of any action."""
    role = (EFFORTS, "against")
    enough = counts.get(role, 0) >= bearings.thresholds.unstated_failure_roots
    other = counts.get((EFFORTS, "action"), 0) or counts.get((EFFORTS, "for"), 0)
    return [("significant_efforts", "no", (role,))] if enough and not other else []


def _policy(
    counts: Mapping[Role, int], weighing: Weighing
) -> tuple[Mapping[str, object] | None, tuple[Role, ...]]:
    """Return the proposed policy or pattern with the parts that show it; None where nothing speaks of one."""
    limbs = [(POLICY, limb.id) for limb in weighing.instrument.rules[POLICY].limbs]
    shown = tuple(role for role in limbs if counts.get(role, 0))
    if shown:
        most = max(shown, key=lambda role: counts[role])
        return {"met": "yes", "government": "yes", "limb": most[1], "confirmed": False}, shown
    if counts.get((POLICY, WEAK), 0):
        return {"met": "unknown", "government": "yes"}, ((POLICY, WEAK),)
    if counts.get((POLICY, UNNAMED), 0):
        return {"met": "yes", "government": "unknown"}, ((POLICY, UNNAMED),)
    return None, ()


def _without_doer(claim: Claim, bearings: EvidenceMap) -> bool:
    if claim.certainty == "denied":
        return False
    wanted = [bearing for bearing in bearings.bearings if bearing.bears_on.startswith(f"{POLICY}.")]
    return any(bears(claim, bearing.model_copy(update={"government": False}), ()) for bearing in wanted)


def _decided(values: dict[str, str], decisions: Mapping[str, Decision]) -> None:
    """Put what people decided in place of what was proposed."""
    chosen = {
        name: decision.value
        for name, decision in decisions.items()
        if decision.verdict == "overrule" and decision.value is not None
    }
    values.update({f"standards.{name}": chosen[name] for name in STANDARDS if name in chosen})
    if EFFORTS in chosen:
        values["significant_efforts"] = chosen[EFFORTS]


def _decided_policy(told: Conclusion, decision: Decision | None) -> Mapping[str, object] | None:
    """Return the policy or pattern that stands: none until a person confirms or finds it."""
    policy = told.policy
    withheld = None if policy is None else {**policy, "met": "no", "government": "unknown", "confirmed": False}
    if decision is None or decision.verdict == "unsure":
        return withheld
    if decision.verdict == "confirm":
        return {**policy, "confirmed": True} if policy is not None and told.policy_shown else withheld
    found = {"yes": "yes", "unknown": "unknown"}.get(decision.value or "", "no")
    if policy is None and found == "no":
        return None
    return {**(policy or {}), "met": found, "government": "yes", "confirmed": found == "yes"}


def _content(
    values: Mapping[str, str], policy: Mapping[str, object] | None, weighing: Weighing, given: Given
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
