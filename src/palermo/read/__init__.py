"""Bytes of one format become a Document with a fixed text."""

import hashlib
from typing import Any

from palermo.read.blocks import Block, join
from palermo.read.bounds import bound
from palermo.read.decode import decode
from palermo.read.detect import format_of
from palermo.read.docx import read_docx
from palermo.read.faults import fault
from palermo.read.html import read_html
from palermo.read.language import text_language
from palermo.read.lines import read_lines
from palermo.read.masthead import masthead
from palermo.read.ocr import OcrEngine, OcrWord
from palermo.read.pdf import read_pdf
from palermo.read.plain import text_segments, title_of
from palermo.read.tesseract import TesseractEngine, find_tesseract
from palermo.records import Document, MediaType, Problem

__all__ = ["OcrEngine", "OcrWord", "TesseractEngine", "find_tesseract", "read_bytes"]

Reading = tuple[tuple[Document, ...], tuple[Problem, ...]]


def read_bytes(data: bytes, *, name: str, ocr: OcrEngine | None = None) -> Reading:
    """Return the documents in some bytes and what could not be read of them.

    One document for a file, one a line for `.jsonl`, none where nothing can be read. `name` is the label that
    becomes `Document.document`. Never raises for what the bytes are: see `palermo.read.faults` for the codes.
    """
    documents, problems = _read(data, name, ocr)
    bounded = [bound(document) for document in documents]
    return tuple(document for document, _ in bounded), (*problems, *(p for _, more in bounded for p in more))


def _read(data: bytes, name: str, ocr: OcrEngine | None) -> Reading:  # noqa: PLR0911 - one return a format
    if not data.strip():
        return (), (fault("empty_file", name),)
    match format_of(data, name):
        case "text":
            return _plain(data, name)
        case "html":
            source, problems = decode(data, name, markup=True)
            blocks, fields, more = read_html(source, name)
            return _made(data, name, "html", blocks, fields, (*problems, *more))
        case "docx":
            return _made(data, name, "docx", *read_docx(data, name))
        case "pdf":
            return _made(data, name, "pdf", *read_pdf(data, name, ocr=ocr))
        case "jsonl":
            found = tuple(read_lines(data, name))
            return tuple(i for i in found if isinstance(i, Document)), tuple(
                i for i in found if isinstance(i, Problem)
            )
        case "encrypted":
            return (), (fault("encrypted_file", name),)
        case "unknown":
            return (), (fault("unknown_format", name),)


def _plain(data: bytes, name: str) -> Reading:
    text, problems = decode(data, name)
    if not text.strip():
        return (), (*problems, fault("no_text", name))
    segments = text_segments(text)
    sha256 = hashlib.sha256(data).hexdigest()
    language, title = text_language(text), title_of(text, segments)
    stated = masthead(text, segments, language=language)
    document = Document(
        name, sha256, text, "text", segments, language, title, stated.publisher, stated.published
    )  # fmt: skip
    return (document,), problems


def _made(  # noqa: PLR0913, PLR0917
    data: bytes, name: str, media: MediaType, blocks: tuple[Block, ...], fields: dict[str, Any], problems: tuple[Problem, ...]  # noqa: E501
) -> Reading:  # fmt: skip
    text, segments = join(blocks)
    if not text:
        return (), problems or (fault("no_text", name),)
    sha256 = hashlib.sha256(data).hexdigest()
    return (Document(name, sha256, text, media, segments, text_language(text), **fields),), problems
