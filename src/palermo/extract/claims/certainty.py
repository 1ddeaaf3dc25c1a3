"""How firmly a claim is made: the weakest marker that governs it decides."""

from collections.abc import Sequence

from palermo.extract.claims.select import Selected, redescribes
from palermo.extract.claims.walk import Walk
from palermo.extract.claims.wording import load_wording
from palermo.records import Attribution, Certainty

# How far before a re-description the word stands that sets it against an accusation.
_REACH = 150
# How far before a claim an opening stands that hedges it: "it is considered very likely that".
_OPENING = 70


def set_against(walk: Walk, selected: Selected) -> bool:
    """Return whether what a government says is set against an accusation, not merely said."""
    start = max(walk.document.text.rfind("\n\n", 0, selected.start), selected.start - _REACH, 0)
    return load_wording().against.found(walk.document.text[start : selected.end])


def certainty_of(walk: Walk, selected: Selected, covered: Sequence[Attribution], *, figure: bool) -> Certainty:
    """Return the class of a claim that the attributions introduce.

    A government that re-describes what it is accused of, or attacks who found it, denies. A carried-over source
    keeps its "estimate" for the next figure; no other hedge is carried on.
    """
    text, chain = walk.document.text, selected.chain
    if selected.certainty is not None:
        return selected.certainty
    clause = text[selected.start : selected.end]
    if redescribes(walk, clause, chain) and set_against(walk, selected):
        return "denied"
    cues = [text[span.start : span.end] for a in covered for span in (*a.cue, *a.source)]
    found = [
        *walk.certainty.of_clause(clause),
        *_impersonal(walk, selected),
        *(name for cue in cues for name in walk.certainty.of_cue(cue)),
    ]
    if figure and not covered and chain and walk.carried_class is not None:
        found.append(walk.carried_class)
    return walk.certainty.weakest(tuple(found))


def _impersonal(walk: Walk, selected: Selected) -> tuple[Certainty, ...]:
    """Return the classes of an opening right before a claim that hedges it and names nobody."""
    before = walk.document.text[max(0, selected.start - _OPENING) : selected.start]
    words = [before[hit.start : hit.end] for hit in load_wording().impersonal.hits(before)]
    return tuple(name for opening in words for name in walk.certainty.of_clause(opening))
