"""What the reader sees in a text: spans that state a claim or an effort, and its judgement of any span."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import count
from typing import Literal

import numpy as np

from palermo.extract.neutral import neutral
from palermo.extract.reader.model import Floats, Names, Reader
from palermo.extract.reader.pieces import Text, Window, in_pieces, windows

Kind = Literal["claim", "effort"]
Span = tuple[int, int]
_SHORTEST = 3
# A piece is part of a statement from this chance on; below a half, since the model learnt from more words that
# state nothing than words that do.
_ENTRY = 0.4
_OPENS, _GOES_ON = 1, 2
_SOURCE = 0.5
# The first of the scripts that write words without spaces: Chinese and its neighbours, in code points.
_UNSPACED = "\u2e80"


@dataclass(frozen=True, slots=True)
class Seen:
    """A span of the text with the model's judgement: chances that it states a claim or an effort, and what.

    `start` and `end` are offsets in the text. `tagged` is the mean chance of its pieces to be part of a statement
    of its `kind`. `links` are the chances of no source, one, and more. `sources` are the ranges of the words that
    the model takes for who says it, the outermost first, each with its chance.
    """

    kind: Kind
    start: int
    end: int
    tagged: float
    is_claim: float
    is_effort: float
    codes: dict[str, float]
    certainty: dict[str, float]
    criteria: dict[str, float]
    direction: dict[str, float]
    done: dict[str, float]
    links: tuple[float, float, float]
    sources: tuple[tuple[int, int, float], ...]


class Read:
    """A text that was read: its spans in order, and the means to judge further ones."""

    def __init__(
        self, reader: Reader, text: str, ranges: Sequence[tuple[int, int]] | None = None, language: str = "und"
    ) -> None:
        """Read a text, or only some ranges of it, in order; the work is linear in their length."""
        self._reader = reader
        self._written = text
        self._text: Text = in_pieces(text, partial(_neutral_pieces, reader, language), ranges)
        self._windows: list[Window] = list(windows(self._text))
        self._known = reader.known(self._text.ids, self._windows)
        self._starts = [p for p, _ in self._text.places]

    def seen(self, kind: Kind) -> tuple[Seen, ...]:
        """Return the spans that are tagged as statements of a kind, in text order; may be empty."""
        chances = np.zeros((len(self._text.ids), 3), np.float32)
        for window, (claims, efforts, _) in zip(self._windows, self._known, strict=True):
            own = slice(window.low - window.start, window.high - window.start)
            chances[window.low : window.high] = (claims if kind == "claim" else efforts)[own]
        spans = whole_words(_spans(chances), self._split)
        return tuple(seen for span in spans for seen in self._judged(kind, [span], chances))

    def _split(self, piece: int) -> bool:
        """Return whether a piece goes on with the word that the piece before it began."""
        if not 0 < piece < len(self._text.places):
            return False
        before, own = self._text.places[piece - 1], self._text.places[piece]
        return before[1] == own[0] and self._goes_on(own[0])

    def _goes_on(self, at: int) -> bool:
        """Return whether no word ends at an offset; where words stand without spaces every sign may end one."""
        return all(letter.isalnum() and letter < _UNSPACED for letter in self._written[at - 1 : at + 1])

    def judged(self, kind: Kind, start: int, end: int) -> Seen | None:
        """Return the judgement of any range of the text; None where it holds no piece."""
        first = bisect_right(self._starts, start) - 1
        i = first if first >= 0 and self._text.places[first][1] > start else first + 1
        j = bisect_left(self._starts, end)
        return next(iter(self._judged(kind, [(i, j)], None)), None) if j > i >= 0 else None

    def _judged(self, kind: Kind, spans: Sequence[tuple[int, int]], chances: Floats | None) -> list[Seen]:
        found = []
        for i, j in spans:
            number = self._window_of(i)
            window, (claims, efforts, known) = self._windows[number], self._known[number]
            low, high = i - window.start, min(j, window.end) - window.start
            tags = (claims if kind == "claim" else efforts)[low:high] if chances is None else chances[i:j]
            out = self._reader.judge(known, [(low, high)])
            found.append(self._seen(kind, (i, j), window, float(1 - tags[:, 0].mean()), out))
        return found

    def _window_of(self, piece: int) -> int:
        return bisect_right([w.low for w in self._windows], piece) - 1

    def _seen(
        self, kind: Kind, span: tuple[int, int], window: Window, tagged: float, out: dict[str, Floats]
    ) -> Seen:
        names: Names = self._reader.names
        places = self._text.places
        none, one, more = _softmax(out["links"][0])
        return Seen(
            kind,
            places[span[0]][0],
            places[span[1] - 1][1],
            tagged,
            float(_sigmoid(out["is_claim"][0, 0])),
            float(_sigmoid(out["is_effort"][0, 0])),
            _named(names.codes, _sigmoid(out["codes"][0])),
            _named(names.certainties, _softmax(out["certainty"][0])),
            _named(names.criteria, _sigmoid(out["criteria"][0])),
            _named(names.directions, _softmax(out["direction"][0])),
            _named(names.done, _softmax(out["done"][0])),
            (float(none), float(one), float(more)),
            tuple(_sources(out["source"][0], places[window.start : window.end])),
        )


def read_text(
    reader: Reader, text: str, ranges: Sequence[tuple[int, int]] | None = None, *, language: str = "und"
) -> Read:
    """Return a text, or only some ranges of it, as the reader reads it: it sees no state's name."""
    return Read(reader, text, ranges, language)


