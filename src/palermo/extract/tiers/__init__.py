"""Tier placements: ranks in the Trafficking in Persons Report with country, year, tier and change."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.entities import find_countries
from palermo.extract.tiers.lexicon import Rank, find_ranks, tier_lexicon
from palermo.extract.tiers.rating_lines import (
    heading_country,
    line_of,
    listed_countries,
    opens_line,
    read_rating_line,
)
from palermo.extract.tiers.statements import Stated, clause_before, read_statement
from palermo.extract.tiers.years import clause_year, line_year, nearest_year, report_years
from palermo.lexicons.patterns import without_surrogates
from palermo.records import Span, TierPlacement

__all__ = ["find_tier_placements"]


def find_tier_placements(
    text: str, *, offset: int = 0, country: str | None = None, year: int | None = None
) -> tuple[tuple[TierPlacement, Span], ...]:
    """Return the ranks a text states, in text order, each with the span that states it.

    Shapes: may be empty; one span that names several countries gives one placement a country. `country` and
    `year` are used only where the text says none; the change is None when unsaid. Within a rating line the
    change is that of the whole line. Give the whole document where the name of the report, with its year, may
    stand elsewhere. Offsets are those of the text plus `offset`.
    """
    found = dict.fromkeys(_placements(without_surrogates(text), country=country, year=year))
    return tuple((placement, Span(span.start + offset, span.end + offset)) for placement, span in found)


@dataclass(frozen=True, slots=True)
class _Context:
    """What a rank may take over: whether the text is about the report, and the country and year not stated."""

    about: bool
    country: str | None
    year: int | None


def _placements(text: str, *, country: str | None, year: int | None) -> Iterator[tuple[TierPlacement, Span]]:
    ranks = find_ranks(text)
    if not ranks:
        return
    about = bool(tier_lexicon().pattern("context").search(text))
    years = report_years(text)
    floor = 0
    for rank in ranks:
        context = _Context(about, country, nearest_year(years, rank.start) or year)
        placed = tuple(_placement(text, rank, floor, context))
        yield from placed
        floor = max((floor, *(span.end for _, span in placed)))


def _placement(text: str, rank: Rank, floor: int, context: _Context) -> Iterator[tuple[TierPlacement, Span]]:
    opens = opens_line(text, rank)
    listed = tuple(listed_countries(text, rank))
    heading = heading_country(text, rank)
    if listed and (context.about or opens):
        yield from _list(text, rank, listed, context)
    elif heading is not None:
        yield TierPlacement(heading[0], context.year, rank.tier, None), Span(heading[1].start, rank.end)
    elif opens and (rank.with_tier or rank.tier == "SC") and (context.about or _ends_with_year(text, rank)):
        country = context.country or _most_named(text)
        yield read_rating_line(text, rank, country=country, year=context.year)
    elif context.about:
        stated = read_statement(text, rank, clause_before(text, rank, floor))
        if stated is not None:
            yield from _stated(text, rank, stated, context)


def _list(
    text: str, rank: Rank, listed: tuple[tuple[str, Span], ...], context: _Context
) -> Iterator[tuple[TierPlacement, Span]]:
    """Yield one placement for each country of a list, all over the list's span."""
    span = Span(rank.start, listed[-1][1].end)
    year = line_year(text[rank.end : line_of(text, span.end)[1]]) or context.year
    yield from ((TierPlacement(code, year, rank.tier, None), span) for code, _ in listed)


def _ends_with_year(text: str, rank: Rank) -> bool:
    return line_year(text[rank.end : line_of(text, rank.start)[1]]) is not None


def _stated(text: str, rank: Rank, stated: Stated, context: _Context) -> Iterator[tuple[TierPlacement, Span]]:
    """Yield one placement for each country of a statement; an unnamed one is carried over, then the caller's."""
    start, end = line_of(text, rank.start)
    clause = text[stated.clause.start : stated.clause.end]
    past = tier_lexicon().pattern("earlier").search(clause) is not None
    own = clause_year(clause) or (None if past else line_year(text[rank.end : end]) or context.year)
    codes = stated.countries or (_carried(text, start, stated.span.start) or context.country,)
    for code in codes:
        yield TierPlacement(code, own, rank.tier, stated.change), stated.span


def _carried(text: str, start: int, position: int) -> str | None:
    """Return the country last named before a statement in the same paragraph that could be its subject."""
    named = [code for code, _ in find_countries(text[start:position], with_adjectives=False) if code != "USA"]
    return named[-1] if named else None


def _most_named(text: str) -> str | None:
    """Return the country a text names most often, None where two are named equally often."""
    counted = Counter(code for code, _ in find_countries(text, with_adjectives=False)).most_common(2)
    if not counted or (len(counted) > 1 and counted[0][1] == counted[1][1]):
        return None
    return counted[0][0]
