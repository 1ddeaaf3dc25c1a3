"""Who, where, what and how many a claim names."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from palermo.extract.entities import find_actors, find_goods, find_groups, find_places, find_technologies
from palermo.extract.quantities import find_period, find_quantities
from palermo.records import ChainLink, Place, Quantity, Span


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


def detail(quote: str, offset: int, parse: Doc, at: Span, *, said_by: Sequence[ChainLink] = ()) -> Detail:
    """Return what a claim names; who is named as saying it is no doer of it.

    `offset` is where the quote starts in the document, `at` where it stands in the parsed sentence.
    """
    said = _places(said_by, at.start - offset)
    since, until = find_period(quote)
    return Detail(
        groups=_words(find_groups(parse, at)),
        places=tuple(dict.fromkeys(place for place, _ in find_places(quote))),
        actors=_words(one for one in find_actors(parse, at) if not _meets(one[1], said)),
        goods=_words(find_goods(quote)),
        technologies=_words(find_technologies(quote)),
        quantities=find_quantities(quote, offset=offset),
        since=since,
        until=until,
    )


def _places(links: Iterable[ChainLink], moved: int) -> list[Span]:
    """Return where the links of a chain are named, each place moved on."""
    places = ((link.start, link.end) for link in links)
    return [Span(low + moved, high + moved) for low, high in places if low is not None and high is not None]


def _meets(span: Span, others: Sequence[Span]) -> bool:
    return any(span.start < other.end and other.start < span.end for other in others)


def has_figure(quote: str) -> bool:
    """Return whether a quote holds a quantity."""
    return bool(find_quantities(quote))


def _words(found: Iterable[tuple[str, Span]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words for words, _ in found))
