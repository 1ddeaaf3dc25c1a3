"""What shows efforts and what shows failings: words that were read as both count as neither.

One function serves the assessment, which counts by it, and the report, which tells by it.
"""

from collections.abc import Iterable

from palermo.records.claims import Claim, Effort

EFFORTS = ("prosecution", "protection", "prevention", "other", "efforts", "standards")
"""The parts of the standard that ask what a government does."""
POLICY = "sig.proof_of_failure"
WIDE = 2
"""How many times as long as another a statement is from which it holds more than what both tell."""


def is_policy(finding: str) -> bool:
    """Return whether the finding of that id asks for a policy or pattern of the government."""
    return finding == POLICY or finding.startswith(f"{POLICY}.")


def torn(efforts: Iterable[Claim | Effort], failings: Iterable[Claim | Effort]) -> frozenset[str]:
    """Return the ids of what was read both as an effort and as a failing, under whatever criterion.

    That is what stands on both sides, or shares with something on the other side, in one document, more than half
    of the words of the shorter of the two. Of two such the one that is much longer is set aside alone: it was cut
    so wide that it holds what is told the other way, and the narrower reading stands.
    """
    near: dict[str, list[Claim | Effort]] = {}
    for failing in failings:
        near.setdefault(failing.document, []).append(failing)
    pairs = (_set_aside(one, other) for one in efforts for other in near.get(one.document, ()))
    return frozenset(item.id for pair in pairs for item in pair)


def _set_aside(one: Claim | Effort, other: Claim | Effort) -> tuple[Claim | Effort, ...]:
    """Return which of two statements of one document, read on two sides, count on neither."""
    if one.id == other.id:
        return (one,)
    shared = min(one.end, other.end) - max(one.start, other.start)
    short, long = sorted((one, other), key=_letters)
    if 2 * shared <= _letters(short):
        return ()
    return (long,) if _letters(long) > WIDE * _letters(short) else (one, other)


def _letters(item: Claim | Effort) -> int:
    return item.end - item.start
