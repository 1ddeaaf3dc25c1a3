"""DOCX to text: paragraphs and tables in the order of the page."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import Any

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from lxml import etree

from palermo.read.blocks import Block
from palermo.read.faults import fault
from palermo.records import Problem, SegmentKind

MAX_UNPACKED = 200_000_000
MAX_PARTS = 10_000
STYLES: tuple[tuple[str, SegmentKind], ...] = (
    ("title", "title"), ("heading", "heading"), ("list", "list_item"), ("caption", "caption"), ("footnote", "note"),  # noqa: E501
)  # fmt: skip


def read_docx(data: bytes, name: str) -> tuple[tuple[Block, ...], dict[str, Any], tuple[Problem, ...]]:
    """Return the blocks of a DOCX file, the fields its properties state (title, published), and Problems."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as parts:
            listed = parts.infolist()
            if len(listed) > MAX_PARTS or sum(part.file_size for part in listed) > MAX_UNPACKED:
                return (), {}, (fault("too_large", name),)
            if any(part.flag_bits & 1 for part in listed):
                return (), {}, (fault("encrypted_file", name),)
        file = docx.Document(io.BytesIO(data))
        blocks = tuple(_blocks(file))
        stated = file.core_properties
        fields = {
            "title": stated.title or None,
            "published": stated.created.date().isoformat() if stated.created else None,
        }
    except (zipfile.BadZipFile, zlib.error, OpcError, etree.LxmlError, KeyError, ValueError, TypeError, AttributeError,  # noqa: E501
            EOFError, RuntimeError, NotImplementedError, OSError, IndexError) as error:  # fmt: skip
        return (), {}, (fault("damaged_file", name, detail=type(error).__name__),)
    return blocks, fields, ()


def _blocks(container: Any) -> Iterator[Block]:
    for item in container.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                cells = dict.fromkeys((cell._tc, cell) for cell in row.cells)
                yield Block("\t".join(cell.text.strip() for _, cell in cells), "table_row", element="tr")
        else:
            style = (item.style.name or "" if item.style is not None else "").casefold()
            kind: SegmentKind = next((kind for word, kind in STYLES if style.startswith(word)), "paragraph")
            yield Block(item.text, kind, element="p")
