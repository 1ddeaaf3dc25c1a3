"""Columns of a table read at rows, and what each token governs."""

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt
from spacy.strings import StringStore

from palermo.extract.attribution.table import Ids, Ints, Table

Features = list[npt.NDArray[np.int32]]
Bools = npt.NDArray[np.bool_]

_CHILDREN = (
    "nsubj", "nsubjpass", "csubj", "expl", "ccomp", "xcomp", "parataxis", "dobj", "dative", "acomp", "attr",
    "oprd",
    "prep", "agent", "acl", "relcl", "advcl", "aux", "auxpass", "neg", "prt", "poss", "appos", "conj", "mark",
    "amod", "det", "punct", "advmod", "pcomp",
)  # fmt: skip


@cache
def symbol(name: str) -> np.uint64:
    """Return the id that spaCy gives a word, a lemma or a label."""
    return np.uint64(StringStore()[name])


@dataclass(frozen=True, slots=True)
class Syntax:
    """What each token governs: `mask` has a bit a dependency label, the others hold a row or -1."""

    mask: Ids
    subject: Ints
    clause: Ints
    object: Ints
    preposition: Ints
    mark: Ints


def syntax_of(table: Table) -> Syntax:
    """Return what each token of the table governs."""
    mask = np.zeros(len(table), np.uint64)
    for bit, name in enumerate(_CHILDREN):
        mask[table.head[table.dep == symbol(name)]] |= np.uint64(1 << bit)
    return Syntax(
        mask,
        _child(table, "nsubj", "nsubjpass", "csubj"),
        _child(table, "ccomp", "parataxis", "xcomp", "acl", "relcl"),
        _child(table, "dobj", "dative", "attr", "acomp", "oprd"),
        _child(table, "prep", "agent"),
        _child(table, "mark"),
    )


def _child(table: Table, *names: str) -> Ints:
    """Return for each token the last child under one of the labels, -1 without one."""
    found = np.full(len(table), -1, np.int64)
    rows = np.flatnonzero(np.isin(table.dep, np.array([symbol(name) for name in names])))
    found[table.head[rows]] = rows
    return found


def at(column: npt.NDArray[np.generic], rows: Ints) -> Ids:
    """Return the values of a column at the rows, 0 where a row is outside the column."""
    outside = (rows < 0) | (rows >= len(column))
    values = column[np.where(outside, 0, rows)].astype(np.uint64)
    values[outside] = 0
    return values


# Counts up to here are told apart one by one.
_EXACT = 4


def bucket(values: Ints) -> Ids:
    """Return counts grouped so that near ones differ and far ones do not: 0 to 4, then by doubling."""
    small = np.clip(values, -64, 64)
    size = np.abs(small)
    grouped = np.where(size <= _EXACT, size, 3 + np.ceil(np.log2(np.maximum(size, 1)))).astype(np.int64)
    return (np.where(small < 0, -grouped, grouped) + 16).astype(np.uint64)
