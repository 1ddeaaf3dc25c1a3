"""A Spanish document, read once: the answers that the contract of languages asks for."""

from dataclasses import dataclass
from functools import cached_property

from palermo.extract.es.certainty import certainty_at
from palermo.extract.es.chain import chain_at
from palermo.extract.es.sentences import sentences
from palermo.extract.language import Named, trimmed
from palermo.extract.sentences import Sentence
from palermo.records import Certainty, ChainLink, Document, Span


@dataclass(frozen=True)
class SpanishReading:
    """A document as Spanish reads it; it names no groups, places or goods: no list of them was measured."""

    document: Document

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in reading order."""
        return sentences(self.document)

    def cut_at(self, span: Span) -> Span:
        """Return the span without signs at its edges."""
        return trimmed(self.document.text, span)

    def chain_at(self, span: Span) -> tuple[ChainLink, ...]:
        """Return who says a span, outermost first."""
        return chain_at(self.document, span)

    def certainty_at(self, span: Span, chain: tuple[ChainLink, ...]) -> tuple[Certainty, tuple[str, ...]]:
        """Return how firmly a span is said, and the ids of the entries that tell so."""
        return certainty_at(self.document, span, chain)

    def named_at(self, span: Span) -> Named:  # noqa: ARG002 the contract's
        """Return nothing yet."""
        return Named()
