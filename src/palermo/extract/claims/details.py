"""Who, where, what and how many a claim names."""

from dataclasses import dataclass

from palermo.extract.entities import find_places
from palermo.extract.quantities import find_period, find_quantities
from palermo.records import Place, Quantity


@dataclass(frozen=True, slots=True)
class Detail:
    """What the words of a claim name, each tuple in text order."""

    groups: tuple[str, ...]
    places: tuple[Place, ...]
    actors: tuple[str, ...]
    goods: tuple[str, ...]
    technologies: tuple[str, ...]
    quantities: tuple[Quantity, ...]
    since: str | None
    until: str | None


def detail(quote: str, offset: int) -> Detail:
    """Return what a quote names; `offset` is where it starts in the document."""
    since, until = find_period(quote)
    places = dict.fromkeys(place for place, _ in find_places(quote))
    return Detail((), tuple(places), (), (), (), find_quantities(quote, offset=offset), since, until)
