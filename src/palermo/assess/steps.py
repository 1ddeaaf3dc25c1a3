"""The steps before the rules and beside them: the limits of the evidence, and how efforts are judged from it."""

from dataclasses import replace

from palermo.assess.judge import EFFORTS_FACT, RISE_FACT
from palermo.assess.propose import POLICY, Proposal
from palermo.assess.standing import policy_step, told
from palermo.assess.weigh import Weighing, roots
from palermo.datafiles import file_hash
from palermo.records import ProngJudgement, RuleStep
from palermo.rules import Instrument

JUDGEMENT = "rules/tvpa/judgement.yaml"
BALANCES = {
    "acted": "Concrete actions are on record, and no failing",
    "rising": "Concrete actions are on record, some more than the year before, and no failing",
    "contested": "Concrete actions and failings are both on record; neither is netted against the other",
    "fell_short": "What is on record fell short or did harm; no plain concrete action is",
    "failed": "Steps are on record as not taken, and no concrete action is",
    "silent": "Nothing concrete and dated about this country is on record",
}
CELLS = (
    ("done", "taken"), ("more", "more than before"), ("partly", "in part or short"), ("less", "less than before"),
    ("not_done", "not taken"), ("worse", "doing harm"), ("mixed", "both ways in one clause"),
)  # fmt: skip
SIGNIFICANT = {
    "yes": "The actions on record are significant efforts, as palermo reads the Act.",
    "no": "Prosecution and protection are failed throughout: no significant efforts, as palermo reads the Act.",
}
RISES = {
    "no": "Efforts rose over the year before on the prongs that the judgement asks for.",
    "yes": "Overall the evidence does not show efforts that increased over the year before.",
}


def waiting(step: RuleStep, proposal: Proposal) -> RuleStep:
    """Return the step of a policy or pattern that waits for a person as what it is: it decides nothing yet."""
    because = policy_step(proposal)
    if step.rule != POLICY or step.outcome == "information" or because is None:
        return step
    claims = tuple(sorted(proposal.sources["policy_or_pattern.met"]))
    return replace(step, outcome="needs_person", needs_person=True, reason=because, claims=claims)


def evidence_steps(act: Weighing, proposal: Proposal, judged: tuple[ProngJudgement, ...]) -> tuple[RuleStep, ...]:
    """Return the steps before the rules: the limits of the evidence, each prong judged, reported ranks."""
    scope = act.scope
    promises = sum(1 for effort in scope.efforts if effort.commitment)
    kept = f"{len(scope.claims)} claims and {len(scope.efforts) - promises} concrete efforts count for the period."
    claims = tuple(claim.id for found in proposal.reports.values() for claim in found)
    told = "; ".join(
        f"Tier {tier}, independent sources: {len(roots(found, act.evidence))}"
        for tier, found in proposal.reports.items()
    )
    return (
        _information(act.instrument, "tier.period", kept),
        _information(
            act.instrument, "tier.concrete_only", f"{promises} promises or drafts are set aside as context."
        ),
        *(_prong_step(one) for one in judged),
        *_judged_steps(proposal),
        RuleStep(
            rule="evidence.reported_placement",
            version=file_hash("rules/tvpa/evidence.yaml"),
            citation="no provision; the evidence",
            statement="What sources report as the country's placement speaks to facts that nothing else settles.",
            outcome="information",
            reason=f"Reported: {told}." if told else "No source reports a placement for this report year.",
            claims=claims,
        ),
    )


def _information(instrument: Instrument, name: str, reason: str) -> RuleStep:
    rule = instrument.rules[name]
    return RuleStep(
        rule=name,
        version=instrument.versions[name],
        citation=rule.citation,
        statement=rule.statement,
        outcome="information",
        reason=reason,
    )


def _prong_step(judged: ProngJudgement) -> RuleStep:
    counts = "; ".join(f"{words}: {len(ids)}" for name, words in CELLS if (ids := getattr(judged, name)))
    strong = "" if judged.strength is None else f" It is {told(judged.strength)}."
    return RuleStep(
        rule=f"evidence.{judged.id}",
        version=file_hash(JUDGEMENT),
        citation=judged.citation,
        statement=f"{judged.label}: what was done, not done, and became less or more.",
        outcome="information",
        reason=f"{BALANCES[judged.balance]}{f' ({counts})' if counts else ''}.{strong}",
        claims=tuple(dict.fromkeys(name for cell, _ in CELLS for name in getattr(judged, cell))),
    )


def _judged_steps(proposal: Proposal) -> tuple[RuleStep, ...]:
    """Return how significant and increasing efforts are judged, where the evidence itself settles them."""
    asked = (
        (EFFORTS_FACT, "evidence.significant_efforts", "22 USC 7107(b)(3)(A)", SIGNIFICANT),
        (RISE_FACT, "evidence.increasing_efforts", "22 USC 7107(b)(2)(A)(iii)(II)", RISES),
    )
    return tuple(
        RuleStep(
            rule=rule,
            version=file_hash(JUDGEMENT),
            citation=citation,
            statement="Efforts are judged from what was done and not done on each prong, by the thresholds of the "
            "judgement file.",
            outcome="information",
            reason=words[proposal.told.values[fact][0]],
            claims=proposal.sources[fact],
        )
        for fact, rule, citation, words in asked
        if proposal.told.own and fact in proposal.told.values
    )
