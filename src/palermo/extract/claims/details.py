"""Who, where, what and how many a claim names."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from palermo.extract.entities import find_actors, find_goods, find_groups, find_places, find_technologies
from palermo.extract.quantities import find_period, find_quantities
from palermo.records import Place, Quantity, Span


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


def detail(quote: str, offset: int, parse: Doc, at: Span) -> Detail:
    """Return what a claim names.

    `offset` is where the quote starts in the document, `at` where it stands in the parsed sentence.
    """
    since, until = find_period(quote)
    return Detail(
        groups=_words(find_groups(parse, at)),
        places=tuple(dict.fromkeys(place for place, _ in find_places(quote))),
        actors=_words(find_actors(parse, at)),
        goods=_words(find_goods(quote)),
        technologies=_words(find_technologies(quote)),
        quantities=find_quantities(quote, offset=offset),
        since=since,
        until=until,
    )


def has_figure(quote: str) -> bool:
    """Return whether a quote holds a quantity."""
    return bool(find_quantities(quote))


def _words(found: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for words, _ in found))
