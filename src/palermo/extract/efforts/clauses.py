"""The clauses of a sentence in which a government's step may stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from palermo.extract.efforts.taken import KnownWords, known, places_of
from palermo.records import Span

_CLOSERS = " \t\r\n,;:.—–-，、；。：！？"
_SUBJECT_REACH = 90


@dataclass(frozen=True, slots=True)
class Tongue:
    """What finding efforts in a language takes: its word lists, and whether some words name a country."""

    language: str
    names_country: Callable[[str], bool]

    @property
    def clauses(self) -> KnownWords:
        """The words that tell which clauses may tell of a step."""
        return known(self.language, "effort_clauses")


def clauses_of(tongue: Tongue, text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield each clause of a sentence with whether a government acts in it; spans are trimmed.

    A clause without a doer of its own takes over that of the clause before in the sentence.
    """
    acting = False
    for low, high in _pieces(tongue.clauses, text[start:end]):
        piece = text[start + low : start + high]
        lead = max((one.end for one in places_of(tongue.clauses, "edge", piece)), default=0)
        trimmed = piece[lead:].rstrip(_CLOSERS)
        if not trimmed:
            continue
        at = start + low + lead
        acting = _acts(tongue, trimmed, before=acting)
        yield Span(at, at + len(trimmed)), acting


def _pieces(clauses: KnownWords, sentence: str) -> Iterator[tuple[int, int]]:
    at = 0
    for one in places_of(clauses, "break", sentence):
        if one.start > at:
            yield at, one.start
            at = one.start
    yield at, len(sentence)


def _acts(tongue: Tongue, clause: str, *, before: bool) -> bool:
    """Return whether a government is the doer of a clause."""
    if tongue.clauses.holds("act_of_state", clause):
        return True
    if tongue.clauses.holds("other_actor", clause):
        return False
    opening = clause[:_SUBJECT_REACH]
    if tongue.clauses.holds("actor", opening) or tongue.names_country(opening):
        return True
    return before
