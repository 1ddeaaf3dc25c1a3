"""How firmly a claim is made: the weakest marker that governs it decides."""

from collections.abc import Sequence

from palermo.extract.claims.select import Selected, redescribes
from palermo.extract.claims.walk import Walk
from palermo.records import Attribution, Certainty


def certainty_of(walk: Walk, selected: Selected, covered: Sequence[Attribution], *, figure: bool) -> Certainty:
    """Return the class of a claim that the attributions introduce.

    A government that re-describes what it is accused of, or attacks who found it, denies. A carried-over source
    keeps its "estimate" for the next figure; no other hedge is carried on.
    """
    text, chain = walk.document.text, selected.chain
    if selected.certainty is not None:
        return selected.certainty
    clause = text[selected.start : selected.end]
    if redescribes(walk, clause, chain):
        return "denied"
    cues = [text[span.start : span.end] for a in covered for span in (*a.cue, *a.source)]
    found = [*walk.certainty.of_clause(clause), *(name for cue in cues for name in walk.certainty.of_cue(cue))]
    if figure and not covered and chain and walk.carried_class is not None:
        found.append(walk.carried_class)
    return walk.certainty.weakest(tuple(found))
