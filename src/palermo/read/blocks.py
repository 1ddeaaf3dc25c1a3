"""Blocks that a reader took out, put together to one text with its segments."""

from collections.abc import Iterable
from dataclasses import dataclass

from palermo.records import Box, Segment, SegmentKind

BETWEEN = "\n\n"


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of text on its way to become a segment."""

    text: str
    kind: SegmentKind = "paragraph"
    boxes: tuple[Box, ...] = ()
    element: str | None = None
    ocr_confidence: float | None = None


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
        segments.append(Segment(at, at + len(text), block.kind, block.boxes, block.element, block.ocr_confidence))
        at += len(text)
    return BETWEEN.join(parts), tuple(segments)
