"""The worked example of three published ratios: how many of its verdicts come out, over records made by hand."""

from palermo.corroborate.figures import compare, references, warned
from palermo.corroborate.figures.intervals import around, whole
from palermo.records.figures import Figure, FigureComparison, Interval

NON_HAN, UYGHURS, PRISONERS = "xinjiang_non_han", "xinjiang_uyghurs", "china_prisoners"
IN_26 = Interval(1 / 26.5, 1 / 25.5)
C1 = Figure("c1", "ratio", 1 / 26, IN_26, "one in 26", "", "imprisoned", NON_HAN, NON_HAN, measure="stock")
C2 = Figure(
    "c2",
    "share",
    0.337,
    around(0.337, 0.001),
    "33.7 percent",
    "",
    "imprisoned",
    NON_HAN,
    PRISONERS,
    measure="stock",
)
C3 = Figure(
    "c3",
    "count",
    1e6,
    Interval(1e6, None),
    "over one million",
    "",
    "detained",
    NON_HAN,
    measure="flow",
    since="2017",
)
HEADLINE = Figure("head", "ratio", 1 / 26, IN_26, "1 in 26", "", "imprisoned", UYGHURS, UYGHURS, measure="stock")


def _fits(found: FigureComparison) -> dict[str, bool]:
    return {test.denominator: test.fits for test in found.denominators}


def measure() -> dict[str, float]:
    """Return the share of the example's five checks whose verdict is equal, in percent."""
    known = references()
    pair = compare(C1, C2, known)
    trap = compare(
        HEADLINE, Figure("c2", "share", 0.337, C2.interval, C2.text, "", "imprisoned", None, PRISONERS), known
    )
    third = compare(C1, C3, known)
    checks = (
        pair.intersection is not None and whole(pair.intersection) == (567_002, 572_063),
        pair.verdict == "same_number" and pair.independent is False,
        trap.verdict == "clashing" and _fits(trap)[NON_HAN] and not _fits(trap)[UYGHURS],
        any(warning.startswith("flow used as stock") for warning in warned(C1, known).warnings),
        third.verdict == "not_comparable" and third.coherent is None,
    )
    return {"coherence.checks": 100 * sum(checks) / len(checks)}


if __name__ == "__main__":
    for name, value in measure().items():
        print(f"{name} {value}")
