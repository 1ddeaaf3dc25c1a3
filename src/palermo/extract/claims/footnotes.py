"""Reference marks such as "(1,6,7)": the numbers they point to and the claims they serve."""

import re
from dataclasses import dataclass

_MARK = re.compile(r"(?<![\w$])[ \t]*[(\[](\d{1,3}(?:\s*[,;–-]\s*\d{1,3})*)[)\]](?!\w)")
_RANGE = re.compile(r"(\d+)(?:\s*[–-]\s*(\d+))?")
_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
# A longer range is no list of references but a span of years or pages.
_LONGEST_RANGE = 60


@dataclass(frozen=True, slots=True)
class Mark:
    """A reference mark: its range in the text and the numbers in printed order, ranges written out."""

    start: int
    end: int
    numbers: tuple[str, ...]


def find_marks(text: str, start: int, end: int) -> tuple[Mark, ...]:
    """Return the reference marks in a range of the text, in order; may be empty."""
    found = []
    for match in _MARK.finditer(text, start, end):
        numbers = numbers_of(match[1])
        if numbers and not _is_figure(text, match):
            found.append(Mark(match.start(), match.end(), numbers))
    return tuple(found)


def _is_figure(text: str, match: re.Match[str]) -> bool:
    """Return whether the brackets hold a figure in thousands that explains the figure before: "4.3 (244,095)"."""
    before = text[max(0, match.start() - 5) : match.start()].rstrip()[-1:]
    return bool(_THOUSANDS.fullmatch(match[1])) and (before.isdigit() or before == "%")


def numbers_of(inside: str) -> tuple[str, ...]:
    """Return the numbers a mark's words stand for, ranges written out; empty for a range too long to be one."""
    numbers: list[str] = []
    for low, high in _RANGE.findall(inside):
        last = int(high or low)
        if not 0 <= last - int(low) <= _LONGEST_RANGE:
            return ()
        numbers += [str(n) for n in range(int(low), last + 1)]
    return tuple(numbers)


def mark_for(marks: tuple[Mark, ...], end: int) -> tuple[str, ...]:
    """Return the numbers of the first mark of the paragraph at or after a claim's end; may be empty."""
    return next((mark.numbers for mark in marks if mark.start >= end - 1), ())
