"""Sources: which word heads the source of a cue, if any does."""

from dataclasses import dataclass

import numpy as np

from palermo.extract.attribution.columns import Bools, Features, at, bucket, symbol
from palermo.extract.attribution.hashing import cross
from palermo.extract.attribution.table import Ids, Ints, Table

_HEADS = ("NOUN", "PROPN", "PRON", "DET", "NUM", "ADJ", "VERB", "X", "SYM")
# Tokens a source may stand from its cue.
_FAR = 60


@dataclass(frozen=True, slots=True)
class Cues:
    """Cues found: the row of each one's head, and the half-open rows it covers."""

    head: Ints
    low: Ints
    high: Ints


def source_candidates(table: Table, cues: Cues) -> tuple[Ints, Ints]:
    """Return the number of a cue and a row that may head its source, for each pair; -1 stands for no source."""
    able = np.isin(table.pos, np.array([symbol(name) for name in _HEADS])) & table.word
    pairs_cue, pairs_row = [np.arange(len(cues.head))], [np.full(len(cues.head), -1)]
    for number, head in enumerate(cues.head.tolist()):
        low = max(table.opening[head], head - _FAR, 0)
        high = min(table.closing[head], head + _FAR)
        rows = np.arange(low, high)
        rows = rows[able[low:high] & ((rows < cues.low[number]) | (rows >= cues.high[number]))]
        pairs_cue.append(np.full(len(rows), number))
        pairs_row.append(rows)
    cue, row = np.concatenate(pairs_cue), np.concatenate(pairs_row)
    order = np.argsort(cue, kind="stable")
    return cue[order], row[order]


def source_features(table: Table, cues: Cues, cue: Ints, row: Ints) -> Features:
    """Return the features of each pair of a cue and a row that may head its source."""
    head, none = cues.head[cue], row < 0
    there = np.where(none, head, row)
    relation = _relation(table, head, there, none)
    lemma, pos, dep = table.lemma[there], table.pos[there], table.dep[there]
    tag, lower = table.tag[there], table.lower[there]
    cue_lemma, cue_pos, cue_dep = table.lemma[head], table.pos[head], table.dep[head]
    cue_tag = table.tag[head]
    far = bucket(there - head)
    same_quote = (table.quote[there] == table.quote[head]).astype(np.uint64)
    quoted = (table.quote[there] >= 0).astype(np.uint64) + same_quote * np.uint64(2)
    above_dep, above_lemma = table.dep[table.head[there]], table.lemma[table.head[there]]
    verbs = _between(head, there, np.isin(table.pos, np.array([symbol("VERB"), symbol("AUX")])))
    nouns = _between(head, there, np.isin(table.dep, np.array([symbol("nsubj"), symbol("nsubjpass")])))
    before = at(table.lower, there - 1)
    voice = _passive(table)[head].astype(np.uint64)
    cue_first, cue_last = at(table.lower, cues.low[cue]), at(table.lower, cues.high[cue] - 1)
    cue_size = (cues.high - cues.low)[cue].astype(np.uint64)
    after = at(table.lower, cues.high[cue])
    adjacent = (there == cues.low[cue] - 1).astype(np.uint64) + (there == cues.high[cue]) * np.uint64(2)
    flag = none.astype(np.uint64)
    n = iter(range(500, 600))
    return [
        cross(next(n), relation), cross(next(n), relation, dep), cross(next(n), relation, dep, cue_pos, cue_dep),
        cross(next(n), relation, dep, cue_lemma), cross(next(n), relation, dep, cue_tag, voice),
        cross(next(n), relation, pos, tag), cross(next(n), relation, lemma), cross(next(n), flag, lemma),
        cross(next(n), flag, pos, far), cross(next(n), flag, dep, far), cross(next(n), flag, cue_lemma, far),
        cross(next(n), relation, far), cross(next(n), relation, quoted),
        cross(next(n), flag, dep, quoted, cue_pos),
        cross(next(n), relation, dep, above_dep), cross(next(n), relation, dep, above_dep, cue_dep),
        cross(next(n), relation, above_lemma, dep), cross(next(n), relation, dep, verbs, nouns),
        cross(next(n), flag, verbs, nouns, dep, quoted), cross(next(n), relation, before, dep),
        cross(next(n), relation, cue_last, dep), cross(next(n), relation, cue_first, dep),
        cross(next(n), relation, cue_size, cue_pos), cross(next(n), relation, adjacent, dep, cue_pos),
        cross(next(n), flag, cue_lemma, lower), cross(next(n), relation, after, dep),
        cross(next(n), flag, voice, cue_dep, cue_tag), cross(next(n), flag, cue_lemma, cue_dep, voice),
        cross(next(n), flag, cue_lemma, above_lemma), cross(next(n), relation, dep, far, pos),
        cross(next(n), relation, tag, cue_tag, cue_dep, same_quote),
    ]  # fmt: skip


def _relation(table: Table, head: Ints, row: Ints, none: Bools) -> Ids:
    """Return how a row hangs on a cue's head, as a number; 0 for no source."""
    up = table.head
    one, two = up[row], up[up[row]]
    above, higher, top = up[head], up[up[head]], up[up[up[head]]]
    same = table.first[row] == table.first[head]
    found = np.where(same, np.where(row < head, 1, 2), np.where(row < head, 3, 4))
    inside = (row >= table.low[head]) & (row < table.high[head])
    over = (head >= table.low[row]) & (head < table.high[row])
    ranked = (
        (inside & (row < head), 5), (inside & (row > head), 6), (over, 7), (same & (two == top), 8),
        (same & (one == top), 9), (same & (one == higher), 10), (same & (two == above) & (one != head), 11),
        (same & (one == above) & (row != above), 12), (up[two] == head, 13), (two == head, 14), (row == above, 15),
        (row == higher, 16), (one == head, 17), (none, 0),
    )  # fmt: skip
    for chosen, number in ranked:
        found = np.where(chosen, number, found)
    return found.astype(np.uint64)


def _between(head: Ints, row: Ints, which: Bools) -> Ids:
    """Return how many of the tokens that count lie between two rows, 3 for more."""
    counted = np.concatenate(([0], np.cumsum(which)))
    low, high = np.minimum(head, row) + 1, np.maximum(head, row)
    found: Ids = np.minimum(counted[np.maximum(high, low)] - counted[low], 3).astype(np.uint64)
    return found


def _passive(table: Table) -> Bools:
    """Return for each token whether it governs a passive auxiliary."""
    found = np.zeros(len(table), np.bool_)
    found[table.head[table.dep == symbol("auxpass")]] = True
    return found