def _neutral_pieces(reader: Reader, language: str, line: str) -> list[tuple[int, int, int]]:
    """Return the pieces of a line as if every state in it had one name, each with its range in the line."""
    copy = neutral(line, language=language)
    return [(number, copy.back(low), copy.back(high, end=True)) for number, low, high in reader.pieces(copy.text)]


def _named(names: Sequence[str], chances: Floats) -> dict[str, float]:
    return {name: round(float(chance), 4) for name, chance in zip(names, chances, strict=True)}


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-x)), np.float32)


def _softmax(x: Floats) -> Floats:
    e = np.exp(x - x.max(-1, keepdims=True))
    return np.asarray(e / e.sum(-1, keepdims=True), np.float32)


def _spans(chances: Floats) -> list[tuple[int, int]]:
    """Return runs of pieces that are part of a statement, cut where one opens."""
    found, i = [], 0
    inside = 1 - chances[:, 0] >= _ENTRY
    opens = inside & (chances[:, _OPENS] > chances[:, _GOES_ON])
    while i < len(inside):
        if not inside[i]:
            i += 1
            continue
        j = i + 1
        while j < len(inside) and inside[j] and not opens[j]:
            j += 1
        if j - i >= _SHORTEST:
            found.append((i, j))
        i = j
    return found


def whole_words(spans: Sequence[Span], split: Callable[[int], bool]) -> list[Span]:
    """Return spans of pieces with whole words at their edges, in order; a word goes to the first that holds of it.

    `split` says of a piece whether it goes on with the word that the piece before it began.
    """
    found: list[Span] = []
    for first, end in spans:
        last = found[-1][1] if found else 0
        start = next((n for n in range(first, last, -1) if not split(n)), last)
        stop = next(n for n in count(end) if not split(n))
        if stop > max(start, last):
            found.append((max(start, last), stop))
    return found


def _sources(logits: Floats, places: Sequence[tuple[int, int]]) -> list[tuple[int, int, float]]:
    """Return the likeliest run of words for the outermost and for the nearest source, where there is one."""
    runs = (_run(_softmax(logits[:, channel : channel + 3])) for channel in (0, 3))
    found = [(places[i][0], places[j - 1][1], chance) for i, j, chance in (run for run in runs if run)]
    return found if len({(start, end) for start, end, _ in found}) == len(found) else found[:1]


def _run(chances: Floats) -> tuple[int, int, float] | None:
    """Return the run of pieces around the likeliest one, half-open, and its mean chance; None for no source."""
    inside = 1 - chances[:, 0]
    if not len(inside) or inside.max() < _SOURCE:
        return None
    i = int(inside.argmax())
    j = i + 1
    while i > 0 and inside[i - 1] >= _ENTRY and chances[i, _OPENS] < _SOURCE:
        i -= 1
    while j < len(inside) and inside[j] >= _ENTRY and chances[j, _OPENS] < _SOURCE:
        j += 1
    return i, j, round(float(inside[i:j].mean()), 4)
