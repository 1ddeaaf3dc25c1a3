"""Statements of a Chinese paragraph: clauses under one chain, joined where one goes on with another's subject."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palermo.extract.zh.clauses import Clause
from palermo.extract.zh.codes import codes_of, mask
from palermo.extract.zh.details import actor_hits, group_hits, has_figure
from palermo.extract.zh.lexicon import cutting
from palermo.extract.zh.marks import redescribes
from palermo.extract.zh.paragraph import Paragraph
from palermo.extract.zh.places import find_places
from palermo.extract.zh.walk import Spoken

# A clause that only says since when, or for how long: it belongs to the one behind it.
_LONGEST = 300  # characters of a statement; the longest labelled one has 79
_PERIOD = re.compile(r"(?:自|从|自从|截至|到)?[^，。；]{0,14}(?:以来|起|至今|年来|月来|期间|为止|年间)")


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement: its range in the paragraph, and what governs it.

    `quote` is the speech it stands in, `clause` where the clause begins that holds its cue.
    """

    start: int
    end: int
    spoken: Spoken
    sentence: int
    quote: int | None
    clause: int


def pieces_of(reading: Paragraph, clauses: Sequence[Clause], spoken: Sequence[Spoken]) -> tuple[Piece, ...]:
    """Return the statements of a paragraph in text order, clauses that add nothing left out of their edges."""
    joined: list[Piece] = []
    for piece in _single(clauses, spoken):
        before = joined[-1] if joined else None
        if before is not None and _joins(reading, before, piece):
            joined[-1] = Piece(
                before.start,
                piece.end,
                _weaker(before.spoken, piece.spoken),
                piece.sentence,
                piece.quote,
                before.clause,
            )
        else:
            joined.append(piece)
    return tuple(joined)


def _single(clauses: Sequence[Clause], spoken: Sequence[Spoken]) -> Iterator[Piece]:
    for clause, over in zip(clauses, spoken, strict=True):
        if over.start < clause.end:
            yield Piece(over.start, clause.end, over, clause.sentence, clause.quote, clause.start)
        elif over.denied and over.bare:
            yield Piece(clause.start, clause.end, over, clause.sentence, clause.quote, clause.start)


def _weaker(before: Spoken, after: Spoken) -> Spoken:
    return before if set(after.classes) <= set(before.classes) else after


def _joins(reading: Paragraph, before: Piece, piece: Piece) -> bool:
    """Return whether a statement goes on with the one before it and adds to it."""
    if before.sentence != piece.sentence or before.quote != piece.quote or piece.spoken.cue is not None:
        return False
    if before.spoken.chain != piece.spoken.chain or piece.end - before.start > _LONGEST:
        return False
    text = reading.text
    if _PERIOD.fullmatch(text, before.start, before.end):
        return True
    first, second = text[before.start : before.end], text[piece.start : piece.end]
    if cutting().continues.match(second) is None:
        return False
    if redescribes(first) or codes_of(mask(second), weak=False):
        return True
    return bool(codes_of(mask(first), weak=False)) and adds(second)


def adds(text: str) -> bool:
    """Return whether a clause names a figure, place, group or doer."""
    return bool(find_places(text) or group_hits(text) or actor_hits(text) or has_figure(text))
