"""The stage: documents in, attributions and claims out."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from palermo.extract.attribution import find_attributions
from palermo.extract.claims import find_claims
from palermo.extract.sentences import Sentence, split_sentences
from palermo.extract.syntax import load_english
from palermo.lexicons.abuses import load_abuses
from palermo.records import Document, Extraction, Problem

# A text too short to tell its language, in characters that are no white space.
_SHORTEST = 40


class Extractor(Protocol):
    """What reads one language."""

    def __call__(self, document: Document) -> Extraction:
        """Return what a document of the language yields."""
        ...


def extract(document: Document) -> tuple[Extraction, tuple[Problem, ...]]:
    """Return the attributions and claims of a document, and what could not be read.

    Problems: `language_not_supported` names the language; `language_unknown` where it could not be told, and
    the text is then read as English.
    """
    language = document.language.split("-")[0].casefold()
    extractor = _EXTRACTORS.get(language)
    if extractor is not None:
        return extractor(document), ()
    if language == "und":
        return _english(document), (_unknown(document),)
    return Extraction(document.document), (_unsupported(document),)


def extract_all(documents: Iterable[Document]) -> Iterator[tuple[Extraction, tuple[Problem, ...]]]:
    """Yield what `extract` returns for each document, in order; no more than one is held at a time."""
    for document in documents:
        yield extract(document)


def _unknown(document: Document) -> Problem:
    short = sum(not c.isspace() for c in document.text) < _SHORTEST
    reason = "it is too short to tell" if short else "it could not be told"
    return Problem(
        "extract",
        "language_unknown",
        f"{document.document}: the language is unknown ({reason}); it was read as English",
        "state the language of the document if it is another",
        document=document.document,
    )


def _unsupported(document: Document) -> Problem:
    return Problem(
        "extract",
        "language_not_supported",
        f"{document.document}: no word lists for the language {document.language!r}; no claims were looked for",
        "read the document by hand, or add a translation beside it",
        document=document.document,
    )


def _english(document: Document) -> Extraction:
    sentences = split_sentences(document)
    wanted = _gate(document, sentences)
    texts = [document.text[s.start : s.end] for s, take in zip(sentences, wanted, strict=True) if take]
    parsed = iter(load_english().parse(texts)) if texts else iter(())
    parses = [next(parsed) if take else None for take in wanted]
    attributions = find_attributions(document, sentences, parses)
    return Extraction(document.document, attributions, find_claims(document, sentences, parses, attributions))


def _gate(document: Document, sentences: tuple[Sentence, ...]) -> list[bool]:
    """Return for each sentence whether it is parsed: those near words of abuse.

    A source is named, and a figure carried on, a paragraph or two before or after the words of abuse.
    """
    gate = load_abuses().gate
    told = {
        index
        for index, part in enumerate(document.segments)
        if part.kind != "margin" and gate.found(document.text[part.start : part.end])
    }
    near = {index + step for index in told for step in (-2, -1, 0, 1, 2)}
    return [sentence.segment in near for sentence in sentences]


_EXTRACTORS: dict[str, Extractor] = {"en": _english}
