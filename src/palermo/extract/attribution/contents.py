"""Contents: where what is attributed begins and ends, given its cue and its source."""

from dataclasses import dataclass

import numpy as np

from palermo.extract.attribution.columns import Features, at, bucket
from palermo.extract.attribution.hashing import cross
from palermo.extract.attribution.sources import Cues
from palermo.extract.attribution.table import Ids, Ints, Table

# Words a content may begin from its cue, and last from its beginning. Quotations run longer than clauses.
_FAR, _LONG = 110, 160


@dataclass(frozen=True, slots=True)
class Parts:
    """Cues and the half-open rows of their sources (-1 to -1 without one): no content begins or ends in them."""

    cues: Cues
    low: Ints
    high: Ints

    def covers(self, number: Ints, row: Ints) -> Ids:
        """Return 1 where a row is in the cue of that number, 2 where it is in its source, 0 elsewhere."""
        cue = (row >= self.cues.low[number]) & (row < self.cues.high[number])
        source = (row >= self.low[number]) & (row < self.high[number])
        return np.where(cue, 1, np.where(source, 2, 0)).astype(np.uint64)


def start_candidates(table: Table, cues: Cues, parts: Parts) -> tuple[Ints, Ints]:
    """Return the number of a cue and a row at which its content may begin, for each such pair."""
    return _ranges(
        table,
        np.maximum(table.opening[cues.head], cues.head - _FAR),
        np.minimum(table.closing[cues.head], cues.head + _FAR),
        parts,
    )


def end_candidates(table: Table, cues: Cues, parts: Parts, start: Ints) -> tuple[Ints, Ints]:
    """Return the number of a cue and the row of a word that may be its content's last, for each such pair."""
    high = np.minimum(table.closing[cues.head], start + _LONG)
    return _ranges(table, start, high, parts)


def _ranges(table: Table, low: Ints, high: Ints, parts: Parts) -> tuple[Ints, Ints]:
    sizes = np.maximum(high - low, 0)
    number = np.repeat(np.arange(len(low)), sizes)
    row = np.arange(sizes.sum()) - np.repeat(np.cumsum(sizes) - sizes, sizes) + low[number]
    kept = table.word[row] & (parts.covers(number, row) == 0)
    return number[kept], row[kept]


def start_features(table: Table, cues: Cues, parts: Parts, cue: Ints, row: Ints) -> Features:
    """Return the features of each pair of a cue and a row at which its content may begin."""
    head = cues.head[cue]
    side = np.where(row < head, 0, 1).astype(np.uint64)
    before = parts.covers(cue, row - 1)
    mark_before = at(table.lower, row - 1) * (1 - np.minimum(at(table.word, row - 1), 1))
    governor = _governor(table, head, row)
    dep, tag, lower, pos = table.dep[row], table.tag[row], table.lower[row], table.pos[row]
    top = _top(table, row)
    top_dep, top_head = table.dep[top], np.where(table.head[top] == head, 1, 0).astype(np.uint64)
    top_tag = table.tag[top]
    opens = _opens(table, row)
    first = (row == table.first[row]).astype(np.uint64)
    word_first = np.where(_previous_word(table)[row] < table.first[row], 1, 0).astype(np.uint64)
    same_sentence = (table.first[row] == table.first[head]).astype(np.uint64)
    quotes = _quote_state(table, head, row)
    far = bucket(row - np.where(row < head, cues.low[cue], cues.high[cue]))
    cue_lemma, cue_pos, cue_dep = table.lemma[head], table.pos[head], table.dep[head]
    sourced = np.where(parts.low[cue] < 0, 0, np.where(parts.low[cue] < head, 1, 2)).astype(np.uint64)
    last_cue, after = at(table.lower, cues.high[cue] - 1), at(table.lower, cues.high[cue])
    cue_quote = _cue_quote(table, cues, cue)
    above_lemma = table.lemma[table.head[row]]
    n = iter(range(600, 700))
    return [
        cross(next(n), governor, side), cross(next(n), governor, top_dep, side),
        cross(next(n), governor, cue_lemma),
        cross(next(n), governor, top_dep, cue_pos, top_head), cross(next(n), side, before, mark_before),
        cross(next(n), side, before, lower), cross(next(n), side, before, dep, tag),
        cross(next(n), cue_lemma, lower),
        cross(next(n), cue_lemma, before, side, opens), cross(next(n), side, opens, quotes, same_sentence),
        cross(next(n), side, opens, quotes, cue_quote, word_first),
        cross(next(n), side, word_first, sourced, cue_dep),
        cross(next(n), side, first, same_sentence, quotes), cross(next(n), side, far, sourced, before),
        cross(next(n), side, far, governor), cross(next(n), side, far, opens),
        cross(next(n), cue_pos, dep, far, side),
        cross(next(n), mark_before, lower, side), cross(next(n), mark_before, tag, governor),
        cross(next(n), top_dep, top_tag, cue_dep, side), cross(next(n), cue_lemma, top_dep, top_head, side),
        cross(next(n), cue_lemma, dep, pos, side, top_head), cross(next(n), last_cue, before, lower),
        cross(next(n), after, far, side), cross(next(n), cue_dep, cue_pos, governor, word_first),
        cross(next(n), cue_quote, word_first, same_sentence, side, cue_lemma), cross(next(n), last_cue, governor),
        cross(next(n), sourced, governor, before, mark_before), cross(next(n), above_lemma, dep, side, governor),
        cross(next(n), cue_dep, before, opens, side, same_sentence), cross(next(n), lower, governor, cue_pos),
        cross(next(n), at(table.lower, row - 1), tag, side), cross(next(n), cue_lemma, far, side, before),
    ]  # fmt: skip


