"""What a span says of a government's effort: the criteria it bears on, and how it is told."""

from dataclasses import dataclass
from functools import cache

from palermo.extract.efforts.criteria import NO_BEARING, Bearing, bearing_of
from palermo.extract.efforts.taken import KnownWords, known, places_of
from palermo.extract.efforts.telling import telling_of
from palermo.records import Done, Stance

# Those with lists of their own.
LANGUAGES = frozenset({"en", "es", "zh"})


@dataclass(frozen=True, slots=True)
class Judged:
    """What some words say of a government's effort.

    `criteria` are ids of the standard, in the order told; empty where the words name no act, or only ask for one.
    `actions` are the kinds of concrete action of 22 USC 7102(5), one a criterion. `commitment` is true of a plan,
    promise or draft. `why` holds the ids of the entries that decided. `firm` is false where the words only
    touch the subject: they tell of an act if it is known from elsewhere that one is told.
    """

    criteria: tuple[str, ...]
    direction: Stance
    done: Done
    actions: tuple[str, ...]
    commitment: bool
    why: tuple[str, ...]
    firm: bool

    @property
    def action(self) -> str:
        """The kind of concrete action of the first criterion; empty without one."""
        return next(iter(self.actions), "")


def judge_effort(text: str, *, language: str, before: str = "") -> Judged:
    """Return what the words of a span say of a government's effort.

    `before` holds the words of the sentence before the span: a list shares its verb and its negation. A language
    without lists is read as one that names no act.
    """
    lists = _lists(language.partition("-")[0])
    if lists is None:
        return Judged((), "for", "done", (), commitment=False, why=(), firm=False)
    acts, directions = lists
    told = text[_conceded(directions, text) :]
    telling = telling_of(directions, told, before=before)
    bearing = NO_BEARING if telling.demand else _bearing(acts, told, before)
    return Judged(
        bearing.criteria, telling.direction, telling.done, bearing.actions,
        commitment=telling.done == "planned", why=(*bearing.why, *telling.why), firm=bearing.firm,
    )  # fmt: skip


def _conceded(directions: KnownWords, text: str) -> int:
    """Return where the act is told, after what the sentence concedes at its opening."""
    return max((one.end for one in places_of(directions, "opening", text) if one.end < len(text)), default=0)


def _bearing(acts: KnownWords, text: str, before: str) -> Bearing:
    found = bearing_of(acts, text)
    if found.criteria or not before:
        return found
    # Words that name no act of their own go on about the act before them.
    nearest = bearing_of(acts, before[max(before.rfind(";"), before.rfind("；")) + 1 :])
    return nearest._replace(firm=False)


@cache
def _lists(language: str) -> tuple[KnownWords, KnownWords] | None:
    if language not in LANGUAGES:
        return None
    return known(language, "efforts"), known(language, "directions")
