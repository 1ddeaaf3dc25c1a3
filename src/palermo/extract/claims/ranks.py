"""Rank claims: the words that state a rank, without the name of the report and the grounds given."""

from palermo.extract.claims.clauses import Clause, tighten
from palermo.extract.claims.walk import Scene, Walk
from palermo.records import Span

_GROUNDS = frozenset(
    {"citing", "because", "due", "for", "over", "noting", "saying", "following", "after", "given"}
)
_SUBJECTS = ("nsubj", "nsubjpass")


def rank_span(walk: Walk, scene: Scene, clause: Clause, rank_end: int) -> tuple[int, int]:
    """Return the range that states a rank: from the ranking body beside the verb, up to the grounds."""
    base = scene.sentence.start
    start, end = base + clause.start, base + clause.end
    subject = next((t for t in clause.head.children if t.dep_ in _SUBJECTS), None)
    if subject is not None and _is_report(walk, subject.text):
        after = [t for t in clause.tokens if t.i > subject.right_edge.i and not t.is_punct]
        start = base + after[0].idx if after else start
    ground = grounds_at(scene, clause, rank_end)
    return tighten(walk.document.text, start, end if ground is None else ground.start)


def _is_report(walk: Walk, noun: str) -> bool:
    return noun.casefold() in walk.reading.lexicon.documents


def grounds_at(scene: Scene, clause: Clause, rank_end: int) -> Span | None:
    """Return the range of the grounds given after a rank, its first word the linking one; None without any."""
    base = scene.sentence.start
    for token in clause.tokens:
        if base + token.idx >= rank_end and token.lower_ in _GROUNDS:
            return Span(base + token.idx, base + clause.end)
    return None


def ranking_source(scene: Scene, clause: Clause) -> Span | None:
    """Return where the ranking body stands as the subject of an active verb; None where it does not."""
    base = scene.sentence.start
    for token in clause.head.children:
        if token.dep_ == "nsubj":
            return Span(base + token.left_edge.idx, base + token.idx + len(token))
    return None
