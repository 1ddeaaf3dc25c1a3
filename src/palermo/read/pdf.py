"""A PDF into a document: its text layer in reading order, page by page, with boxes."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from palermo.read.blocks import Block
from palermo.read.dates import pdf_date
from palermo.read.faults import fault
from palermo.read.furniture import is_margin, opens_references
from palermo.read.ocr import OcrEngine
from palermo.read.pages import Fragment, PageLine, columns_of, paragraphs_of
from palermo.read.raised import with_raised
from palermo.read.scans import recognised_blocks
from palermo.records import Box, Problem, SegmentKind, Span

FEW_LETTERS = 12
"""A page with fewer characters than this and a picture on it has no text layer worth the name."""
EDGE = 0.1
"""Share of a page's height at its top and foot where running heads stand."""
_ITEM = re.compile(r"(?:[•▪◦‣●–]\s+|\(?\d{1,3}[.)]\s+)\S")
_ORGANISATION = re.compile(
    r"(?i)\b(?:department|ministry|bureau|office|agency|government|united nations|organi[sz]ation|institute"
    r"|university|commission|committee|council|foundation|centre|center|association|watch|international"
    r"|parliament|senate)\b"
)


@dataclass(frozen=True, slots=True)
class _PageBlock:
    block: Block
    page: int
    height: float


def read_pdf(
    data: bytes, name: str, *, ocr: OcrEngine | None
) -> tuple[tuple[Block, ...], dict[str, str | None], tuple[Problem, ...]]:
    """Return the blocks of a PDF in reading order, what its metadata states, and what could not be read.

    The text is that of the text layer, line by line. A page without one is recognised where an engine is given.
    """
    try:
        with pdfium.PdfDocument(data) as pdf:
            found: list[_PageBlock] = []
            problems: list[Problem] = []
            for number in range(1, len(pdf) + 1):
                blocks, problem = _page(name, pdf, number, ocr)
                found += blocks
                problems += [] if problem is None else [problem]
            return tuple(_noted(_without_furniture(found))), _stated(pdf), tuple(problems)
    except pdfium.PdfiumError as error:
        locked = getattr(error, "err_code", None) == raw.FPDF_ERR_PASSWORD
        return (), {}, (fault("encrypted_file" if locked else "damaged_file", name),)


def _stated(pdf: pdfium.PdfDocument) -> dict[str, str | None]:
    meta = pdf.get_metadata_dict()
    author = (meta.get("Author") or "").strip()
    return {
        "title": (meta.get("Title") or "").strip() or None,
        # An author who is a person is left out: a case may have to protect them.
        "publisher": author if _ORGANISATION.search(author) else None,
        "published": pdf_date(meta.get("CreationDate")),
    }


def _page(
    name: str, pdf: pdfium.PdfDocument, number: int, ocr: OcrEngine | None
) -> tuple[list[_PageBlock], Problem | None]:
    try:
        page = pdf[number - 1]
    except pdfium.PdfiumError:
        return [], fault("damaged_page", name, page=number)
    try:
        height = page.get_height()
        fragments = _fragments(page)
        if sum(len(fragment.text.strip()) for fragment in fragments) >= FEW_LETTERS or not _has_picture(page):
            blocks = [block for lines in columns_of(fragments) for block in _blocks(lines, number)]
            return [_PageBlock(block, number, height) for block in blocks], None
        if ocr is None:
            return [], fault("no_text_layer", name, page=number)
        recognised = recognised_blocks(page, number=number, engine=ocr)
        if not recognised:
            return [], fault("ocr_found_nothing", name, page=number)
        return [_PageBlock(block, number, height) for block in recognised], None
    finally:
        page.close()


def _fragments(page: pdfium.PdfPage) -> list[Fragment]:
    height = page.get_height()
    text_page = page.get_textpage()
    try:
        rects = [text_page.get_rect(index) for index in range(text_page.count_rects())]
        found = [(rect, text_page.get_text_bounded(*rect)) for rect in rects]
    finally:
        text_page.close()
    return with_raised(
        [
            Fragment(_joined(text), left, height - top, right, height - bottom)
            for (left, bottom, right, top), text in found
            if text.strip()
        ]
    )


def _joined(text: str) -> str:
    return " ".join(text.replace("\ufffe", "-").split()) + (" " if text[-1:].isspace() else "")


def _has_picture(page: pdfium.PdfPage) -> bool:
    return next(iter(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)), None) is not None


def _blocks(lines: Sequence[PageLine], page: int) -> Iterator[Block]:
    for group in paragraphs_of(lines):
        for part in _items(group):
            rows = ["\t".join(line.cells()) for line in part]
            text = "\n".join(rows)
            yield Block(text, _kind(part, text), (_box(part, page),), raised=tuple(_raised(part, rows)))


def _raised(lines: Sequence[PageLine], rows: Sequence[str]) -> Iterator[Span]:
    """Yield where raised figures stand in the rows of lines joined by line breaks."""
    at = 0
    for line, row in zip(lines, rows, strict=True):
        yield from (Span(at + start, at + end) for start, end in line.raised())
        at += len(row) + 1


def _items(group: Sequence[PageLine]) -> Iterator[tuple[PageLine, ...]]:
    """Yield the list items of a paragraph apart; a paragraph with none is yielded whole."""
    part: list[PageLine] = []
    for line in group:
        if part and _ITEM.match(line.fragments[0].text):
            yield tuple(part)
            part = []
        part.append(line)
    yield tuple(part)


def _kind(lines: Sequence[PageLine], text: str) -> SegmentKind:
    if any(len(line.cells()) > 1 for line in lines):
        return "table_row"
    if _ITEM.match(text):
        return "list_item"
    letters = [letter for letter in text if letter.isalpha()]
    short = len(lines) <= 2 and len(text) <= 120 and not text.rstrip().endswith((".", ";", ",", ")", ":"))  # noqa: PLR2004
    return "heading" if letters and short else "paragraph"


def _box(lines: Sequence[PageLine], page: int) -> Box:
    return Box(
        page,
        round(min(line.left for line in lines), 1),
        round(min(line.top for line in lines), 1),
        round(max(line.right for line in lines), 1),
        round(max(line.bottom for line in lines), 1),
    )


def _without_furniture(found: Sequence[_PageBlock]) -> list[Block]:
    """Return the blocks with running heads, feet and page numbers marked as margin."""
    edges = Counter(key for key in {(_pattern(item), item.page) for item in found if _at_edge(item)})
    pages = Counter(pattern for pattern, _ in edges)
    return [_marked(item) if _is_margin(item, pages) else item.block for item in found]


def _is_margin(item: _PageBlock, pages: Counter[str]) -> bool:
    if not _at_edge(item):
        return False
    return pages[_pattern(item)] > 1 or is_margin(item.block.text)


def _at_edge(item: _PageBlock) -> bool:
    if not item.block.boxes:
        return False
    box = item.block.boxes[0]
    return box.bottom < item.height * EDGE or box.top > item.height * (1 - EDGE)


def _pattern(item: _PageBlock) -> str:
    return re.sub(r"\d+", "#", " ".join(item.block.text.split()))


def _marked(item: _PageBlock) -> Block:
    return replace(item.block, kind="margin")


def _noted(blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, those after the heading of a reference list marked as notes."""
    noting = False
    for block in blocks:
        if block.kind != "margin" and opens_references(block.text):
            noting = True
            yield replace(block, kind="heading")
        elif noting and block.kind in {"paragraph", "list_item", "heading"}:
            yield replace(block, kind="note")
        else:
            yield block
