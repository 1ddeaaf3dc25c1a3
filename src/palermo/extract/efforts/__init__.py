"""Efforts: steps of a government against trafficking, taken, missing or promised, by criterion of the standard."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from palermo.extract.efforts.clauses import Tongue, clauses_of
from palermo.extract.efforts.lexicon import EffortLexicon, EffortRule, compiled, effort_lexicon
from palermo.extract.entities import find_countries, find_places
from palermo.extract.sentences import Sentence
from palermo.lexicons.patterns import without_surrogates
from palermo.records import Certainty, ChainLink, Document, Effort, Place, Quantity, Span

__all__ = ["Standing", "Step", "Tongue", "find_efforts", "find_steps", "made_effort", "tells_of_efforts"]

Stance = Literal["for", "against"]
Standing = Callable[[Span], tuple[tuple[ChainLink, ...], Certainty]]
Measured = Callable[[Span], tuple[Quantity, ...]]


@dataclass(frozen=True, slots=True)
class Step:
    """A step told by a clause: its range in the text that was read, its rule, and how it is told."""

    span: Span
    rule: EffortRule
    stance: Stance
    commitment: bool


def find_efforts(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    standing: Standing | None = None,
    quantities: Measured | None = None,
) -> tuple[Effort, ...]:
    """Return the steps an English document tells of, in text order: one a clause, criterion and kind of action.

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


def efforts_at(
    document: Document, spans: Sequence[Span], *, standing: Standing, quantities: Measured
) -> tuple[Effort, ...]:
    """Return an effort for each of some spans of a document, in their order, to be judged further.

    Its criterion, side and action are open: the lists and the reader judge them.
    """
    return tuple(_at(document, span, standing, quantities) for span in spans)


def _at(document: Document, span: Span, standing: Standing, quantities: Measured) -> Effort:
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
        quantities=quantities(span),
    )


def identity(document: str, span: Span, *more: str) -> str:
    """Return the id of an effort at a span: the same document, span and further words always give the same."""
    key = "\n".join((document, str(span.start), str(span.end), *more))
    return "effort-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]


@cache
def _english() -> Tongue:
    return Tongue("en", effort_lexicon("en"), lambda words: bool(find_countries(words)))


def tells_of_efforts(tongue: Tongue, text: str) -> bool:
    """Return whether a text is about the subject: only then are its steps any against trafficking."""
    return compiled(tongue.lexicon.context).search(text) is not None


def find_steps(tongue: Tongue, text: str, start: int, end: int) -> Iterator[Step]:
    """Yield the steps of governments told between two places of a text, in text order."""
    for span, acting in clauses_of(tongue, text, start, end):
        clause = text[span.start : span.end]
        for rule in _rules_met(tongue.lexicon, clause) if acting else ():
            yield _step(tongue.lexicon, span, clause, rule)


def _rules_met(lexicon: EffortLexicon, clause: str) -> Iterator[EffortRule]:
    clause = compiled(lexicon.names).sub("", clause)
    if compiled(lexicon.no_step).search(clause):
        return
    for rule in lexicon.rules:
        needed = rule.needs is None or compiled(rule.needs).search(clause)
        if needed and compiled(rule.pattern).search(clause):
            yield rule


def _step(lexicon: EffortLexicon, span: Span, clause: str, rule: EffortRule) -> Step:
    plain = compiled(lexicon.not_against).sub("", clause)
    negations = sum(1 for _ in compiled(lexicon.against).finditer(plain))
    # A harm to victims that "failed to" be "not" done was done: the two cancel each other.
    against = negations % 2 == 0 if rule.inverted else negations > 0
    commitment = _is_commitment(lexicon, clause) and not against
    return Step(span, rule, "against" if against else "for", commitment)


def _is_commitment(lexicon: EffortLexicon, clause: str) -> bool:
    """Return whether a clause tells a plan, promise or draft, which is no concrete action (22 USC 7102(5))."""
    if compiled(lexicon.commitment).search(clause):
        return True
    return bool(compiled(lexicon.draft).search(clause)) and not compiled(lexicon.carried_through).search(clause)


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
        id=_identity(document.document, span, step.rule),
        document=document.document,
        start=span.start,
        end=span.end,
        quote=document.text[span.start : span.end],
        chain=chain,
        certainty=certainty,
        criterion=step.rule.criterion,
        action=step.rule.action,
        stance=step.stance,
        commitment=step.commitment,
        language=language,
        places=places,
        quantities=quantities,
    )


def _identity(document: str, span: Span, rule: EffortRule) -> str:
    key = f"{document}\n{span.start}\n{span.end}\n{rule.criterion}\n{rule.action}"
    return "effort-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
