"""The clauses of a paragraph: cut at commas and stops, and at the edges of quoted speech."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.zh.paragraph import Paragraph
from palermo.records import Span

# Quoted words shorter than this, with no stop inside, are a term between marks and no speech.
_SPEECH = 12
_CUT = re.compile(r"[，。；！？：!?;…｜]+|\s\|\s|,(?!\d)|(?<!\d),|:(?!\d)|——+|--+")
_STOP = re.compile(r"[。！？!?；;]")
_SPACE = re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff“‘])")
_BEFORE_SPEECH = re.compile(r"(?:^|[，。；！？：:!?;,…”’）)说称道示出写解释认为]|\*)\s*$")
_BRACKET = re.compile(r"[（(][^（）()]{1,60}[）)]")


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its range in the paragraph, the number of its sentence, and the quoted speech it stands in.

    `quote` indexes the speeches of the paragraph and is None outside; `colon` says whether a colon follows.
    """

    start: int
    end: int
    sentence: int
    quote: int | None
    colon: bool


def speeches(reading: Paragraph) -> tuple[Span, ...]:
    """Return the quotations that are speech, not terms between marks.

    Speech is long or holds a full stop, and opens the paragraph or follows a mark or a verb of saying.
    """
    text = reading.text
    return tuple(
        quote
        for quote in reading.quotes
        if (quote.end - quote.start >= _SPEECH or _STOP.search(text, quote.start, quote.end))
        and _BEFORE_SPEECH.search(text[: quote.start - 1])
    )


def cut(reading: Paragraph) -> tuple[Clause, ...]:
    """Return the clauses of a paragraph in text order; marks and white space at their edges are left out."""
    spoken = speeches(reading)
    return tuple(_clauses(reading, spoken))


def _clauses(reading: Paragraph, spoken: tuple[Span, ...]) -> Iterator[Clause]:
    text, sentence, at = reading.text, 0, 0
    for low, high in (*_marks(reading, spoken), (len(text), len(text))):
        start, end = at, low
        while start < end and text[start].isspace():
            start += 1
        while end > start and text[end - 1].isspace():
            end -= 1
        quote = next((n for n, q in enumerate(spoken) if q.start <= start < q.end), None)
        if start < end:
            yield Clause(start, end, sentence, quote, colon="：" in text[low:high] or ":" in text[low:high])
        if _STOP.search(text, low, high):
            sentence += 1
        at = high


def _marks(reading: Paragraph, spoken: tuple[Span, ...]) -> list[tuple[int, int]]:
    """Return the ranges that part clauses: punctuation outside brackets, and the marks around speech."""
    text = reading.text
    brackets = [match.span() for match in _BRACKET.finditer(text)]
    cuts = [match.span() for match in _CUT.finditer(text)]
    if reading.heading:
        cuts += [match.span() for match in _SPACE.finditer(text)]
    cuts = [c for c in cuts if not any(low <= c[0] < high for low, high in brackets)]
    for quote in spoken:
        cuts += [(quote.start - 1, quote.start), (quote.end, min(quote.end + 1, len(text)))]
    return sorted(c for c in set(cuts) if c[0] >= 0)
