"""Which passages to show first: the firmest, of different sources, short enough to be read."""

from collections.abc import Iterable

from palermo.publish.evidence import Evidence, Statement, root_of
from palermo.publish.wording import wording
from palermo.records import counts

READABLE = (30, 260)
"""Letters of a quotation that says something by itself and is read in one breath."""


def by_weight(records: Iterable[str], evidence: Evidence) -> tuple[str, ...]:
    """Return the records that count, the firmest first; then the readable, the root's own words, by place."""
    held = [evidence.statement(record) for record in dict.fromkeys(records)]
    return tuple(one.id for one in sorted(filter(counts, held), key=lambda one: _weight(one, evidence)))


def strongest(records: Iterable[str], evidence: Evidence, number: int = 2) -> tuple[str, ...]:
    """Return the passages to show first, one a root as far as there are roots; may be fewer, or none.

    Words that two records share are shown once.
    """
    ordered = by_weight(records, evidence)
    roots: dict[str, str] = {}
    for record in ordered:
        roots.setdefault(root_of(evidence.statement(record).document, evidence), record)
    first = [record for record in ordered if record in roots.values()]
    quotes: dict[str, str] = {}
    for record in (*first, *(record for record in ordered if record not in first)):
        quotes.setdefault(evidence.statement(record).quote, record)
    return tuple(quotes.values())[:number]


def _weight(one: Statement, evidence: Evidence) -> tuple[int, bool, bool, int, str, int, str]:
    order = [str(name) for name in wording().certainty]
    low, high = READABLE
    retold, unread = root_of(one.document, evidence) != one.document, not low <= len(one.quote) <= high
    place = (one.document, one.start, one.id)
    return (order.index(one.certainty), unread, retold, len(one.chain), *place)
