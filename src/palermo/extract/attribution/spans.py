"""Rows of a table as spans of the document."""

import numpy as np

from palermo.extract.attribution.decide import Found
from palermo.extract.attribution.table import Ints, Table
from palermo.records import Span


def content_rows(table: Table, found: Found, place: int) -> Ints:
    """Return the rows of a content: from its first to its last word without its cue and source.

    Between two quotations around an unquoted cue ("…," she said on Monday, "…") what is not quoted is left out.
    """
    low, high = int(found.content_low[place]), int(found.content_high[place])
    rows = np.arange(max(low, 0), max(high, 0))
    for first, last in (
        (found.cues.low[place], found.cues.high[place]),
        (found.source_low[place], found.source_high[place]),
    ):
        rows = rows[(rows < first) | (rows >= last)]
    head = found.cues.head[place]
    if len(rows) and low < head < high and _between_quotations(table, low, high - 1, int(head)):
        rows = rows[(table.quote[rows] >= 0) | (table.first[rows] != table.first[head])]
    return rows


def _between_quotations(table: Table, first: int, last: int, head: int) -> bool:
    one, two = table.quote[first], table.quote[last]
    return bool(one >= 0 and two >= 0 and one != two and table.quote[head] < 0)


def spans_of(table: Table, rows: Ints, *, quotes: bool = False) -> tuple[Span, ...]:
    """Return the spans that rows cover, one a run, from its first to its last word; a run without words has none.

    With `quotes`, a run takes in the marks of the quotation it begins or ends.
    """
    runs = np.split(rows, np.flatnonzero(np.diff(rows) != 1) + 1) if len(rows) else []
    spans = []
    for run in runs:
        words = run[table.word[run]]
        if len(words):
            first, last = int(words[0]), int(words[-1])
            if quotes:
                first, last = _with_marks(table, first, -1), _with_marks(table, last, 1)
            spans.append(Span(int(table.start[first]), int(table.end[last])))
    return tuple(spans)


def _with_marks(table: Table, row: int, step: int) -> int:
    """Return the furthest row that only marks of the same quotation part from a row."""
    quote = table.quote[row]
    while quote >= 0 and 0 <= row + step < len(table) and table.quote[row + step] == quote:
        if table.word[row + step]:
            break
        row += step
    return row
