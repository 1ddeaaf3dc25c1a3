"""Chains: who says a clause, outermost first, and who goes on speaking."""

from collections.abc import Sequence

from palermo.extract.claims.sources import Reading, resolve
from palermo.records import Attribution, ChainLink, Span

# A clause belongs to an attribution when this share of it is content; the rest is an edge the parser cut off.
_COVERED = 0.6


def covering(
    attributions: Sequence[Attribution], start: int, end: int, *, sourced: bool = True
) -> tuple[Attribution, ...]:
    """Return the attributions whose content covers a range, outermost first; if `sourced`, those with a source."""
    found = [a for a in attributions if (a.source or not sourced) and _share(a.content, start, end) >= _COVERED]
    return tuple(sorted(found, key=lambda a: (a.chain_level, a.kind == "according_to", -_length(a.content))))


def _share(content: Sequence[Span], start: int, end: int) -> float:
    inside = sum(max(0, min(end, span.end) - max(start, span.start)) for span in content)
    return inside / max(1, end - start)


def _length(content: Sequence[Span]) -> int:
    return content[-1].end - content[0].start if content else 0


def chain_of(reading: Reading, attributions: Sequence[Attribution]) -> tuple[ChainLink, ...]:
    """Return the links of nested attributions, outermost first, none twice running; may be empty."""
    links: tuple[ChainLink, ...] = ()
    for attribution in attributions:
        links = joined(links, resolve(reading, attribution.source[0]))
    return links


def joined(links: tuple[ChainLink, ...], more: tuple[ChainLink, ...]) -> tuple[ChainLink, ...]:
    """Return links with more of them after, none twice; what begins with the links stands for both."""
    names = [link.source for link in links]
    if more[: len(links)] and [link.source for link in more[: len(links)]] == names:
        return more
    return (*links, *(link for link in more if link.source not in names))


def distinct(links: Sequence[ChainLink]) -> tuple[ChainLink, ...]:
    """Return the links without those whose words stand inside the words of one before: one source named twice."""
    kept: list[ChainLink] = []
    for link in links:
        if not any(_inside(link, other) for other in kept):
            kept.append(link)
    return tuple(kept)


def _inside(link: ChainLink, other: ChainLink) -> bool:
    if None in (link.start, link.end, other.start, other.end):
        return link.source == other.source
    return (other.start or 0) <= (link.start or 0) and (link.end or 0) <= (other.end or 0)
