"""Languages without a syntax model: what the reader marks of a document, and what the language says of it."""

from collections.abc import Callable
from dataclasses import dataclass

from palermo.extract.es.reading import SpanishReading
from palermo.extract.language import Grammar
from palermo.extract.marked import claims_of, efforts_of
from palermo.extract.reader import Kind, Read, Reader, read_text
from palermo.extract.statements import Statements
from palermo.extract.zh import extract_chinese
from palermo.extract.zh.reading import ChineseGrammar
from palermo.records import Document, Extraction, Span


@dataclass(frozen=True, slots=True)
class Unparsed:
    """A language: what reads its documents, and what finds statements in them by its own rules, if it has any."""

    grammar: Callable[[Document], Grammar]
    rules: Callable[[Document], Extraction] | None = None


UNPARSED: dict[str, Unparsed] = {
    "es": Unparsed(SpanishReading),
    "zh": Unparsed(ChineseGrammar, extract_chinese),
}


def read_unparsed(document: Document, language: str, reader: Reader) -> Statements:
    """Return what a document of one of these languages offers, to be settled."""
    tongue = UNPARSED[language]
    ruled = Extraction(document.document) if tongue.rules is None else tongue.rules(document)
    ranges = [(s.start, s.end) for s in document.segments if s.kind != "margin"]
    read = read_text(reader, document.text, ranges, language=language)
    grammar = tongue.grammar(document)
    claims = claims_of(document, grammar, _marked(read, "claim", grammar), language=language)
    efforts = efforts_of(document, grammar, _marked(read, "effort", grammar), language=language)
    return Statements(document, grammar.sentences, (ruled.claims, claims), (ruled.efforts, efforts), read)


def attributed_unparsed(document: Document, language: str) -> Extraction:
    """Return the attributions that a language's own rules find; none where it has no rules."""
    rules = UNPARSED[language].rules
    return Extraction(document.document) if rules is None else rules(document)


def _marked(read: Read, kind: Kind, grammar: Grammar) -> tuple[Span, ...]:
    spans = (grammar.cut_at(Span(seen.start, seen.end)) for seen in read.seen(kind))
    return tuple(dict.fromkeys(spans))
