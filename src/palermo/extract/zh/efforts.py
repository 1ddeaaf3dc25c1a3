"""The efforts of governments that a Chinese document tells of."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from palermo.extract.efforts import Step, Tongue, find_steps, made_effort, tells_of_efforts
from palermo.extract.efforts.lexicon import effort_lexicon
from palermo.extract.quantities import find_quantities
from palermo.extract.zh.marks import of_clause, weakest
from palermo.extract.zh.paragraph import Paragraph
from palermo.extract.zh.pieces import Piece
from palermo.extract.zh.places import places_of
from palermo.extract.zh.states import countries
from palermo.lexicons.patterns import without_surrogates
from palermo.records import Certainty, ChainLink, Document, Effort, Quantity, Span


def tells_of_steps(plain: str) -> bool:
    """Return whether a text in simplified characters is about the subject of efforts."""
    return tells_of_efforts(_chinese(), without_surrogates(plain))


def efforts_in(document: Document, reading: Paragraph, pieces: Sequence[Piece]) -> Iterator[Effort]:
    """Yield the steps told in a paragraph, with the chain and certainty of the statement that they stand in."""
    text = without_surrogates(reading.text)
    for low, high in _sentences(text):
        for step in find_steps(_chinese(), text, low, high):
            yield _effort(document, reading, pieces, step)


@cache
def _chinese() -> Tongue:
    names = tuple(countries())
    return Tongue("zh", effort_lexicon("zh"), lambda words: any(words.startswith(name) for name in names))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    for end, letter in enumerate(text, 1):
        if letter in "。！？!?" or end == len(text):
            yield at, end
            at = end


def _effort(document: Document, reading: Paragraph, pieces: Sequence[Piece], step: Step) -> Effort:
    low, high = step.span.start, step.span.end
    chain, certainty = _standing(reading, pieces, step.span)
    span = reading.at(low, high)
    written = reading.written(document.text, low, high)
    return made_effort(
        document, step, span, language="zh", chain=chain, certainty=certainty,
        places=places_of(written, reading.text[low:high]),
        quantities=tuple(_quantities(document, reading, step.span)),
    )  # fmt: skip


def _standing(reading: Paragraph, pieces: Sequence[Piece], span: Span) -> tuple[tuple[ChainLink, ...], Certainty]:
    over = next((piece for piece in pieces if piece.start < span.end and span.start < piece.end), None)
    own = of_clause(reading.text[span.start : span.end])
    return ((), weakest(own)) if over is None else (over.spoken.chain, weakest((*own, *over.spoken.classes)))


def _quantities(document: Document, reading: Paragraph, span: Span) -> Iterator[Quantity]:
    for found in find_quantities(reading.text[span.start : span.end], offset=span.start, language="zh"):
        at = reading.at(found.start, found.end)
        yield replace(found, start=at.start, end=at.end, text=document.text[at.start : at.end])
