"""How the tier was reached: the rule trace as steps, other readings, what it assumes, ranks in sources."""

from palermo.publish.content import (
    Block,
    Count,
    Paragraph,
    Section,
    Sentence,
    Statements,
    Step,
    Steps,
    Words,
)
from palermo.publish.evidence import Evidence
from palermo.publish.headline import ground_of
from palermo.publish.report import Report, told_claims
from palermo.publish.sentences import named, statement_sentence
from palermo.publish.wording import wording
from palermo.records import Assessment, RuleStep

LEAD = "The rules below, applied in this order to the evidence that counts, indicate this tier."
LEADS = {
    "open": "The rules below, applied in this order to the evidence that counts, do not settle a tier.",
    "reported": "The rules below were applied in this order to what sources place or find; the tier is theirs.",
    "decision": "The rules below were applied in this order, and a person's decision makes the tier another.",
    "forced": "The rules below, applied in this order, force this tier by the earlier years alone.",
}
"""What stands over the rule trace, by the ground of the tier."""


def ranking_section(report: Report, evidence: Evidence) -> Section:
    """Return how the tier was reached, rule by rule, and on what it depends."""
    assessment = report.assessment
    blocks: list[Block] = [Paragraph(_lead(assessment), tone="lead")]
    if len(assessment.steps) > 0:
        blocks.append(Steps(tuple(_step(step) for step in assessment.steps)))
    blocks += _lists(assessment)
    placements = tuple(claim.id for claim in told_claims(report) if claim.tier is not None)
    if len(placements) > 0:
        sentences = tuple(statement_sentence(evidence, claim) for claim in placements)
        blocks.append(Statements("What sources say of the rank", sentences))
    return Section("ranking", "How the tier was reached", tuple(blocks), annex=True)


def _lead(assessment: Assessment) -> Sentence:
    ground, waiting = ground_of(assessment), len(assessment.needs_person)
    parts: list[Words | Count] = [Words(LEADS.get(ground, LEAD))]
    if waiting > 0:
        to_confirm = Count(
            waiting, "rule waits for a person to confirm it.", "rules wait for a person to confirm them."
        )
        parts += [Words(" "), to_confirm]
    return Sentence(tuple(parts), basis=("assessment",))


def _step(step: RuleStep) -> Step:
    basis = f"rule:{step.rule}"
    return Step(
        rule=step.rule,
        version=step.version,
        citation=step.citation,
        outcome=step.outcome,
        outcome_word=wording().outcomes[step.outcome],
        sentence=named(step.statement, basis),
        reason=named(step.reason, basis, records=step.claims),
        needs_person=step.needs_person,
    )


def _lists(assessment: Assessment) -> list[Block]:
    tiers = wording().tiers
    readings = tuple(f"{tiers.get(tier, tier)}: {why}" for why, tier in assessment.readings)
    named_lists = (
        ("Other tiers under readings of the law that are not settled", readings),
        ("What the law then prescribes", assessment.consequences),
        ("What this assumes", assessment.assumptions),
    )
    return [
        Statements(title, tuple(named(item, "assessment") for item in items), tone="note")
        for title, items in named_lists
        if len(items) > 0
    ]
