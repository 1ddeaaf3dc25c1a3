"""What the indicated tier hangs on: what changes it when taken away, and how it moves under open readings."""

from palermo.publish.content import Block, Count, Paragraph, Section, Sentence, Statements, Table, Words
from palermo.publish.evidence import Evidence, publication
from palermo.publish.origins import root_name
from palermo.publish.report import Report
from palermo.publish.sentences import named, plain, statement_sentence
from palermo.publish.wording import wording
from palermo.records import Assessment, Removal, RuleStep, Tier


def sensitivity_section(report: Report, evidence: Evidence) -> Section:
    """Return which claims, sources and rules the tier cannot lose without becoming another one."""
    assessment = report.assessment
    found = assessment.sensitivity
    removals = distinct(found.removals)
    blocks: list[Block] = [Paragraph(_lead(removals, untried=assessment.tier is None), "lead")]
    if len(removals) > 0:
        steps = {step.rule: step for step in assessment.steps}
        rows = tuple(
            (
                plain(wording().removals[removal.kind], "sensitivity"),
                _removed(removal, evidence, steps),
                named(_tier(removal.tier), "sensitivity"),
            )
            for removal in removals
        )
        columns = ("Taken away", "Which", "Tier indicated then")
        blocks.append(Table("What changes the tier when it is taken away", columns, rows, "removals"))
    if len(found.readings) > 0:
        blocks.append(_readings(assessment))
    if len(found.settles) > 0 and found.settles != assessment.missing:
        settles = tuple(named(item, "sensitivity") for item in found.settles)
        blocks.append(Statements("What would settle the tier", settles, "gap"))
    if found.note != "":
        blocks.append(Paragraph(named(found.note, "sensitivity"), "note"))
    return Section("hangs-on", "What the tier hangs on", tuple(blocks), annex=True)


def distinct(removals: tuple[Removal, ...]) -> tuple[Removal, ...]:
    """Return the removals without a smallest set of one source that stands there as a source already."""
    sources = {removal.removed for removal in removals if removal.kind == "source"}
    return tuple(item for item in removals if item.kind != "smallest_set" or item.removed not in sources)


def _lead(removals: tuple[Removal, ...], *, untried: bool) -> Sentence:
    if len(removals) == 0:
        if untried:
            return plain("No tier is named, so nothing can take it away.", "sensitivity")
        return plain("No claim, source or rule, taken away alone, changes the indicated tier.", "sensitivity")
    parts = (
        Count(len(removals), "removal changes", "removals change"),
        Words(" the indicated tier; what is not listed does not change it, taken away alone."),
    )
    return Sentence(parts, basis=("sensitivity",))


def _removed(removal: Removal, evidence: Evidence, steps: dict[str, RuleStep]) -> Sentence:
    if removal.kind == "claim" and len(removal.removed) == 1:
        return statement_sentence(evidence, removal.removed[0])
    if removal.kind == "claim":
        return Sentence((Count(len(removal.removed), "claim", "claims"),), removal.removed, basis=("sensitivity",))
    if removal.kind == "rule":
        named_rules = (f"{steps[rule].statement} ({rule})" if rule in steps else rule for rule in removal.removed)
        return named(" · ".join(named_rules), *(f"rule:{rule}" for rule in removal.removed))
    return named(" · ".join(source_name(root, evidence) for root in removal.removed), "derivations")


def source_name(root: str, evidence: Evidence) -> str:
    """Return a root as a reader knows it, with its label where that is another; of a body its works together."""
    together = {
        one.root for one in evidence.derivations.values() if evidence.maker(one.root) == evidence.maker(root)
    }
    document = evidence.documents.get(root)
    if document is None:
        return root_name(root, evidence)
    name = publication(document)
    if len(together) > 1:
        return f"{name} (all of its {len(together)} works)"
    return name if name == root else f"{name} ({root})"


def _readings(assessment: Assessment) -> Table:
    rows = tuple(
        (
            named(rule, f"rule:{rule}"),
            named(reading, f"rule:{rule}"),
            named(_tier(tier) + (" (as indicated)" if tier == assessment.tier else ""), f"rule:{rule}"),
        )
        for rule, reading, tier in assessment.sensitivity.readings
    )
    return Table(
        "The tier under readings of the law that are not settled", ("Rule", "Reading", "Tier"), rows, "removals"
    )


def _tier(tier: Tier | None) -> str:
    return wording().tiers[tier or "undetermined"]
