"""Claims and efforts of spans that were marked, as a language's grammar has them."""

import hashlib
from collections.abc import Sequence

from palermo.extract.claims.verbatim import find_quotations
from palermo.extract.efforts.given import efforts_at
from palermo.extract.language import Grammar
from palermo.extract.quantities import find_quantities
from palermo.records import Certainty, ChainLink, Claim, Document, Effort, Quantity, Span, TierPlacement, Verbatim


def claims_of(document: Document, grammar: Grammar, spans: Sequence[Span], *, language: str) -> tuple[Claim, ...]:
    """Return a claim for each span, in their order; its codes are left to be voted on."""
    return tuple(_claim(document, grammar, span, language) for span in spans)


def efforts_of(
    document: Document, grammar: Grammar, spans: Sequence[Span], *, language: str
) -> tuple[Effort, ...]:
    """Return an effort for each span, in their order; what it bears on is left to be voted on."""

    def standing(span: Span) -> tuple[tuple[ChainLink, ...], Certainty]:
        chain = grammar.chain_at(span)
        return chain, grammar.certainty_at(span, chain)[0]

    def quantities(span: Span) -> tuple[Quantity, ...]:
        return _quantities(document, span, language)

    return efforts_at(document, spans, language=language, standing=standing, quantities=quantities)


def _claim(document: Document, grammar: Grammar, span: Span, language: str) -> Claim:
    chain = grammar.chain_at(span)
    certainty, why = grammar.certainty_at(span, chain)
    named = grammar.named_at(span)
    return Claim(
        id=claim_identity(document, span),
        document=document.document,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        chain=chain,
        certainty=certainty,
        verbatim=_verbatim(document, span),
        language=language,
        groups=named.groups,
        places=named.places,
        actors=named.actors,
        quantities=_quantities(document, span, language),
        goods=named.goods,
        technologies=named.technologies,
        why=why,
    )


def claim_identity(document: Document, span: Span, placement: TierPlacement | None = None) -> str:
    """Return the id of a claim: the same document, span and country ranked always give the same."""
    country = placement.country if placement is not None else None
    key = f"{document.sha256} {span.start} {span.end} {country or ''}"
    return hashlib.sha256(key.encode()).hexdigest()[:16]


def _verbatim(document: Document, span: Span) -> Verbatim:
    home = next((s for s in document.segments if s.start <= span.start < s.end), None)
    low, high = (home.start, home.end) if home is not None else (span.start, span.end)
    return find_quotations(document.text, low, high).around(span.start, span.end)


def _quantities(document: Document, span: Span, language: str) -> tuple[Quantity, ...]:
    return find_quantities(document.text[span.start : span.end], offset=span.start, language=language)
