"""Which pages rest on one work: the same body, the same kind, nothing that parts them, and enough in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import combinations

from palermo.corroborate.works.bodies import same_body
from palermo.corroborate.works.content import agreement
from palermo.corroborate.works.page import Described

# What two pages must have in common beside the body, by whether it is a study, leak or ruling; less where title,
# length or day are the same. Pages on two statements of one minister share 5 (development story pairs).
_ALIKE = {True: 3.0, False: 6.0}
_ALIKE_AND_DATED = 2.0
_ALIKE_AND_NAMED = 0.5
_DAYS_APART = 1
_WEEK = 7
# Pages on one work are written within this many days of one another; on one statement within a few.
_SEASON = 200
_STORY = 4


def same_work(one: Described, two: Described) -> float:
    """Return how far two pages rest on one work, 0 to 1; a measure, no probability; 0 where they do not."""
    titled = bool(one.titles & two.titles)
    if not (titled or _one_body(one, two)) or _parted(one, two):
        return 0.0
    found = agreement(one.content, two.content)
    long = one.pages is not None and one.pages == two.pages
    dated = bool(one.days & two.days)
    needed = _ALIKE_AND_NAMED if titled or long else _ALIKE_AND_DATED if dated else _ALIKE[_is_made(one, two)]
    return min(1.0, found / (2 * needed)) if found >= needed else 0.0


def _one_body(one: Described, two: Described) -> bool:
    """Return whether two works have a body in common; of a story only the paper that both name first counts."""
    if one.kinds & two.kinds == {"story"}:
        return same_body(one.bodies[0], two.bodies[0])
    return any(same_body(a, b) for a in one.bodies for b in two.bodies)


def _parted(one: Described, two: Described) -> bool:
    """Return whether something parts two works: kind, title, length, edition or day."""
    if one.kinds and two.kinds and not one.kinds & two.kinds:
        return True
    if one.pages is not None and two.pages is not None and one.pages != two.pages:
        return True
    if one.editions and two.editions and not one.editions & two.editions:
        return True
    return _days_part(one.days, two.days) or _posted_apart(one, two)


def _days_part(one: frozenset[str], two: frozenset[str]) -> bool:
    """Return whether the days of two works are more than one day apart; days of the week are compared as such."""
    if not one or not two:
        return False
    return all(_apart(a, b) > _DAYS_APART for a in one for b in two)


def _apart(one: str, two: str) -> int:
    if one[0] != "w" and two[0] != "w":
        return abs((date.fromisoformat(one) - date.fromisoformat(two)).days)
    gap = (_weekday(one) - _weekday(two)) % _WEEK
    return min(gap, _WEEK - gap)


def _weekday(day: str) -> int:
    return int(day[1:]) if day[0] == "w" else date.fromisoformat(day).weekday()


def _posted_apart(one: Described, two: Described) -> bool:
    try:
        first, second = (date.fromisoformat((page.published or "")[:10]) for page in (one, two))
    except ValueError:
        return False
    return abs((first - second).days) > (_SEASON if _is_made(one, two) else _STORY)


def _is_made(one: Described, two: Described) -> bool:
    return bool(one.kinds & two.kinds & {"study", "leak", "ruling"})


def works_shared(pages: Sequence[Described | None]) -> Iterator[tuple[int, int, float]]:
    """Yield the pairs of places of pages that rest on one work, with how far, each once, in order."""
    holders: dict[str, list[int]] = {}
    for place, page in enumerate(pages):
        for key in _keys(page):
            holders.setdefault(key, []).append(place)
    pairs = {pair for places in holders.values() for pair in combinations(places, 2)}
    for one, two in sorted(pairs):
        first, second = pages[one], pages[two]
        score = same_work(first, second) if first is not None and second is not None else 0.0
        if score:
            yield one, two, score


def _keys(page: Described | None) -> set[str]:
    """Return the keys under which pages on one work meet: titles, and how the words of bodies begin."""
    if page is None:
        return set()
    words = {f"b{word[:3]}" for body in page.bodies for word in body}
    return words | {f"t{title}" for title in page.titles}
