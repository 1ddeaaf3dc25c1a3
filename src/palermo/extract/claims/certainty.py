"""How firmly a stretch of a document is stated: the weakest marker that governs it decides."""

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from palermo.extract.claims.chains import covering
from palermo.extract.claims.details import has_figure
from palermo.extract.claims.names import head_noun
from palermo.extract.claims.speakers import covered_by, head_of, own_frames
from palermo.extract.claims.walk import Scene, Walk
from palermo.extract.claims.wording import load_wording
from palermo.extract.marks import Mark
from palermo.extract.syntax import token_at
from palermo.records import Attribution, Certainty, ChainLink, Span

# How far before a re-description the word stands that sets it against an accusation.
_REACH = 150
# How far before a claim an opening stands that hedges it: "it is considered very likely that".
_OPENING = 70
# Marks that only name people where courts and police act on them.
_OF_PEOPLE = ("clause.suspects", "clause.suspected", "clause.alleged", "clause.accused")
_CONDITIONS = ("if", "unless", "whether", "lest")


def certainty_at(
    walk: Walk, scene: Scene, span: Span, chain: tuple[ChainLink, ...], frames: Sequence[Attribution]
) -> tuple[Certainty, tuple[str, ...]]:
    """Return the class of what stands at a span of a sentence, and the ids of the entries that set it.

    `chain` is that of `chain_at`. A government that re-describes what it is accused of, or attacks who found it,
    denies. A carried-over source keeps its "estimate" for the next figure; no other hedge is carried on.
    """
    text = walk.document.text[span.start : span.end]
    if redescribes(walk, text, chain) and set_against(walk, span):
        return "denied", ("against",)
    covered = covered_by(walk, scene, span, frames)
    marks = [
        *(mark for mark in walk.certainty.marks_in(text) if _governs(walk, scene, span, mark)),
        *_before_abuse(walk, text),
        *_impersonal(walk, span),
        *walk.certainty.marks_after(scene.text[span.end - scene.sentence.start :][:_OPENING]),
        *_of_cues(walk, (*covered, *own_frames(walk, scene, span), *_unsourced(walk, scene, span))),
    ]
    found = [(mark.certainty, mark.entry) for mark in marks]
    if not covered and chain and walk.carried_class is not None and has_figure(text):
        found.append((walk.carried_class, "carried"))
    certainty = walk.certainty.weakest([name for name, _ in found])
    return certainty, tuple(dict.fromkeys(entry for name, entry in found if name == certainty))


def redescribes(walk: Walk, text: str, chain: tuple[ChainLink, ...]) -> bool:
    """Return whether a government puts what it is accused of in other words, or attacks who found it."""
    return bool(chain) and chain[-1].kind == "government" and walk.certainty.redescribes(text)


def set_against(walk: Walk, span: Span) -> bool:
    """Return whether what a government says is set against an accusation, not merely said."""
    start = max(walk.document.text.rfind("\n\n", 0, span.start), span.start - _REACH, 0)
    return load_wording().against.found(walk.document.text[start : span.end])


def _governs(walk: Walk, scene: Scene, span: Span, mark: Mark) -> bool:
    """Return whether a mark hedges what the span states, and not a clause about others, a purpose or a person."""
    text = walk.document.text[span.start : span.end]
    if mark.entry in _OF_PEOPLE and walk.certainty.case.found(text):
        return False
    token = token_at(scene.parse, span.start + mark.start - scene.sentence.start)
    head = head_of(scene, span)
    if token is None or head is None:
        return True
    return not any(_apart(step, head) for step in _path(token, head))


def _path(token: Token, head: Token) -> Iterator[Token]:
    """Yield a token and what it hangs on, up to the head of the span, that left out."""
    while token.i not in (head.i, token.head.i):
        yield token
        token = token.head


def _apart(token: Token, head: Token) -> bool:
    """Return whether a token opens a clause of its own: on somebody named in passing, a purpose, a condition."""
    if token.dep_ == "relcl":
        return token.head.dep_ in ("nsubj", "nsubjpass") and token.head.i != head.i and token.i < head.i
    if token.dep_ != "advcl":
        return False
    purpose = token.tag_ == "VB" and any(c.dep_ == "aux" and c.lower_ == "to" for c in token.children)
    return purpose or any(c.dep_ == "mark" and c.lower_ in (*_CONDITIONS, "so") for c in token.children)


def _before_abuse(walk: Walk, text: str) -> Iterator[Mark]:
    """Yield the denials that stand right before words of abuse: "no …", "without any …"."""
    masked = walk.certainty.masked(text)
    for hit in walk.abuses.hits(walk.abuses.mask(text)):
        if hit.strong and walk.certainty.before.found(masked[: hit.start]):
            yield Mark("before.no", "denied", hit.start, hit.end)


def _impersonal(walk: Walk, span: Span) -> tuple[Mark, ...]:
    """Return the marks of an opening right before a span that hedges it and names nobody."""
    before = walk.document.text[max(0, span.start - _OPENING) : span.start]
    words = [before[hit.start : hit.end] for hit in load_wording().impersonal.hits(before)]
    return tuple(mark for opening in words for mark in walk.certainty.marks_in(opening))


def _unsourced(walk: Walk, scene: Scene, span: Span) -> tuple[Attribution, ...]:
    """Return the attributions over a span that name nobody: "amid allegations that …", "reportedly"."""
    own = [a for a in walk.framed.get(scene.number, ()) if not a.source and a.kind in ("nominal", "agentless")]
    return covering(own, span.start, span.end, sourced=False)


def _of_cues(walk: Walk, attributions: Sequence[Attribution]) -> Iterator[Mark]:
    text = walk.document.text
    for attribution in attributions:
        yield from walk.certainty.marks_of_cue(" ".join(text[s.start : s.end] for s in attribution.cue))
        for span in attribution.source[:1]:
            noun = head_noun(text[span.start : span.end])
            marks = walk.certainty.marks_of_cue(noun) if not noun.startswith("suspect") else ()
            yield from (mark for mark in marks if mark.certainty != "denied")
