"""How some words tell an act: in whose favour, and whether it was done."""

from itertools import pairwise
from typing import NamedTuple, cast

from palermo.extract.efforts.taken import KnownWords, Met, met_in, places_of
from palermo.records import Done, Stance

# Meanings that are asked for by name, of the words as they stand.
_FORMS = frozenset(
    {"apart", "turn", "opening", "harm", "leans", "finite", "participle", "perfect_denied", "linked", "listed"}
)
_PIECES = 4


class Telling(NamedTuple):
    """Direction and done, and the ids of the entries that say so; `demand` where an act is only asked for."""

    direction: Stance
    done: Done
    why: tuple[str, ...]
    demand: bool = False


DONE = Telling("for", "done", ())


def telling_of(words: KnownWords, text: str, *, before: str = "") -> Telling:
    """Return how some words tell an act; words that lean on those before them share their negation."""
    own = _ruling(words, text)
    if own is not None and (own.direction != "for" or own.demand):
        return own
    shared = _shared(words, text, before)
    return shared or own or DONE


def _ruling(words: KnownWords, text: str) -> Telling | None:
    met = [one for one in met_in(words, text, leaving_out=_FORMS) if one.entry.means != "none"]
    for one in met:
        if one.entry.means == "demand":
            return Telling("against", "not_done", (one.entry.id,), demand=True)
    met = _in_main(words, text, met)
    for harm in places_of(words, "harm", text):
        return _harm(harm, [one for one in met if one.start < harm.end])
    # What speaks against it is told by what comes first, else the weightiest tells.
    against = sorted((one for one in met if one.entry.means.startswith("against")), key=lambda one: one.start)
    return _telling((against or met)[0]) if met else None


def _in_main(words: KnownWords, text: str, met: list[Met]) -> list[Met]:
    """Leave out what stands in a part of its own, where words stand before it.

    Such a part goes on to the end, or to the next comma where it began with one.
    """
    parts = [_part(text, one.start) for one in places_of(words, "apart", text) if one.start]
    return [one for one in met if not any(low <= one.start < high for low, high in parts)]


def _part(text: str, start: int) -> tuple[int, int]:
    closed = text.find(",", start) if text[:start].rstrip().endswith(",") else -1
    return start, len(text) if closed < 0 else closed


def _harm(harm: Met, met: list[Met]) -> Telling:
    """Return how a deed that harms is told, of what stands before its end."""
    denied = [one for one in met if one.entry.means == "against/not_done"]
    # A harm that "failed to" be "not" done was done: the two cancel each other.
    return Telling(
        "for" if len(denied) % 2 else "against", "done", (harm.entry.id, *(one.entry.id for one in denied))
    )


def _telling(one: Met) -> Telling:
    direction, _, done = one.entry.means.partition("/")
    return Telling(cast(Stance, direction), cast(Done, done), (one.entry.id,))


def _shared(words: KnownWords, text: str, before: str) -> Telling | None:
    for piece in _pieces(words, before)[:_PIECES] if _leans(words, text, before) else ():
        found = _ruling(words, piece)
        if found is not None:
            return found if found.direction != "for" else None
        if words.holds("finite", piece):
            return None
    return None


def _leans(words: KnownWords, text: str, before: str) -> bool:
    """Return whether words need those before them: an infinitive, a bare verb, or a noun of a list."""
    if words.holds("leans", text):
        return True
    joint = f"{before.rstrip()} {text[:1]}"
    if not words.holds("finite", text):
        return words.holds("listed", joint)
    participle = words.holds("participle", text) and words.holds("perfect_denied", before)
    return participle and words.holds("linked", joint)


def _pieces(words: KnownWords, before: str) -> list[str]:
    """Return the parts of the words before, the nearest first."""
    cuts = [one.start for one in places_of(words, "turn", before)]
    cuts += [at for at, letter in enumerate(before) if letter in ";；"]
    pieces = (before[low:high] for low, high in pairwise([0, *sorted(cuts), len(before)]))
    return [piece for piece in pieces if piece.strip(" ;；,")][::-1]
