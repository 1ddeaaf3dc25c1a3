"""The clauses of a sentence in which a government's step may stand."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from palermo.extract.efforts.lexicon import EffortLexicon, compiled
from palermo.records import Span

_CLOSERS = " \t\r\n,;.:—–-，、；。：！？"
_SUBJECT_REACH = 90


@dataclass(frozen=True, slots=True)
class Tongue:
    """What reading efforts in a language takes: its lexicon, and whether some words name a country."""

    language: str
    lexicon: EffortLexicon
    names_country: Callable[[str], bool]


def clauses_of(tongue: Tongue, text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield each clause of a sentence with whether a government acts in it; spans are trimmed.

    A clause without a doer of its own takes over that of the clause before in the sentence.
    """
    acting, edge = False, compiled(tongue.lexicon.edge)
    for low, high in _pieces(tongue.lexicon, text[start:end]):
        piece = text[start + low : start + high]
        lead = edge.match(piece)
        trimmed = piece[lead.end() if lead else 0 :].rstrip(_CLOSERS)
        if not trimmed:
            continue
        at = start + low + (lead.end() if lead else 0)
        acting = _acts(tongue, trimmed, before=acting)
        yield Span(at, at + len(trimmed)), acting


def _pieces(lexicon: EffortLexicon, sentence: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in compiled(lexicon.clause_break).finditer(sentence):
        if match.start() > at:
            yield at, match.start()
            at = match.start()
    yield at, len(sentence)


def _acts(tongue: Tongue, clause: str, *, before: bool) -> bool:
    """Return whether a government is the doer of a clause."""
    lexicon = tongue.lexicon
    if compiled(lexicon.other_actor).search(clause):
        return False
    opening = clause[:_SUBJECT_REACH]
    if compiled(lexicon.actor).search(opening) or tongue.names_country(opening):
        return True
    return before
