"""Denials and admissions of a thing: the claim takes the verb and the one who denies or admits."""

from palermo.extract.claims.clauses import Clause
from palermo.extract.claims.walk import Scene, Walk
from palermo.records import Span

_SUBJECTS = ("nsubj", "nsubjpass")


def answering(walk: Walk, scene: Scene, clause: Clause) -> Span | None:
    """Return where the one who denies or admits a thing stands, None where the clause does neither."""
    if not walk.certainty.answers(clause.head.text):
        return None
    base = scene.sentence.start
    inside = {t.i for t in clause.tokens}
    for token in clause.head.children:
        if token.dep_ == "nsubj" and token.i in inside:
            return Span(base + token.left_edge.idx, base + token.idx + len(token))
    return None
