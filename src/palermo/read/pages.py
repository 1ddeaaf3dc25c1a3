"""One page of text fragments with boxes into blocks in reading order.

The page is cut where white space runs through it: at a gutter between two columns of text, or between two rows of
blocks (a recursive X-Y cut; Nagy, Seth and Viswanathan 1992). A gutter between the cells of a table is no column
gutter: there, the fragments on both sides stand on the same lines and one side is short.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

GUTTER = 9.0
"""Points of white space that part two columns of text."""
COLUMN_LINES = 4
"""Lines that a column of text has at least."""
COLUMN_LETTERS = 28
"""Characters that the middle line of a column of text has at least; a table's cells are shorter."""
CELL_GAP = 8.0
"""Points of white space within a line that part two cells of a table."""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of characters on one line: points, origin at the page's top left.

    A raised figure has the upper and lower edge of the words that it stands beside, so that it shares their line.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    raised: bool = False

    @property
    def height(self) -> float:
        """The height of the run."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class PageLine:
    """A line of fragments from left to right."""

    fragments: tuple[Fragment, ...]

    @property
    def top(self) -> float:
        """The line's upper edge."""
        return min(fragment.top for fragment in self.fragments)

    @property
    def bottom(self) -> float:
        """The line's lower edge."""
        return max(fragment.bottom for fragment in self.fragments)

    @property
    def left(self) -> float:
        """The line's left edge."""
        return self.fragments[0].left

    @property
    def right(self) -> float:
        """The line's right edge."""
        return max(fragment.right for fragment in self.fragments)

    @property
    def height(self) -> float:
        """The height of the line's middle fragment: of two sizes on one line, the commoner."""
        return median(fragment.height for fragment in self.fragments)

    def cells(self) -> tuple[str, ...]:
        """Return the texts of the line that wide white space parts: one for running text."""
        return tuple(
            "".join(between + fragment.text.strip() for between, fragment in cell) for cell in self._cells()
        )

    def raised(self) -> Iterator[tuple[int, int]]:
        """Yield where raised figures stand in the cells joined by one character."""
        at = -1
        for cell in self._cells():
            at += 1
            for between, fragment in cell:
                start = at + len(between)
                at = start + len(fragment.text.strip())
                if fragment.raised:
                    yield start, at

    def _cells(self) -> list[list[tuple[str, Fragment]]]:
        """Return the fragments of each cell, each with the space that stands before it."""
        cells: list[list[tuple[str, Fragment]]] = []
        last: Fragment | None = None
        for fragment in self.fragments:
            if last is None or fragment.left - last.right > CELL_GAP:
                cells.append([("", fragment)])
            else:
                space = " " if last.text[-1:].isspace() or fragment.left - last.right > 1 else ""
                cells[-1].append((space, fragment))
            last = fragment
        return cells


def columns_of(fragments: Sequence[Fragment]) -> Iterator[tuple[PageLine, ...]]:
    """Yield the page's regions in reading order, each as its lines from top to bottom."""
    gutter = _gutter(fragments)
    if gutter is not None:
        yield from columns_of([item for item in fragments if item.right <= gutter])
        yield from columns_of([item for item in fragments if item.right > gutter])
        return
    cut = _row_cut(fragments)
    if cut is not None:
        yield from columns_of([item for item in fragments if item.bottom <= cut])
        yield from columns_of([item for item in fragments if item.bottom > cut])
        return
    if fragments:
        yield lines_of(fragments)


def lines_of(fragments: Sequence[Fragment]) -> tuple[PageLine, ...]:
    """Return fragments as lines: those whose middles lie within one another's height share a line."""
    lines: list[list[Fragment]] = []
    for fragment in sorted(fragments, key=lambda item: ((item.top + item.bottom) / 2, item.left)):
        middle = (fragment.top + fragment.bottom) / 2
        if lines and _holds(lines[-1], middle, fragment.height):
            lines[-1].append(fragment)
        else:
            lines.append([fragment])
    return tuple(PageLine(tuple(sorted(line, key=lambda item: item.left))) for line in lines)


def _holds(line: Sequence[Fragment], middle: float, height: float) -> bool:
    largest = max(line, key=lambda item: item.height)
    small = min(largest.height, height)
    return abs(middle - (largest.top + largest.bottom) / 2) < max(largest.height / 2, small * 0.6)


def _gutter(fragments: Sequence[Fragment]) -> float | None:
    """Return where a gutter between columns of text runs from top to bottom, the widest first."""
    for start, end in sorted(_gaps([(f.left, f.right) for f in fragments]), key=lambda gap: gap[0] - gap[1]):
        if end - start < GUTTER:
            return None
        left = [item for item in fragments if item.right <= start + 0.1]
        right = [item for item in fragments if item.left >= end - 0.1]
        if _is_column(left) and _is_column(right):
            return start + 0.1
    return None


def _is_column(fragments: Sequence[Fragment]) -> bool:
    lines = lines_of(fragments)
    if len(lines) < COLUMN_LINES:
        return False
    return median(sum(len(f.text) for f in line.fragments) for line in lines) >= COLUMN_LETTERS


def _row_cut(fragments: Sequence[Fragment]) -> float | None:
    """Return where white space parts the page into an upper and a lower region that are columned differently."""
    for start, end in sorted(_gaps([(f.top, f.bottom) for f in fragments]), key=lambda gap: gap[0]):
        cut = (start + end) / 2
        upper = [item for item in fragments if item.bottom <= cut]
        lower = [item for item in fragments if item.bottom > cut]
        if _gutter(lower) is not None or _gutter(upper) is not None:
            return cut
    return None


def _gaps(intervals: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    gaps: list[tuple[float, float]] = []
    reach = None
    for start, end in sorted(intervals):
        if reach is not None and start > reach:
            gaps.append((reach, start))
        reach = end if reach is None else max(reach, end)
    return gaps


def paragraphs_of(lines: Sequence[PageLine]) -> Iterator[tuple[PageLine, ...]]:
    """Yield the paragraphs of a region: lines that follow closely, in one size, with no new indent."""
    group: list[PageLine] = []
    usual = _usual_gap(lines)
    for line in lines:
        if group and _breaks(group, line, usual):
            yield tuple(group)
            group = []
        group.append(line)
    if group:
        yield tuple(group)


def _usual_gap(lines: Sequence[PageLine]) -> float:
    gaps = [below.top - above.bottom for above, below in pairwise(lines)]
    return median(gaps) if gaps else 0.0


def _breaks(group: Sequence[PageLine], line: PageLine, usual: float) -> bool:
    above = group[-1]
    gap = line.top - above.bottom
    if gap > max(usual, 0.0) + line.height * 0.45 or abs(line.height - above.height) > line.height * 0.3:
        return True
    if len(line.cells()) > 1 or len(above.cells()) > 1:
        return True
    indented = line.left - above.left > line.height * 0.9 and len(group) > 1
    return indented and above.right < max(item.right for item in group) - line.height * 2
