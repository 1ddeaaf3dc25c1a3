"""What shows efforts and what shows failings on the standard, as the judgement sorts it, else as the findings do."""

from dataclasses import dataclass

from palermo.records import Assessment, Finding

NAMED = ("prosecution", "protection", "prevention")
EFFORTS = (*NAMED, "other", "efforts", "standards")
"""The parts of the standard that ask what a government does."""
POLICY = "sig.proof_of_failure"


@dataclass(frozen=True, slots=True)
class Sides:
    """Ids of what shows efforts and of what shows failings, in order; nothing is on both."""

    efforts: tuple[str, ...]
    failings: tuple[str, ...]


def is_policy(finding: Finding) -> bool:
    """Return whether a finding asks for a policy or pattern of the government, which is a failing where it is found."""
    return finding.id == POLICY or finding.id.startswith(f"{POLICY}.")


def side_words(finding: Finding) -> str:
    """Return which heads stand over the two sides of a finding."""
    if is_policy(finding):
        return "policy"
    return "efforts" if finding.prong in EFFORTS else "evidence"


def sides_of(assessment: Assessment) -> Sides:
    """Return both sides over the whole standard; what tells both, or is used for both, is on neither."""
    judged = () if assessment.standing is None else assessment.standing.judged
    efforts = [record for one in judged for record in (*one.more, *one.done)]
    failings = [record for one in judged for record in (*one.not_done, *one.worse, *one.less, *one.partly)]
    if len(efforts) + len(failings) == 0:
        for finding in (one for one in assessment.findings if one.prong in EFFORTS):
            swapped = is_policy(finding)
            efforts += finding.opposing if swapped else finding.supporting
            failings += finding.supporting if swapped else finding.opposing
    both = {*efforts} & {*failings}
    return Sides(
        tuple(record for record in dict.fromkeys(efforts) if record not in both),
        tuple(record for record in dict.fromkeys(failings) if record not in both),
    )
