"""The work that a page rests on as a record of JSON and back, without loss."""

from typing import Any

import numpy as np

from palermo.corroborate.works.page import Described
from palermo.records import Span

Record = list[Any]


def work_record(work: Described | None) -> Record | None:
    """Return a described work as values of JSON; None stays None."""
    if work is None:
        return None
    return [
        sorted(work.kinds),
        [sorted(body) for body in work.bodies],
        work.written,
        sorted(work.days),
        work.pages,
        sorted(work.titles),
        sorted(work.editions),
        [work.passage.start, work.passage.end],
        work.content.tolist(),
        work.published,
    ]


def work_of(record: Record | None) -> Described | None:
    """Return the work that `work_record` gave. Errors: ValueError where the record is none."""
    if record is None:
        return None
    kinds, bodies, written, days, pages, titles, editions, passage, content, published = record
    return Described(
        kinds=frozenset(kinds),
        bodies=tuple(frozenset(body) for body in bodies),
        written=tuple(written),
        days=frozenset(days),
        pages=pages,
        titles=frozenset(titles),
        editions=frozenset(editions),
        passage=Span(*passage),
        content=np.array(content, np.uint64),
        published=published,
    )
