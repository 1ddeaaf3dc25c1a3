"""Bytes to characters: marks, declarations and, where there is neither, detection."""

import codecs
import re

import charset_normalizer

from palermo.read.faults import fault
from palermo.records import Problem

MAX_CHARACTERS = 2_000_000  # about 330,000 words: more than any report, little enough to stay within memory
MAX_BYTES = 4 * MAX_CHARACTERS
SAMPLE = 65_536
MARKS = (
    (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF32_LE, "utf-32-le"), (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
)  # fmt: skip
# What pages declare and what browsers read (WHATWG Encoding Standard, section 4.2).
READ_AS = {"iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "shift_jis": "cp932"}
DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,30})""")
SURROGATES = re.compile("[\ud800-\udfff]")


def decode(data: bytes, name: str, *, markup: bool = False) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of some bytes, exactly as decoded, with the Problems of what could not be.

    A byte order mark is no part of the text. Characters that cannot be kept become U+FFFD, one for one, so
    offsets do not move; text beyond the limit is left out. `markup` looks for a declared encoding as well.
    """
    problems: list[Problem] = []
    mark, encoding = _encoding(data, markup=markup)
    body = data[len(mark) : len(mark) + MAX_BYTES]
    cut = len(data) - len(mark) > len(body)
    text = body.decode(encoding, "replace")
    if cut:
        text = text.rstrip("\ufffd")
    if len(text) > MAX_CHARACTERS or cut:
        text = text[:MAX_CHARACTERS]
        problems.append(fault("text_cut", name, start=len(text)))
    if "\ufffd" in text and "\ufffd".encode(encoding, "replace") not in body:
        problems.append(fault("undecodable_bytes", name, start=text.index("\ufffd"), detail=f"read as {encoding}"))
    cleaned, more = clean(text, name)
    return cleaned, (*problems, *more)


def clean(text: str, name: str) -> tuple[str, tuple[Problem, ...]]:
    """Return a text with NUL and lone surrogates replaced one for one, and the Problems that says so."""
    problems = []
    if "\0" in text:
        problems.append(fault("nul_bytes", name, start=text.index("\0")))
        text = text.replace("\0", "\ufffd")
    found = SURROGATES.search(text)
    if found:
        problems.append(fault("undecodable_bytes", name, start=found.start(), detail="lone surrogates"))
        text = SURROGATES.sub("\ufffd", text)
    return text, tuple(problems)


def _encoding(data: bytes, *, markup: bool) -> tuple[bytes, str]:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return mark, encoding
    declared = DECLARED.search(data[:4096]) if markup else None
    if declared and (known := _known(declared.group(1).decode("ascii"))):
        return b"", known
    return b"", "utf-8" if _is_utf8(data[:MAX_BYTES]) else _detected(data)


def _known(declared: str) -> str | None:
    try:
        name = codecs.lookup(declared).name
        "a".encode(name)
    except (LookupError, ValueError):
        return None
    return READ_AS.get(name, name) if not name.startswith("utf-16") else "utf-8"


def _is_utf8(data: bytes) -> bool:
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return data[:SAMPLE].count(0) * 8 < len(data[:SAMPLE]) or not data


def _detected(data: bytes) -> str:
    best = charset_normalizer.from_bytes(data[:SAMPLE]).best()
    if best is None:
        return "utf-8"
    return READ_AS.get(codecs.lookup(best.encoding).name, best.encoding)
