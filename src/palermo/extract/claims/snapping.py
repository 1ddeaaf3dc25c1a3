"""Spans that a reader marks, snapped to the sentence's grammar: whole clauses, no loose word at an edge."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from palermo.extract.claims.clauses import Clause, tighten
from palermo.extract.syntax import tokens_between
from palermo.records import Span

# A clause that shares so much with the span, of both together, is what the span means.
_SAME = 0.6
# How far a subject or the rest of a phrase may lie outside the span, in code points.
_REACH = 90
_LOOSE_FIRST = frozenset({"ADP", "CCONJ", "SCONJ", "PUNCT", "SPACE"})
_LOOSE_LAST = frozenset({"DET", "ADP", "CCONJ", "SCONJ", "PART", "AUX", "SPACE", "ADJ", "NUM"})
_SUBJECTS = ("nsubj", "nsubjpass", "expl")
_VERBS = ("VERB", "AUX")


def snapped(parse: Doc, span: Span, clauses: Sequence[Clause], taken: Sequence[Span]) -> Span:
    """Return where a span is best cut; all ranges are counted from the start of the sentence.

    `clauses` are those of the sentence, `taken` the words of speakers and verbs of saying, which stay outside.
    """
    best = max(clauses, key=lambda c: _shared(span, c), default=None)
    if best is not None and _shared(span, best) >= _SAME:
        return Span(*tighten(parse.text, best.start, best.end))
    tokens = list(tokens_between(parse, span.start, span.end))
    while tokens and tokens[0].pos_ in _LOOSE_FIRST:
        tokens.pop(0)
    if not tokens:
        return span
    start, end = _with_subject(tokens, taken), _to_the_end(tokens, taken)
    return Span(*tighten(parse.text, start, end))


def _shared(span: Span, clause: Clause) -> float:
    common = min(span.end, clause.end) - max(span.start, clause.start)
    return max(0, common) / (max(span.end, clause.end) - min(span.start, clause.start))


def _with_subject(tokens: Sequence[Token], taken: Sequence[Span]) -> int:
    """Return where the span starts: with the subject of its verb, where that stands just before it."""
    start = int(tokens[0].idx)
    inside = {token.i for token in tokens}
    for top in (t for t in tokens if t.head.i not in inside or t.head.i == t.i):
        for child in top.children if top.pos_ in _VERBS else ():
            edge = int(child.left_edge.idx)
            near = child.dep_ in _SUBJECTS and 0 < start - edge <= _REACH
            if near and not _meets(taken, edge, start):
                start = edge
    return start


def _to_the_end(tokens: Sequence[Token], taken: Sequence[Span]) -> int:
    """Return where the span ends: where the phrase of its last word does, if that word cannot close one."""
    last = tokens[-1]
    end = int(last.idx) + len(last)
    if last.pos_ not in _LOOSE_LAST:
        return end
    edge = last.right_edge if last.right_edge.i > last.i else last.head.right_edge
    reach = int(edge.idx) + len(edge)
    if 0 < reach - end <= _REACH and not _meets(taken, end, reach):
        return reach
    while len(tokens) > 1 and tokens[-1].pos_ in _LOOSE_LAST - {"ADJ", "NUM"}:
        tokens = tokens[:-1]
    return int(tokens[-1].idx) + len(tokens[-1])


def _meets(taken: Sequence[Span], start: int, end: int) -> bool:
    return any(span.start < end and start < span.end for span in taken)
