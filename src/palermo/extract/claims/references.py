"""Numbered references: the entries of a document's reference list or notes, by their printed number."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from palermo.extract.claims.wording import load_wording
from palermo.lexicons.sources import SourceLexicon
from palermo.records import Document, Reference, Segment, SourceKind, Span

_LINE = re.compile(r"[^\r\n]+")
_CELL = re.compile(r"[^\t\r\n]+")
_ALONE = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\.?\s*")
_NUMBERED = re.compile(r"\s*[\[(]?(\d{1,3})[\])]?\.?\s+(?=[^\W\d_]|[\"“‘'«*\[])")
_LEADING = re.compile(r"[\d¹²³⁰⁴-⁹]{1,3}[.)]?\s*")
_OPENS = re.compile(r"[\"“‘'«*]?[^\W\d_a-z]")
# A number printed a little above or below its entry is set on a line of its own: points between the two lines.
_SLIP = 9.0
_LONGEST = 600
_PAGE = 10_000.0
_LONGEST_GAP = 8
# An entry opens with who issued it, up to a full stop that ends no abbreviation.
_ISSUER = re.compile(r".{6,80}?(?=\. |$)")


@dataclass(frozen=True, slots=True)
class Cell:
    """A stretch of one line between tabs: its range, its column's side, and how far down the pages it stands."""

    start: int
    end: int
    right: bool
    depth: float | None
    line: int
    last: bool


def find_references(document: Document, lexicon: SourceLexicon) -> dict[str, Reference]:
    """Return the entries of the document's reference list by number; empty where no list is printed.

    Shapes: one entry a number. Where a number stands at two places, the one beside its neighbours in the count
    is taken. A number set on a line of its own belongs to the line of its column that stands level with it.
    """
    cells = tuple(_cells(document))
    text = document.text
    numbered, orphans = _numbered(text, cells)
    for number, cell in orphans:
        level = _level(text, cells, cell, {at.start for places in numbered.values() for at in places})
        if number not in numbered and level is not None:
            numbered[number] = [level]
    chosen = _counted({number: _placed(number, numbered) for number in sorted(numbered)})
    _fill(text, cells, chosen, [number for number, _ in orphans])
    starts = {cell.start for cell in chosen.values()} | {cell.start for _, cell in orphans}
    return {
        str(number): _reference(document, number, cell.start, _entry_end(cells, cell, starts), lexicon)
        for number, cell in sorted(chosen.items())
    }


def _cells(document: Document) -> Iterator[Cell]:
    """Yield the cells of the reference list in text order, running heads left out."""
    begin = _list_start(document)
    parts = [] if begin is None else [s for s in document.segments if s.kind != "margin" and s.end > begin]
    middle = _middle(parts)
    number = 0
    for part in parts:
        for line, found in enumerate(_lines(document.text, max(part.start, begin or 0), part.end)):
            number += 1
            cells = list(_CELL.finditer(document.text, *found.span()))
            for cell in cells:
                side = "\t" in document.text[found.start() : cell.start()] or _stands_right(part, middle)
                yield Cell(*cell.span(), side, _depth(document.text, part, line), number, cell is cells[-1])


def _lines(text: str, start: int, end: int) -> list[re.Match[str]]:
    return list(_LINE.finditer(text, start, end))


def _list_start(document: Document) -> int | None:
    """Return where the words after the last heading of a reference list begin; None without one."""
    heading = load_wording().references
    found = [
        part.start + hit.end
        for part in document.segments
        if part.kind != "margin"
        for hit in heading.hits(document.text[part.start : min(part.end, part.start + 40)])
    ]
    return found[-1] if found else None


def _middle(parts: Sequence[Segment]) -> float:
    boxes = [box for part in parts for box in part.boxes]
    return (min(b.left for b in boxes) + max(b.right for b in boxes)) / 2 if boxes else 0.0


def _stands_right(part: Segment, middle: float) -> bool:
    return bool(part.boxes) and part.boxes[0].left > middle - _SLIP


def _depth(text: str, part: Segment, line: int) -> float | None:
    """Return how far down the document a line stands, in points with pages far apart; None without boxes."""
    if not part.boxes:
        return None
    box = part.boxes[0]
    count = max(1, len(_lines(text, part.start, part.end)))
    return box.page * _PAGE + box.top + (box.bottom - box.top) * line / count


def _numbered(text: str, cells: Sequence[Cell]) -> tuple[dict[int, list[Cell]], list[tuple[int, Cell]]]:
    """Return the entries that stand beside their number, and the numbers that stand alone."""
    beside: dict[int, list[Cell]] = {}
    alone: list[tuple[int, Cell]] = []
    for cell, after in zip_longest(cells, cells[1:]):
        words = text[cell.start : cell.end]
        bare, led = _ALONE.fullmatch(words), _NUMBERED.match(words)
        if bare and after is not None and after.line == cell.line and _OPENS.match(text[after.start : after.end]):
            beside.setdefault(int(bare[1]), []).append(_from(cell, after))
        elif bare:
            alone.append((int(bare[1]), cell))
        elif led:
            beside.setdefault(int(led[1]), []).append(cell)
    return beside, alone


