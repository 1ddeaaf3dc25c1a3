"""How far a span reaches from its head word to one side."""

import numpy as np

from palermo.extract.attribution.columns import Features, at
from palermo.extract.attribution.hashing import cross
from palermo.extract.attribution.table import Ids, Ints, Table

# Parts of speech that are remembered one by one on the way.
_PATH = 7


def reach_features(  # noqa: PLR0913 - one a bound of the reach
    table: Table, rows: Ints, *, low: Ints, high: Ints, step: int, reach: int, base: int, context: Ids
) -> tuple[Features, Ints, Ints]:
    """Return features of each way a span may reach to one side, the span's number and how many tokens it takes.

    `step` is -1 for the left, 1 for the right. A span stays inside the rows `low` to `high` (half-open) and takes
    at most `reach` tokens. `base` numbers the features, so that each use has its own; `context` is what else is
    known of each span.
    """
    span = np.repeat(np.arange(len(rows)), reach + 1)
    taken = np.tile(np.arange(reach + 1), len(rows))
    head = rows[span]
    edge = head + step * taken
    kept = (edge >= low[span]) & (edge < high[span])
    span, taken, head, edge = span[kept], taken[kept], head[kept], edge[kept]
    return _edges(table, head, edge, taken, step, base, context[span], low[span], high[span]), span, taken


def _edges(  # noqa: PLR0913, PLR0917 - one column a fact about the edge
    table: Table, head: Ints, edge: Ints, taken: Ints, step: int, base: int, context: Ids, low: Ints, high: Ints
) -> Features:  # fmt: skip
    beyond, size = edge + step, np.minimum(taken, _PATH + 1).astype(np.uint64)
    last_lower, next_lower = at(table.lower, edge), at(table.lower, beyond)
    lemma, pos = table.lemma[head], table.pos[head]
    last_dep, last_tag = table.dep[edge], table.tag[edge]
    next_dep, next_tag = at(table.dep, beyond), at(table.tag, beyond)
    own = (table.head[edge] == head).astype(np.uint64)
    next_own = (at(table.head + 1, beyond) == head.astype(np.uint64) + np.uint64(1)).astype(np.uint64)
    closed = ((table.high if step > 0 else table.low)[edge] == edge + (step > 0)).astype(np.uint64)
    whole = ((table.high if step > 0 else table.low)[head] == edge + (step > 0)).astype(np.uint64)
    quoted = (table.quote[edge] != table.quote[head]).astype(np.uint64)
    next_quoted = (at(table.quote + 1, beyond) != at(table.quote + 1, head)).astype(np.uint64)
    leaving = (beyond < table.low[head]) | (beyond >= table.high[head])
    stopped = (beyond < low) | (beyond >= high)
    inner_head = at(table.dep, table.head[edge])
    next_inside = _inside(table, head, edge, beyond, step)
    path = _path(table, head, taken, step)
    some = size > 0
    n = iter(range(base, base + 100))
    return [
        cross(next(n), size), cross(next(n), size, lemma), cross(next(n), size, pos, table.dep[head]),
        cross(next(n), lemma, last_lower, some), cross(next(n), lemma, next_lower, some),
        cross(next(n), pos, path), cross(next(n), lemma, path), cross(next(n), path, next_tag),
        cross(next(n), path, next_dep, next_own), cross(next(n), last_lower, next_lower),
        cross(next(n), last_dep, own, next_dep, next_own, some), cross(next(n), last_tag, next_tag, some),
        cross(next(n), last_lower, next_tag, some), cross(next(n), last_tag, next_lower, some),
        cross(next(n), closed, last_dep, own), cross(next(n), quoted, next_quoted, some),
        cross(next(n), leaving, pos, next_dep), cross(next(n), pos, last_dep, own, some, closed),
        cross(next(n), pos, next_dep, next_own, some, closed), cross(next(n), whole, closed, leaving, stopped),
        cross(next(n), whole, pos, next_lower), cross(next(n), inner_head, last_dep, next_dep, next_inside),
        cross(next(n), next_inside, next_lower, next_tag), cross(next(n), next_inside, next_dep, whole),
        cross(next(n), context, whole, stopped), cross(next(n), context, next_lower, some),
        cross(next(n), context, path), cross(next(n), stopped, next_tag, pos),
    ]  # fmt: skip


def _inside(table: Table, head: Ints, edge: Ints, beyond: Ints, step: int) -> Ids:
    """Return how the next token hangs on what is taken: 0 not, 1 on the head, 2 on the edge, 3 between."""
    there = np.clip(beyond, 0, len(table) - 1)
    above = table.head[there]
    between = (above > np.minimum(head, edge)) & (above < np.maximum(head, edge))
    found = np.where(between, 3, 0)
    found = np.where(above == edge, 2, found)
    found = np.where(above == head, 1, found)
    return np.where((beyond == there) & (step != 0), found, 0).astype(np.uint64)


def _path(table: Table, head: Ints, taken: Ints, step: int) -> Ids:
    """Return a number for the parts of speech that a reach takes in, the nearest first."""
    path = np.zeros(len(head), np.uint64)
    for distance in range(1, _PATH + 1):
        pos = at(table.pos, head + step * distance)
        path = np.where(distance <= taken, path * np.uint64(131) + pos, path)
    return path + np.minimum(taken, _PATH + 1).astype(np.uint64)
