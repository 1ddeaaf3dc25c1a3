"""A Spanish document answers what the contract of languages asks for."""

from tests.extract.ruled import document_of

from palermo.extract.es import certainty_at, chain_at
from palermo.extract.es.reading import SpanishReading
from palermo.extract.language import Grammar, Named
from palermo.extract.marked import claims_of, efforts_of
from palermo.records import Span

TEXT = "La policía confirmó que los vendieron. «Nos pegaban», contó Rosa Quispe."
DOCUMENT = document_of(TEXT, language="es")


def at(quote: str) -> Span:
    start = TEXT.index(quote)
    return Span(start, start + len(quote))


def test_a_reading_answers_as_the_parts_of_the_language_do() -> None:
    reading: Grammar = SpanishReading(DOCUMENT)
    span = at("los vendieron")
    chain = reading.chain_at(span)
    assert chain == chain_at(DOCUMENT, span)
    assert reading.certainty_at(span, chain) == certainty_at(DOCUMENT, span, chain)
    assert reading.named_at(span) == Named()
    assert [TEXT[s.start : s.end] for s in reading.sentences] == [
        "La policía confirmó que los vendieron.", "«Nos pegaban», contó Rosa Quispe.",
    ]  # fmt: skip


def test_marked_spans_become_claims_and_efforts_with_who_says_them() -> None:
    spans = (at("los vendieron"), at("Nos pegaban"))
    first, second = claims_of(DOCUMENT, SpanishReading(DOCUMENT), spans, language="es")
    assert [(c.quote, c.language, c.verbatim) for c in (first, second)] == [
        ("los vendieron", "es", False),
        ("Nos pegaban", "es", True),
    ]
    assert [link.source for link in first.chain] == ["policía (unnamed)"]
    assert [link.source for link in second.chain] == ["Rosa Quispe"]
    assert first.id != second.id
    (effort,) = efforts_of(DOCUMENT, SpanishReading(DOCUMENT), spans[:1], language="es")
    assert (effort.quote, effort.chain, effort.language) == ("los vendieron", first.chain, "es")
