"""What shows efforts and what shows failings: words that were read as both count as neither.

One function serves the assessment, which counts by it, and the report, which tells by it.
"""

from collections.abc import Iterable

from palermo.records.claims import Claim, Effort

EFFORTS = ("prosecution", "protection", "prevention", "other", "efforts", "standards")
"""The parts of the standard that ask what a government does."""
POLICY = "sig.proof_of_failure"


def is_policy(finding: str) -> bool:
    """Return whether the finding of that id asks for a policy or pattern of the government."""
    return finding == POLICY or finding.startswith(f"{POLICY}.")


def torn(efforts: Iterable[Claim | Effort], failings: Iterable[Claim | Effort]) -> frozenset[str]:
    """Return the ids of what was read both as an effort and as a failing.

    That is what stands on both sides, or shares with something on the other side, in one document, more than half
    of the words of the shorter of the two, under whatever criterion.
    """
    near: dict[str, list[Claim | Effort]] = {}
    for failing in failings:
        near.setdefault(failing.document, []).append(failing)
    pairs = ((one, other) for one in efforts for other in near.get(one.document, ()) if _meet(one, other))
    return frozenset(item.id for pair in pairs for item in pair)


def _meet(one: Claim | Effort, other: Claim | Effort) -> bool:
    """Return whether two statements of one document have most of the words of the shorter in common."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.id == other.id or 2 * shared > min(one.end - one.start, other.end - other.start)
