"""The clauses of a sentence in which a government's step may stand."""

import re
from collections.abc import Iterator

from palermo.extract.efforts.lexicon import compiled, effort_lexicon
from palermo.extract.entities import find_countries
from palermo.records import Span

_EDGE = re.compile(r"^[\s,;:—–-]*(?:(?:and|but|or)\s+)?")
_SUBJECT_REACH = 90


def clauses_of(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Yield each clause of a sentence with whether a government acts in it; spans are trimmed.

    A clause without a doer of its own takes over that of the clause before in the sentence.
    """
    acting = False
    for low, high in _pieces(text[start:end]):
        piece = text[start + low : start + high]
        lead = _EDGE.match(piece)
        trimmed = piece[lead.end() if lead else 0 :].rstrip(" \t\r\n,;.:—–-")
        if not trimmed:
            continue
        at = start + low + (lead.end() if lead else 0)
        acting = _acts(trimmed, before=acting)
        yield Span(at, at + len(trimmed)), acting


def _pieces(sentence: str) -> Iterator[tuple[int, int]]:
    at = 0
    for match in compiled(effort_lexicon().clause_break).finditer(sentence):
        if match.start() > at:
            yield at, match.start()
            at = match.start()
    yield at, len(sentence)


def _acts(clause: str, *, before: bool) -> bool:
    """Return whether a government is the doer of a clause."""
    lexicon = effort_lexicon()
    if compiled(lexicon.other_actor).search(clause):
        return False
    opening = clause[:_SUBJECT_REACH]
    if compiled(lexicon.actor).search(opening) or find_countries(opening):
        return True
    return before
