"""Make the table of precedents from the Factbook's texts: `python -m tools.make_precedents ../shared`.

Reads the country-years that `benchmarks.blind_years` gives (public domain, without their verdicts and without the
sealed countries) with the extractor as it stands, every statement counted whatever its confidence; keeps of each
only its marks, country, year and rank; learns how the record weighs the marks, prints how far that holds for
countries it was not learnt from, and writes src/palermo/data/precedents/tvpa.yaml. `--sample N` reads N texts
drawn with the seed. One core needs about three minutes for all.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import yaml
from benchmarks.blind_years import read, sample, years

from palermo.assess.precedents.pattern import pattern_of
from palermo.assess.scope import Evidence, limit, subject
from palermo.records import Claim, Effort, Tier

OUT = Path(__file__).resolve().parents[1] / "src" / "palermo" / "data" / "precedents" / "tvpa.yaml"
SEED, FOLDS, RIDGE, SMALLEST = 7, 20, 2.0, 2
EVEN = 0.5
BINS = (EVEN, 0.6, 0.7, 0.8, 0.9, 1.01)
HEAD = """\
# Country-years of the published record by what their texts tell, criterion by criterion; made by
# tools/make_precedents.py, never by hand. A mark is a criterion and how its step was told, or a code of abuse by
# officials. The ranks are those of the Trafficking in Persons Report as the Factbook gave them.
"""


@dataclass(frozen=True)
class Row:
    """A country-year with its rank and its marks."""

    country: str
    year: int
    tier: Tier
    marks: frozenset[str]


@dataclass(frozen=True)
class Weights:
    """How marks weigh for Tier 3."""

    intercept: float
    by_mark: dict[str, float]

    def share(self, marks: frozenset[str]) -> float:
        """Return the probability of Tier 3."""
        return float(1 / (1 + np.exp(-self.intercept - sum(self.by_mark.get(mark, 0.0) for mark in marks))))


def rows(shared: Path, size: int | None) -> Iterator[Row]:
    """Yield the marks of each text; a text of which nothing is told yields no row."""
    for one, extraction in read(sample(years(shared), size, seed=SEED)):
        marks = marks_of(one.country, one.year, extraction.claims, extraction.efforts, one.id)
        if any(":" in mark for mark in marks):
            yield Row(one.country, one.year, one.tier, marks)


def marks_of(
    country: str, year: int, claims: Sequence[Claim], efforts: Sequence[Effort], document: str
) -> frozenset[str]:
    """Return the marks of what is about the country and the year."""
    evidence = Evidence(claims=tuple(claims), efforts=tuple(efforts), published={document: f"{year}-03"})
    scope = limit(evidence, subject(country, year))
    return pattern_of(scope.efforts, scope.claims)


def learn(held: Sequence[Row]) -> Weights:
    """Return the weights of a logistic regression with a ridge; marks of fewer than `SMALLEST` rows have none."""
    counted = [mark for row in held for mark in row.marks]
    names = sorted({mark for mark in counted if counted.count(mark) >= SMALLEST})
    table = np.array([[float(name in row.marks) for name in names] + [1.0] for row in held])
    wanted = np.array([float(row.tier == "3") for row in held])
    ridge = np.diag([RIDGE] * len(names) + [1e-6])
    weights = np.zeros(len(names) + 1)
    for _ in range(12):
        share = 1 / (1 + np.exp(-table @ weights))
        slope = table.T @ (share - wanted) + ridge @ weights
        bend = (table * (share * (1 - share))[:, None]).T @ table + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return Weights(float(weights[-1]), dict(zip(names, map(float, weights[:-1]), strict=True)))


def crossed(held: Sequence[Row]) -> list[tuple[Row, float]]:
    """Return each row with the share of Tier 3 that weights learnt without its country state."""
    countries = sorted({row.country for row in held})
    random.Random(SEED).shuffle(countries)  # noqa: S311 - no secret
    found = []
    for fold in range(FOLDS):
        out = set(countries[fold::FOLDS])
        weights = learn([row for row in held if row.country not in out])
        found += [(row, weights.share(row.marks)) for row in held if row.country in out]
    return found


def bins(found: Sequence[tuple[Row, float]]) -> list[dict[str, float]]:
    """Return how often the likelier rank was right, by the share stated for it."""
    stated = [(max(share, 1 - share), (share > EVEN) == (row.tier == "3")) for row, share in found]
    return [
        {
            "low": low,
            "high": high,
            "cases": sum(low <= share < high for share, _ in stated),
            "held": sum(right for share, right in stated if low <= share < high),
        }
        for low, high in pairwise(BINS)
    ]


def written(held: Sequence[Row], weights: Weights, reliability: list[dict[str, float]], made: str) -> str:
    """Return the file's text."""
    head = {
        "version": "1",
        "source": "CIA World Factbook, Trafficking in persons, editions of 2008 to 2026 (public domain)",
        "made": made,
        "intercept": round(weights.intercept, 3),
        "weights": {name: round(value, 3) for name, value in sorted(weights.by_mark.items())},
        "reliability": reliability,
    }
    lines = [
        f'  - {{country: {row.country}, year: {row.year}, tier: "{row.tier}", '
        f"marks: [{', '.join(f'{mark!r}' for mark in sorted(row.marks))}]}}"
        for row in held
    ]
    return HEAD + yaml.safe_dump(head, sort_keys=False, width=110) + "rows:\n" + "\n".join(lines) + "\n"


def main() -> None:
    """Read, learn, print how far it holds, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--sample", type=int)
    parser.add_argument("--out", type=Path, default=OUT)
    options = parser.parse_args()
    began = time.monotonic()
    held = sorted(rows(options.shared, options.sample), key=lambda row: (row.country, row.year))
    found = crossed(held)
    reliability = bins(found)
    made = (
        f"{len(held)} country-years, seed {SEED}, {'all' if options.sample is None else options.sample} texts read"
    )
    options.out.parent.mkdir(exist_ok=True)
    options.out.write_text(written(held, learn(held), reliability, made), encoding="utf-8")
    right = sum((share > EVEN) == (row.tier == "3") for row, share in found)
    print(f"{made}; right without the country {100 * right / len(found):.1f} %; {time.monotonic() - began:.0f} s")
    for one in reliability:
        print(f"stated {one['low']:.0%} to {min(one['high'], 1):.0%}: {one['held']} of {one['cases']} held")


if __name__ == "__main__":
    main()
