"""Headlines and captions: read with the page, so that a source only alluded to is the one the body gives."""

from collections.abc import Sequence
from dataclasses import replace

from palermo.extract.claims.wording import load_wording
from palermo.records import Claim, Document, Span

_SHORT = 3


def headline_source(text: str, start: int, end: int) -> Span | None:
    """Return where a headline names its source after the statement ("…: US Report"); None where it does not."""
    match = load_wording().headline_source.search(text, start, end)
    return None if match is None else Span(match.start(1), match.end(1))


def with_body_sources(document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the claims; those of headings without a source take that of the claim in the body they repeat."""
    headings = [s for s in document.segments if s.kind in ("title", "heading", "caption")]
    ranges = [(s.start, s.end) for s in headings]
    return tuple(
        _sourced(claim, claims) if _inside(claim, ranges) and not claim.chain else claim for claim in claims
    )


def _inside(claim: Claim, ranges: Sequence[tuple[int, int]]) -> bool:
    return any(start <= claim.start < end for start, end in ranges)


def _sourced(claim: Claim, claims: Sequence[Claim]) -> Claim:
    words = _words(claim.quote)
    like = [c for c in claims if c.start > claim.end and set(c.abuses) & set(claim.abuses) and not _answers(c)]
    best = max(like, key=lambda c: (len(words & _words(c.quote)), -c.start), default=None)
    return claim if best is None or not words & _words(best.quote) else replace(claim, chain=best.chain[:1])


def _answers(claim: Claim) -> bool:
    """Return whether somebody denies a thing in a claim: the heading above it is not theirs."""
    return claim.certainty == "denied"


def _words(quote: str) -> frozenset[str]:
    return frozenset(word.casefold().strip("'‘’“”\",.") for word in quote.split() if len(word) > _SHORT)
