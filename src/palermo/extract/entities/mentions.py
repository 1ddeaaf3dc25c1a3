"""Noun phrases of a parsed sentence with the words that belong to a name of people or doers."""

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from palermo.extract.syntax import tokens_between
from palermo.records import Span

_LEFT = frozenset(
    {"amod", "compound", "nmod", "poss", "advmod", "det", "npadvmod", "conj", "cc", "punct", "case", "quantmod"}
)
_MODIFIER_HEADS = frozenset({"ADJ", "PROPN", "NOUN", "ADV", "PART", "VERB"})
_DEMONSTRATIVES = frozenset({"these", "those", "other", "many", "all"})
# Adverbs that pick out a part of what stands before them; no part of the name.
_PICKING = frozenset(
    {"particularly", "especially", "mainly", "primarily", "notably", "often", "sometimes", "also", "as", "only"}
)
_NOUNS = frozenset({"NOUN", "PROPN"})
_FROM = frozenset({"from", "of"})


def tokens_in(doc: Doc, span: Span, offset: int) -> Iterator[Token]:
    """Yield the tokens of a Doc inside a span of the document; the Doc's text starts at `offset`."""
    for token in tokens_between(doc, span.start - offset, span.end - offset):
        if token.idx + len(token) + offset <= span.end:
            yield token


def phrase(head: Token, *, with_from: bool) -> tuple[Token, Token]:
    """Return the first and last token of the name around a head noun.

    Modifiers stay ("predominantly Muslim Turkic minorities"); articles, numbers and hedges of number go. With
    `with_from` a place or body after "from" or "of" belongs to it ("children from rural areas").
    """
    first = head
    for token in reversed(list(head.lefts)):
        if not _belongs(token) or (token.pos_ in _NOUNS and any(child.dep_ == "cc" for child in token.children)):
            break
        inner = _leftmost(token)
        first = inner
    return first, _last(head) if with_from else head


def _belongs(token: Token) -> bool:
    if token.dep_ == "det":
        return token.lower_ in _DEMONSTRATIVES
    if token.dep_ == "poss":
        return token.pos_ in {"NOUN", "PROPN"}
    if token.lower_ in _PICKING:
        return False
    if token.like_num or token.pos_ == "NUM":
        return False
    return (
        token.dep_ in _LEFT
        and token.dep_ != "punct"
        and token.pos_ in _MODIFIER_HEADS
        and token.lower_ != "estimated"
    )


def _leftmost(token: Token) -> Token:
    """Return the first word of a modifier, its article, numbers and hedges left out."""
    for part in token.subtree:
        if part.pos_ not in {"DET", "NUM", "PUNCT"} and part.lower_ not in {
            "over",
            "more",
            "than",
            "about",
            "some",
        }:
            return part if part.i <= token.i else token
    return token


def _last(head: Token) -> Token:
    for token in head.rights:
        if token.dep_ == "prep" and token.lower_ in _FROM and token.i == head.i + 1:
            objects = [child for child in token.rights if child.dep_ == "pobj" and child.pos_ in {"NOUN", "PROPN"}]
            if objects:
                return _end_of(objects[0])
    return head


def _end_of(noun: Token) -> Token:
    """Return the last token of a list of names after "from", its clauses left out."""
    last = noun
    for token in noun.rights:
        if token.dep_ == "conj" and token.pos_ in {"NOUN", "PROPN"} and noun.pos_ == "PROPN":
            last = _end_of(token)
    return last


def written(doc: Doc, first: Token, last: Token, offset: int) -> tuple[str, Span]:
    """Return the words from one token to another, as the text has them but for line breaks, with their span."""
    words = " ".join(doc.text[first.idx : last.idx + len(last)].split())
    return words, Span(first.idx + offset, last.idx + len(last) + offset)
