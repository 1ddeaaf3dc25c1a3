"""Quotation marks: which parts of a text stand inside them."""

import re
from dataclasses import dataclass

from palermo.records import Span, Verbatim

_PAIRS = (
    re.compile(r"“[^“”]*(?:”|$)"),
    re.compile(r'"[^"]*(?:"|$)'),
    re.compile(r"«[^«»]*(?:»|$)"),
    re.compile(r"(?<![\w’])‘(?:[^‘’]|’(?=\w))*’(?!\w)"),
    re.compile(r"(?<![\w'])'(?=\S)(?:[^'\n]|'(?=\w))*'(?!\w)"),
)


@dataclass(frozen=True, slots=True)
class Quotations:
    """The ranges inside quotation marks, marks left out, in text order."""

    spans: tuple[Span, ...]

    def around(self, start: int, end: int) -> Verbatim:
        """Return True when the whole range is quoted, "partly" when some of it is, else False."""
        if any(span.start <= start and end <= span.end for span in self.spans):
            return True
        return "partly" if any(span.start < end and start < span.end for span in self.spans) else False

    def holding(self, start: int, end: int) -> Span | None:
        """Return the quotation that holds the whole range, None where none does."""
        return next((span for span in self.spans if span.start <= start and end <= span.end), None)


def find_quotations(text: str, start: int, end: int) -> Quotations:
    """Return the quotations of a paragraph; one left open runs to the paragraph's end."""
    found = []
    for pattern in _PAIRS:
        for match in pattern.finditer(text[start:end]):
            closed = match[0][-1] in "”\"»’'" and len(match[0]) > 1
            found.append(Span(start + match.start() + 1, start + match.end() - closed))
    return Quotations(tuple(sorted(found)))
