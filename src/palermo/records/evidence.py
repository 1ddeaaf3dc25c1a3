"""What was read: spans, segments and documents.

Offsets are half-open and count Unicode code points of `Document.text`.
"""

from dataclasses import dataclass
from typing import Literal

MediaType = Literal["text", "html", "pdf", "docx", "jsonl"]
SegmentKind = Literal["title", "heading", "paragraph", "list_item", "table_row", "caption", "note", "margin"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range [start, end) of a document's text, in Unicode code points."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page: points (1/72 inch), origin at the page's top left, page numbered from 1."""

    page: int
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Segment:
    """A block of a document (paragraph, heading, table row …) and where it came from.

    `boxes` is empty where the format has no pages; a paragraph that runs over a column or page has several.
    `element` names the element of a page or part of a DOCX where that is known. `ocr_confidence` is the mean
    word confidence, 0 to 1 (not a probability), and None where the text was not recognised from an image.
    `raised` are the ranges of the document's text that are printed as raised figures.
    `margin` segments are running heads, page numbers and the like: kept in the text, never read for claims.
    """

    start: int
    end: int
    kind: SegmentKind = "paragraph"
    boxes: tuple[Box, ...] = ()
    element: str | None = None
    ocr_confidence: float | None = None
    raised: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One input with a fixed text and the SHA-256 of its original bytes.

    `document` is the label used by every other record: the `id` of a `.jsonl` line, else the path below the
    input folder (or the file's name), with `/` as separator. `published` is an ISO 8601 date no more precise
    than the source states (`2024`, `2024-06`, `2024-06-24`). `language` is a BCP 47 tag, `und` where unknown.
    `segments` are in reading order, do not overlap, and need not cover the text. `links` are the addresses the
    document itself points to, in order. `protected` keeps a document out of every public edition.
    """

    document: str
    sha256: str
    text: str
    media_type: MediaType
    segments: tuple[Segment, ...]
    language: str = "und"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    url: str | None = None
    links: tuple[str, ...] = ()
    protected: bool = False
