"""The contract of a language: what it answers about a document whose spans are marked elsewhere."""

from dataclasses import dataclass
from typing import Protocol

from palermo.extract.sentences import Sentence
from palermo.records import Certainty, ChainLink, Place, Span

_SIGNS = " \t\r\n\u3000\u00a0.,;:!?…，。；：！？、—–-*_#"


@dataclass(frozen=True, slots=True)
class Named:
    """What the words of a span name, each tuple in text order."""

    groups: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    actors: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()


class Grammar(Protocol):
    """A document as its language reads it, made once; spans are half-open, in code points of its text."""

    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in reading order, without margins."""
        ...

    def cut_at(self, span: Span) -> Span:
        """Return where a marked span is best cut: without loose words and signs at its edges; never empty."""
        ...

    def chain_at(self, span: Span) -> tuple[ChainLink, ...]:
        """Return who says a span, outermost first; empty where the page says it itself."""
        ...

    def certainty_at(self, span: Span, chain: tuple[ChainLink, ...]) -> tuple[Certainty, tuple[str, ...]]:
        """Return how firmly a span is said, and the ids of the entries that tell so."""
        ...

    def named_at(self, span: Span) -> Named:
        """Return what the words of a span name."""
        ...


def trimmed(text: str, span: Span) -> Span:
    """Return a span without white space and stops at its edges; as it is where nothing else would be left."""
    start, end = span.start, span.end
    while start < end and text[start] in _SIGNS:
        start += 1
    while end > start and text[end - 1] in _SIGNS:
        end -= 1
    return Span(start, end) if end > start else span
