"""What the tiers of earlier years alone say: lists, runs on the Watch List, falls after a run.

The watch-list rules (22 USC 7107(b)(2)(D) and (F)) count years, so a year for which no tier is given breaks a
run; that is said among the assumptions.
"""

from collections.abc import Collection, Mapping

from palermo.records import Tier, TierChange
from palermo.rules import FactValue

LISTS: Mapping[Tier, str] = {"1": "A", "2": "B", "2WL": "B", "3": "C", "SC": "none"}
RANKS: Mapping[Tier, int] = {"1": 0, "2": 1, "2WL": 2, "3": 3}
TWO_YEARS = 2  # 22 USC 7107(b)(2)(D)(i)


def history_facts(
    history: Mapping[int, Tier], waivers: Collection[int], *, year: int, counted_from: int
) -> dict[str, FactValue]:
    """Return the facts that rules test about the years before the report of that year."""
    run = run_before(history, year=year, counted_from=counted_from)
    fell, after_waiver = _falls(history, waivers, year=year, counted_from=counted_from)
    found: dict[str, FactValue] = {
        "history.watch_list_run": run,
        "history.special_watch_list_run": _special_run(history, year=year, counted_from=counted_from),
        "history.waiver_years": _waiver_years(range(year - run, year), waivers),
        "history.waiver_granted": "yes" if year in waivers else "no",
        "history.fell_after_two_years": "yes" if fell else "no",
        "history.fell_after_waiver": "yes" if after_waiver else "no",
    }
    found["history.previous_list"] = LISTS[history[year - 1]] if year - 1 in history else "none"
    return found


def run_before(history: Mapping[int, Tier], *, year: int, counted_from: int) -> int:
    """Return how many report years in a row before that year were Tier 2 Watch List and count."""
    first = year
    while first - 1 >= counted_from and history.get(first - 1) == "2WL":
        first -= 1
    return year - first


def _special_run(history: Mapping[int, Tier], *, year: int, counted_from: int) -> int:
    first = year
    while first - 1 >= counted_from and _on_special_list(history, first - 1):
        first -= 1
    return year - first


def _on_special_list(history: Mapping[int, Tier], year: int) -> bool:
    tier, before = history.get(year), history.get(year - 1)
    rose = before is not None and (tier, LISTS[before]) in {("1", "B"), ("2", "C")}
    return tier == "2WL" or rose


def _waiver_years(run: range, waivers: Collection[int]) -> int:
    # A third year on the list can only rest on a waiver, recorded or not.
    return max(sum(1 for year in run if year in waivers), len(run) - TWO_YEARS, 0)


def _falls(
    history: Mapping[int, Tier], waivers: Collection[int], *, year: int, counted_from: int
) -> tuple[bool, bool]:
    """Return whether a run of two or more counted years was later followed by list C, and by one with a waiver."""
    fallen = [fall for fall in sorted(history) if fall < year and history[fall] == "3"]
    runs = [
        range(end - run_before(history, year=end, counted_from=counted_from), end)
        for end in range(counted_from, max(fallen, default=0) + 1)
        if history.get(end) != "2WL"
    ]
    long = [run for run in runs if len(run) >= TWO_YEARS]
    return bool(long), any(_waiver_years(run, waivers) > 0 for run in long)


def unknown_years(history: Mapping[int, Tier], *, year: int, counted_from: int) -> tuple[int, ...]:
    """Return the years just before the report for which no tier is given although a rule would count them."""
    wanted = range(max(counted_from, year - TWO_YEARS), year)
    return tuple(past for past in wanted if past not in history)


def change(before: Tier | None, now: Tier | None) -> TierChange | None:
    """Return how the tier moved against the report before; None where either is unknown or a special case."""
    if before is None or now is None or before not in RANKS or now not in RANKS:
        return None
    if RANKS[now] == RANKS[before]:
        return "remained"
    return "upgraded" if RANKS[now] < RANKS[before] else "downgraded"
