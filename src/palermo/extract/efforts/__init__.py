"""Efforts: steps of a government against trafficking, taken, missing or promised, by criterion of the standard."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from palermo.extract.efforts.clauses import clauses_of
from palermo.extract.efforts.lexicon import EffortRule, compiled, effort_lexicon
from palermo.extract.entities import find_places, without_surrogates
from palermo.extract.sentences import Sentence
from palermo.records import Certainty, ChainLink, Document, Effort, Quantity, Span

__all__ = ["Standing", "find_efforts"]

Stance = Literal["for", "against"]
Standing = Callable[[Span], tuple[tuple[ChainLink, ...], Certainty]]
Measured = Callable[[Span], tuple[Quantity, ...]]


def find_efforts(
    document: Document,
    sentences: Sequence[Sentence],
    *,
    standing: Standing | None = None,
    quantities: Measured | None = None,
) -> tuple[Effort, ...]:
    """Return the steps a document tells of, in text order: one for each clause, criterion and kind of action.

    Shapes: may be empty; empty where the document is not about trafficking or forced labour, or not in English.
    `standing` gives the chain and certainty of a span, and `quantities` its figures; without them the chain is
    empty, the certainty asserted, the figures none. Source: criteria of 22 USC 7106(a)-(b), concrete actions of
    22 USC 7102(5); a plan, promise or draft is a commitment and no concrete action.
    """
    if document.language.partition("-")[0] not in {"en", "und"}:
        return ()
    text = without_surrogates(document.text)
    if not compiled(effort_lexicon().context).search(text):
        return ()
    found = (
        _effort(document, span, rule, standing=standing, quantities=quantities)
        for sentence in sentences
        for span, acting in clauses_of(text, sentence.start, sentence.end)
        if acting
        for rule in _rules_met(text[span.start : span.end])
    )
    return tuple({effort.id: effort for effort in found}.values())


@dataclass(frozen=True, slots=True)
class _Told:
    """How a clause tells a step."""

    stance: Stance
    commitment: bool


def _rules_met(clause: str) -> Iterator[EffortRule]:
    lexicon = effort_lexicon()
    clause = compiled(lexicon.names).sub("", clause)
    if compiled(lexicon.no_step).search(clause):
        return
    for rule in lexicon.rules:
        needed = rule.needs is None or compiled(rule.needs).search(clause)
        if needed and compiled(rule.pattern).search(clause):
            yield rule


def _told(clause: str, rule: EffortRule) -> _Told:
    lexicon = effort_lexicon()
    plain = compiled(lexicon.not_against).sub("", clause)
    negations = sum(1 for _ in compiled(lexicon.against).finditer(plain))
    # A harm to victims that "failed to" be "not" done was done: the two cancel each other.
    against = negations % 2 == 0 if rule.inverted else negations > 0
    return _Told("against" if against else "for", _is_commitment(clause) and not against)


def _is_commitment(clause: str) -> bool:
    """Return whether a clause tells a plan, promise or draft, which is no concrete action (22 USC 7102(5))."""
    lexicon = effort_lexicon()
    if compiled(lexicon.commitment).search(clause):
        return True
    return bool(compiled(lexicon.draft).search(clause)) and not compiled(lexicon.carried_through).search(clause)


def _effort(
    document: Document, span: Span, rule: EffortRule, *, standing: Standing | None, quantities: Measured | None
) -> Effort:
    quote = document.text[span.start : span.end]
    chain, certainty = standing(span) if standing is not None else ((), "asserted")
    told = _told(without_surrogates(quote), rule)
    return Effort(
        id=_identity(document.document, span, rule),
        document=document.document,
        start=span.start,
        end=span.end,
        quote=quote,
        chain=chain,
        certainty=certainty,
        criterion=rule.criterion,
        action=rule.action,
        stance=told.stance,
        commitment=told.commitment,
        language="en",
        places=tuple(place for place, _ in find_places(quote)),
        quantities=quantities(span) if quantities is not None else (),
    )


def _identity(document: str, span: Span, rule: EffortRule) -> str:
    key = f"{document}\n{span.start}\n{span.end}\n{rule.criterion}\n{rule.action}"
    return "effort-" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
