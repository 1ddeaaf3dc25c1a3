"""What is said, where an attribution names speaker and verb and its content was missed."""

import re
from collections.abc import Iterable
from dataclasses import replace

from palermo.extract.attribution.reporting import verb_kind
from palermo.extract.claims.clauses import tighten
from palermo.extract.claims.walk import Scene
from palermo.extract.syntax import token_at
from palermo.records import Attribution, Span

# What may stand behind a verb of saying at the end of a sentence: when and where it was said, and to whom.
_TAIL = re.compile(
    r"(?:,?\s+(?:on|in|at|to|during|after|this|last|late|early)\s+[^,;:]{1,60}|\s+\w{4,12})?[\s.”\"’]*", re.ASCII
)
_COMMA = re.compile(r"[,”\"’]\s*$")
_FEWEST = 12


def with_contents(scene: Scene, attributions: Iterable[Attribution]) -> tuple[Attribution, ...]:
    """Return the attributions of a sentence; one of speech whose content was missed gets what stands before it.

    It does where speaker and verb close the sentence after a comma ("…, the group said on Friday.").
    """
    own = tuple(attributions)
    return tuple(a if a.content or not a.source else _told_in(scene, a, own) or _filled(scene, a) for a in own)


def _told_in(scene: Scene, attribution: Attribution, others: Iterable[Attribution]) -> Attribution | None:
    """Return an attribution with what a noun hung on its verb tells: "said in a report that …"."""
    base = scene.sentence.start
    verb = token_at(scene.parse, attribution.cue[0].start - base)
    if verb is None or not _says(scene, attribution):
        return None
    for other in others:
        noun = token_at(scene.parse, other.cue[0].start - base)
        if other.source or not other.content or other.kind != "nominal" or noun is None:
            continue
        if noun.dep_ == "pobj" and noun.head.head.i == verb.i and verb.i < noun.i:
            return replace(attribution, content=other.content)
    return None


def _filled(scene: Scene, attribution: Attribution) -> Attribution:
    base = scene.sentence.start
    first = min(span.start for span in (*attribution.source, *attribution.cue)) - base
    last = max(span.end for span in (*attribution.source, *attribution.cue)) - base
    before = scene.text[:first] if first > 0 else ""
    closes = _TAIL.fullmatch(scene.text, last) is not None and _COMMA.search(before) is not None
    if not closes or len(before) < _FEWEST or not _says(scene, attribution):
        return attribution
    start, end = tighten(scene.text, 0, len(before.rstrip(" ,")))
    return replace(attribution, content=(Span(base + start, base + end),))


def _says(scene: Scene, attribution: Attribution) -> bool:
    token = token_at(scene.parse, attribution.cue[-1].end - 1 - scene.sentence.start)
    return token is not None and verb_kind(token.lemma_) is not None
