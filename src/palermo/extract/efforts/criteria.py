"""The criteria of the standard that some words bear on."""

from typing import NamedTuple

from palermo.extract.efforts.taken import KnownWords, Met, met_in

_NO_ACT = "none"
_JOINED = "joined"


class Bearing(NamedTuple):
    """Criterion ids, the kind of concrete action of each, and the ids of the entries that say so.

    `firm` is false where only words of the subject were found, which tell of an act where one is known to be told.
    """

    criteria: tuple[str, ...]
    actions: tuple[str, ...]
    why: tuple[str, ...]
    firm: bool


NO_BEARING = Bearing((), (), (), firm=False)


def bearing_of(words: KnownWords, text: str) -> Bearing:
    """Return what some words bear on: the act told first, and those joined to it.

    Shapes: criteria without repeats, may be empty.
    """
    met = [one for one in met_in(words, text, leaving_out={_JOINED}) if one.entry.means != _NO_ACT]
    strong = sorted((one for one in met if one.entry.strong), key=lambda one: one.start)
    if strong:
        return _bearing([strong[0], *(one for one in strong[1:] if _joined(words, text, one))], firm=True)
    return _bearing(met[:1], firm=False) if met else NO_BEARING


def _joined(words: KnownWords, text: str, one: Met) -> bool:
    return words.holds(_JOINED, text[: one.start + 1])


def _bearing(met: list[Met], *, firm: bool) -> Bearing:
    acts: dict[str, str] = {}
    for one in met:
        names, _, action = one.entry.means.partition("/")
        for name in names.split("+"):
            acts.setdefault(name, action)
    why = dict.fromkeys(one.entry.id for one in met)
    return Bearing(tuple(acts), tuple(acts.values()), tuple(why), firm=firm)
