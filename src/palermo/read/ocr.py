"""What an engine that recognises text in images must offer."""

from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True, slots=True)
class OcrWord:
    """One recognised word: its box in pixels from the image's top left, and its confidence, 0 to 1.

    `line` and `paragraph` number the lines and paragraphs of the image in reading order; words with the same
    number belong together. The confidence is the engine's own and no probability.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    confidence: float
    paragraph: tuple[int, ...] = ()
    line: tuple[int, ...] = ()


class OcrEngine(Protocol):
    """Something that recognises words in an image."""

    def recognise(self, image: bytes, *, language: str) -> tuple[OcrWord, ...]:
        """Return the words of an image (PNG or PNM bytes) in reading order, empty if there are none."""
        ...
