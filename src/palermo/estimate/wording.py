"""What a comparison means, in plain words: the spread, and the assumption each method rests on."""

from typing import Final

from palermo.estimate.compare import Comparison, spread
from palermo.estimate.results import Estimate, Method

NAMES: Final[dict[Method, str]] = {
    "chapman": "Two lists (Chapman)",
    "main": "Independent lists",
    "stepwise": "Stepwise pairs",
    "bic": "Lowest BIC",
    "dga": "Averaged graphs",
    "lcmcr": "Latent classes",
}
ASSUMPTIONS: Final[dict[Method, str]] = {
    "chapman": "that being on one of the two lists makes it neither more nor less likely to be on the other",
    "main": "that all lists are independent of one another",
    "stepwise": "that lists depend on one another in pairs, and that the pairs that matter stand out",
    "bic": "that one of the fitted models of dependence is right, the one that explains the table most sparingly",
    "dga": "that dependence between the lists follows a decomposable graph, each as likely as another beforehand",
    "lcmcr": "that people fall into a few classes, within each of which the lists are independent",
}
WIDE = 1.5
"""The highest estimate at this multiple of the lowest is called far apart."""


def explain(comparison: Comparison) -> str:
    """Return a paragraph on what was seen, how far the methods differ, and what each assumes."""
    table = comparison.table
    parts = [f"{table.people:,} people are on at least one of {len(table.lists)} lists; that is a count."]
    parts.append("What follows are estimates of how many there are in all, seen and unseen.")
    parts.append(_spread_words(comparison))
    given = [e for e in comparison.estimates if e.estimate is not None]
    parts += [f"{NAMES[e.method]}, {_number(e)}, assumes {ASSUMPTIONS[e.method]}." for e in given]
    parts += [f"{NAMES[e.method]} gives no number: {e.refused}." for e in comparison.estimates if e.refused]
    parts.append(
        "All of them assume that the lists cover the same people, place and time, that nobody is linked wrongly, "
        "and that nobody is certain to be missed by every list; the table cannot test this."
    )
    return " ".join(parts)


def _spread_words(comparison: Comparison) -> str:
    ends = spread(comparison.estimates)
    if ends is None:
        return "Fewer than two methods give a number, so there is nothing to compare it with."
    low, high = ends
    share = (high.estimate or 0) / (low.estimate or 1)
    words = (
        f"They run from {low.estimate:,.0f} ({NAMES[low.method]}) to {high.estimate:,.0f} ({NAMES[high.method]}), "
        f"{share:.1f} times as many."
    )
    bounds = [e for e in comparison.estimates if e.low is not None and e.high is not None]
    if bounds:
        lowest, highest = min(e.low or 0 for e in bounds), max(e.high or 0 for e in bounds)
        words += f" With their intervals they span {lowest:,.0f} to {highest:,.0f}."
    if share > WIDE:
        words += " The answer depends on the method more than on the people seen; do not quote one number alone."
    return words


def _number(estimate: Estimate) -> str:
    text = f"{estimate.estimate:,.0f}"
    if estimate.low is not None and estimate.high is not None:
        text += f" ({estimate.low:,.0f} to {estimate.high:,.0f} at {100 * estimate.level:g} %)"
    return text