def _from(number: Cell, entry: Cell) -> Cell:
    return Cell(number.start, entry.end, number.right, number.depth, number.line, entry.last)


def _level(text: str, cells: Sequence[Cell], number: Cell, taken: set[int]) -> Cell | None:
    """Return the unnumbered cell that stands level with a number of the same column; None without one."""
    free = [cell for cell in _openings(text, cells, taken) if cell.start > number.end]
    if number.depth is None:
        return next((cell for cell in free if cell.line == number.line + 1), None)
    at = number.depth
    near = [c for c in free if c.right == number.right and c.depth is not None and abs(c.depth - at) < _SLIP]
    return min(near, key=lambda c: abs((c.depth or at) - at), default=None)


def _placed(number: int, numbered: dict[int, list[Cell]]) -> Cell:
    """Return, of the places where a number stands, the one nearest to the numbers before and after it."""
    beside = [c.start for n in (number - 1, number + 1) for c in numbered.get(n, ())]
    return min(numbered[number], key=lambda c: sum(sorted(abs(c.start - at) for at in beside)[:2]))


def _counted(placed: dict[int, Cell]) -> dict[int, Cell]:
    """Return the entries up to the first long gap in the count: a number far beyond it is a year or a page."""
    last = 0
    for number in sorted(placed):
        if number - last > _LONGEST_GAP:
            return {n: cell for n, cell in placed.items() if n < number}
        last = number
    return placed


def _fill(text: str, cells: Sequence[Cell], chosen: dict[int, Cell], alone: Sequence[int]) -> None:
    """Add the entries of numbers that stand alone, where as many stand unnumbered between the neighbours."""
    for number in sorted(set(alone) - chosen.keys()):
        run = [number]
        while run[-1] + 1 in alone and run[-1] + 1 not in chosen:
            run.append(run[-1] + 1)
        low, high = chosen.get(number - 1), chosen.get(run[-1] + 1)
        if number in chosen or low is None or high is None or low.right != high.right:
            continue
        taken = {cell.start for cell in chosen.values()}
        between = [c for c in _openings(text, cells, taken) if low.end <= c.start < high.start]
        free = [c for c in between if c.right == low.right]
        if len(free) == len(run):
            chosen.update(zip(run, free, strict=True))


def _openings(text: str, cells: Sequence[Cell], taken: set[int]) -> Iterator[Cell]:
    """Yield the unnumbered cells that open an entry: the line before them in their column ends one."""
    before: dict[bool, str] = {}
    for cell in cells:
        words = text[cell.start : cell.end]
        last = before.get(cell.right, ".")
        before[cell.right] = words.rstrip()
        ended = last.endswith(".") or " " not in last
        opens = _OPENS.match(words) and " " in words.strip() and not _NUMBERED.match(words)
        if ended and opens and cell.start not in taken:
            yield cell


def reference_at(document: Document, number: str, span: Span, lexicon: SourceLexicon) -> Reference:
    """Return the entry that a range of the document holds, its number at the beginning."""
    words = " ".join(document.text[span.start : span.end].split())
    words = _LEADING.sub("", words, count=1)
    return Reference(number, words, _kind(words, lexicon), span.start, _trimmed(document.text, span))


def _trimmed(text: str, span: Span) -> int:
    return span.start + len(text[span.start : span.end].rstrip())


def _reference(document: Document, number: int, start: int, end: int, lexicon: SourceLexicon) -> Reference:
    printed = document.text[start:end]
    start += len(printed) - len(printed.lstrip())
    led = _NUMBERED.match(printed)
    words = " ".join(printed[led.end() if led else 0 :].split())
    return Reference(str(number), words, _kind(words, lexicon), start, end)


def _entry_end(cells: Iterable[Cell], cell: Cell, starts: set[int]) -> int:
    """Return where an entry ends: over the lines that follow it, as long as they hold nothing else."""
    end = cell.end
    if not cell.last:
        return end
    following = [c for c in cells if c.start >= cell.end]
    for after in following:
        alone = after.last and sum(c.line == after.line for c in following) == 1
        if not alone or after.right != cell.right or after.start in starts or after.end - cell.start > _LONGEST:
            break
        end = after.end
    return end


def _kind(words: str, lexicon: SourceLexicon) -> SourceKind:
    """Return the kind of who issued an entry: of the body it names first, else of the first telling word."""
    issuer = _ISSUER.match(words)
    author = issuer[0] if issuer else words
    told = (lexicon.kind_of(word) for word in author.split())
    bodies = lexicon.find(author) or lexicon.find(words)
    return next((kind for kind in told if kind is not None), bodies[0].kind if bodies else "document")
