"""A panel of placements replayed against the limits of the Act: each country-year that breaks one, with the rule.

Only a place on the Watch List can break a limit that history alone sets (22 USC 7107(b)(2)(D) and (F)). Each
Watch List year is decided anew on the facts kindest to it, so that what is listed cannot be explained by the
evidence of the year.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from palermo.assess.engine import Placement, decide
from palermo.assess.facts import Answer, Facts, WaiverFindings, WatchList
from palermo.assess.history import history_facts
from palermo.records import Tier
from palermo.rules import load_instrument

BreachKind: TypeAlias = Literal["breach", "waiver", "reading"]
KINDS: tuple[BreachKind, ...] = ("breach", "waiver", "reading")
LIMITS = ("swl.relapse", "swl.auto_downgrade")


@dataclass(frozen=True, slots=True)
class Breach:
    """A country-year that does not fit a limit of the Act, with the rule and why.

    `breach`: no waiver and no reading saves it. `waiver`: it stands only with a waiver that is not recorded.
    `reading`: it fits the reading used here, and not the other one of a rule that is not settled.
    """

    country: str
    year: int
    tier: Tier
    kind: BreachKind
    rule: str
    citation: str
    reason: str


def replay(country: str, history: Mapping[int, Tier], *, waivers: Collection[int] | None) -> tuple[Breach, ...]:
    """Return what does not fit the limits in one country's tiers, in order of year; often empty.

    `waivers` are the report years with a waiver; None where the table does not record them, and then any year
    in which a waiver was possible is taken to have had one, and is listed as resting on it.
    """
    found: list[Breach] = []
    for year in sorted(history):
        if history[year] == "2WL" and _counts(history, year):
            found += _year(country, year, history, waivers)
    return tuple(found)


def _counts(history: Mapping[int, Tier], year: int) -> bool:
    """Return whether there is anything for a limit to count in the years just before."""
    first = load_instrument("tvpa").file.watch_list_counted_from or year
    past = history_facts(history, (), year=year, counted_from=first)
    return past["history.watch_list_run"] != 0 or past["history.special_watch_list_run"] != 0


def _year(country: str, year: int, history: Mapping[int, Tier], waivers: Collection[int] | None) -> list[Breach]:
    granted = waivers is None or year in waivers
    placement = decide(kindest(country, year, history, waivers or (), granted=granted))
    if placement.tier != "2WL":
        rule = next(name for name in LIMITS if name in placement.rules)
        return [_breach(placement, "breach", rule, "after the years before it the Watch List was closed")]
    found = []
    if waivers is None and "swl.waiver" in placement.rules:
        why = "after two years on the Watch List it rests on a waiver, which the table does not record"
        found.append(_breach(placement, "waiver", "swl.auto_downgrade", why))
    for reading in placement.readings:
        why = f"it does not fit the other reading: {reading.statement}"
        found.append(_breach(placement, "reading", reading.rule, why))
    return found


def kindest(
    country: str, year: int, history: Mapping[int, Tier], waivers: Collection[int], *, granted: bool
) -> Facts:
    """Return the facts of a Watch List year with nothing against it but its history."""
    answer: Answer = "yes" if granted else "no"
    return Facts(
        country=country,
        report_year=year,
        history={past: tier for past, tier in history.items() if past < year},
        waivers=tuple(sorted(waivers)),
        standards={"std.4": "not_met"},
        significant_efforts="yes",
        watch_list=WatchList(victims="neither", no_increasing_efforts="yes"),
        waiver_findings=WaiverFindings(written_plan=answer, plan_sufficient=answer, resources=answer),
    )


def _breach(placement: Placement, kind: BreachKind, rule: str, why: str) -> Breach:
    step = next(step for step in placement.trace if step.rule == rule)
    reason = f"{why}. {step.reason}"
    return Breach(
        placement.country, placement.year, "2WL", kind, rule, step.citation, reason[:1].upper() + reason[1:]
    )
