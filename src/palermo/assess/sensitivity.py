"""What the indicated tier hangs on: claims, sources and rules taken away one at a time and as the smallest set.

Whatever plays the same part is as good as another, so removals are counted by the parts that independent roots
play in the proposal (`propose.roles`) and each distinct outcome is decided once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from palermo.assess.engine import Placement, readings_of, tier_of
from palermo.assess.facts import Facts
from palermo.assess.judge import Role
from palermo.assess.propose import Given, conclude, facts_of, roles
from palermo.assess.scope import Evidence
from palermo.assess.verdicts import rulings
from palermo.assess.walk import Ruling
from palermo.assess.weigh import Weighed, Weighing
from palermo.records import Claim, Effort, Removal, Sensitivity, Tier
from palermo.rules import load_judgement

MOST_TRIALS = 5000  # sets of sources tried before the search for the smallest one is cut short

ONE_IS_ENOUGH = "The smallest set of sources without which the tier is another is a single source."


@dataclass(slots=True)
class Trial:
    """The parts that the roots play, and the tiers already worked out by the counts that remain."""

    weighing: Weighing
    given: Given
    rulings: Mapping[str, Ruling]
    counts: Mapping[Role, int]
    tiers: dict[tuple[tuple[Role, int], ...], Tier | None] = field(default_factory=dict)
    decided: dict[str, Tier | None] = field(default_factory=dict)

    def without(self, lost: Mapping[Role, int]) -> Tier | None:
        """Return the tier where each part is played by so many roots fewer."""
        left = {role: number - lost.get(role, 0) for role, number in self.counts.items()}
        key = tuple(sorted((role, number) for role, number in left.items() if number))
        if key not in self.tiers:
            facts = facts_of(conclude(dict(key), self.weighing), self.weighing, self.given)
            self.tiers[key] = self._tier(facts)
        return self.tiers[key]

    def _tier(self, facts: Facts) -> Tier | None:
        key = facts.model_dump_json()
        if key not in self.decided:
            self.decided[key] = tier_of(facts, rulings=self.rulings)
        return self.decided[key]


def sensitivity(
    weighing: Weighing, weighed: Mapping[str, Weighed], given: Given, *, facts: Facts, placement: Placement
) -> Sensitivity:
    """Return what changes the indicated tier, and how it moves under each reading that is not settled."""
    held = roles(weighing, weighed)
    parts: dict[str, dict[Role, set[str]]] = defaultdict(lambda: defaultdict(set))
    for role, items in held.items():
        counted = _counted(items, weighing.evidence)
        for item in items:
            parts[counted[weighing.evidence.root(item)]][role].add(item.id)
    counts = {role: sum(role in plays for plays in parts.values()) for role in held}
    trial = Trial(weighing, given, rulings(given.decisions), counts)
    sources = tuple(_sources(parts, trial, placement.tier))
    smallest, note = _smallest(parts, trial, placement.tier, single=sources)
    return Sensitivity(
        removals=(
            *_claims(parts, trial, placement.tier),
            *sources,
            *_rules(facts, placement, trial.rulings),
            *smallest,
        ),
        readings=(
            *((item.rule, item.statement, item.tier) for item in readings_of(facts, rulings=trial.rulings)),
            *_thresholds(trial),
        ),
        settles=placement.missing,
        note=note,
    )


def _thresholds(trial: Trial) -> Iterator[tuple[str, str, Tier | None]]:
    """Return the tier under each other value of the thresholds, where efforts are judged from the evidence."""
    if not conclude(trial.counts, trial.weighing).own:
        return
    for threshold in load_judgement("tvpa").thresholds:
        for other in threshold.others:
            weighing = replace(trial.weighing, thresholds={**trial.weighing.thresholds, threshold.id: other})
            facts = facts_of(conclude(trial.counts, weighing), weighing, trial.given)
            told = f"{threshold.says[:1].upper()}{threshold.says[1:]}: {other} in place of {threshold.value}."
            yield f"judgement.{threshold.id}", told, tier_of(facts, rulings=trial.rulings)


def _counted(items: Iterable[Claim | Effort], evidence: Evidence) -> dict[str, str]:
    """Return the label under which each root of the items counts: that of the first where figures are one number.

    A root that states nothing but the number of another one adds nothing to it and goes by the other's label.
    """
    held = tuple(items)
    labels = {root: source[0] for source in evidence.sources(held) for root in source}
    stating: dict[str, set[str]] = defaultdict(set)
    for item in held:
        if item.id in evidence.numbers:
            stating[evidence.numbers[item.id]].add(evidence.root(item))
    for roots in stating.values():
        shown = min(labels[root] for root in roots if root in labels)
        for root in roots:
            labels.setdefault(root, shown)
    return labels


def _claims(parts: Mapping[str, Mapping[Role, set[str]]], trial: Trial, tier: Tier | None) -> Iterator[Removal]:
    """Return the claims without which, alone, the tier is another; their root may still play other parts."""
    for _, plays in sorted(parts.items()):
        lone: dict[str, dict[Role, int]] = defaultdict(dict)
        for role, names in plays.items():
            if len(names) == 1:
                lone[next(iter(names))][role] = 1
        for name, lost in sorted(lone.items()):
            found = trial.without(lost)
            if found != tier:
                yield Removal("claim", (name,), found)


def _sources(parts: Mapping[str, Mapping[Role, set[str]]], trial: Trial, tier: Tier | None) -> Iterator[Removal]:
    for root, plays in sorted(parts.items()):
        found = trial.without(dict.fromkeys(plays, 1))
        if found != tier:
            yield Removal("source", (root,), found)


def _rules(facts: Facts, placement: Placement, ruled: Mapping[str, Ruling]) -> Iterator[Removal]:
    """Return the rules met on the way without which the tier is another."""
    for name in placement.rules:
        if name not in placement.consequences:
            found = tier_of(facts, without=name, rulings=ruled)
            if found != placement.tier:
                yield Removal("rule", (name,), found)


def _smallest(
    parts: Mapping[str, Mapping[Role, set[str]]], trial: Trial, tier: Tier | None, *, single: tuple[Removal, ...]
) -> tuple[tuple[Removal, ...], str]:
    """Return a smallest set of roots that changes the tier, and a note where there is none or it is not known."""
    if single:
        return (Removal("smallest_set", single[0].removed, single[0].tier),), ONE_IS_ENOUGH
    kinds: dict[tuple[Role, ...], list[str]] = defaultdict(list)
    for root in sorted(parts):
        kinds[tuple(sorted(parts[root]))].append(root)
    trials = 0
    for size in range(2, len(parts) + 1):
        for taken in _takes(size, [len(roots) for roots in kinds.values()]):
            if trials == MOST_TRIALS:
                return (), f"No set of fewer than {size} sources changes the tier; larger ones were not tried."
            trials += 1
            found = trial.without(_lost(kinds, taken))
            if found != tier:
                named = (
                    root for roots, number in zip(kinds.values(), taken, strict=True) for root in roots[:number]
                )
                return (Removal("smallest_set", tuple(sorted(named)), found),), ""
    return (), "No set of sources, taken away, changes the tier." if parts else ""


def _takes(size: int, limits: list[int]) -> Iterator[tuple[int, ...]]:
    """Return every way to take that many roots, as a number for each kind of root."""
    if not limits:
        yield from [()] if size == 0 else []
        return
    for number in range(min(size, limits[0]), -1, -1):
        yield from ((number, *rest) for rest in _takes(size - number, limits[1:]))


def _lost(kinds: Mapping[tuple[Role, ...], list[str]], taken: Iterable[int]) -> dict[Role, int]:
    lost: dict[Role, int] = defaultdict(int)
    for plays, number in zip(kinds, taken, strict=True):
        for role in plays:
            lost[role] += number
    return lost
