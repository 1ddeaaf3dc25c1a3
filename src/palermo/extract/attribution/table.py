"""The tokens of a document's parsed sentences as columns, so that features are computed for all at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import re2
from spacy.tokens import Doc

from palermo.extract.sentences import Sentence
from palermo.records import Document

Ids = npt.NDArray[np.uint64]
Ints = npt.NDArray[np.int64]

_ATTRIBUTES: list[int | str] = ["LEMMA", "LOWER", "POS", "TAG", "DEP", "HEAD", "IDX", "LENGTH", "IS_PUNCT"]
_QUOTE = re2.compile("[“”„«»\"]|''|``")
_OPENING, _CLOSING = "“„«``", "”»"


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of equal length, one row a token, sentences without a parse left out.

    `lemma`, `lower`, `pos`, `tag` and `dep` are spaCy's 64-bit ids. `head` is a row; `low` and `high` the first
    row of a token's subtree and the one after its last. `start` and `end` are offsets in `Document.text`.
    `first` and `last` bound the token's sentence in rows, `opening` and `closing` its paragraph. `quote` is the
    number of the quotation that the token stands in, its marks included, -1 outside. `word` is False for marks.
    """

    lemma: Ids
    lower: Ids
    pos: Ids
    tag: Ids
    dep: Ids
    head: Ints
    low: Ints
    high: Ints
    depth: Ints
    start: Ints
    end: Ints
    first: Ints
    last: Ints
    opening: Ints
    closing: Ints
    quote: Ints
    word: npt.NDArray[np.bool_]
    title: npt.NDArray[np.bool_]

    def __len__(self) -> int:
        """Return the number of tokens."""
        return len(self.head)


def build_table(document: Document, sentences: Sequence[Sentence], parses: Sequence[Doc | None]) -> Table | None:
    """Return the table of the sentences that are parsed; None where none is."""
    pairs = [(s, p) for s, p in zip(sentences, parses, strict=True) if p is not None and len(p)]
    if not pairs:
        return None
    sizes = np.array([len(parse) for _, parse in pairs])
    firsts = np.concatenate(([0], np.cumsum(sizes)))
    rows = np.concatenate([parse.to_array(_ATTRIBUTES) for _, parse in pairs])
    lemma, lower, pos, tag, dep, head, at, length, mark = np.ascontiguousarray(rows.T)
    own = np.arange(len(rows))
    heads = own + head.astype(np.int64)
    start = at.astype(np.int64) + np.repeat([s.start for s, _ in pairs], sizes)
    low, high, depth = _reach(heads)
    segments = np.repeat([s.segment for s, _ in pairs], sizes)
    opening, closing = _runs(segments)
    quote = _quotations(document, sentences, start)
    return Table(
        lemma, lower, pos, tag, dep, heads, low, high + 1, depth, start, start + length.astype(np.int64),
        np.repeat(firsts[:-1], sizes), np.repeat(firsts[1:], sizes), opening, closing, quote,
        mark == 0, np.repeat([s.kind in ("title", "heading") for s, _ in pairs], sizes),
    )  # fmt: skip


def _reach(head: Ints) -> tuple[Ints, Ints, Ints]:
    """Return the first and last row of each token's subtree and its distance from the root."""
    low, high = np.arange(len(head)), np.arange(len(head))
    depth = np.zeros(len(head), np.int64)
    above = head
    for _ in range(len(head)):
        before = low.sum() - high.sum()
        np.minimum.at(low, head, low)
        np.maximum.at(high, head, high)
        if before == low.sum() - high.sum():
            break
    current = np.arange(len(head))
    while True:
        above = head[current]
        moved = above != current
        if not moved.any():
            return low, high, depth
        depth += moved
        current = above


def _runs(values: Ints) -> tuple[Ints, Ints]:
    cuts = np.flatnonzero(np.diff(values)) + 1
    firsts = np.concatenate(([0], cuts))
    lasts = np.concatenate((cuts, [len(values)]))
    sizes = lasts - firsts
    return np.repeat(firsts, sizes), np.repeat(lasts, sizes)


def _quotations(document: Document, sentences: Sequence[Sentence], start: Ints) -> Ints:
    """Return for each token the number of the quotation it stands in, -1 outside."""
    found = np.full(len(start), -1, np.int64)
    segments = dict.fromkeys(s.segment for s in sentences)
    spans = [span for n in segments for span in _quoted(document, n)]
    if spans:
        begins, ends = np.array([a for a, _ in spans]), np.array([b for _, b in spans])
        nearest = np.searchsorted(begins, start, side="right") - 1
        inside = (nearest >= 0) & (start < ends[nearest])
        found[inside] = nearest[inside]
    return found


def _quoted(document: Document, segment: int) -> Iterator[tuple[int, int]]:
    """Yield the quotations of a paragraph with their marks; one left open runs to the paragraph's end."""
    part = document.segments[segment]
    opened = -1
    for mark in _QUOTE.finditer(document.text[part.start : part.end]):
        at, text = part.start + mark.start(), mark.group()
        if opened < 0 and text not in _CLOSING:
            opened = at
        elif opened >= 0 and text not in _OPENING:
            yield opened, at + len(text)
            opened = -1
    if opened >= 0:
        yield opened, part.end
