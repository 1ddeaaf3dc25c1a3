"""Hierarchical log-linear models over overlapping lists: their terms, names and neighbours.

A term is a set of lists, kept as a bit mask (bit 0 is the first list). A model is the ascending tuple of its
terms of two lists or more; the constant and the main effects are always in. Hierarchical means: with a term,
every smaller term inside it (Chan, Silverman & Vincent 2021, section 2.1).
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Model = tuple[int, ...]
Matrix = NDArray[np.float64]

MAIN: Model = ()
"""The model of independent lists."""


def terms(lists: int, *, max_order: int) -> tuple[int, ...]:
    """Return every term of two to `max_order` lists, smaller ones first."""
    orders = range(2, max_order + 1)
    return tuple(sum(1 << i for i in chosen) for order in orders for chosen in combinations(range(lists), order))


def parts(term: int) -> tuple[int, ...]:
    """Return the terms one list smaller, without main effects."""
    if term.bit_count() <= 2:  # noqa: PLR2004 - a pair's parts are main effects
        return ()
    return tuple(term & ~(1 << i) for i in range(term.bit_length()) if term >> i & 1)


def with_term(model: Model, term: int) -> Model:
    """Return the model with one more term."""
    return tuple(sorted({*model, term}))


def additions(model: Model, *, lists: int, max_order: int) -> Iterator[Model]:
    """Yield the hierarchical models with one more term."""
    held = set(model)
    for term in terms(lists, max_order=max_order):
        if term not in held and held.issuperset(parts(term)):
            yield with_term(model, term)


def removals(model: Model) -> Iterator[Model]:
    """Yield the hierarchical models with one term less."""
    for term in model:
        if not any(other != term and other & term == term for other in model):
            yield tuple(other for other in model if other != term)


@lru_cache(maxsize=16)
def all_models(lists: int, *, max_order: int) -> tuple[Model, ...]:
    """Return every hierarchical model with terms of at most `max_order` lists, main effects first.

    Three, four and five lists have 8, 64 and 1,024 of order two, and 8, 113 and 6,893 below the largest order.
    """
    found: dict[Model, None] = {MAIN: None}
    layer = [MAIN]
    while layer:
        layer = list(dict.fromkeys(m for old in layer for m in additions(old, lists=lists, max_order=max_order)))
        found.update(dict.fromkeys(layer))
    return tuple(found)


def model_name(model: Model, *, lists: int) -> str:
    """Return the model as its largest terms in list numbers from 1: `[123 25]`, or `[main]`.

    From ten lists on, the numbers within a term are joined by points: `[2.11 3.4]`.
    """
    largest = [term for term in model if not any(o != term and o & term == term for o in model)]
    joint = "" if lists < 10 else "."  # noqa: PLR2004 - two digits would run together
    names = [(-term.bit_count(), [i + 1 for i in range(lists) if term >> i & 1]) for term in largest]
    return f"[{' '.join(joint.join(map(str, members)) for _, members in sorted(names)) or 'main'}]"


@lru_cache(maxsize=4096)
def design(model: Model, *, lists: int) -> Matrix:
    """Return the design matrix: 1 where a history holds a term.

    Rows are the 2^lists - 1 seen histories in order of their mask; columns the constant, the main effects and the
    model's terms.
    """
    cells = np.arange(1, 1 << lists)[:, None]
    columns = np.array([0, *(1 << i for i in range(lists)), *model])
    matrix: Matrix = np.asarray((cells & columns) == columns, dtype=np.float64)
    matrix.setflags(write=False)
    return matrix
