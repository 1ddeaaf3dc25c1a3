"""What people may decide, and what follows from it: it stands beside the proposal, never in its place."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from palermo.assess.scope import Evidence
from palermo.assess.walk import Ruling
from palermo.assess.weigh import targets
from palermo.records import Decision, Finding, FindingStatus, Problem
from palermo.rules import Instrument, load_instrument

TIER = "tier"
INSTRUMENTS = ("tvpa", "ilo")
EFFORTS, POLICY = "sig.factors", "sig.proof_of_failure"
STATUSES: Mapping[str, FindingStatus] = {
    "supported": "supported",
    "contested": "contested",
    "unsupported": "unsupported",
    "no_evidence": "no_evidence",
    "met": "supported",
    "yes": "supported",
    "not_met": "unsupported",
    "no": "unsupported",
}
"""The status that stands where a person chose this value; another value leaves the machine's."""
TIERS = ("1", "2", "2WL", "3", "SC")
REJECTED = ("rejected",)
"""The one value for a claim or effort: it is left out of the assessment."""


@dataclass(frozen=True, slots=True)
class Decidable:
    """A finding, rule or the tier, on which a person may decide, with the values they may choose."""

    id: str
    label: str
    values: tuple[str, ...]


@cache
def decidables() -> Mapping[str, Decidable]:
    """Return everything but claims and efforts that a person may decide on, by id."""
    found = {TIER: Decidable(TIER, "The indicated tier", TIERS)}
    for name in INSTRUMENTS:
        found.update((one.id, one) for one in _of(load_instrument(name)))
    return found


def _of(instrument: Instrument) -> Iterator[Decidable]:
    for rule in instrument.rules.values():
        if rule.needs_person is not None:
            yield Decidable(rule.id, rule.label, ("met", "not_met"))
    for name, rule in targets(instrument):
        label = next((limb.label for limb in rule.limbs if name == f"{rule.id}.{limb.id}"), rule.label)
        yield Decidable(name, label, _values(name, rule.part))


def _values(name: str, part: str) -> tuple[str, ...]:
    if name in {EFFORTS, POLICY}:
        return ("yes", "no", "unknown")
    if part == "standard":
        return ("met", "not_met", "unknown")
    return ("supported", "contested", "unsupported", "no_evidence")


def usable(
    decisions: Iterable[Decision], records: frozenset[str]
) -> tuple[tuple[Decision, ...], tuple[Problem, ...]]:
    """Return the decisions that can be applied, and a Problem for each of the others; `records` are claims."""
    kept, problems = [], []
    for decision in decisions:
        fault = _fault(decision, records)
        if fault is None:
            kept.append(decision)
        else:
            problems.append(fault)
    return tuple(kept), tuple(problems)


def _fault(decision: Decision, records: frozenset[str]) -> Problem | None:
    about = decidables().get(decision.subject)
    if about is None and decision.subject not in records:
        return _problem(
            "decision_without_subject",
            f"A decision is about {decision.subject}, which is no finding or rule to decide on, and no claim or "
            "effort of these documents; it changes nothing.",
            "Decide again on the claim as it is now extracted, if it is still there.",
        )
    values = REJECTED if about is None else about.values
    if decision.verdict != "overrule" or decision.value is None or decision.value in values:
        return None
    return _problem(
        "decision_value",
        f"A decision overrules {decision.subject} with a value that it cannot take; it changes nothing.",
        f"Decide again with one of: {', '.join(values)}.",
    )


def _problem(code: str, message: str, remedy: str) -> Problem:
    return Problem(stage="assess", code=code, message=message, remedy=remedy)


def latest(decisions: Iterable[Decision]) -> dict[str, Decision]:
    """Return the decision that stands on each subject: the latest in time; at one time, the last given."""
    return {decision.subject: decision for decision in sorted(decisions, key=lambda one: one.time)}


def rejected(decisions: Iterable[Decision], records: frozenset[str]) -> frozenset[str]:
    """Return the ids of those claims and efforts that stand overruled."""
    standing = latest(usable(decisions, records)[0])
    return records & {name for name, decision in standing.items() if decision.verdict == "overrule"}


def looked_at(evidence: Evidence, standing: Mapping[str, Decision]) -> Evidence:
    """Return the evidence, the claims and efforts that a person confirms no longer to be checked."""
    sure = {name for name, decision in standing.items() if decision.verdict == "confirm"}
    return replace(
        evidence,
        claims=tuple(replace(one, to_check=one.to_check and one.id not in sure) for one in evidence.claims),
        efforts=tuple(replace(one, to_check=one.to_check and one.id not in sure) for one in evidence.efforts),
    )


def rulings(standing: Mapping[str, Decision]) -> dict[str, Ruling]:
    """Return what stands decided about rules of the Act, by rule; one left unsure still waits for a person.

    Where the law's facts can carry the decision (standards, policy or pattern) they do, and the rule runs on them.
    """
    rules = load_instrument("tvpa").rules
    found = {}
    for name, decision in standing.items():
        if name in rules and decision.verdict != "unsure":
            by_rule = decision.verdict == "overrule" and name != POLICY and rules[name].needs_person is not None
            found[name] = Ruling(_told(decision), decision.value == "met" if by_rule else None)
    return found


def _told(decision: Decision) -> str:
    verdict = "confirms the proposal" if decision.verdict == "confirm" else "overrules the proposal"
    chosen = f" ({decision.value.replace('_', ' ')})" if decision.value is not None else ""
    return f"A person {verdict}{chosen}: {decision.reason}"


def reviewed(finding: Finding, standing: Mapping[str, Decision]) -> Finding:
    """Return the finding with what a person decided about it, if anything, beside the machine's status."""
    decision = standing.get(finding.id)
    finding = replace(finding, proposed=finding.status)
    if decision is None or decision.verdict == "unsure":
        return finding
    chosen = (
        STATUSES.get(decision.value or "", finding.status) if decision.verdict == "overrule" else finding.status
    )
    decided = (decision.verdict, decision.author, decision.time)
    return replace(finding, status=chosen, origin="person", reason=decision.reason, decided=decided)
