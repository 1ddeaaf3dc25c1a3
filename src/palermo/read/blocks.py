"""Blocks that a reader took out, put together to one text with its segments."""

from collections.abc import Iterable
from dataclasses import dataclass

from palermo.records import Box, Segment, SegmentKind, Span

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text on its way to become a segment; `raised` are ranges of it printed as raised figures."""

    text: str
    kind: SegmentKind = "paragraph"
    boxes: tuple[Box, ...] = ()
    element: str | None = None
    ocr_confidence: float | None = None
    raised: tuple[Span, ...] = ()


def join(blocks: Iterable[Block]) -> tuple[str, tuple[Segment, ...]]:
    """Return the blocks' text, an empty line between two, and one segment a block; empty blocks are left out."""
    parts: list[str] = []
    segments: list[Segment] = []
    at = 0
    for block in blocks:
        text = block.text.strip()
        if not text:
            continue
        at += len(BETWEEN) if parts else 0
        parts.append(text)
        segments.append(_segment(block, at, text))
        at += len(text)
    return BETWEEN.join(parts), tuple(segments)


def _segment(block: Block, at: int, text: str) -> Segment:
    shift = at - (len(block.text) - len(block.text.lstrip()))
    raised = tuple(Span(shift + part.start, shift + part.end) for part in block.raised)
    return Segment(at, at + len(text), block.kind, block.boxes, block.element, block.ocr_confidence, raised)
