"""Given spans of a document, each with who says it and how firmly."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from palermo.extract.attribution import find_frames
from palermo.extract.claims.certainty import certainty_at
from palermo.extract.claims.frames import frames_of
from palermo.extract.claims.speakers import chain_at, walk_on
from palermo.extract.claims.walk import Scene, Walk, start_walk
from palermo.extract.sentences import Sentence
from palermo.records import Certainty, ChainLink, Document, Span


@dataclass(frozen=True, slots=True)
class Said:
    """A span with its chain of sources, its class of certainty and the ids of the entries that set the class."""

    span: Span
    chain: tuple[ChainLink, ...]
    certainty: Certainty
    entries: tuple[str, ...]


def said_at(
    document: Document, sentences: Sequence[Sentence], parses: Sequence[Doc | None], spans: Sequence[Span]
) -> tuple[Said, ...]:
    """Return who says each span and how firmly, in text order; a span in no parsed sentence is left out.

    Spans may be any ranges of `Document.text`; one that runs over several sentences is looked at in its first. All
    sentences near a span are best parsed, since a source named in one carries over to the next.
    """
    walk = start_walk(document, sentences, find_frames(document, sentences, parses))
    ordered = sorted(spans)
    found: list[Said] = []
    for number, (sentence, parse) in enumerate(zip(sentences, parses, strict=True)):
        if parse is not None:
            inside = [span for span in ordered if sentence.start <= span.start < sentence.end]
            found.extend(_in_scene(walk, walk.scene(number, sentence, parse), inside))
    return tuple(found)


def _in_scene(walk: Walk, scene: Scene, spans: Sequence[Span]) -> Iterator[Said]:
    frames = frames_of(walk, scene)
    said: tuple[ChainLink, ...] = ()
    for span in spans:
        here = Span(span.start, min(span.end, scene.sentence.end))
        chain = chain_at(walk, scene, here, frames)
        yield Said(span, chain, *certainty_at(walk, scene, here, chain, frames))
        said = chain or said
    walk_on(walk, scene, frames, said=said)
