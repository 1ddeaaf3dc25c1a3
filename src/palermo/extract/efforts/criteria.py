"""The criteria of the standard that some words bear on."""

from typing import NamedTuple

from palermo.extract.efforts.taken import Met, met_in
from palermo.words import WordList


class Bearing(NamedTuple):
    """Criterion ids, the kind of concrete action of the first, and the ids of the entries that say so."""

    criteria: tuple[str, ...]
    action: str
    why: tuple[str, ...]


NO_BEARING = Bearing((), "", ())


def bearing_of(words: WordList, text: str) -> Bearing:
    """Return what some words bear on: the weightiest entry, and others of other acts beside it.

    Shapes: criteria without repeats, may be empty.
    """
    met = [one for one in met_in(words, text) if one.entry.means != "none"]
    strong = [one for one in met if one.entry.strong]
    chosen = strong or met[:1]
    return _bearing(_apart(chosen)) if chosen else NO_BEARING


def _apart(met: list[Met]) -> list[Met]:
    return sorted(met, key=lambda one: one.start)[:1]


def _bearing(met: list[Met]) -> Bearing:
    criteria = dict.fromkeys(name for one in met for name in one.entry.means.partition("/")[0].split("+"))
    why = dict.fromkeys(one.entry.id for one in met)
    return Bearing(tuple(criteria), met[0].entry.means.partition("/")[2], tuple(why))
