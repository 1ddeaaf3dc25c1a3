"""What shows efforts and what shows failings, as the judgement sorts it, else as the findings do."""

from dataclasses import dataclass

from palermo.publish.evidence import Evidence
from palermo.records import Assessment, Finding
from palermo.records import torn as read_both_ways
from palermo.records.sides import EFFORTS
from palermo.records.sides import is_policy as is_policy_id

NAMED = ("prosecution", "protection", "prevention")


@dataclass(frozen=True, slots=True)
class Sides:
    """Ids of what shows efforts and of what shows failings, in order; nothing is on both."""

    efforts: tuple[str, ...]
    failings: tuple[str, ...]


def is_policy(finding: Finding) -> bool:
    """Return whether a finding asks for a policy or pattern of the government: a failing, where it is found."""
    return is_policy_id(finding.id)


def side_words(finding: Finding) -> str:
    """Return which heads stand over the two sides of a finding."""
    if is_policy(finding):
        return "policy"
    return "efforts" if finding.prong in EFFORTS else "evidence"


def sides_of(assessment: Assessment, evidence: Evidence) -> Sides:
    """Return both sides over the whole standard; what tells both, or was read both ways, is on neither."""
    judged = () if assessment.standing is None else assessment.standing.judged
    efforts = [record for one in judged for record in (*one.more, *one.done)]
    failings = [record for one in judged for record in (*one.not_done, *one.worse, *one.less, *one.partly)]
    if len(efforts) + len(failings) == 0:
        efforts, failings = _of_findings(assessment)
    both = torn(assessment, evidence)
    return Sides(
        tuple(record for record in dict.fromkeys(efforts) if record not in both),
        tuple(record for record in dict.fromkeys(failings) if record not in both),
    )


def torn(assessment: Assessment, evidence: Evidence) -> frozenset[str]:
    """Return what was read both as an effort and as a failing: on both sides, or at one place with what is."""
    efforts, failings = (map(evidence.statement, side) for side in _of_findings(assessment))
    return read_both_ways(efforts, failings)


def _of_findings(assessment: Assessment) -> tuple[list[str], list[str]]:
    efforts: list[str] = []
    failings: list[str] = []
    for finding in (one for one in assessment.findings if one.prong in EFFORTS):
        swapped = is_policy(finding)
        efforts += finding.opposing if swapped else finding.supporting
        failings += finding.supporting if swapped else finding.opposing
    return list(dict.fromkeys(efforts)), list(dict.fromkeys(failings))
