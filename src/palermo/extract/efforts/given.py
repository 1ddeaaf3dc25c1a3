"""Efforts at spans that are given, to be judged further."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

from palermo.extract.efforts.find import Standing
from palermo.extract.entities import find_places
from palermo.records import Document, Effort, Quantity, Span


def efforts_at(
    document: Document,
    spans: Sequence[Span],
    *,
    language: str,
    standing: Standing,
    quantities: Callable[[Span], tuple[Quantity, ...]],
) -> tuple[Effort, ...]:
    """Return an effort for each of some spans of a document, in their order, to be judged further.

    Its criterion, side and action are open: the lists and the reader judge them.
    """
    return tuple(replace(_at(document, span, standing, quantities(span)), language=language) for span in spans)


def _at(document: Document, span: Span, standing: Standing, figures: tuple[Quantity, ...]) -> Effort:
    chain, certainty = standing(span)
    quote = document.text[span.start : span.end]
    return Effort(
        id=identity(document.document, span),
        document=document.document,
        start=span.start,
        end=span.end,
        quote=quote,
        chain=chain,
        certainty=certainty,
        criterion="",
        action="",
        stance="for",
        commitment=False,
        language=document.language,
        places=tuple(place for place, _ in find_places(quote)),
        quantities=figures,
    )


def identity(document: str, span: Span, *more: str) -> str:
    """Return the id of an effort at a span: the same document, span and further words always give the same."""
    key = "\n".join((document, str(span.start), str(span.end), *more))
    return "effort-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
