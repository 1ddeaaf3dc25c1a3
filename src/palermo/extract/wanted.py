"""Which sentences of an English document are parsed for its claims."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from palermo.extract.attribution import pointing_words, reporting_words
from palermo.extract.claims import has_figure
from palermo.extract.marks import load_certainty
from palermo.extract.sentences import Sentence
from palermo.extract.syntax import verb_forms
from palermo.lexicons.patterns import Pattern, compiled
from palermo.records import Document
from palermo.words.abuses import load_abuses

# A source is named, and a figure carried on, a paragraph or two before or after the words of abuse.
_NEIGHBOURS = 2
# Segments that the reader reads on either side of one that may speak of an abuse.
_READ_AROUND = 3
# A figure goes on with what the sentence before told, which may have gone on itself.
_GOING_ON = 3
# How far away a sentence is that does not exist.
_NOWHERE = 1_000_000
_HEADS = ("title", "heading", "caption")


@dataclass(frozen=True, slots=True)
class _Place:
    """A sentence that does not speak of an abuse itself, and how far the next one that does is, each way."""

    text: str
    kind: str
    paragraphs_on: int
    sentences_back: int


def told_of_abuse(document: Document) -> frozenset[int]:
    """Return the indices of the segments that may speak of an abuse or a rank, running heads too; may be empty."""
    gate = load_abuses().gate
    parts = enumerate(document.segments)
    return frozenset(n for n, part in parts if gate.found(document.text[part.start : part.end]))


def read_ranges(document: Document, told: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Return the ranges that the reader reads: segments near those that may speak of an abuse; in text order."""
    near = frozenset(n + step for n in told for step in range(-_READ_AROUND, _READ_AROUND + 1))
    parts = enumerate(document.segments)
    return tuple((part.start, part.end) for n, part in parts if n in near and part.kind != "margin")


def wanted_for_claims(document: Document, sentences: Sequence[Sentence], told: frozenset[int]) -> tuple[bool, ...]:
    """Return for each sentence whether its parse may add to the claims; `told` is what `told_of_abuse` returns.

    It may where the sentence speaks of an abuse or a rank; where it stands before one that does, within two
    paragraphs, and may name who speaks; where it answers one; and where it goes on with a figure. Neighbours of a
    running head count as well, so that a page break hides nothing.
    """
    abuses = load_abuses()
    near = frozenset(n + step for n in told for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1))
    texts = [document.text[s.start : s.end] if s.segment in near else "" for s in sentences]
    tells = [
        sentence.segment in told and bool(text) and abuses.speaks(abuses.mask(text))
        for sentence, text in zip(sentences, texts, strict=True)
    ]
    telling = [number for number, tell in enumerate(tells) if tell]
    return tuple(
        tell or (bool(text) and _adds(_place(number, text, sentences, telling)))
        for number, (text, tell) in enumerate(zip(texts, tells, strict=True))
    )


def _place(number: int, text: str, sentences: Sequence[Sentence], telling: Sequence[int]) -> _Place:
    """Return where a sentence stands; `telling` are the numbers, in order, of those that speak of an abuse."""
    at, own = bisect_left(telling, number), sentences[number]
    return _Place(
        text,
        own.kind,
        paragraphs_on=sentences[telling[at]].segment - own.segment if at < len(telling) else _NOWHERE,
        sentences_back=number - telling[at - 1] if at > 0 else _NOWHERE,
    )


def _adds(place: _Place) -> bool:
    """Return whether a sentence that speaks of no abuse may add to a claim, or be one by leaning on it."""
    if place.kind in _HEADS or load_certainty().responds(place.text):
        return True
    if place.paragraphs_on <= _NEIGHBOURS and _speech().found(place.text):
        return True
    quotes = any(mark in place.text for mark in '”"»')
    if quotes and place.sentences_back <= _GOING_ON and _speech().found(place.text):
        return True
    return place.sentences_back <= _GOING_ON and has_figure(place.text)


@cache
def _speech() -> Pattern:
    """Return the pattern of words that may name who speaks in a sentence."""
    verbs, others = reporting_words()
    words = sorted({*verb_forms({*verbs, *pointing_words()}), *others, "according", "citing"})
    return compiled(rf"(?i)\b(?:{'|'.join(map(re.escape, words))})\b")
