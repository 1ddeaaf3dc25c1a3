"""Who says a stretch of a document: the chain of sources over any span of a sentence.

A span may be one that the grammar would not cut, for instance one that a trained reader marks. The walk remembers
who spoke; after each sentence `walk_on` tells it.
"""

import re
from collections.abc import Sequence

from spacy.tokens import Token

from palermo.extract.claims.chains import chain_of, covering, joined
from palermo.extract.claims.frames import answers_in
from palermo.extract.claims.hearsay import hearsay_source
from palermo.extract.claims.walk import Scene, Walk
from palermo.extract.syntax import tokens_between
from palermo.records import Attribution, ChainLink, Span

# How far into a span an opening of hearsay may reach: "there have also been several reports that".
_OPENING = 45


def covered_by(walk: Walk, scene: Scene, span: Span, frames: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions over a span: the sentence's frames, and quotations begun in another sentence."""
    low, high = scene.sentence.start, scene.sentence.end
    others = [a for a in walk.crossing if not low <= a.cue[0].start < high]
    denied = (a for a in answers_in(walk, scene) if _inside(span, a.content[0]) and a not in frames)
    return covering((*frames, *denied, *others), span.start, span.end)


def chain_at(walk: Walk, scene: Scene, span: Span, frames: Sequence[Attribution]) -> tuple[ChainLink, ...]:
    """Return who says what stands at a span of a sentence, outermost first; empty where the page says it itself.

    `span` is counted in the document and lies in the scene's sentence; `frames` are those of `frames_of`. A span
    that takes in the verb of saying with its subject ("The ministry denied the charge") is that subject's.
    """
    covered = covered_by(walk, scene, span, frames)
    own = own_frames(walk, scene, span)
    hearsay = _hearsay(walk, scene, span)
    if covered or own:
        return joined(chain_of(walk.reading, (*covered, *(a for a in own if a not in covered))), hearsay)
    return hearsay or (() if frames else walk.carried(scene))


def _hearsay(walk: Walk, scene: Scene, span: Span) -> tuple[ChainLink, ...]:
    """Return the unnamed source of what is only handed on at a span: "there were reports that …"."""
    for there in re.finditer(r"(?i)\bthere\b", scene.text[: span.end - scene.sentence.start]):
        found = hearsay_source(walk.document.text, scene.sentence.start + there.start(), span.end)
        if found is None or found.end > max(span.start, scene.sentence.start + there.start()) + _OPENING:
            continue
        opening = walk.document.text[scene.sentence.start + there.start() : max(found.end, span.start)]
        if not re.search(r"[,;]|\bno\b", opening):
            return (found.link,)
    return ()


def own_frames(walk: Walk, scene: Scene, span: Span) -> tuple[Attribution, ...]:
    """Return the attributions that a span itself states: cue and content inside, the cue its main verb."""
    head = head_of(scene, span)
    base = scene.sentence.start
    return tuple(
        a
        for a in (*answers_in(walk, scene), *walk.framed.get(scene.number, ()))
        if a.source
        and a.content
        and head is not None
        and any(cue.start <= base + head.idx < cue.end for cue in a.cue)
        and _inside(a.content[0], span)
    )[:1]


def _inside(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def head_of(scene: Scene, span: Span) -> Token | None:
    """Return the token of a span that hangs on nothing inside it, the first verb of several; None without one."""
    base = scene.sentence.start
    inside = [t for t in tokens_between(scene.parse, span.start - base, span.end - base) if not t.is_punct]
    places = {t.i for t in inside}
    tops = [t for t in inside if t.head.i == t.i or t.head.i not in places]
    return next((t for t in tops if t.pos_ in ("VERB", "AUX")), tops[0] if tops else None)


def walk_on(walk: Walk, scene: Scene, frames: Sequence[Attribution], *, said: tuple[ChainLink, ...] = ()) -> None:
    """Note who spoke in a sentence, so that the next may lean on it; `said` is the chain of its statements."""
    chain = said or (chain_of(walk.reading, frames[:1]) if frames else _announced(walk, scene))
    if said and said == walk.reading.chain and not frames:
        walk.spoke_at, chain = scene.number, ()
    if chain:
        walk.reading.remember(chain, frames[-1].cue[0].start if frames else scene.sentence.start)
        walk.spoke_at = scene.number


def _announced(walk: Walk, scene: Scene) -> tuple[ChainLink, ...]:
    """Return who speaks after a sentence that ends with a colon; empty for any other."""
    if not scene.text.rstrip().endswith(":"):
        return ()
    own = [a for a in walk.framed.get(scene.number, ()) if a.source and not a.content]
    return chain_of(walk.reading, own[:1])
