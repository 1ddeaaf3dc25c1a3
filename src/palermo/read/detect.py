"""What format some bytes are in: by content first, then by the name's ending."""

import re
from pathlib import PurePosixPath
from typing import Literal

Format = Literal["text", "html", "pdf", "docx", "jsonl", "encrypted", "unknown"]
HTML_START = re.compile(
    rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
BINARY = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f]")
SAMPLE = 8192
KNOWN_BINARY = (
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"II*\x00",
    b"MM\x00*",
    b"\x1f\x8b",
    b"7z\xbc\xaf",
    b"Rar!",
    b"\x7fELF",
)


def format_of(data: bytes, name: str) -> Format:  # noqa: PLR0911
    """Return the format of some bytes; `unknown` for what is no text and no known format."""
    head = data[:SAMPLE]
    ending = PurePosixPath(name).suffix.casefold()
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith(b"PK\x03\x04"):
        return "docx" if b"word/" in data and b"[Content_Types].xml" in data else "unknown"
    if head.startswith(OLE):
        return "encrypted" if b"E\0n\0c\0r\0y\0p\0t" in data else "unknown"
    if head.startswith(KNOWN_BINARY):
        return "unknown"
    if HTML_START.match(head.removeprefix(b"\xef\xbb\xbf")) or ending in {".html", ".htm", ".xhtml"}:
        return "html"
    if ending in {".jsonl", ".ndjson"}:
        return "jsonl"
    wide = head.startswith(WIDE_MARKS)
    return "text" if wide or len(BINARY.findall(head)) * 20 < len(head) else "unknown"
