"""Which count is a part of another in the same words: of the 300 held, 250 were sent home."""

import re
from functools import cache

from palermo.corroborate.figures.naming import of_people
from palermo.corroborate.figures.reference import FigureWords
from palermo.records import Claim, Quantity


@cache
def _introduces(before: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?i)(?:^|\W)(?:{'|'.join(map(re.escape, before))})\s*$")


def whole_of(claim: Claim, quantity: Quantity, words: FigureWords) -> str | None:
    """Return the words of the count that a count of the claim is a part of, None where it is none.

    The whole is the count that words such as "of the" introduce, or that words such as "of whom" follow.
    """
    if quantity.kind != "count":
        return None
    others = [other for other in claim.quantities if other.kind == "count" and other is not quantity]
    return next((other.text for other in others if _is_whole(claim, other, quantity, words)), None)


def _is_whole(claim: Claim, whole: Quantity, part: Quantity, words: FigureWords) -> bool:
    head = claim.quote[: whole.start - claim.start]
    if _introduces(words.part_before).search(head):
        return True
    between = claim.quote[max(whole.end - claim.start, 0) : max(part.start - claim.start, 0)].lower()
    return any(phrase in between for phrase in words.part_between)


def several(claim: Claim, quantity: Quantity, words: FigureWords) -> bool:
    """Return whether a claim has another count of such a thing that is no part of this one, nor its whole.

    "1,200 in one year and 1,500 in the next" is one statement with two counts, each with a time and a state that
    are told of both together.
    """
    if quantity.kind != "count":
        return False
    others = [other for other in claim.quantities if other.kind == "count" and other is not quantity]
    return any(
        of_people(other.unit) == of_people(quantity.unit) and whole_of(claim, other, words) != quantity.text
        for other in others
        if (other.start, other.end) != (quantity.start, quantity.end)
    )
