"""Key findings: what each part of the standard comes to, the rank before, and the best corroborated claims."""

from palermo.publish.changed import change_told
from palermo.publish.content import Count, Name, Paragraph, Part, Section, Sentence, Statements, Words
from palermo.publish.evidence import Evidence
from palermo.publish.headline import tier_name
from palermo.publish.independent import behind, counted
from palermo.publish.report import Report
from palermo.publish.sentences import plain
from palermo.publish.sides import is_policy
from palermo.publish.told_once import group_sentence, groups_in_order
from palermo.publish.wording import wording
from palermo.records import Assessment, Finding, ProngJudgement

BEST = 4
"""Groups of claims that are told among the key findings; the profile tells more."""
CELLS = (
    ("done", "step taken", "steps taken"), ("more", "more than before", "more than before"),
    ("partly", "in part or short", "in part or short"), ("less", "less than before", "less than before"),
    ("not_done", "step not taken", "steps not taken"), ("worse", "doing harm", "doing harm"),
)  # fmt: skip


def findings_section(report: Report, evidence: Evidence) -> Section:
    """Return what a reader takes away, ten sentences at most."""
    assessment = report.assessment
    told = [*_parts(assessment), *_policy(assessment, evidence), *_before(assessment), *_best(report, evidence)]
    if len(told) == 0:
        nothing = plain("Nothing that counts was found on any part of the standard.", "findings")
        return Section("key-findings", "Key findings", (Paragraph(nothing, "gap"),))
    return Section("key-findings", "Key findings", (Statements("", tuple(told)),))


def _parts(assessment: Assessment) -> list[Sentence]:
    judged = () if assessment.standing is None else assessment.standing.judged
    told = [_part(one) for one in judged if one.balance != "silent"]
    silent = [one.label for one in judged if one.balance == "silent"]
    if len(silent) > 0:
        parts = (Name(", ".join(silent)), Words(f": {wording().balances['silent']}."))
        told.append(Sentence(parts, basis=("standing",)))
    return told


def _part(one: ProngJudgement) -> Sentence:
    """Return what one part comes to, how many statements tell it which way, and how firm they are."""
    parts: list[Part] = [Name(one.label), Words(f": {wording().balances[one.balance]}")]
    held = [(getattr(one, name), singular, plural) for name, singular, plural in CELLS]
    for at, (records, singular, plural) in enumerate([cell for cell in held if len(cell[0]) > 0]):
        parts += [Words("; " if at else " ("), Count(len(records), singular, plural)]
    if any(len(cell[0]) > 0 for cell in held):
        parts.append(Words(")"))
    if one.strength is not None:
        told = counted(one.strength.works, one.strength.roots)
        parts += [Words(f"; {wording().strengths[one.strength.level]}, from "), *told]
    records = tuple(record for cell in held for record in cell[0])
    return Sentence((*parts, Words(".")), records, basis=("standing",))


def _policy(assessment: Assessment, evidence: Evidence) -> list[Sentence]:
    """Return whether sources speak of a policy or pattern of the government, and what it still takes."""
    found = [one for one in assessment.findings if is_policy(one) and len(one.supporting) > 0]
    return [_pattern(found[0], assessment, evidence)] if found else []


def _pattern(finding: Finding, assessment: Assessment, evidence: Evidence) -> Sentence:
    parts: list[Part] = [
        Count(len(finding.supporting), "statement speaks", "statements speak"),
        Words(" of a policy or pattern of the government ("), Name(finding.citation), Words("), from "),
        *behind(finding.roots_supporting, finding.supporting, evidence),
    ]  # fmt: skip
    standing = assessment.standing
    if standing is not None and standing.if_confirmed is not None:
        parts += [Words("; if a person confirmed it the tier would be "), Name(tier_name(standing.if_confirmed))]
    return Sentence((*parts, Words(".")), finding.supporting, basis=(f"finding:{finding.id}",))


def _before(assessment: Assessment) -> list[Sentence]:
    past = [year for year in assessment.history if year.year == assessment.year - 1]
    told = [
        Sentence((Words("In the report of "), Name(str(year.year)), Words(" it was "), Name(tier_name(year.tier)),
                  Words(", by the table of earlier years.")), basis=("history",))
        for year in past
    ]  # fmt: skip
    moved = change_told(assessment)
    return told if moved is None else [*told, moved]


def _best(report: Report, evidence: Evidence) -> list[Sentence]:
    held = [group for group in groups_in_order(report, evidence) if len(group.claims) > 0]
    return [group_sentence(group, evidence) for group in held[:BEST]]
