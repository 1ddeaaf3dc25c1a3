"""Ranks stated in a sentence: who stands on which tier, and whether that is a change."""

import re
from dataclasses import dataclass

from palermo.extract.entities import find_countries
from palermo.extract.tiers.lexicon import Rank, tier_lexicon
from palermo.records import Span, TierChange

_STOP = re.compile(r"[.!?;][”\"’)]*\s+(?=[A-Z“\"‘(])|;\s|\n[ \t]*\n|[•|]")
_ARTICLE = re.compile(r"\b(?:the\s+)?(?:government\s+of\s+)?(?:the\s+)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?\s+$")
_AUXILIARY = re.compile(r"(?:\b(?:has|have|had|was|were|is|are|been|being|again|also|still)\s+)+$")
_APPOSED = re.compile(r",?\s+(?:an?|the)\s+$|[’']s?\s+(?:\w+\s+)?$|\s+\($")
_LIST_JOIN = re.compile(r"[\s,;]*(?:(?:and|as well as|&)\s+)?(?:the\s+)?(?:governments?\s+of\s+)?(?:the\s+)?")
_REACH = 300


@dataclass(frozen=True, slots=True)
class Stated:
    """One rank as a sentence states it: the span, the countries that stand on it, and the change."""

    span: Span
    countries: tuple[str, ...]
    change: TierChange | None
    clause: Span


def clause_before(text: str, rank: Rank, floor: int) -> int:
    """Return where the sentence part before a rank starts, at or after `floor`."""
    start = max(floor, rank.start - _REACH)
    for match in _STOP.finditer(text, start, rank.start):
        start = match.end()
    return start


def read_statement(text: str, rank: Rank, start: int) -> Stated | None:
    """Return what the sentence part from `start` to the rank states, or None where it places nobody.

    Source: the verb of placing nearest before the rank decides the change; a rank that is left, waived, feared
    or hypothetical ("from an otherwise required downgrade to Tier 3") places nobody.
    """
    lexicon = tier_lexicon()
    clause = text[start : rank.start]
    if lexicon.pattern("not_placed").search(clause) or lexicon.pattern("left_behind").search(clause):
        return None
    end = rank.end + lexicon.pattern("tail").search(text[rank.end : rank.end + 90]).end()
    verb = _verb(clause)
    if verb is None:
        return _beside(text, rank, start, end)
    position, change = verb
    named = find_countries(clause, offset=start)
    countries, first = _subject(text, named, start + position, rank)
    after = text[end : end + 60].split(";", maxsplit=1)[0].split(". ", maxsplit=1)[0]
    if change is None and lexicon.pattern("again").search(clause + text[rank.start : end] + after):
        change = "remained"
    return Stated(
        Span(_span_start(text, start, start + position, first), end),
        countries,
        change,
        Span(start, end + len(after)),
    )


def _verb(clause: str) -> tuple[int, TierChange | None] | None:
    """Return where the verb nearest the rank stands and the change it states; None where there is no verb."""
    lexicon = tier_lexicon()
    found: list[tuple[int, TierChange | None]] = []
    for change, pattern in lexicon.changes():
        found.extend((match.start(), change) for match in pattern.finditer(clause))
    found.extend((match.start(), None) for match in lexicon.pattern("placed").finditer(clause))
    found = [item for item in found if len(clause) - item[0] <= _REACH]
    changes = [item for item in found if item[1] is not None]
    return max(changes or found, key=lambda item: item[0], default=None)


def _subject(
    text: str, named: tuple[tuple[str, Span], ...], verb: int, rank: Rank
) -> tuple[tuple[str, ...], int | None]:
    """Return the countries placed and where the first of them starts: after an active verb, else before it.

    Countries joined as a list are all placed; of separate ones the nearest to the verb is. A ranking body (the
    United States) is no country placed where another is named.
    """
    between = [item for item in named if item[1].start > verb and item[1].end <= rank.start]
    before = [item for item in named if item[1].end <= verb]
    for candidates in (between, before):
        others = [item for item in candidates if item[0] != "USA"] or (candidates if candidates is before else [])
        if others:
            joined = _joined(text, others, forwards=candidates is between)
            return tuple(dict.fromkeys(code for code, _ in joined)), joined[0][1].start
    return (), None


def _joined(text: str, named: list[tuple[str, Span]], *, forwards: bool) -> list[tuple[str, Span]]:
    chosen = [named[0] if forwards else named[-1]]
    rest = named[1:] if forwards else named[-2::-1]
    for item in rest:
        low, high = (chosen[-1][1], item[1]) if forwards else (item[1], chosen[0][1])
        if not _LIST_JOIN.fullmatch(text, low.end, high.start):
            break
        if forwards:
            chosen.append(item)
        else:
            chosen.insert(0, item)
    return chosen


def _span_start(text: str, start: int, verb: int, first: int | None) -> int:
    """Return where the claim starts: at its subject with the article, else at the verb with its auxiliaries."""
    if first is not None and first < verb:
        article = _ARTICLE.search(text, start, first)
        return article.start() if article else first
    auxiliary = _AUXILIARY.search(text, start, verb)
    return auxiliary.start() if auxiliary else verb


def _beside(text: str, rank: Rank, start: int, end: int) -> Stated | None:
    """Return a rank that stands beside its country: "China's Tier 3 ranking", "China, a Tier 3 country"."""
    named = find_countries(text[start : rank.start], offset=start)
    if named and _APPOSED.fullmatch(text, named[-1][1].end, rank.start):
        return Stated(Span(named[-1][1].start, end), (named[-1][0],), None, Span(start, end))
    after = re.compile(r"\s+(?:for|to|on)\s+(?:the\s+)?").match(text, end)
    following = find_countries(text[after.end() : after.end() + 60], offset=after.end()) if after else ()
    if after and following and following[0][1].start == after.end():
        return Stated(Span(rank.start, following[0][1].end), (following[0][0],), None, Span(start, end))
    return None
