"""The sentences of a document, with exact offsets."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import re2
import sentencex
from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import without_surrogates
from palermo.records import Document, SegmentKind

# Longest sentence handed on: a table or a text without full stops is cut at white space here, so that no later
# step meets a sentence of megabytes.
LONGEST = 2000

_WHITE = " \t\r\n\f\v\u00a0\u2007\u202f\u3000\u2028\u2029\x85\x1c\x1d\x1e\x1f"
_BLANK_LINE = re2.compile(r"\r?\n[ \t\x{a0}]*(?:\r?\n[ \t\x{a0}]*)+")
_REFERENCE = re2.compile(r"\s*[(\[]\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*[)\]](?:[.;])?(?:\s|$)")
_CHINESE_END = re2.compile('[。！？!?；…]+[”’」』）》"]*')
_CLOSING = "\"”»'’)]」』"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: its range in `Document.text`, the index of its segment and that segment's kind."""

    start: int
    end: int
    segment: int
    kind: SegmentKind


class _Abbreviations(BaseModel):
    """Words whose full stop ends no sentence: always, or unless a sentence opener follows."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    version: str
    always: tuple[str, ...]
    unless_opener: tuple[str, ...]
    openers: tuple[str, ...]


def split_sentences(document: Document) -> tuple[Sentence, ...]:
    """Return the sentences of a document's segments, margins left out, in reading order.

    Shapes: may be empty; sentences do not overlap and hold every character of their segment that is no white
    space. Offsets are half-open, in code points of `Document.text`; a sentence has no white space at its edges.
    A line break inside a segment ends no sentence, an empty line does. Sentences inside a long quotation are
    split too. Source: boundaries by sentencex, then repaired for abbreviations, quotation marks and reference
    marks such as "(1,6)", which belong to the sentence before.
    """
    return tuple(
        Sentence(start, end, index, segment.kind)
        for index, segment in enumerate(document.segments)
        if segment.kind != "margin"
        for start, end in _segment_ranges(document.text, segment.start, segment.end, document.language)
    )


def _segment_ranges(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    for block_start, block_end in _blocks(text, start, end):
        block = text[block_start:block_end]
        cuts = _chinese_cuts(block) if language.partition("-")[0] == "zh" else _cuts(block, language)
        for low, high in _between(block, cuts):
            yield from _bounded(text, block_start + low, block_start + high)


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    for gap in _BLANK_LINE.finditer(_flat(text[start:end], keep_newlines=True)):
        yield at, start + gap.start()
        at = start + gap.end()
    yield at, end


def _flat(text: str, *, keep_newlines: bool = False) -> str:
    """Return the text, same length, without lone surrogates and, unless newlines are kept, with plain spaces."""
    text = without_surrogates(text)
    return text if keep_newlines else text.translate(_SPACES)


_SPACES = {ord(letter): " " for letter in _WHITE}
_MASKED = _SPACES | {ord(letter): " " for letter in '"“”„«»'}


def _cuts(block: str, language: str) -> list[int]:
    """Return the offsets in a block at which one sentence ends and the next begins.

    Quotation marks are masked first: sentencex takes a quotation for one unit however long it is.
    """
    flat = _flat(block)
    masked = flat.translate(_MASKED)
    code = language.partition("-")[0] if language != "und" else "en"
    ends = [part["end_index"] for part in map(_as_mapping, sentencex.get_sentence_boundaries(code, masked))]
    cuts = [_before_white(flat, masked, end) for end in ends[:-1]]
    return [_after_reference(flat, cut) for cut in cuts if not _runs_on(flat, cut)]


def _as_mapping(boundary: object) -> dict[str, int]:
    return boundary if isinstance(boundary, dict) else {"end_index": int(boundary.end_index)}  # type: ignore[attr-defined]


def _before_white(flat: str, masked: str, end: int) -> int:
    """Return where the sentence that sentencex ends at `end` really ends: after closing marks, before opening."""
    while end > 0 and masked[end - 1] == " ":
        end -= 1
    while end < len(flat) and flat[end] in _CLOSING:
        end += 1
    return end


@cache
def _abbreviations() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    data = load_yaml("lexicons/en/sentences.yaml", _Abbreviations)
    return frozenset(data.always), frozenset(data.unless_opener), frozenset(data.openers)


def _runs_on(flat: str, cut: int) -> bool:
    """Return whether the sentence goes on after `cut`: in small letters, as in ‘“Why?” he asked’, or as a name."""
    return flat[cut : cut + 20].lstrip(" \"“”'‘’")[:1].islower() or _after_abbreviation(flat, cut)


def _after_abbreviation(flat: str, cut: int) -> bool:
    """Return whether the full stop before `cut` belongs to an abbreviation that the sentence runs on from."""
    if cut == 0 or flat[cut - 1] != ".":
        return False
    always, unless_opener, openers = _abbreviations()
    word = flat[flat.rfind(" ", 0, cut) + 1 : cut].lstrip("(\"“'‘[")
    following = flat[cut : cut + 40].lstrip().split(" ", 1)[0]
    return word in always or (word in unless_opener and following not in openers)


def _after_reference(flat: str, cut: int) -> int:
    mark = _REFERENCE.match(flat, cut)
    return int(mark.end()) if mark else cut


def _chinese_cuts(block: str) -> list[int]:
    return [int(mark.end()) for mark in _CHINESE_END.finditer(_flat(block)) if mark.end() < len(block)]


def _between(block: str, cuts: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the ranges between the cuts without the white space at their edges, empty ones left out."""
    at = 0
    for cut in [*cuts, len(block)]:
        piece = block[at:cut]
        low, high = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        if low < high:
            yield at + low, at + high
        at = max(at, cut)


def _bounded(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        white = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = white if white > 0 else start + LONGEST
        yield start, cut
        start = cut + (white > 0)
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
