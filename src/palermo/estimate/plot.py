"""The picture of a comparison: every method's estimate with its interval, and the people seen."""

from typing import Literal

import altair as alt
import vl_convert

from palermo.estimate.compare import Comparison
from palermo.estimate.wording import NAMES

PIXELS_PER_UNIT = 2.0
Format = Literal["svg", "png"]


def draw(comparison: Comparison, *, kind: Format) -> bytes:
    """Return the picture as SVG (UTF-8) or PNG; a method that gives no number has an empty row."""
    specification = _chart(comparison).to_json()
    if kind == "svg":
        return vl_convert.vegalite_to_svg(specification).encode("utf-8")
    return vl_convert.vegalite_to_png(specification, scale=PIXELS_PER_UNIT)


def _chart(comparison: Comparison) -> alt.LayerChart | alt.FacetChart:
    rows = [
        {
            "method": NAMES[e.method] + (" (no number)" if e.refused else ""),
            "estimate": e.estimate,
            "low": e.low if e.low is not None else e.estimate,
            "high": e.high if e.high is not None else e.estimate,
        }
        for e in comparison.estimates
    ]
    order = [str(row["method"]) for row in rows]
    base = alt.Chart({"values": rows}).encode(y=alt.Y("method:N", sort=order, title=None))
    axis = alt.X("low:Q", title="people, seen and unseen (estimates)", scale=alt.Scale(zero=True))
    bars = base.mark_rule(strokeWidth=3, color="#7a8ba3").encode(x=axis, x2="high:Q")
    points = base.mark_point(filled=True, size=90, color="#1f3a5f").encode(x="estimate:Q")
    seen = alt.Chart({"values": [{"seen": comparison.table.people}]})
    line = seen.mark_rule(strokeDash=[4, 4], color="#a33").encode(x="seen:Q")
    level = comparison.estimates[0].level if comparison.estimates else 0.95
    title = alt.TitleParams(
        f"Estimates with {100 * level:g} % intervals",
        subtitle=f"dashed: {comparison.table.people:,} people seen, a count",
    )
    return alt.layer(bars, points, line).properties(width=520, height=220, title=title)
