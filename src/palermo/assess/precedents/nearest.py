"""The country-years of the record that looked like one, how they were ranked, and how far to rely on that."""

import math
from collections import Counter
from collections.abc import Iterable
from functools import cache

from palermo.assess.precedents.pattern import ANY, pattern_of
from palermo.assess.precedents.table import Bin, Record, Row, load_record
from palermo.assess.scope import Scope, Subject
from palermo.records import Precedent, Precedents, Tier

SHOWN, COUNTED, WIDER = 5, 30, 60
# What a mark weighs at least in likeness, whatever the record makes of it in ranking.
_LEAST = 0.3


def precedents(scope: Scope, about: Subject, *, record: Record | None = None) -> Precedents | None:
    """Return how the record ranked what looked alike; None where nothing that counts tells of any criterion.

    Rows of the same country are left out: its own earlier rank is history and no precedent.
    """
    held = record or load_record()
    marks = pattern_of(scope.efforts, scope.claims)
    if not any(":" in mark for mark in marks):
        return None
    own = held.score(marks)
    scored = _scored() if record is None else _scores(held)
    near = sorted(
        (abs(score - own), row.year, row.country, place)
        for place, (row, score) in enumerate(scored)
        if row.country != about.country
    )
    return found(marks, [scored[place][0] for *_, place in near[:WIDER]], held)


@cache
def _scored() -> tuple[tuple[Row, float], ...]:
    return _scores(load_record())


def _scores(held: Record) -> tuple[tuple[Row, float], ...]:
    return tuple((row, held.score(row.marks)) for row in held.rows)


def found(marks: frozenset[str], near: list[Row], held: Record) -> Precedents:
    """Return what the rows, the nearest in weight first, tell of the marks."""
    third = 1 / (1 + math.exp(-held.score(marks)))
    shares: dict[Tier, float] = {"2WL": round(1 - third, 3), "3": round(third, 3)}
    leading: Tier = "3" if third > 0.5 else "2WL"  # noqa: PLR2004 - the likelier of two
    counts = Counter(row.tier for row in near[:COUNTED])
    ranked = sorted(near, key=lambda row: (-_alike(marks, row.marks, held), -row.year, row.country))
    part = _bin(shares[leading], held.reliability)
    return Precedents(
        nearest=tuple(_precedent(row, marks, held) for row in ranked[:SHOWN]),
        counts=tuple(sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))),
        leading=leading,
        share=shares[leading],
        cases=0 if part is None else part.cases,
        held=0 if part is None else part.held,
        marks=tuple(sorted(marks)),
        told=tuple(_told(counts, leading, shares[leading], part)),
    )


def _bin(share: float, bins: Iterable[Bin]) -> Bin | None:
    return next((one for one in bins if one.low <= share < one.high), None)


def _alike(one: frozenset[str], other: frozenset[str], held: Record) -> float:
    """Return the weight of the marks that both have as a part of the weight of all that either has."""
    return _weight(one & other, held) / _weight(one | other, held)


def _weight(marks: frozenset[str], held: Record) -> float:
    return sum(_LEAST + abs(held.weights.get(mark, 0.0)) for mark in sorted(marks))


def _precedent(row: Row, marks: frozenset[str], held: Record) -> Precedent:
    return Precedent(
        country=row.country,
        year=row.year,
        tier=row.tier,
        alike=round(_alike(marks, row.marks, held), 3),
        shared=_shown(row.marks & marks),
        only_there=_shown(row.marks - marks),
        only_here=_shown(marks - row.marks),
    )


def _shown(marks: frozenset[str]) -> tuple[str, ...]:
    return tuple(sorted(mark for mark in marks if not mark.startswith(f"{ANY}:")))


def _told(counts: Counter[Tier], leading: Tier, share: float, part: Bin | None) -> list[str]:
    number = sum(counts.values())
    ranks = " and ".join(f"{counts[tier]} got {_rank(tier)}" for tier in sorted(counts))
    told = [
        f"Of the {number} country-years of the record whose evidence weighs most alike, {ranks}.",
        f"By the record's weights of the criteria, {_rank(leading)} is the likelier of the two: {share:.0%}.",
    ]
    if part is not None and part.cases:
        told.append(
            f"How far to rely on that: of {part.cases} country-years for which {part.low:.0%} to "
            f"{min(part.high, 1):.0%} was stated from other countries alone, {part.held} were so ranked."
        )
    told.append(
        "This is practice and no answer of the law: no rule rests on it. The record holds countries on the Watch "
        "List and on Tier 3 alone, and says nothing of Tiers 1 and 2."
    )
    return told


def _rank(tier: Tier) -> str:
    return "Tier 2 Watch List" if tier == "2WL" else f"Tier {tier}"
