"""What changed since the report before: the dated evidence of two periods side by side, and the law's explanation.

22 USC 7107(b)(1)(H) asks, for each country on another list, how concrete actions or their absence led to it.
"""

from collections.abc import Iterable, Mapping

from palermo.assess.history import LISTS
from palermo.assess.scope import FIRST_REPORT, limit, subject
from palermo.assess.weigh import Weighed, Weighing, roots, targets, weigh
from palermo.records import Claim, Effort, EvidenceChange, Tier


def changes(
    weighing: Weighing, weighed: Mapping[str, Weighed], *, rejected: frozenset[str]
) -> tuple[EvidenceChange, ...]:
    """Return, for each criterion or limb with dated evidence in either period, what stands in each.

    Undated evidence is left out, as it would stand in both.
    """
    if weighing.about.year == FIRST_REPORT:
        return ()
    about = subject(weighing.about.country, weighing.about.year - 1)
    scope = limit(weighing.evidence, about, rejected=rejected)
    earlier = weigh(Weighing(weighing.evidence, scope, about, weighing.instrument, weighing.bearings))
    found = []
    for name, rule in targets(weighing.instrument):
        now, before = _dated(weighed[name]), _dated(earlier[name])
        if now or before:
            label = next((limb.label for limb in rule.limbs if name.endswith(f".{limb.id}")), rule.label)
            found.append(
                EvidenceChange(
                    id=name,
                    label=label,
                    now=tuple(item.id for item in now),
                    before=tuple(item.id for item in before),
                    roots_now=len(roots(now, weighing.evidence)),
                    roots_before=len(roots(before, weighing.evidence)),
                )
            )
    return tuple(found)


def _dated(weighed: Weighed) -> tuple[Claim | Effort, ...]:
    items = (*weighed.supporting, *weighed.opposing)
    return tuple(item for item in items if item.since is not None or item.until is not None)


def explanation(
    before: Tier | None,
    tier: Tier | None,
    weighed: Mapping[str, Weighed],
    weighing: Weighing,
    *,
    forced: str | None = None,
) -> tuple[str, ...]:
    """Return the explanation of a changed list, as sentences; empty where the list is the same or not known.

    `forced` is the rule by which history alone changed it.
    """
    if before is None or tier is None or LISTS[before] == LISTS[tier]:
        return ()
    told = [f"The list changed: {_named(before)} in the report of {weighing.about.year - 1}, now {_named(tier)}."]
    if forced is not None:
        rule = weighing.instrument.rules[forced]
        told.append(
            f"Earlier years alone force the change, whatever the actions of this one: {rule.label} "
            f"({rule.citation}, {forced})."
        )
    bare = []
    for name, rule in targets(weighing.instrument):
        if rule.part not in {"standard", "criterion"} or name != rule.id:
            continue
        items = weighed[name]
        if items.supporting or items.opposing:
            told.append(f"{rule.label} ({rule.citation}): {_counted(items, weighing)}.")
        elif rule.part == "criterion":
            bare.append(rule.label.lower())
    if bare:
        told.append(f"No concrete action of the period is on record on {', '.join(bare)}.")
    return tuple(told)


def _named(tier: Tier) -> str:
    return "a special case, on no list" if tier == "SC" else f"list {LISTS[tier]} (Tier {tier})"


def _counted(items: Weighed, weighing: Weighing) -> str:
    return (
        f"{_sources(items.supporting, weighing)} for concrete actions or compliance, "
        f"{_sources(items.opposing, weighing)} for their absence or a failure"
    )


def _sources(items: Iterable[Claim | Effort], weighing: Weighing) -> str:
    number = len(roots(items, weighing.evidence))
    return f"{number} independent source{'' if number == 1 else 's'}"
