"""Those who are told and hand it on: "a guard told the agency" has the agency and the guard as sources."""

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from palermo.extract.claims.names import UNNAMED, names_of
from palermo.extract.claims.sources import resolve
from palermo.extract.claims.walk import Scene, Walk
from palermo.extract.syntax import token_at
from palermo.records import Attribution, Span

_TELLING = ("tell", "say", "report", "describe", "confirm")
_HANDING_ON = ("media", "ngo", "academic", "international_body", "unnamed")


def hearers(walk: Walk, scene: Scene, frame: Attribution) -> Iterator[Attribution]:
    """Yield the attribution to whoever was told and publishes it, before that to the one who told; none mostly.

    A body with a name of its own hands on what it is told, and so do researchers; a court, a crowd and a person do
    not.
    """
    base = scene.sentence.start
    verb = token_at(scene.parse, frame.cue[0].start - base)
    if verb is None or verb.lemma_ not in _TELLING:
        return
    for told in _told(verb):
        span = Span(base + told.left_edge.idx, base + told.idx + len(told))
        words = scene.text[told.left_edge.idx : told.idx + len(told)]
        if _hands_on(walk, told, words, span):
            yield replace(frame, source=(span,))


def _told(verb: Token) -> Iterator[Token]:
    for child in verb.children:
        if child.dep_ == "dative" or (child.dep_ == "dobj" and verb.lemma_ == "tell"):
            yield from (child,) if child.pos_ != "ADP" else (c for c in child.children if c.dep_ == "pobj")
        elif child.dep_ == "prep" and child.lower_ == "to":
            yield from (c for c in child.children if c.dep_ == "pobj")


def _hands_on(walk: Walk, told: Token, words: str, span: Span) -> bool:
    lexicon = walk.reading.lexicon
    if told.pos_ == "PROPN":
        name = names_of(lexicon, words)[-1]
        return not name.person and name.kind in _HANDING_ON
    link = next(iter(resolve(walk.reading, span)), None)
    known = told.lower_ in lexicon.groups and told.lower_ not in ("press", "media")
    return known and link is not None and link.kind in _HANDING_ON and not link.source.endswith(UNNAMED)
