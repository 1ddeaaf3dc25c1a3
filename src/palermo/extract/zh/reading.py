"""A Chinese document, read once: the answers that the contract of languages asks for."""

from dataclasses import dataclass
from functools import cache, cached_property

from palermo.extract.language import Named, trimmed
from palermo.extract.sentences import Sentence, split_sentences
from palermo.extract.zh.given import certainty_at, chain_at, detail_at
from palermo.extract.zh.page import ChineseReading, start_reading
from palermo.lexicons.patterns import Pattern
from palermo.records import Certainty, ChainLink, Document, Span
from palermo.words import Entry, load_words
from palermo.words.script import simplify

_SHORTEST = 4


@cache
def _edges() -> tuple[tuple[Entry, Pattern], ...]:
    words = load_words("zh", "edges")
    return tuple((entry, words.pattern(entry)) for entry in words.entries)


@dataclass(frozen=True)
class ChineseGrammar:
    """A document as Chinese reads it."""

    document: Document

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in reading order."""
        return split_sentences(self.document)

    @cached_property
    def _page(self) -> ChineseReading:
        return start_reading(self.document)

    def cut_at(self, span: Span) -> Span:
        """Return the span without signs, joining words and "I think" at its edges."""
        text = simplify(self.document.text[span.start : span.end])
        low, high = 0, len(text)
        for entry, pattern in _edges():
            for hit in pattern.hits(text[low:high])[:1]:
                low, high = (low + hit.end, high) if entry.means == "opening" else (low, low + hit.start)
        cut = trimmed(self.document.text, Span(span.start + low, span.start + high))
        return cut if cut.end - cut.start >= _SHORTEST else span

    def chain_at(self, span: Span) -> tuple[ChainLink, ...]:
        """Return who says a span, outermost first."""
        return chain_at(self._page, span)

    def certainty_at(self, span: Span, chain: tuple[ChainLink, ...]) -> tuple[Certainty, tuple[str, ...]]:
        """Return how firmly a span is said, and the ids of the entries that tell so."""
        return certainty_at(self._page, span, chain)

    def named_at(self, span: Span) -> Named:
        """Return the groups, places, doers, goods and technologies that a span names."""
        found = detail_at(self._page, span)
        return Named(found.groups, found.places, found.actors, found.goods, found.technologies)
