"""A page that is a picture into blocks, by an engine that recognises its words."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import fmean

import pypdfium2 as pdfium

from palermo.read.blocks import Block
from palermo.read.ocr import OcrEngine, OcrWord
from palermo.records import Box

DOTS_PER_INCH = 200
POINTS_PER_INCH = 72


def recognised_blocks(page: pdfium.PdfPage, *, number: int, engine: OcrEngine) -> tuple[Block, ...]:
    """Return the paragraphs an engine reads on a page, each with its box and mean word confidence."""
    bitmap = page.render(scale=DOTS_PER_INCH / POINTS_PER_INCH)
    buffer = io.BytesIO()
    bitmap.to_pil().save(buffer, format="PNG")
    bitmap.close()
    return tuple(_blocks(engine.recognise(buffer.getvalue(), language="en"), number))


def _blocks(words: Sequence[OcrWord], page: int) -> Iterator[Block]:
    for _, paragraph in groupby(words, key=lambda word: word.paragraph):
        members = tuple(paragraph)
        lines = [" ".join(word.text for word in line) for _, line in groupby(members, key=lambda word: word.line)]
        confidence = round(fmean(word.confidence for word in members), 3)
        yield Block("\n".join(lines), boxes=(_box(members, page),), ocr_confidence=confidence)


def _box(words: Sequence[OcrWord], page: int) -> Box:
    scale = POINTS_PER_INCH / DOTS_PER_INCH
    return Box(
        page,
        round(min(word.left for word in words) * scale, 1),
        round(min(word.top for word in words) * scale, 1),
        round(max(word.right for word in words) * scale, 1),
        round(max(word.bottom for word in words) * scale, 1),
    )