def end_features(table: Table, cues: Cues, parts: Parts, start: Ints, cue: Ints, row: Ints) -> Features:  # noqa: PLR0913, PLR0917
    """Return the features of each pair of a cue and the row of a word that may be its content's last."""
    head, begin = cues.head[cue], start[cue]
    side = (begin > head).astype(np.uint64) + np.where((begin < head) & (row > head), 2, 0).astype(np.uint64)
    following = _next_word(table)[row]
    beyond = parts.covers(cue, following)
    mark = at(table.lower, row + 1) * (1 - np.minimum(at(table.word, row + 1), 1))
    closing = np.where(mark == 0, 0, 1).astype(np.uint64)
    top = _top(table, begin)
    whole = _ends_whole(table, top, row)
    top_dep, top_head = table.dep[top], np.where(table.head[top] == head, 1, 0).astype(np.uint64)
    within = ((row >= table.low[top]) & (row < table.high[top])).astype(np.uint64)
    next_within = ((following >= table.low[top]) & (following < table.high[top])).astype(np.uint64)
    quotes = _quote_state(table, begin, row)
    closes = _closes(table, row)
    opened = _opens(table, begin)
    last = (following >= table.last[row]).astype(np.uint64)
    same_sentence = (table.first[row] == table.first[begin]).astype(np.uint64)
    cue_sentence = (table.first[row] == table.first[head]).astype(np.uint64)
    ended = (following >= table.closing[row]).astype(np.uint64)
    governor = _governor(table, head, row)
    next_lower, next_dep, next_tag = (at(c, following) for c in (table.lower, table.dep, table.tag))
    next_top = table.dep[_top_end(table, row)]
    next_head = _hangs(table, begin, row, following, head)
    far, size = bucket(row - head), bucket(row - begin)
    cue_lemma, cue_pos, cue_dep = table.lemma[head], table.pos[head], table.dep[head]
    n = iter(range(700, 800))
    return [
        cross(next(n), side, whole, closing), cross(next(n), side, whole, top_dep, cue_pos, top_head),
        cross(next(n), side, beyond, mark), cross(next(n), side, beyond, cue_pos, closing, last),
        cross(next(n), side, quotes, closes, opened, cue_sentence),
        cross(next(n), side, closes, opened, last, ended),
        cross(next(n), side, last, same_sentence, cue_sentence, opened), cross(next(n), mark, next_lower, side),
        cross(next(n), next_dep, next_within, within), cross(next(n), next_lower, next_within, side),
        cross(next(n), next_tag, next_dep, next_head), cross(next(n), next_lower, next_head, closing),
        cross(next(n), next_head, next_dep, mark, side), cross(next(n), whole, next_head, beyond, last),
        cross(next(n), governor, side, next_head), cross(next(n), cue_lemma, side, whole, last),
        cross(next(n), cue_lemma, next_lower, side), cross(next(n), cue_lemma, mark, next_dep, side),
        cross(next(n), table.tag[row], mark, next_tag), cross(next(n), table.lower[row], next_lower),
        cross(next(n), size, side, whole), cross(next(n), far, side, last), cross(next(n), size, cue_lemma, side),
        cross(next(n), cue_dep, next_dep, next_head, side), cross(next(n), next_top, next_dep, closing, side),
        cross(next(n), table.dep[row], next_dep, next_head), cross(next(n), cue_pos, side, last, whole, quotes),
        cross(next(n), opened, closes, quotes, mark), cross(next(n), beyond, closes, whole, last, side),
        cross(next(n), top_dep, next_tag, next_within, next_head, mark),
    ]  # fmt: skip


