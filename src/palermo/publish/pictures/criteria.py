"""Evidence by criterion: one square a root, efforts to the left of the axis, failings to its right."""

from collections.abc import Iterator

from palermo.publish.content import Count, Picture, Sentence, Table, Words
from palermo.publish.decided import standing
from palermo.publish.pictures.drawing import (
    AGAINST,
    FOR,
    SOFT,
    WIDTH,
    framed,
    length,
    path,
    rect,
    tag,
    told,
    words,
    wrapped,
)
from palermo.publish.sentences import named, plain
from palermo.publish.wording import wording
from palermo.records import Finding

DRAWN = 36  # rows that fit a printed page
LABEL, AXIS, SIDE = 222, 398, 146  # where labels end, where the axis stands, how far bars reach to either side
ROW, HEAD, THICK, LARGEST_SQUARE, SMALLEST_SQUARE = 27, 26, 13, 15, 6
SPELLED_OUT = 12  # criteria that the description tells one by one


def criteria_table(findings: tuple[Finding, ...]) -> Table:
    """Return every finding on efforts on one line: status, roots on both sides; those with any are drawn."""
    rows = tuple(_row(finding) for finding in findings)
    columns = ("Criterion", "Citation", "Status", "Shows efforts", "Shows failings")
    return Table("Evidence by criterion", columns, rows, "criteria", _picture(findings))


def signs_table(findings: tuple[Finding, ...]) -> Table:
    """Return every finding on a sign of abuse or a policy on one line: status, roots for it and against it."""
    columns = ("Sign", "Citation", "Status", "Speaks of it", "Speaks against it")
    return Table("Evidence by sign", columns, tuple(map(_row, findings)), "criteria")


def _row(finding: Finding) -> tuple[Sentence, ...]:
    basis = f"finding:{finding.id}"
    return (
        named(finding.label, basis),
        named(finding.citation, basis),
        standing(finding),
        *(_counted(roots, basis) for roots in _roots(finding)),
    )


def _counted(roots: int, basis: str) -> Sentence:
    if roots == 0:
        return plain("–", basis)
    return Sentence((Count(roots, "independent source", "independent sources"),), basis=(basis,))


def _roots(finding: Finding) -> tuple[int, int]:
    return (finding.roots_supporting, finding.roots_opposing)


def _status(finding: Finding) -> str:
    return wording().statuses[finding.status].word


def _picture(findings: tuple[Finding, ...]) -> Picture | None:
    found = [finding for finding in findings if sum(_roots(finding)) > 0]
    if len(found) == 0:
        return None
    kept = sorted(found, key=lambda finding: -sum(_roots(finding)))[:DRAWN]
    drawn = [finding for finding in found if finding in kept]
    unit = min(LARGEST_SQUARE, SIDE / max(max(_roots(finding)) for finding in drawn))
    shapes = [
        words(AXIS - 8, 14, "← shows efforts", anchor="end"),
        words(AXIS + 8, 14, "shows failings →"),
        *(shape for number, finding in enumerate(drawn) for shape in _drawn(finding, HEAD + ROW * number, unit)),
        path(f"M{AXIS} 4V{HEAD + ROW * len(drawn)}", kind="x", stroke=SOFT),
    ]
    title, name = "Independent sources that show efforts and failings, by criterion", "criteria"
    description = _description(kept)
    height = HEAD + ROW * len(drawn) + 4
    note = _note(unit, len(found) - len(drawn), len(findings) - len(found))
    return Picture(name, title, description, framed(name, title, description, height, shapes), note)


def _drawn(finding: Finding, top: float, unit: float) -> list[str]:
    foot = top + 16
    shapes = list(_label(finding.label, foot))
    for roots, side, kind, colour in zip(_roots(finding), (-1, 1), "fa", (FOR, AGAINST), strict=True):
        if roots == 0:
            continue
        shapes += _bar(roots, top + 5, unit, side, kind, colour)
        anchor = "end" if side < 0 else "start"
        end = AXIS + side * (unit * roots + 5)
        shapes.append(words(end, foot, f"{roots:,}", kind="k", anchor=anchor, size=12))
    shapes.append(words(WIDTH - 2, foot, _status(finding), anchor="end", size=12))
    return [tag("g", told(_told(finding)) + "".join(shapes))]


def _label(label: str, foot: float) -> Iterator[str]:
    """Yield a label on one line, or in smaller letters on two where it is long."""
    size = 13.0 if length(label) <= LABEL else 11.0
    lines = wrapped(label, LABEL, 2, size)
    for at, line in enumerate(lines):
        y = foot + 13 * (at - (len(lines) - 1) / 2)
        yield words(LABEL, y, line, kind="k", anchor="end", size=size)


def _bar(roots: int, top: float, unit: float, side: int, kind: str, colour: str) -> list[str]:  # noqa: PLR0913, PLR0917 -- a place, a size and how it looks
    """Return a square a root, or one bar where squares would be too small to count."""
    if unit < SMALLEST_SQUARE:
        left = AXIS if side > 0 else AXIS - unit * roots
        return [rect(left, top, unit * roots, THICK, kind=kind, fill=colour)]
    lefts = (AXIS + (unit * number + 1.5 if side > 0 else -unit * (number + 1)) for number in range(roots))
    return [rect(left, top, unit - 1.5, THICK, kind=kind, fill=colour) for left in lefts]


def _told(finding: Finding) -> str:
    supporting, opposing = _roots(finding)
    sides = (
        f"{roots:,} {side}"
        for roots, side in ((supporting, "for efforts"), (opposing, "for failings"))
        if roots > 0
    )
    return f"{finding.label}: {', '.join(sides)}; {_status(finding)}"


def _description(kept: list[Finding]) -> str:
    spelled = [_told(finding) for finding in kept[:SPELLED_OUT]]
    rest = ["and further criteria"] if len(kept) > SPELLED_OUT else []
    return ". ".join((*spelled, *rest, "The table below holds every criterion."))


def _note(unit: float, left_out: int, bare: int) -> Sentence:
    drawn = (
        "A bar is as long as its independent sources are many"
        if unit < SMALLEST_SQUARE
        else "A square is one independent source"
    )
    parts: list[Words | Count] = [Words(f"{drawn}; a root counts once, however many documents repeat it. ")]
    if left_out > 0:
        parts += [Words("The criteria with the most evidence are drawn; "),
                  Count(left_out, "more has evidence. ", "more have evidence. ")]  # fmt: skip
    if bare > 0:
        parts += [Count(bare, "criterion is", "criteria are"),
                  Words(" left out for want of evidence. ")]  # fmt: skip
    return Sentence((*parts, Words("The table below holds every criterion.")), basis=("findings",))
