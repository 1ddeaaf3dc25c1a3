"""The ranking and why: the rule trace as steps, other readings, what it assumes, and what sources say of ranks."""

from palermo.publish.checking import waiting, waiting_count
from palermo.publish.content import (
    Blank,
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
from palermo.publish.report import Report, told_claims
from palermo.publish.sentences import named, plain, statement_sentence
from palermo.publish.wording import wording
from palermo.records import Assessment, RuleStep


def ranking_section(report: Report, evidence: Evidence) -> Section:
    """Return the first section: how the indicated tier was reached, and on what it depends."""
    assessment = report.assessment
    blocks: list[Block] = [Paragraph(_lead(assessment), tone="lead"), *_waiting(report, evidence)]
    if len(assessment.steps) > 0:
        blocks.append(Steps(tuple(_step(step) for step in assessment.steps)))
    blocks += _lists(assessment)
    placements = tuple(claim.id for claim in told_claims(report) if claim.tier is not None)
    if len(placements) > 0:
        sentences = tuple(statement_sentence(evidence, claim) for claim in placements)
        blocks.append(Statements("What sources say of the rank", sentences))
    return Section("ranking", "Ranking and why", tuple(blocks))


def _lead(assessment: Assessment) -> Sentence:
    if assessment.tier is None:
        return plain("The evidence and the rules do not settle a tier.", "assessment")
    waiting = len(assessment.needs_person)
    parts: list[Words | Count] = [
        Words("The rules below, applied in this order to the evidence found, indicate this tier.")
    ]
    if waiting > 0:
        to_confirm = Count(
            waiting, "rule waits for a person to confirm it.", "rules wait for a person to confirm them."
        )
        parts += [Words(" "), to_confirm]
    return Sentence(tuple(parts), basis=("assessment",))


def _waiting(report: Report, evidence: Evidence) -> tuple[Paragraph, ...]:
    """Return how many statements wait to be checked, where any does."""
    number = len(waiting(report, evidence))
    if number == 0:
        return ()
    told = (waiting_count(number), Words(" and count for nothing here until a person has looked at them."))
    return (Paragraph(Sentence(told, basis=("extractions",)), "lead"),)


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


def recommendations_section() -> Section:
    """Return the place for recommendations, which no machine writes."""
    return Section("recommendations", "Recommendations", (Blank("Left to the analyst"),))
