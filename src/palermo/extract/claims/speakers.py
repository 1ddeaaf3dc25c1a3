"""Who says a stretch of a document: the chain of sources over any span of a sentence.

A span may be one that the grammar would not cut, for instance one that a trained reader marks. The walk remembers
who spoke; after each sentence `walk_on` tells it.
"""

from collections.abc import Sequence

from palermo.extract.claims.chains import chain_of, covering
from palermo.extract.claims.walk import Scene, Walk
from palermo.records import Attribution, ChainLink, Span


def covered_by(walk: Walk, scene: Scene, span: Span, frames: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions over a span: the sentence's frames, and quotations begun in another sentence."""
    low, high = scene.sentence.start, scene.sentence.end
    others = [a for a in walk.crossing if not low <= a.cue[0].start < high]
    return covering((*frames, *others), span.start, span.end)


def chain_at(walk: Walk, scene: Scene, span: Span, frames: Sequence[Attribution]) -> tuple[ChainLink, ...]:
    """Return who says what stands at a span of a sentence, outermost first; empty where the page says it itself.

    `span` is counted in the document and lies in the scene's sentence; `frames` are those of `frames_of`.
    """
    covered = covered_by(walk, scene, span, frames)
    if covered:
        return chain_of(walk.reading, covered)
    return () if frames else walk.carried(scene)


def walk_on(
    walk: Walk, scene: Scene, frames: Sequence[Attribution], *, said: tuple[ChainLink, ...] = ()
) -> None:
    """Note who spoke in a sentence, so that the next ones may lean on it; `said` is the chain of its statements."""
    chain = said or (chain_of(walk.reading, frames[:1]) if frames else ())
    if said == walk.reading.chain and not frames:
        walk.spoke_at, chain = scene.number, ()
    if chain:
        walk.reading.remember(chain, frames[-1].cue[0].start if frames else scene.sentence.start)
        walk.spoke_at = scene.number
