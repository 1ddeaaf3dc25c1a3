"""Attributions that rules add to the model's: block quotations, and adverbs such as "reportedly".

A block quotation is quoted paragraphs after one that ends with a colon, whose last sentence says who speaks.
"""

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from palermo.extract.attribution.grammar import adverbs_in, spans_at, speech_in
from palermo.extract.sentences import Sentence
from palermo.records import Attribution, Document, Segment, Span

_OPENING, _CLOSING = '“"«„', '”"»'
_SCORE = 0.5


def with_rules(
    document: Document,
    sentences: Sequence[Sentence],
    parses: Sequence[Doc | None],
    attributions: Sequence[Attribution],
) -> tuple[Attribution, ...]:
    """Return attributions with those of block quotations and adverbs, in order of their cue.

    A block quotation is a paragraph that opens with a quotation mark and follows one that ends with a colon; it
    goes on over the next paragraphs as long as each opens with a mark and the one before is not closed. Its source
    and cue are those of the last sentence before the colon; it takes the place of what was found for that cue.
    """
    blocks = tuple(_blocks(document, sentences, parses))
    taken = {block.cue[:1] for block in blocks}
    kept = [a for a in attributions if a.cue[:1] not in taken]
    cued = {span for a in kept for span in a.cue}
    adverbs = [a for a in _adverbs(document, sentences, parses) if not _overlaps(a.cue[0], cued)]
    return tuple(sorted((*kept, *blocks, *adverbs), key=lambda a: a.cue))


def _overlaps(span: Span, others: set[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _adverbs(
    document: Document, sentences: Sequence[Sentence], parses: Sequence[Doc | None]
) -> Iterator[Attribution]:
    for sentence, parse in zip(sentences, parses, strict=True):
        for adverb, clause in adverbs_in(parse) if parse is not None else ():
            cue, content = spans_at(sentence, [adverb]), spans_at(sentence, clause)
            yield Attribution(document.document, (), cue, content, 0, "agentless", _SCORE)


def _blocks(
    document: Document, sentences: Sequence[Sentence], parses: Sequence[Doc | None]
) -> Iterator[Attribution]:
    last = {sentence.segment: n for n, sentence in enumerate(sentences)}
    for number, segment in enumerate(document.segments):
        place = last.get(number)
        parse = None if place is None else parses[place]
        if place is None or parse is None or not _text(document, segment).endswith(":"):
            continue
        content = tuple(_quoted(document, document.segments[number + 1 :]))
        speech = speech_in(parse)
        if content and speech is not None:
            source, cue = (spans_at(sentences[place], tokens) for tokens in speech)
            yield Attribution(document.document, source, cue, content, 0, "direct", _SCORE)


def _text(document: Document, segment: Segment) -> str:
    return document.text[segment.start : segment.end].strip()


def _quoted(document: Document, following: Sequence[Segment]) -> Iterator[Span]:
    """Yield the paragraphs of a block quotation, their marks included."""
    for segment in following:
        words = _text(document, segment)
        if segment.kind == "margin":
            continue
        if words[:1] not in _OPENING or not words:
            return
        start = document.text.index(words, segment.start)
        yield Span(start, start + len(words))
        if words.rstrip(".,;")[-1] in _CLOSING and len(words) > 1:
            return
