"""Plain text to segments: the text is kept as it is, only its paragraphs are found."""

import re
from collections import Counter
from collections.abc import Iterator

from palermo.read.furniture import is_caption, is_list_item, is_margin, opens_references
from palermo.records import Segment, SegmentKind

LINE = re.compile(r"[^\r\n\u2028\u2029\f\v\x85]+")
LINE_END = re.compile(r"\r\n|[\r\n\u2028\u2029\f\v\x85]")
SENTENCE_END = re.compile(r"""[.!?…。！？][)"'”’\])\d,]*\s*$|\(\d[\d,\s-]*\)\s*$""")
GOES_ON = re.compile(r"[,;—–\-]\s*$")
WIDEST_WRAP = 130  # hard-wrapped pages of prose are narrower than this
STRAY_LINES = 0.05  # share of the lines of a hard-wrapped page that may be wider
LONGEST_TITLE = 200
LONGEST_HEADING = 90
REPEATED = 3


def text_segments(text: str) -> tuple[Segment, ...]:
    """Return the segments of a plain text in order: paragraphs, list items, headings, page furniture.

    A blank line always ends a paragraph. Within a block, lines are joined where the text is hard-wrapped, and
    are paragraphs of their own where it is not.
    """
    lines = [found.span() for found in LINE.finditer(text) if not text[found.start() : found.end()].isspace()]
    repeated = Counter(text[start:end].strip() for start, end in lines)
    pieces = [piece for group in _groups(text, lines) for piece in _paragraphs(text, group, repeated)]
    segments: list[Segment] = []
    for index, (start, end) in enumerate(pieces):
        kind = _kind(text, start, end, first=index == 0, repeated=repeated)
        segments.append(Segment(start, end, kind))
    return tuple(segments)


def title_of(text: str, segments: tuple[Segment, ...]) -> str | None:
    """Return the first segment's words where it is a title, else None."""
    first = next((segment for segment in segments if segment.kind != "margin"), None)
    return text[first.start : first.end] if first is not None and first.kind == "title" else None


def _groups(text: str, lines: list[tuple[int, int]]) -> Iterator[list[tuple[int, int]]]:
    group: list[tuple[int, int]] = []
    for line in lines:
        if group and len(LINE_END.findall(text, group[-1][1], line[0])) > 1:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _paragraphs(text: str, group: list[tuple[int, int]], repeated: Counter[str]) -> Iterator[tuple[int, int]]:
    words = [text[start:end].rstrip() for start, end in group]
    # A stray line runs over the margin; in text with a paragraph a line many do.
    wrapped = sum(len(line) > WIDEST_WRAP for line in words) <= len(words) * STRAY_LINES
    begin = 0
    for index in range(1, len(group) + 1):
        if index < len(group) and wrapped and _joined(words, index, repeated):
            continue
        start, end = group[begin][0], group[index - 1][1]
        piece = text[start:end]
        yield start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())
        begin = index


def _joined(words: list[str], index: int, repeated: Counter[str]) -> bool:
    """Return whether a line goes on with the one before it, whose end had no room for its first word."""
    before, after = words[index - 1].strip(), words[index].strip()
    if is_list_item(after) or any(_stands_alone(line, repeated) for line in (before, after)):
        return False
    if GOES_ON.search(before) or after[0].islower():
        return True
    width = max(map(len, words[max(0, index - 3) : index + 3]))
    first = after.split(maxsplit=1)[0]
    tolerance = 1.0 if SENTENCE_END.search(before) else 0.85
    return len(before) + 1 + len(first) > width * tolerance and len(before) > 40  # noqa: PLR2004


def _stands_alone(line: str, repeated: Counter[str]) -> bool:
    return (
        is_margin(line)
        or is_caption(line)
        or opens_references(line)
        or _is_capitals(line)
        or repeated[line] >= REPEATED
    )


def _is_capitals(line: str) -> bool:
    if len(line) > LONGEST_HEADING or not line.isupper():
        return False
    letters = [letter for letter in line if letter.isalpha()]
    return len(letters) > 3 and all(letter.isupper() for letter in letters)  # noqa: PLR2004


def _kind(text: str, start: int, end: int, *, first: bool, repeated: Counter[str]) -> SegmentKind:
    piece = text[start : min(end, start + LONGEST_TITLE + 1)]
    one_line = not LINE_END.search(piece)
    if one_line and is_margin(piece):
        return "margin"
    if (
        first
        and one_line
        and end - start <= LONGEST_TITLE
        and not piece.rstrip().endswith((".", "。", ";", ":", ","))
    ):
        return "title"
    if one_line and not first and repeated[piece.strip()] >= REPEATED and end - start <= LONGEST_HEADING:
        return "margin"
    if is_caption(piece) and end - start <= LONGEST_TITLE:
        return "caption"
    if one_line and (_is_capitals(piece) or opens_references(piece)):
        return "heading"
    return "list_item" if is_list_item(piece) else "paragraph"
