"""From the facts of a country and year to the tier that the rules indicate.

Facts may be unknown. The walk over the rules is then repeated with each value that the unknown facts could
take; where every one leads to the same tier, that tier stands, and where not the tier is undetermined and the
facts on which it turns are named.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TypeAlias

from palermo.assess.facts import Facts, assumed, known
from palermo.assess.history import LISTS, change, history_facts, unknown_years
from palermo.assess.walk import NO_RULINGS, Ruling, Setting, Walk, walk
from palermo.records import RuleStep, Tier, TierChange
from palermo.rules import Condition, FactValue, Instrument, load_instrument

TIERS: Mapping[str, Tier] = {"1": "1", "2": "2", "2WL": "2WL", "3": "3", "SC": "SC"}
NEVER = Condition(any_of=())
End: TypeAlias = tuple[Tier | None, bool]


@dataclass(frozen=True, slots=True)
class Reading:
    """The tier under another reading of one unsettled rule; `tier` is None while undetermined."""

    rule: str
    reading: str
    statement: str
    tier: Tier | None


@dataclass(frozen=True, slots=True)
class Placement:
    """Where the rules place a country on given facts, and every step on the way.

    `tier` is None while undetermined: `possible` are then the tiers still open and `settles` the facts on
    which it turns, in the order the rules ask for them. `automatic` is True when history alone forced the
    tier. `special_watch_list` and `child_soldier_list` are None while unknown. `rules` are the ids of those that
    took effect, in order; `consequences` are ids of rules that follow from the tier.
    """

    country: str
    year: int
    tier: Tier | None
    change: TierChange | None
    possible: tuple[Tier, ...]
    settles: tuple[str, ...]
    automatic: bool
    special_watch_list: bool | None
    child_soldier_list: bool | None
    rules: tuple[str, ...]
    needs_person: tuple[str, ...]
    consequences: tuple[str, ...]
    readings: tuple[Reading, ...]
    missing: tuple[str, ...]
    assumptions: tuple[str, ...]
    trace: tuple[RuleStep, ...]


def decide(
    facts: Facts,
    *,
    sources: Mapping[str, tuple[str, ...]] = MappingProxyType({}),
    rulings: Mapping[str, Ruling] = NO_RULINGS,
) -> Placement:
    """Return where the Act places a country on these facts.

    `sources` are claim ids by the fact they carry; `rulings` what people decided, by rule.
    """
    instrument = load_instrument("tvpa")
    setting = Setting(instrument=instrument, year=facts.report_year, sources=sources, rulings=rulings)
    start = _start(facts, instrument)
    unseen = replace(setting, traced=False)
    ends, settles = _explore(start, unseen)
    tier = _agreed(ends)
    decision = walk(instrument.file.decision, start, setting)
    after = walk(instrument.file.after, _settled(decision, facts, tier), setting)
    steps = (*decision.steps, *after.steps)
    return Placement(
        country=facts.country,
        year=facts.report_year,
        tier=tier,
        change=change(facts.history.get(facts.report_year - 1), tier),
        possible=tuple(sorted({end for end, _ in ends if end is not None})),
        settles=settles if tier is None else (),
        automatic=all(automatic for _, automatic in ends),
        special_watch_list=_flag(after.facts, "special_watch_list"),
        child_soldier_list=_flag(after.facts, "child_soldier_list"),
        rules=(*decision.applied, *after.applied),
        needs_person=tuple(step.rule for step in steps if step.needs_person),
        consequences=_consequences(after, instrument),
        readings=tuple(item for item in _readings(start, unseen) if item.tier != tier),
        missing=_missing(settles, ends, instrument) if tier is None else (),
        assumptions=(*assumed(facts), *_gaps(facts, decision, instrument)),
        trace=steps,
    )


def _start(facts: Facts, instrument: Instrument) -> dict[str, FactValue]:
    past = history_facts(
        facts.history,
        facts.waivers,
        year=facts.report_year,
        counted_from=instrument.file.watch_list_counted_from or facts.report_year,
    )
    return {**known(facts), **past, "automatic": "no", "two_year_rule": "no", "waived": "no"}


def _explore(facts: Mapping[str, FactValue], setting: Setting) -> tuple[frozenset[End], tuple[str, ...]]:
    """Return every end that the unknown facts allow, and the facts on which the tier turns."""
    found = walk(setting.instrument.file.decision, facts, setting)
    if not found.asks:
        tier = TIERS.get(str(found.facts.get("tier")))
        return frozenset({(tier, found.facts.get("automatic") == "yes")}), ()
    asked = found.asks[0]
    branches = [
        _explore({**facts, asked: value}, setting) for value in setting.instrument.file.facts[asked].values
    ]
    tiers = {tier for ends, _ in branches for tier, _ in ends}
    pivots = dict.fromkeys([asked] if len(tiers) > 1 else [])
    pivots.update(dict.fromkeys(name for _, below in branches for name in below))
    return frozenset[End]().union(*(ends for ends, _ in branches)), tuple(pivots)


def _agreed(ends: frozenset[End]) -> Tier | None:
    tiers = {tier for tier, _ in ends}
    return tiers.pop() if len(tiers) == 1 else None


def _settled(decision: Walk, facts: Facts, tier: Tier | None) -> dict[str, FactValue]:
    """Return the facts after the decision, with the tier only where it is determined."""
    held = {name: value for name, value in decision.facts.items() if name != "tier"}
    before = facts.history.get(facts.report_year - 1)
    if tier is not None:
        held["tier"] = tier
        same = before is None or LISTS[before] == LISTS[tier]
        held["history.list_changed"] = "no" if same else "yes"
    return held


def _flag(facts: Mapping[str, FactValue], name: str) -> bool | None:
    return facts[name] == "yes" if name in facts else None


def _consequences(after: Walk, instrument: Instrument) -> tuple[str, ...]:
    return tuple(name for name in after.applied if instrument.rules[name].consequence)


def _readings(start: Mapping[str, FactValue], setting: Setting) -> tuple[Reading, ...]:
    """Return the tier under each other reading of the rules that decide, in their order."""
    found = []
    for name in setting.instrument.file.decision:
        rule = setting.instrument.rules[name]
        for reading in rule.readings if rule.in_force.covers(setting.year) else ():
            ends, _ = _explore(start, replace(setting, readings={name: reading.when}))
            found.append(Reading(name, reading.id, reading.statement, _agreed(ends)))
    return tuple(found)


def readings_of(facts: Facts, *, rulings: Mapping[str, Ruling] = NO_RULINGS) -> tuple[Reading, ...]:
    """Return the tier under each other reading, whether it is another tier or not."""
    instrument = load_instrument("tvpa")
    setting = Setting(instrument, facts.report_year, rulings=rulings, traced=False)
    return _readings(_start(facts, instrument), setting)


def tier_of(
    facts: Facts, *, without: str | None = None, rulings: Mapping[str, Ruling] = NO_RULINGS
) -> Tier | None:
    """Return the indicated tier alone; `without` is a rule that is taken as not met."""
    instrument = load_instrument("tvpa")
    taken = {} if without is None else {without: NEVER}
    setting = Setting(instrument, facts.report_year, readings=taken, rulings=rulings, traced=False)
    return _agreed(_explore(_start(facts, instrument), setting)[0])


def _missing(settles: tuple[str, ...], ends: frozenset[End], instrument: Instrument) -> tuple[str, ...]:
    open_tiers = " or ".join(sorted({"none" if tier is None else f"Tier {tier}" for tier, _ in ends}))
    told = (_asked_as(fact, instrument) for fact in settles)
    return tuple(f"It is not known whether {question}; the tier may be {open_tiers}." for question in told)


def _asked_as(fact: str, instrument: Instrument) -> str:
    says = instrument.file.facts[fact].says
    values = instrument.file.facts[fact].values
    if values == ("yes", "no"):
        return says
    return f"{says} is {' or '.join(value.replace('_', ' ') for value in values)}"


def _gaps(facts: Facts, decision: Walk, instrument: Instrument) -> tuple[str, ...]:
    """Return what is assumed for earlier years without a tier, as plain sentences."""
    first = instrument.file.watch_list_counted_from
    told = []
    before = facts.report_year - 1
    if before not in facts.history and decision.facts.get("tier") in {"1", "2"}:
        told.append(f"No tier is given for {before}; the country is taken not to have risen to another list.")
    if first is None or all(step.rule != "swl.auto_downgrade" for step in decision.steps):
        return tuple(told)
    years = unknown_years(facts.history, year=facts.report_year, counted_from=first)
    if years:
        named = " and ".join(map(str, years))
        told.append(f"No tier is given for {named}; the country is taken not to have been on the Watch List then.")
    return tuple(told)
