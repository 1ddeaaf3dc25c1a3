"""A Chinese paragraph as it is matched: simplified characters, markup left out, every offset kept.

The text itself is never converted. What is matched is a copy in which each character is that of the text or its
simplified form (one for one, so a traditional page is read with the same word lists), and each character knows
where it stands in `Document.text`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.zh.lexicon import cutting
from palermo.records import Document, Segment, Span
from palermo.words.script import simplify

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_KANA = re.compile(r"[\u3040-\u30ff]")
_LETTER = re.compile(r"[^\W\d_]")
# Wiki links, emphasis, images and addresses of marked-up pages.
_MARKUP = re.compile(
    r"\[\[(?:[a-z]{2,3}:)?|\]\]|!\[|\]\((?:[^()\s]{0,500})\)|\*{1,3}|https?://[^\s）)\]]{1,500}|(?<!\S)#{1,6}\s|[\[\]]"
)
_FEWEST = 4  # Han characters of a line worth reading
_WRAPPED = 25  # a line this long with no mark at its end goes on in the next
_ENDED = re.compile(r"[。！？!?；：:”’」』)）\]…*]\s*$")
_SHARE = 0.5
_SHORTEST = 20
_DOUBLE = re.compile('[“”"]')
_AS_DOUBLE = str.maketrans("‘’", "“”")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph as matched.

    `offsets[i]` is where character i stands in the document, with one more for the end. `quotes` are the ranges
    inside double quotation marks, in the paragraph. `heading` is True for a headline, heading or link title.
    """

    text: str
    offsets: tuple[int, ...]
    quotes: tuple[Span, ...]
    heading: bool
    commentary: bool

    def at(self, low: int, high: int) -> Span:
        """Return where characters [low, high) of the paragraph stand in the document."""
        return Span(self.offsets[low], self.offsets[high - 1] + 1)

    def written(self, text: str, low: int, high: int) -> str:
        """Return characters [low, high) as the document `text` writes them, markup left out: same length."""
        return "".join(text[at] for at in self.offsets[low:high])


def is_chinese(text: str) -> bool:
    """Return whether most letters of a text are Han characters and none are kana."""
    sample = text[:20_000]
    han = len(_HAN.findall(sample))
    letters = len(_LETTER.findall(re.sub(r"https?://\S+", "", sample)))
    return han >= _SHORTEST and han >= _SHARE * letters and len(_KANA.findall(sample)) < _SHARE * han / 10


def paragraphs(document: Document) -> tuple[Paragraph, ...]:
    """Return the paragraphs worth reading, in order: credits, menus and notices are left out."""
    return tuple(
        reading
        for segment in document.segments
        if segment.kind != "margin"
        for low, high in _lines(document.text, segment)
        for reading in _read(document.text, low, high, titled=segment.kind in ("title", "heading"))
    )


def _lines(text: str, segment: Segment) -> Iterator[tuple[int, int]]:
    """Yield the lines of a segment; a long line with no mark at its end goes on in the next."""
    start = None
    for match in re.finditer(r"[^\r\n\u2028\u2029]+", text[segment.start : segment.end]):
        low, high = segment.start + match.start(), segment.start + match.end()
        start = low if start is None else start
        line = match[0].strip()
        if len(line) >= _WRAPPED and not _ENDED.search(line) and not line.startswith(("#", "-", "!", "`", ">")):
            continue
        yield start, high
        start = None
    if start is not None:
        yield start, segment.end


def _read(text: str, low: int, high: int, *, titled: bool) -> Iterator[Paragraph]:
    raw = text[low:high]
    plain = simplify(raw)
    if raw.lstrip().startswith("`") or cutting().furniture.match(plain):
        return
    label = cutting().label.match(plain)
    keep = [True] * len(raw)
    for match in (*_MARKUP.finditer(plain), *re.finditer(r"[\r\n]+", plain), *((label,) if label else ())):
        keep[match.start() : match.end()] = [False] * (match.end() - match.start())
    kept = [n for n, wanted in enumerate(keep) if wanted]
    read = "".join(plain[n] for n in kept)
    commentary = cutting().commentary.match(read) is not None
    if len(_HAN.findall(read)) < _FEWEST and not commentary:
        return
    heading = titled or label is not None or raw.lstrip().startswith("#") or not re.search(r"[。！？；：]", read)
    offsets = (*(low + n for n in kept), high)
    yield Paragraph(read, offsets, tuple(_quotes(read)), heading, commentary)


def _quotes(text: str) -> Iterator[Span]:
    """Yield the ranges inside double quotation marks; one left open runs to the end of the paragraph.

    A closing mark where none is open opens one, as pages with marks the wrong way round write it. Single marks in
    pairs count where a paragraph has no double ones.
    """
    depth, start = 0, 0
    if text.count("‘") == text.count("’") and not _DOUBLE.search(text):
        text = text.translate(_AS_DOUBLE)
    for at, letter in enumerate(text):
        closes = letter == "“" and depth == 1 and "”" not in text[at:]
        if not closes and (letter == "“" or (letter in '”"' and depth == 0)):
            depth += 1
            start = at + 1 if depth == 1 else start
        elif letter in '“”"':
            depth -= 1
            if depth == 0 and at > start:
                yield Span(start, at)
    if depth and start < len(text):
        yield Span(start, len(text))
