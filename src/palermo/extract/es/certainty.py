"""How firmly a given span of a Spanish document is said."""

import re
from typing import cast

from palermo.extract.es.chain import frames_over
from palermo.extract.es.frames import Frame
from palermo.extract.es.sentences import passage
from palermo.extract.es.words import Found, find
from palermo.records import Certainty, ChainLink, Document, Span

# From the firmest class to the weakest; the same in every language.
ORDER: tuple[Certainty, ...] = ("asserted", "reported", "probable", "estimated", "possible", "alleged", "denied")
_BREAK = re.compile(r"[;:.]\s")


def certainty_at(
    document: Document, span: Span, chain: tuple[ChainLink, ...]
) -> tuple[Certainty, tuple[str, ...]]:
    """Return the class of the weakest mark that governs a span, and the ids of all marks found, in text order.

    Marks stand in the span, right before it in its sentence, or are the verb that hangs it on a source. Without a
    chain a verb of saying sets a class only where nobody is its subject ("se cree que"). Asserted without marks.
    """
    frames = frames_over(document, span)
    marks = [mark for frame in frames if chain or frame.source is None for mark in _of_cue(frame)]
    marks += _of_words(document.text[_lead(document, span, frames) : span.end])
    classes = [cast("Certainty", mark.entry.means) for mark in marks]
    weakest: Certainty = max(classes, key=ORDER.index, default="asserted")
    return weakest, tuple(dict.fromkeys(mark.entry.id for mark in marks))


def _of_cue(frame: Frame) -> tuple[Found, ...]:
    words = frame.words if frame.words.endswith("que") else f"{frame.words} que"
    return find("certainty", words, prefix="cue.")[:1]


def _lead(document: Document, span: Span, frames: tuple[Frame, ...]) -> int:
    """Return where the words that may hedge a span begin: behind the last frame, else with the sentence."""
    start = passage(document, span).sentence.start
    opened = max(
        (frame.content for frame in frames if frame.content <= span.start and frame.source), default=start
    )
    start = max(start, opened)
    breaks = [mark.end() for mark in _BREAK.finditer(document.text, start, span.start)]
    return breaks[-1] if breaks else start


def _of_words(words: str) -> tuple[Found, ...]:
    """Return the marks in some words, those readings blanked that hedge nothing."""
    for hit in find("certainty", words, prefix="not."):
        words = words[: hit.start] + "_" * (hit.end - hit.start) + words[hit.end :]
    return find("certainty", words, prefix="clause.")
