"""What the indicated tier hangs on, in a few sentences: what takes it away, and what could still change it."""

from palermo.publish.checking import waiting
from palermo.publish.content import Count, Name, Sentence, Words
from palermo.publish.deciding import deciding_step
from palermo.publish.evidence import Evidence
from palermo.publish.headline import tier_name
from palermo.publish.report import Report
from palermo.publish.sensitivity import distinct, source_name
from palermo.publish.sentences import named, plain
from palermo.records import Assessment, Removal

SHOWN = 2
"""Removals that are told; the rest are counted, and the annex tells all."""


def hangs_on(report: Report, evidence: Evidence) -> tuple[Sentence, ...]:
    """Return what the tier hangs on; of an undetermined one what would settle it."""
    assessment = report.assessment
    order = ("source", "smallest_set", "rule", "claim")
    step = deciding_step(assessment)
    # That another rule would decide without the one that does says nothing.
    given = () if step is None else (step.rule,)
    held = (one for one in distinct(assessment.sensitivity.removals) if one.removed != given)
    removals = sorted(held, key=lambda one: order.index(one.kind))
    told: list[Sentence] = [_without(one, report, evidence) for one in removals[:SHOWN]]
    if len(removals) > SHOWN:
        more = Count(len(removals) - SHOWN, "further removal changes it", "further removals change it")
        told.append(Sentence((more, Words(": see what the tier hangs on, in the annex.")), basis=("sensitivity",)))
    if len(removals) == 0 and assessment.tier is not None:
        told.append(plain("No claim, source or rule, taken away alone, changes it.", "sensitivity"))
    return (*told, *_if(report, evidence), *_unknown(assessment))


def _unknown(assessment: Assessment) -> tuple[Sentence, ...]:
    """Return the first of the facts that would settle an undetermined tier, and how many more there are."""
    settles = assessment.sensitivity.settles
    if assessment.tier is not None:
        return ()
    if len(settles) == 0:
        return (plain("On what is still to be found; see what is missing.", "sensitivity"),)
    more = len(settles) - 1
    further = (Sentence((Count(more, "further fact is", "further facts are"), Words(" not known either.")),
                        basis=("sensitivity",)),) if more > 0 else ()  # fmt: skip
    return (named(settles[0], "sensitivity"), *further)


def _without(removal: Removal, report: Report, evidence: Evidence) -> Sentence:
    """Return what is lost and the tier that is left."""
    then = (Words(" it would be "), Name(tier_name(removal.tier)), Words("."))
    if removal.kind in {"source", "smallest_set"}:
        names = "; ".join(source_name(root, evidence) for root in removal.removed)
        return Sentence(
            (Words("Without "), Name(names), Words(" and what goes back to it,"), *then), (), ("roots",)
        )
    if removal.kind == "claim":
        lost = Count(len(removal.removed), "statement", "statements")
        return Sentence(
            (Words("Without "), lost, Words(","), *then), records=removal.removed, basis=("sensitivity",)
        )
    steps = {step.rule: step.statement for step in report.assessment.steps}
    rules = "; ".join(steps.get(rule, rule) for rule in removal.removed)
    return Sentence((Words("If this rule were not met, “"), Name(rules), Words("”,"), *then), (), ("sensitivity",))


def _if(report: Report, evidence: Evidence) -> list[Sentence]:
    """Return what the tier would be once a person has confirmed what waits."""
    standing, number = report.assessment.standing, len(waiting(report, evidence))
    told: list[Sentence] = []
    if standing is None:
        return told
    if standing.if_confirmed is not None:
        told.append(
            _would("If a person confirmed the policy or pattern it would be ", tier_name(standing.if_confirmed))
        )
    if number > 0 and standing.if_checked is not None:
        told.append(
            _would("If all that waits to be checked were right it would be ", tier_name(standing.if_checked))
        )
    if number > 0 and standing.if_checked is None:
        same = "If all that waits to be checked were right, this would be the same."
        told.append(plain(same, "standing"))
    return told


def _would(words: str, tier: str) -> Sentence:
    return Sentence((Words(words), Name(tier), Words(".")), basis=("standing",))