def _governor(table: Table, head: Ints, row: Ints) -> Ids:
    """Return where a row stands to the subtree of a cue: its edges, inside, or outside."""
    low, high = table.low[head], table.high[head]
    found = np.where((row >= low) & (row < high), 1, 0)
    found = np.where(row == low, 2, found)
    found = np.where(row == high - 1, 3, found)
    above = table.head[head]
    found = np.where((found == 0) & (row >= table.low[above]) & (row < table.high[above]), 4, found)
    found = np.where((found == 4) & (row == table.low[above]), 5, found)  # noqa: PLR2004 - set a line before
    found = np.where(table.head[row] == head, found + 6, found)
    return found.astype(np.uint64)


def _top(table: Table, row: Ints) -> Ints:
    """Return the highest token whose subtree begins at a row (the row itself where none above does)."""
    return _climb(table, row, table.low, row)


def _top_end(table: Table, row: Ints) -> Ints:
    """Return the highest token whose subtree ends with a row."""
    return _climb(table, row, table.high, row + 1)


def _climb(table: Table, row: Ints, edge: Ints, wanted: Ints) -> Ints:
    current = row
    for _ in range(12):
        above = table.head[current]
        step = edge[above] == wanted
        if not (step & (above != current)).any():
            break
        current = np.where(step, above, current)
    return current


def _ends_whole(table: Table, top: Ints, row: Ints) -> Ids:
    """Return 2 where a row is the last word of a subtree, 1 where only marks follow it there, else 0."""
    end = table.high[top]
    following = _next_word(table)[row]
    return np.where(row == end - 1, 2, np.where((row < end) & (following >= end), 1, 0)).astype(np.uint64)


def _hangs(table: Table, begin: Ints, row: Ints, following: Ints, head: Ints) -> Ids:
    """Return where the next word hangs: 1 in the content, 2 on the cue, 3 before, 4 after; 0 at the end."""
    there = np.minimum(following, len(table) - 1)
    above = table.head[there]
    found = np.where(above < begin, 3, np.where(above > row, 4, 1))
    found = np.where(above == head, 2, found)
    return np.where(following >= table.closing[row], 0, found).astype(np.uint64)


def _next_word(table: Table) -> Ints:
    """Return for each row the next row that is a word, the table's length where there is none."""
    positions = np.where(table.word, np.arange(len(table)), len(table))
    nearest = np.minimum.accumulate(positions[::-1])[::-1]
    return np.append(nearest[1:], len(table))


def _previous_word(table: Table) -> Ints:
    """Return for each row the last row before it that is a word, -1 where there is none."""
    positions = np.where(table.word, np.arange(len(table)), -1)
    return np.append(-1, np.maximum.accumulate(positions)[:-1])


def _opens(table: Table, row: Ints) -> Ids:
    """Return 2 where a row is the first word of a quotation, 1 where it stands inside one, else 0."""
    inside = table.quote[row] >= 0
    before = _previous_word(table)[row]
    changed = np.where(before < 0, -1, table.quote[np.maximum(before, 0)]) != table.quote[row]
    return np.where(inside, np.where(changed, 2, 1), 0).astype(np.uint64)


def _closes(table: Table, row: Ints) -> Ids:
    """Return 2 where a row is the last word of a quotation, 1 where it stands inside one, else 0."""
    inside = table.quote[row] >= 0
    following = _next_word(table)[row]
    there = np.minimum(following, len(table) - 1)
    changed = np.where(following >= len(table), -1, table.quote[there]) != table.quote[row]
    return np.where(inside, np.where(changed, 2, 1), 0).astype(np.uint64)


def _quote_state(table: Table, first: Ints, second: Ints) -> Ids:
    """Return 0 for both outside quotations, 1 and 2 for one inside, 3 for two quotations, 4 for the same."""
    one, two = table.quote[first], table.quote[second]
    found = (one >= 0).astype(np.uint64) + (two >= 0).astype(np.uint64) * np.uint64(2)
    return np.where((found == 3) & (one == two), 4, found).astype(np.uint64)  # noqa: PLR2004 - both inside


def _cue_quote(table: Table, cues: Cues, cue: Ints) -> Ids:
    """Return which sides of a cue hold a quotation in its sentence: 1 before, 2 after, 3 both, 4 around it."""
    head = cues.head[cue]
    inside = np.concatenate(([0], np.cumsum(table.quote >= 0)))
    before = inside[cues.low[cue]] > inside[table.first[head]]
    after = inside[table.last[head]] > inside[cues.high[cue]]
    found = before.astype(np.uint64) + after.astype(np.uint64) * np.uint64(2)
    return np.where(table.quote[head] >= 0, 4, found).astype(np.uint64)
