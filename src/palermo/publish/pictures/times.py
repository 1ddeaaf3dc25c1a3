"""Claims by the time they speak of: a lane for each kind of abuse, a bar for each year, stacked by firmness.

What the claim itself dates stands above the line of its lane; what only the document's publication dates, below.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from palermo.publish.content import Count, Picture, Sentence, Table, Words
from palermo.publish.kinds import kind_name, kind_of, kind_order
from palermo.publish.pictures.drawing import (
    ACCENT,
    AGAINST,
    LINE,
    PAPER,
    SOFT,
    WIDTH,
    framed,
    length,
    number,
    path,
    rect,
    tag,
    told,
    words,
    wrapped,
)
from palermo.publish.sentences import named
from palermo.records import Certainty, Claim, Document

LANES, YEARS = 10, 12
"""Kinds of abuse and years that are drawn by themselves; the rest share the last lane and the first column."""
PRINTED = 20
"""Rows that paper holds year by year; beyond them it has a row a kind of abuse."""
FIRMNESS: tuple[tuple[str, tuple[Certainty, ...]], ...] = (
    ("Said flatly", ("asserted",)),
    ("Hedged", ("reported", "probable", "possible", "estimated")),
    ("Alleged", ("alleged",)),
    ("Denied", ("denied",)),
)
DATED = ("the claim", "publication only", "nothing")
UNDATED = "no date"
REST = "Further kinds of abuse"
LEFT, TOP, FOOT, APART = 176, 58, 24, 14
REACH, EACH, LEAST, AROUND = 48, 9, 3, 20
"""How tall the tallest bar, one claim at most, and a part of a bar at least; the room left around bars."""
_YEAR = re.compile(r"\d{4}")


@dataclass(frozen=True, slots=True)
class _Bar:
    """The claims of one lane, column and ground of dating, counted by firmness in the order of FIRMNESS."""

    lane: str
    column: str
    dated: int
    counts: tuple[int, ...]


def times_table(claims: tuple[Claim, ...], documents: dict[str, Document], *, latest: int) -> Table | None:
    """Return the claims of abuse counted by kind, year, ground of dating and firmness; None where there are none.

    A claim that speaks of several years counts once, in the first of them. What sources say of ranks is left out.
    Years after `latest`, the report's own, share a column.
    """
    told_of = [claim for claim in claims if len(claim.abuses) > 0 or claim.tier is None]
    if len(told_of) == 0:
        return None
    years = [_year(claim, documents[claim.document]) for claim in told_of]
    last = min(latest, max((year for year, _ in years if year is not None), default=0))
    lanes, further = _lanes(told_of)
    columns = [_column(year, last) for year, _ in years]
    bars = _bars(told_of, lanes, columns, [dated for _, dated in years])
    heads = ("Kind of abuse", "Year", "Dated by", "Claims", *(name for name, _ in FIRMNESS))
    rows = tuple(_row(bar) for bar in bars)
    picture = _picture(bars, _columns(bars), further)
    short = _short(bars) if len(bars) > PRINTED else None
    return Table("Claims by the time they speak of", heads, rows, "times", picture, short)


def _short(bars: tuple[_Bar, ...]) -> Table:
    """Return a row a lane: its years from first to last, what dates them, and its claims together."""
    heads = ("Kind of abuse", "Years", "Dated by", "Claims", *(name for name, _ in FIRMNESS))
    rows = tuple(_lane_row(lane, list(items)) for lane, items in groupby(bars, lambda bar: bar.lane))
    return Table("Claims by kind of abuse; the HTML edition holds them year by year", heads, rows, "times")


def _lane_row(lane: str, bars: list[_Bar]) -> tuple[Sentence, ...]:
    dated = list(dict.fromkeys(bar.column for bar in bars if bar.column != UNDATED))
    span = [" to ".join(dict.fromkeys((dated[0], dated[-1])))] if len(dated) > 0 else []
    undated = [UNDATED] if any(bar.column == UNDATED for bar in bars) else []
    by = "; ".join(DATED[ground] for ground in sorted({bar.dated for bar in bars}))
    counts = tuple(map(sum, zip(*(bar.counts for bar in bars), strict=True)))
    numbers = (f"{count:,}" if count > 0 else "–" for count in (sum(counts), *counts))
    return tuple(named(text, "extractions") for text in (lane, "; ".join((*span, *undated)), by, *numbers))


def _year(claim: Claim, document: Document) -> tuple[int | None, int]:
    """Return the year in which what a claim speaks of begins, and what dates it."""
    for stated, dated in ((claim.since, 0), (claim.until, 0), (document.published, 1)):
        found = _YEAR.match(stated or "")
        if found is not None:
            return int(found[0]), dated
    return None, 2


def _lanes(claims: list[Claim]) -> tuple[dict[str, str], int]:
    """Return the lane of each kind, and how many kinds share the last one."""
    counted = Counter(kind_of(claim) for claim in claims)
    kinds = sorted(counted, key=lambda code: (-counted[code], kind_order(code)))
    own = kinds if len(kinds) <= LANES else kinds[: LANES - 1]
    lanes = {code: kind_name(code) for code in sorted(own, key=kind_order)}
    lanes.update({code: REST for code in kinds if code not in lanes})
    return lanes, len(kinds) - len(own)


def _column(year: int | None, last: int) -> str:
    first = last - YEARS + 2
    if year is None:
        return UNDATED
    if year > last:
        return f"{last + 1} and after"
    return str(year) if year >= first else f"{first - 1} and before"


def _columns(bars: tuple[_Bar, ...]) -> list[str]:
    """Return the columns in order, with the years between in which no claim stands: time runs evenly."""
    held = {bar.column for bar in bars}
    years = [int(column) for column in held if column.isdigit()]
    between = {str(year) for year in range(min(years), max(years) + 1)} if len(years) > 0 else set()
    return sorted(held | between, key=_column_order)


def _column_order(column: str) -> tuple[bool, int]:
    return (column == UNDATED, 0 if column == UNDATED else int(column[:4]))


def _bars(claims: list[Claim], lanes: dict[str, str], columns: list[str], dated: list[int]) -> tuple[_Bar, ...]:
    order = list(dict.fromkeys(lanes.values()))
    counted: dict[tuple[str, str, int], list[int]] = {}
    for claim, column, ground in zip(claims, columns, dated, strict=True):
        held = counted.setdefault((lanes[kind_of(claim)], column, ground), [0] * len(FIRMNESS))
        held[next(at for at, (_, kinds) in enumerate(FIRMNESS) if claim.certainty in kinds)] += 1
    keys = sorted(counted, key=lambda key: (order.index(key[0]), _column_order(key[1]), key[2]))
    return tuple(_Bar(*key, tuple(counted[key])) for key in keys)


def _row(bar: _Bar) -> tuple[Sentence, ...]:
    counts = (sum(bar.counts), *bar.counts)
    texts = (bar.lane, bar.column, DATED[bar.dated], *(f"{count:,}" if count > 0 else "–" for count in counts))
    return tuple(named(text, "extractions") for text in texts)


def _picture(bars: tuple[_Bar, ...], columns: list[str], further: int) -> Picture:
    lanes = [(lane, list(items)) for lane, items in groupby(bars, lambda bar: bar.lane)]
    step = min(80.0, (WIDTH - LEFT - APART - 12) / len(columns))
    scale = min(EACH, REACH / max(sum(bar.counts) for bar in bars))
    shapes, bottom = list(_key()), float(TOP)
    for lane, items in lanes:
        up, down = (_reach(items, ground, scale) for ground in (False, True))
        axis = bottom + max(up, AROUND)
        bottom = axis + max(down, AROUND)
        shapes += _lane(lane, axis, columns, step)
        for bar in items:
            x = _middle(bar.column, columns, step)
            shapes.append(tag("g", told(_told(bar)) + "".join(_bar(bar, x, axis, min(24.0, step - 14), scale))))
    shapes += _heads(columns, step, bottom)
    title = "Claims by kind of abuse and the time they speak of"
    description = _description(lanes)
    svg = framed("times", title, description, bottom + FOOT, shapes)
    return Picture("times", title, description, svg, _note(bars, further))


def _reach(bars: list[_Bar], below: bool, scale: float) -> float:  # noqa: FBT001 -- one of two sides
    """Return how far bars of one side reach from the line, with their number."""
    side = (bar for bar in bars if (bar.dated == 1) is below)
    return max((sum(_height(count, scale) for count in bar.counts) + AROUND for bar in side), default=0)


def _height(count: int, scale: float) -> float:
    return 0 if count == 0 else max(LEAST, count * scale)


def _key() -> Iterator[str]:
    x = 2.0
    for at, (name, _) in enumerate(FIRMNESS):
        yield from _segment(at, x, 6, 16, 13)
        yield words(x + 22, 17, name, size=12)
        x += 22 + length(name, 12) + 16
    yield words(x + 10, 17, "↑ dated by the claim · ↓ by its publication only", size=12)
    yield path(f"M0 30H{WIDTH}", kind="z", stroke=LINE)


def _middle(column: str, columns: list[str], step: float) -> float:
    """Return where a column stands; what has no date stands apart from the years."""
    apart = APART if column == UNDATED and len(columns) > 1 else 0
    return LEFT + step * (columns.index(column) + 0.5) + apart


def _heads(columns: list[str], step: float, bottom: float) -> Iterator[str]:
    for column in columns:
        x = _middle(column, columns, step)
        sign = "≤ " if column.endswith("before") else "≥ " if column.endswith("after") else ""
        shown = sign + column[:4] if sign != "" else column
        for y in (48, bottom + 16):
            yield words(x, y, shown, anchor="middle", size=11.5)


def _lane(lane: str, axis: float, columns: list[str], step: float) -> Iterator[str]:
    lines = wrapped(lane, LEFT - 16, 2)
    for at, line in enumerate(lines):
        yield words(LEFT - 12, axis + 5 + 16 * (at - (len(lines) - 1) / 2), line, kind="k", anchor="end")
    right = LEFT + step * len(columns)
    if UNDATED in columns and len(columns) > 1:
        yield path(f"M{number(right - step + APART)} {number(axis)}h{number(step)}", kind="x", stroke=SOFT)
        right -= step
    yield path(f"M{LEFT} {number(axis)}H{number(right)}", kind="x", stroke=SOFT)


def _bar(bar: _Bar, x: float, axis: float, width: float, scale: float) -> Iterator[str]:
    """Yield one stack, up from the line or down from it, with its sum at the end."""
    down, reached = bar.dated == 1, 0.0
    for at, count in enumerate(bar.counts):
        if count > 0:
            height = _height(count, scale)
            top = axis + 1 + reached if down else axis - 1 - reached - height
            yield from _segment(at, x - width / 2, top, width, height)
            reached += height
    foot = axis + reached + 13 if down else axis - reached - 4
    yield words(x, foot, f"{sum(bar.counts):,}", kind="k", anchor="middle", size=11.5)


def _segment(firmness: int, x: float, y: float, width: float, height: float) -> Iterator[str]:
    """Yield a box: full for said flatly, level stripes for hedged, upright for alleged, crossed for denied."""
    colour, kind = (AGAINST, "a") if firmness == len(FIRMNESS) - 1 else (ACCENT, "b")
    if firmness == 0:
        yield rect(x, y, width, height, kind=kind, fill=colour)
        return
    box = tag(
        "rect", kind=f"o {kind}o", x=x + 0.6, y=y + 0.6, width=width - 1.2, height=max(0.8, height - 1.2),
        fill=PAPER, stroke=colour, stroke_width=1.2,
    )  # fmt: skip
    yield box
    strokes = (
        [f"M{number(x)} {number(y + at)}h{number(width)}" for at in _every(3, height)] if firmness == 1
        else [f"M{number(x + at)} {number(y)}v{number(height)}" for at in _every(4, width)] if firmness == 2  # noqa: PLR2004 -- index of FIRMNESS
        else [f"M{number(x)} {number(y + height)}l{number(width)} {number(-height)}"]
    )  # fmt: skip
    yield path("".join(strokes), kind=f"{kind}o", stroke=colour, width=1.2)


def _every(gap: int, reach: float) -> Iterator[float]:
    at = float(gap)
    while at < reach - 1:
        yield at
        at += gap


def _told(bar: _Bar) -> str:
    by_firmness = (
        f"{count:,} {name.lower()}" for (name, _), count in zip(FIRMNESS, bar.counts, strict=True) if count > 0
    )
    return f"{bar.lane}, {bar.column}, dated by {DATED[bar.dated]}: {', '.join(by_firmness)}"


def _description(lanes: list[tuple[str, list[_Bar]]]) -> str:
    spelled = (f"{lane}: {', '.join(dict.fromkeys(bar.column for bar in items))}" for lane, items in lanes)
    return "Years by kind of abuse. " + ". ".join(spelled) + ". The table below holds the counts."


def _note(bars: tuple[_Bar, ...], further: int) -> Sentence:
    parts: list[Words | Count] = [
        Words("A claim that speaks of several years stands in the first of them. A publication date tells when a "
              "document came out, not when what it says took place. ")
    ]  # fmt: skip
    undated = sum(sum(bar.counts) for bar in bars if bar.dated == 2)  # noqa: PLR2004 -- index of DATED
    if undated > 0:
        parts += [Count(undated, "claim has", "claims have"), Words(" neither date. ")]
    if further > 0:
        parts += [Count(further, "further kind shares", "further kinds share"), Words(" the lane of the rest. ")]
    parts.append(Words("What sources say of ranks is left out."))
    return Sentence(tuple(parts), basis=("extractions",))
