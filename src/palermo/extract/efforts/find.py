"""The records of the efforts that an English document tells of."""

import hashlib
from collections.abc import Callable, Sequence
from functools import cache

from palermo.extract.efforts.clauses import Tongue
from palermo.extract.efforts.steps import Step, find_steps, tells_of_efforts
from palermo.extract.entities import find_countries, find_places
from palermo.extract.sentences import Sentence
from palermo.lexicons.patterns import without_surrogates
from palermo.records import Certainty, ChainLink, Document, Effort, Place, Quantity, Span

Standing = Callable[[Span], tuple[tuple[ChainLink, ...], Certainty]]
Measured = Callable[[Span], tuple[Quantity, ...]]


def find_efforts(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    standing: Standing | None = None,
    quantities: Measured | None = None,
) -> tuple[Effort, ...]:
    """Return the steps an English document tells of, in text order: one a clause and criterion.

    Shapes: may be empty; empty where the document is not about trafficking or forced labour, or not in English.
    `standing` gives the chain and certainty of a span, and `quantities` its figures; without them the chain is
    empty, the certainty asserted, the figures none. Source: criteria of 22 USC 7106(a)-(b), concrete actions of
    22 USC 7102(5); a plan, promise or draft is a commitment and no concrete action.
    """
    if document.language.partition("-")[0] not in {"en", "und"}:
        return ()
    text = without_surrogates(document.text)
    if not tells_of_efforts(_english(), text):
        return ()
    found = (
        _effort(document, step, standing=standing, quantities=quantities)
        for sentence in sentences
        for step in find_steps(_english(), text, sentence.start, sentence.end)
    )
    return tuple({effort.id: effort for effort in found}.values())


@cache
def _english() -> Tongue:
    return Tongue("en", lambda words: bool(find_countries(words)))


def _effort(document: Document, step: Step, *, standing: Standing | None, quantities: Measured | None) -> Effort:
    span = step.span
    chain, certainty = standing(span) if standing is not None else ((), "asserted")
    return made_effort(
        document, step, span, language="en", chain=chain, certainty=certainty,
        places=tuple(place for place, _ in find_places(document.text[span.start : span.end])),
        quantities=quantities(span) if quantities is not None else (),
    )  # fmt: skip


def made_effort(  # noqa: PLR0913 the fields of a record
    document: Document,
    step: Step,
    span: Span,
    *,
    language: str,
    chain: tuple[ChainLink, ...],
    certainty: Certainty,
    places: tuple[Place, ...],
    quantities: tuple[Quantity, ...],
) -> Effort:
    """Return the record of a step that stands at `span` of the document."""
    return Effort(
        id=_identity(document.document, span, step.criterion),
        document=document.document,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        chain=chain,
        certainty=certainty,
        criterion=step.criterion,
        action=step.action,
        stance=step.judged.direction,
        commitment=step.judged.commitment,
        language=language,
        places=places,
        quantities=quantities,
        done=step.judged.done,
        why=step.judged.why,
    )


def _identity(document: str, span: Span, criterion: str) -> str:
    key = f"{document}\n{span.start}\n{span.end}\n{criterion}"
    return "effort-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
