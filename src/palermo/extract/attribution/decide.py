"""The trained models at work: cues, then each one's source, then its content."""

from dataclasses import dataclass

import numpy as np

from palermo.extract.attribution.columns import syntax_of
from palermo.extract.attribution.contents import (
    Parts,
    end_candidates,
    end_features,
    start_candidates,
    start_features,
)
from palermo.extract.attribution.cues import cue_features, possible_cues
from palermo.extract.attribution.hashing import Floats, load_weights
from palermo.extract.attribution.reaches import reach_features
from palermo.extract.attribution.sources import Cues, source_candidates, source_features
from palermo.extract.attribution.table import Ids, Ints, Table

CUE_REACH, SOURCE_REACH = 7, 30
# Beginnings of a content that are followed to their best end.
BEAM = 2


@dataclass(frozen=True, slots=True)
class Found:
    """Attributions as rows of a table, one place each; a source or content that is not there is -1 to -1."""

    cues: Cues
    source_low: Ints
    source_high: Ints
    content_low: Ints
    content_high: Ints
    score: Floats


def decide(table: Table, *, least: float) -> Found:
    """Return the attributions whose cue has at least the given probability, in order of their cue."""
    rows = possible_cues(table)
    scores = 1 / (1 + np.exp(-load_weights("cue").score(cue_features(table, syntax_of(table), rows))))
    chosen = scores >= least
    cues, scores = apart(reach_cues(table, rows[chosen]), scores[chosen])
    low, high = find_sources(table, cues)
    parts = Parts(cues, low, high)
    begin, end = find_contents(table, cues, parts)
    return Found(cues, low, high, begin, end, scores)


def reach_cues(table: Table, head: Ints) -> Cues:
    """Return cues with those heads, each as far to both sides as the models say."""
    low, high = table.first[head], table.last[head]
    context = table.dep[head]
    left = _reach(table, "cue_left", head, low, high, -1, CUE_REACH, 100, context)
    right = _reach(table, "cue_right", head, low, high, 1, CUE_REACH, 200, context)
    return Cues(head, head - left, head + right + 1)


def apart(cues: Cues, scores: Floats) -> tuple[Cues, Floats]:
    """Return the cues of which none overlaps a more certain one, in order."""
    taken: set[int] = set()
    kept: list[int] = []
    for place in np.argsort(-scores, kind="stable").tolist():
        rows = set(range(cues.low[place], cues.high[place]))
        if not rows & taken:
            taken |= rows
            kept.append(place)
    order = np.array(sorted(kept), dtype=np.int64)
    return Cues(cues.head[order], cues.low[order], cues.high[order]), scores[order]


def find_sources(table: Table, cues: Cues) -> tuple[Ints, Ints]:
    """Return the half-open rows of each cue's source, -1 to -1 where none is stated."""
    number, row = source_candidates(table, cues)
    scores = load_weights("source").score(source_features(table, cues, number, row))
    head = row[best(number, scores, len(cues.head))]
    stated = np.flatnonzero(head >= 0)
    low, high = np.full(len(head), -1), np.full(len(head), -1)
    if len(stated):
        inner = Cues(cues.head[stated], cues.low[stated], cues.high[stated])
        low[stated], high[stated] = reach_sources(table, inner, head[stated])
    return low, high


def source_limits(table: Table, cues: Cues, head: Ints) -> tuple[Ints, Ints, Ids]:
    """Return between which rows each source may lie, so that it does not run over its cue, and its context."""
    before = head < cues.head
    low = np.where(before, table.first[head], np.maximum(table.first[head], cues.high))
    high = np.where(before, np.minimum(table.last[head], cues.low), table.last[head])
    return low, high, table.dep[head] + before.astype(np.uint64)


def reach_sources(table: Table, cues: Cues, head: Ints) -> tuple[Ints, Ints]:
    """Return the half-open rows of sources with those heads."""
    low, high, context = source_limits(table, cues, head)
    left = _reach(table, "source_left", head, low, high, -1, SOURCE_REACH, 300, context)
    right = _reach(table, "source_right", head, low, high, 1, SOURCE_REACH, 400, context)
    return head - left, head + right + 1


def find_contents(table: Table, cues: Cues, parts: Parts) -> tuple[Ints, Ints]:
    """Return the half-open rows from the first to the last word of each content, -1 to -1 where none is found."""
    begin, end = np.full(len(cues.head), -1), np.full(len(cues.head), -1)
    highest = np.full(len(cues.head), -np.inf)
    number, row = start_candidates(table, cues, parts)
    if not len(number):
        return begin, end
    scores = normal(number, load_weights("start").score(start_features(table, cues, parts, number, row)))
    for _ in range(BEAM):
        chosen = best(number, scores, len(cues.head))
        able = np.flatnonzero((chosen >= 0) & np.isfinite(scores[np.maximum(chosen, 0)]))
        if not len(able):
            break
        start = np.full(len(cues.head), 0)
        start[able] = row[chosen[able]]
        there, stop = end_candidates(table, cues, parts, start)
        kept = np.isin(there, able)
        there, stop = there[kept], stop[kept]
        finals = normal(there, load_weights("end").score(end_features(table, cues, parts, start, there, stop)))
        last = best(there, finals, len(cues.head))
        for place in able[last[able] >= 0].tolist():
            total = scores[chosen[place]] + finals[last[place]]
            if total > highest[place]:
                highest[place] = total
                begin[place], end[place] = start[place], stop[last[place]] + 1
        scores = scores.copy()
        scores[chosen[able]] = -np.inf
    return begin, end


def _reach(  # noqa: PLR0913, PLR0917 - what `reach_features` takes
    table: Table, name: str, head: Ints, low: Ints, high: Ints, step: int, reach: int, base: int, context: Ids
) -> Ints:  # fmt: skip
    if not len(head):
        return head
    features, number, taken = reach_features(
        table, head, low=low, high=high, step=step, reach=reach, base=base, context=context
    )
    return taken[best(number, load_weights(name).score(features), len(head))]


def best(number: Ints, scores: Floats, size: int) -> Ints:
    """Return for each number the place of its highest score, the first of equals; -1 where it has none."""
    found = np.full(size, -1, np.int64)
    order = np.lexsort((-np.arange(len(scores)), scores))
    found[number[order]] = order
    return found


def normal(number: Ints, scores: Floats) -> Floats:
    """Return logarithms of probabilities: scores made to sum to one within each number."""
    if not len(scores):
        return scores
    size = int(number.max()) + 1
    top = np.full(size, -np.inf)
    np.maximum.at(top, number, scores)
    raised = np.exp(scores - top[number])
    total = np.bincount(number, raised, size)
    likely: Floats = scores - top[number] - np.log(total[number])
    return likely
