"""Cues: which words may attribute something, and how far each cue reaches."""

import numpy as np

from palermo.extract.attribution.columns import Features, Syntax, at, bucket, symbol
from palermo.extract.attribution.hashing import cross
from palermo.extract.attribution.table import Ids, Ints, Table

# Words on each side that a cue may take in ("reserved his most eloquent praise for").
REACH = 7
_HEADS = ("VERB", "NOUN", "AUX", "ADJ", "ADV", "ADP", "PROPN")


def possible_cues(table: Table) -> Ints:
    """Return the rows that may be the head of a cue: words with a meaning of their own, and colons."""
    heads = np.isin(table.pos, np.array([symbol(name) for name in _HEADS]))
    return np.flatnonzero(heads | (table.lower == symbol(":")))


def cue_features(table: Table, syntax: Syntax, rows: Ints) -> Features:
    """Return the features of each row as head of a cue."""
    lemma, pos, tag, dep = table.lemma[rows], table.pos[rows], table.tag[rows], table.dep[rows]
    head, mask = table.head[rows], syntax.mask[rows]
    subject, clause, thing = syntax.subject[rows], syntax.clause[rows], syntax.object[rows]
    preposition = syntax.preposition[rows]
    lower = table.lower[rows]
    inside = (table.quote[rows] >= 0).astype(np.uint64)
    before, after = at(table.lower, rows - 1), at(table.lower, rows + 1)
    begins = _edge(table, rows, 1)
    ends = _edge(table, rows, -1)
    near = begins | (ends << np.uint64(2)) | (inside << np.uint64(4))
    subject_kind = at(table.tag, subject)
    mark = at(table.lower, np.where(clause >= 0, syntax.mark[clause], -1))
    shape = mask & np.uint64((1 << 12) - 1)
    above, above_dep = at(table.lemma, head), at(table.dep, head)
    top = at(table.lemma, _root(table, rows))
    clause_dep, clause_tag = at(table.dep, clause), at(table.tag, clause)
    first = (rows == table.first[rows]).astype(np.uint64)
    title = table.title[rows].astype(np.uint64)
    quoted_clause = (at(table.quote + 1, clause) > 0).astype(np.uint64)
    n = iter(range(1, 100))
    return [
        cross(next(n), lemma), cross(next(n), lower), cross(next(n), pos, tag, dep), cross(next(n), lemma, dep),
        cross(next(n), lemma, pos, inside), cross(next(n), lemma, tag), cross(next(n), lemma, shape),
        cross(next(n), pos, shape), cross(next(n), pos, dep, shape, inside), cross(next(n), lemma, subject_kind),
        cross(next(n), lemma, at(table.lower, subject)), cross(next(n), at(table.lemma, subject), pos),
        cross(next(n), pos, subject_kind, tag), cross(next(n), lemma, at(table.lower, preposition)),
        cross(next(n), pos, at(table.lower, preposition)), cross(next(n), lemma, mark), cross(next(n), pos, mark),
        cross(next(n), lemma, clause_dep), cross(next(n), pos, tag, clause_dep, clause_tag, quoted_clause),
        cross(next(n), lemma, at(table.lemma, thing)), cross(next(n), pos, at(table.lemma, thing)),
        cross(next(n), pos, at(table.pos, thing), shape & np.uint64(1)), cross(next(n), lemma, near),
        cross(next(n), pos, dep, near), cross(next(n), above, dep, above_dep), cross(next(n), dep, above),
        cross(next(n), lemma, above), cross(next(n), pos, dep, top, inside), cross(next(n), lemma, before),
        cross(next(n), lemma, after), cross(next(n), before, pos), cross(next(n), after, pos),
        cross(next(n), lower, after, at(table.lower, rows + 2)), cross(next(n), pos, tag, at(table.tag, rows + 1)),
        cross(next(n), pos, at(table.tag, rows - 1), at(table.tag, rows - 2)), cross(next(n), title, lemma),
        cross(next(n), title, pos, dep), cross(next(n), first, pos, dep), cross(next(n), mask, pos),
        cross(next(n), bucket(table.last[rows] - rows), pos),
        cross(next(n), bucket(rows - table.first[rows]), pos),
        cross(next(n), inside, dep, subject_kind, pos), cross(next(n), at(table.lower, subject), shape),
        cross(next(n), lemma, quoted_clause, inside),
        cross(next(n), lemma, at(table.dep, syntax.subject[head]), dep),
    ]  # fmt: skip


def _edge(table: Table, rows: Ints, step: int) -> Ids:
    """Return 0 to 3: whether a quotation begins (or ends, `step` -1) within three tokens, or in the sentence."""
    inside = table.quote + 1
    here = at(inside, rows)
    found, widest = np.zeros(len(rows), np.uint64), 3
    for distance in (widest, 2, 1):
        there = rows + step * distance
        same = (there >= table.opening[rows]) & (there < table.closing[rows])
        found[same & (at(inside, there) != here) & (at(inside, there) != 0)] = 3 if distance < widest else 2
    edge = table.last[rows] - 1 if step > 0 else table.first[rows]
    far = (at(inside, edge) != here) & (at(inside, edge) != 0) & (found == 0)
    found[far] = 1
    return found


def _root(table: Table, rows: Ints) -> Ints:
    """Return the root of each row's sentence."""
    current = rows
    for _ in range(4):
        current = table.head[current]
    return current
