"""Whether the tier moved: the one place where a report says so, with who says it."""

from palermo.publish.content import Sentence, Words
from palermo.publish.wording import wording
from palermo.records import Assessment


def known_before(assessment: Assessment) -> bool:
    """Return whether the tier of the year before was given."""
    return any(past.year == assessment.year - 1 for past in assessment.history)


def change_told(assessment: Assessment) -> Sentence | None:
    """Return how the tier moved against the year before, by the tiers given or as sources report it; else None."""
    if assessment.change is None or assessment.tier is None:
        return None
    said = wording().changes[assessment.change]
    if known_before(assessment):
        return Sentence((Words(f"By the tiers given of earlier years it is {said}."),), basis=("history",))
    told = f"Sources report it as {said}; no tier of that year was given to compare."
    return Sentence((Words(told),), basis=("assessment",))
