"""The tiers of the years as steps, the best tier at the top; a year for which none was given is a gap."""

from collections.abc import Iterator

from palermo.publish.changed import known_before
from palermo.publish.content import Picture, Sentence, Table, Words
from palermo.publish.headline import ground_of
from palermo.publish.pictures.drawing import ACCENT, LINE, PAPER, WIDTH, framed, path, tag, told, words
from palermo.publish.sentences import named
from palermo.publish.wording import wording
from palermo.records import Assessment, HistoryYear, Tier

RANKS: tuple[Tier, ...] = ("1", "2", "2WL", "3", "SC")
"""From the best place to the worst; a special case has no rank and is drawn below them."""
LEFT, ROW, TOP, FOOT = 140, 30, 18, 38
STEP = 60  # the widest step: few years are not drawn across the whole page
BETWEEN_LABELS = 42


def tiers_table(assessment: Assessment) -> Table:
    """Return the tiers of earlier years and the one indicated, a year a row, and as steps."""
    rows = [_year(item) for item in assessment.history]
    tier = wording().tiers[assessment.tier or "undetermined"]
    told = assessment.change if known_before(assessment) and assessment.tier is not None else None
    change = "–" if told is None else wording().changes[told]
    now = (
        str(assessment.year),
        tier,
        change,
        f"{wording().bases[ground_of(assessment)].label.lower()}, in this report",
    )
    rows.append(tuple(named(text, "assessment") for text in now))
    columns = ("Report year", "Tier", "Against the year before", "Remark")
    return Table("Tiers by report year", columns, tuple(rows), "history", _picture(assessment))


def _year(item: HistoryYear) -> tuple[Sentence, ...]:
    change = "–" if item.change is None else wording().changes[item.change]
    remark = "kept on the Watch List by a waiver" if item.waiver else "–"
    texts = (str(item.year), wording().tiers[item.tier], change, remark)
    return tuple(named(text, f"history:{item.year}") for text in texts)


def _picture(assessment: Assessment) -> Picture:
    given: dict[int, Tier] = {item.year: item.tier for item in assessment.history if item.year < assessment.year}
    if assessment.tier is not None:
        given[assessment.year] = assessment.tier
    first = min((*given, assessment.year))
    ranks = [rank for rank in RANKS if rank != "SC" or "SC" in given.values()]
    step = min(STEP, (WIDTH - LEFT - 8) / (assessment.year - first + 1))
    height = TOP + ROW * (len(ranks) - 1) + FOOT
    shapes = [
        *_rows(ranks, LEFT + step * (assessment.year - first + 1)),
        *_labels(first, assessment.year, step, height),
        *_steps(given, first, assessment.year, step, ranks),
        *_waivers(assessment, first, step, ranks),
    ]
    told_years = "; ".join(f"{year}: {wording().tiers[tier]}" for year, tier in sorted(given.items()))
    title, description = "Tier by report year", f"{told_years}. The table below holds the same."
    svg = framed("tiers", title, description, height, shapes)
    return Picture("tiers", title, description, svg, _note(assessment))


def _rows(ranks: list[Tier], right: float) -> Iterator[str]:
    for number, rank in enumerate(ranks):
        y = TOP + ROW * number
        yield words(LEFT - 12, y + 5, wording().tiers[rank], kind="k", anchor="end")
        yield path(f"M{LEFT} {y}H{right:.1f}", kind="z", stroke=LINE)


def _labels(first: int, last: int, step: float, height: float) -> Iterator[str]:
    every = 1 + int(BETWEEN_LABELS / step)
    for year in range(first, last + 1):
        if (last - year) % every == 0:
            x = LEFT + step * (year - first + 0.5)
            yield words(x, height - 6, str(year), anchor="middle", size=12)


def _steps(given: dict[int, Tier], first: int, last: int, step: float, ranks: list[Tier]) -> Iterator[str]:
    for year, tier in sorted(given.items()):
        x, y = LEFT + step * (year - first), TOP + ROW * ranks.index(tier)
        before = given.get(year - 1)
        if before is not None and before != tier:
            upright = f"M{x:.1f} {TOP + ROW * ranks.index(before)}V{y}"
            yield path(upright, kind="s u", stroke=ACCENT, width=4)
        shape = path(
            f"M{x:.1f} {y}H{x + step:.1f}", kind="s i" if year == last else "s l", stroke=ACCENT, width=4,
            dash="5 5" if year == last else "",
        )  # fmt: skip
        yield tag("g", told(f"{year}: {wording().tiers[tier]}") + shape)


def _waivers(assessment: Assessment, first: int, step: float, ranks: list[Tier]) -> Iterator[str]:
    for item in assessment.history:
        if item.waiver and item.year < assessment.year:
            x, y = LEFT + step * (item.year - first + 0.5), TOP + ROW * ranks.index(item.tier)
            ring = tag("circle", kind="w", cx=x, cy=y, r=6, fill=PAPER, stroke=ACCENT, stroke_width=2)
            yield tag("g", told(f"{item.year}: kept on the Watch List by a waiver") + ring)


def _note(assessment: Assessment) -> Sentence:
    parts = ["The best tier stands at the top; a gap is a year for which no tier was given."]
    if assessment.tier is not None:
        parts.append("The broken line is the year of this report; the table says whose that tier is.")
    if any(item.waiver for item in assessment.history):
        parts.append("A ring is a year in which a waiver kept the country on the Watch List.")
    return Sentence((Words(" ".join(parts)),), basis=("assessment",))
