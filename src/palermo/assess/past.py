"""What earlier years alone say: the tiers given, how they moved, and what the Act then allows."""

from collections.abc import Collection, Mapping

from palermo.assess.engine import decide
from palermo.assess.history import LISTS, change
from palermo.assess.panel import LIMITS, kindest
from palermo.records import HistoryYear, Tier
from palermo.rules import load_instrument


def past_years(history: Mapping[int, Tier], waivers: Collection[int]) -> tuple[HistoryYear, ...]:
    """Return the years given, in order; a change is against the report year just before."""
    return tuple(
        HistoryYear(
            year=year,
            tier=history[year],
            list=LISTS[history[year]],
            change=change(history.get(year - 1), history[year]),
            waiver=year in waivers,
        )
        for year in sorted(history)
    )


def limits(country: str, history: Mapping[int, Tier], waivers: Collection[int], *, year: int) -> tuple[str, ...]:
    """Return, as sentences, what the earlier years alone mean for the report of that year; empty without any."""
    past = {one: tier for one, tier in history.items() if one < year}
    if not past:
        return ()
    spent = tuple(one for one in waivers if one < year)
    plain, waived = (decide(kindest(country, year, past, spent, granted=granted)) for granted in (False, True))
    told = [_watch_list(year, plain.tier, waived.tier, _limit(plain.rules))]
    told += [
        f"Under another reading it would be Tier {item.tier or 'undetermined'}: {item.statement} ({item.rule})"
        for item in plain.readings
    ]
    told += _rises(past.get(year - 1))
    return tuple(told)


def _limit(applied: tuple[str, ...]) -> str:
    rules = load_instrument("tvpa").rules
    return next((f"{rules[name].citation}, {name}" for name in LIMITS if name in applied), "")


def _watch_list(year: int, plain: Tier | None, waived: Tier | None, rule: str) -> str:
    if plain == "2WL":
        return f"History leaves Tier 2 Watch List open in {year}."
    if waived == "2WL":
        return (
            f"In {year} Tier 2 Watch List is open only with a waiver; without one the country goes to Tier 3 "
            f"({rule}), unless it rises to Tier 2 or Tier 1."
        )
    return f"In {year} Tier 2 Watch List is closed, waiver or not: Tier 3 ({rule}), or a rise to Tier 2 or Tier 1."


def _rises(before: Tier | None) -> list[str]:
    if before == "3":
        return ["A rise from Tier 3 puts the country on the special watch list and brings an action plan."]
    if before in {"2", "2WL"}:
        return ["A rise to Tier 1 puts the country on the special watch list."]
    return []
