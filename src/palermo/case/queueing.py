"""What waits for a person, first what could change a finding or the tier."""

from collections.abc import Callable, Iterable

from palermo.case.analysis import Analysis, compared, counting
from palermo.records import Assessment, Claim, Effort, concerns


def deciding_first(
    analysis: Analysis,
    assessment: Assessment,
    *,
    rejected: Iterable[str] = (),
    assessed: Callable[[Analysis], Assessment],
) -> tuple[str, ...]:
    """Return the ids of what is to be checked and could change the assessment: the tier first, then a finding.

    They are those on which another tier or another status of a finding would rest if all that waits counted
    (`assessed` makes an assessment of such an analysis). What was `rejected` waits for nobody.
    """
    out, country = frozenset(rejected), assessment.country
    waiting = {one.id for one in analysis.statements() if _waits(one, country)} - out
    if not waiting:
        return ()
    claims = analysis.claims()
    left_out = out | {claim.id for claim in claims if not concerns(claim, country)}
    whole = assessed(compared(counting(analysis, waiting), left_out=left_out))
    named = (*_tier_records(assessment, whole), *_finding_records(assessment, whole))
    return tuple(dict.fromkeys(name for name in named if name in waiting))


def _waits(one: Claim | Effort, country: str) -> bool:
    return one.to_check and one.certainty != "unclear" and concerns(one, country)


def _tier_records(before: Assessment, after: Assessment) -> tuple[str, ...]:
    """Return what the steps of the rules rest on, where another tier comes of them."""
    if before.tier == after.tier:
        return ()
    return tuple(claim for step in after.steps for claim in step.claims)


def _finding_records(before: Assessment, after: Assessment) -> tuple[str, ...]:
    statuses = {finding.id: finding.status for finding in before.findings}
    changed = (finding for finding in after.findings if finding.status != statuses.get(finding.id))
    return tuple(name for finding in changed for name in (*finding.supporting, *finding.opposing))
