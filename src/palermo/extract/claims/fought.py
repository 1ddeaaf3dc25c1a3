"""Abuse named as what is fought: the object of a word of combating or law takes nothing as fact."""

from spacy.tokens import Doc, Token

from palermo.extract.syntax import token_at
from palermo.words.abuses import AbuseHit, AbuseLexicon

_NAMED = ("PROPN", "NUM")
_LINKS = ("conj", "compound", "amod")


def is_fought(parse: Doc, hit: AbuseHit, lexicon: AbuseLexicon) -> bool:
    """Return whether the word that governs a hit at once fights it: "to combat …", "laws against …".

    Words joined to the hit, and the preposition before it, are passed over; any other word between ("goods made
    with …", "victims of …") ends the reach. A name or figure beside it ("address … in Xinjiang") takes it as fact.
    """
    token = token_at(parse, hit.start)
    if token is None:
        return False
    while token.head.i != token.i and (_inside(token.head, hit) or token.dep_ in _LINKS):
        token = token.head
    if any(t.pos_ in _NAMED for t in token.subtree if not _inside(t, hit)):
        return False
    governor = token.head
    if token.dep_ == "pobj":
        governor = governor.head
    return governor.i != token.i and not _inside(governor, hit) and lexicon.counter.found(governor.text)


def _inside(token: Token, hit: AbuseHit) -> bool:
    return hit.start <= token.idx < hit.end
