"""How many sources stand behind something, in words: works of one body are never told as independent."""

from collections.abc import Iterable

from palermo.publish.content import Count, Part, Words
from palermo.publish.evidence import Evidence, root_of


def counted(works: int, sources: int) -> tuple[Part, ...]:
    """Return the number of independent sources; of works of which some are of one body how many of how many."""
    if works > sources:
        return (Count(works, "work", "works"), Words(" of "), Count(sources, "body", "bodies"))
    return (Count(sources, "independent source", "independent sources"),)


def behind(number: int, records: Iterable[str], evidence: Evidence) -> tuple[Part, ...]:
    """Return how many sources are behind records; `number` is the count where each work is of another body."""
    return of_roots(
        number, (root_of(evidence.statement(record).document, evidence) for record in records), evidence
    )


def of_roots(number: int, roots: Iterable[str], evidence: Evidence) -> tuple[Part, ...]:
    """Return the same for roots."""
    works = set(roots)
    bodies = {evidence.maker(root) for root in works}
    return counted(len(works), len(bodies)) if len(bodies) < len(works) else counted(number, number)
