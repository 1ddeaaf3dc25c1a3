"""Whether efforts are significant and increasing, judged from what was done and not done on each prong.

Counts are of independent roots by cell: a prong and how its steps are told. Nothing is netted: a prong with
steps taken and failings is contested, whatever their numbers.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias

from palermo.assess.scope import Evidence, Subject
from palermo.assess.weigh import Weighing
from palermo.records import Balance, Effort
from palermo.rules import Judgement, load_judgement

Role: TypeAlias = tuple[str, str]
"""A part that evidence plays in the proposal, such as a stated finding with its value, or a limb of the policy."""
Fact: TypeAlias = tuple[str, str, tuple[Role, ...]]
Cell: TypeAlias = Literal["done", "more", "partly", "less", "not_done", "worse"]
JUDGED, MIXED = "judged", "mixed"
GROUNDS: Role = (JUDGED, "grounds")
"""Concrete, dated statements on enforcement or protection in the country, without which no tier is named."""
ACTS: tuple[Cell, ...] = ("done", "more")
PARTIAL: tuple[Cell, ...] = ("partly", "less")
FAILINGS: tuple[Cell, ...] = ("not_done", "partly", "less", "worse")
CELLS: tuple[Cell, ...] = (*ACTS, *FAILINGS)
ACTING = {"acted", "rising", "contested"}
EFFORTS_FACT, STANDARD_FACT, RISE_FACT = (
    "significant_efforts",
    "standards.std.4",
    "watch_list.no_increasing_efforts",
)


def cell_of(effort: Effort) -> Cell | None:
    """Return how the step is told; None for one that tells both sides and counts on neither.

    A step of which it is not told whether it was taken counts as taken where it is in the government's favour,
    and as falling short, never as not taken, where it is not.
    """
    if effort.stance == "for":
        told: dict[str | None, Cell] = {"more_than_before": "more", "partly": "partly"}
        return told.get(effort.done, "done")
    if effort.stance == "against":
        lost: dict[str | None, Cell] = {"not_done": "not_done", "less_than_before": "less", "done": "worse"}
        return "worse" if effort.done == "more_than_before" else lost.get(effort.done, "partly")
    return None


def concrete(weighing: Weighing) -> tuple[Effort, ...]:
    """Return the efforts judged: no plan, firmly told, dated by themselves or their document, in-country."""
    firm = weighing.bearings.thresholds.firm
    dated = weighing.evidence.published.keys() | {claim.document for claim in weighing.scope.placements}
    return tuple(
        effort
        for effort in weighing.scope.efforts
        if not effort.commitment
        and effort.done != "planned"
        and effort.certainty in firm
        and (effort.document in dated or _dated(effort))
        and _here(effort, weighing.about)
    )


def _dated(effort: Effort) -> bool:
    return effort.since is not None or effort.until is not None or effort.point is not None


def _here(effort: Effort, about: Subject) -> bool:
    if effort.about:
        return any(one.code == about.country for one in effort.about)
    return any(map(about.holds, effort.places)) or any(map(about.named_in, effort.actors))


def cells(weighing: Weighing, both: frozenset[str] = frozenset()) -> dict[Role, tuple[Effort, ...]]:
    """Return the efforts of each cell by prong, the grounds, and the passages that tell of steps not taken.

    What tells both sides has a cell of its own, `mixed`, which no fact rests on; so have `both`, ids of what was
    read as an effort and as a failing.
    """
    judgement = load_judgement("tvpa")
    held = concrete(weighing)
    deciding = {name for prong in judgement.prongs if prong.decides for name in prong.criteria}
    prongs = {name: prong.id for prong in judgement.prongs for name in prong.criteria}
    sorted_out: dict[Role, list[Effort]] = {}
    for one in held:
        if one.criterion in prongs:
            cell = (JUDGED, f"{prongs[one.criterion]}.{_cell(one, both) or MIXED}")
            sorted_out.setdefault(cell, []).append(one)
    found = {role: tuple(items) for role, items in sorted_out.items()}
    found[GROUNDS] = tuple(one for one in held if one.criterion in deciding)
    missing = tuple(one for one in found[GROUNDS] if _cell(one, both) == "not_done")
    for number in _passage_numbers(judgement):
        if _told_apart(missing, weighing.evidence) >= number:
            found[_passages(number)] = missing
    return found


def _cell(effort: Effort, both: frozenset[str]) -> Cell | None:
    return None if effort.id in both else cell_of(effort)


def _told_apart(items: Iterable[Effort], evidence: Evidence) -> int:
    """Return how many passages tell the items; copies of a document add none."""
    places: dict[str, set[int]] = {}
    for item in items:
        places.setdefault(item.document, set()).add(item.start)
    most: dict[str, int] = {}
    for document, starts in places.items():
        root = evidence.roots.get(document, document)
        most[root] = max(most.get(root, 0), len(starts))
    return sum(most.values())


def _passage_numbers(judgement: Judgement) -> Iterator[int]:
    for threshold in judgement.thresholds:
        if threshold.id == "failing_passages":
            yield from (threshold.value, *threshold.others)


def _passages(number: int) -> Role:
    return JUDGED, f"passages.{number}"


def judge(counts: Mapping[Role, int], values: Mapping[str, int]) -> list[Fact]:
    """Return the facts that the cells settle, each with the cells behind it; `values` are the thresholds by id."""
    prongs = load_judgement("tvpa").prongs
    balances = {prong.id: balance(prong.id, counts, values) for prong in prongs}
    deciding = tuple(prong.id for prong in prongs if prong.decides)
    return [
        *_significant(deciding, balances, counts, values),
        *_standard(tuple(balances), counts),
        *_rise(deciding, balances, counts, values),
    ]


def balance(prong: str, counts: Mapping[Role, int], values: Mapping[str, int]) -> Balance:
    """Return what the cells of a prong come to."""
    acted, failing = _held([prong], ACTS, counts), _held([prong], FAILINGS, counts)
    if acted and failing:
        return "contested"
    if acted:
        return "rising" if _held([prong], ("more",), counts) else "acted"
    if not failing:
        return "silent"
    throughout = counts.get((JUDGED, f"{prong}.not_done"), 0) >= values["failing_roots"]
    undone = values["partial_counts"] and _held([prong], PARTIAL, counts)
    return "failed" if throughout and not undone else "fell_short"


def _held(prongs: Iterable[str], kinds: Iterable[Cell], counts: Mapping[Role, int]) -> tuple[Role, ...]:
    """Return the cells of the prongs that hold anything."""
    roles = ((JUDGED, f"{prong}.{kind}") for prong in prongs for kind in kinds)
    return tuple(role for role in roles if counts.get(role, 0))


def _significant(
    deciding: tuple[str, ...],
    balances: Mapping[str, Balance],
    counts: Mapping[Role, int],
    values: Mapping[str, int],
) -> list[Fact]:
    acting = [name for name in deciding if balances[name] in ACTING]
    failed = [name for name in deciding if balances[name] == "failed"]
    if len(acting) >= values["acting_prongs"]:
        return [(EFFORTS_FACT, "yes", _held(acting, ACTS, counts))]
    if len(failed) >= values["failing_prongs"]:
        enough = counts.get(_passages(values["failing_passages"]), 0)
        return [(EFFORTS_FACT, "no", _held(failed, ("not_done",), counts))] if enough else []
    partial = _held(deciding, PARTIAL, counts)
    return [(EFFORTS_FACT, "yes", partial)] if partial and values["partial_is_effort"] else []


def _standard(prongs: tuple[str, ...], counts: Mapping[Role, int]) -> list[Fact]:
    """Return that the fourth standard is not met, where anything was not done, fell short or did harm."""
    failing = _held(prongs, FAILINGS, counts)
    return [(STANDARD_FACT, "not_met", failing)] if failing else []


def _rise(
    deciding: tuple[str, ...],
    balances: Mapping[str, Balance],
    counts: Mapping[Role, int],
    values: Mapping[str, int],
) -> list[Fact]:
    rising = [name for name, found in balances.items() if found == "rising"]
    if len(rising) >= values["rising_prongs"] and not _held(balances, ("less",), counts):
        more = _held(rising, ("more",), counts)
        return [
            (RISE_FACT, "no", more),
            ("watch_list.proportional_action", "yes", more),
            ("watch_list.victims", "neither", more),
        ]
    failing = _held(deciding, FAILINGS, counts)
    return [(RISE_FACT, "yes", failing)] if failing else []


def settled(facts: Iterable[Fact]) -> bool:
    """Return whether the facts judged are enough to name a tier from the evidence itself."""
    found = {name: value for name, value, _ in facts}
    if found.get(EFFORTS_FACT) == "no":
        return True
    return {EFFORTS_FACT, STANDARD_FACT, RISE_FACT} <= found.keys()
