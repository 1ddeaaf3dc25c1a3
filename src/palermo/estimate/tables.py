"""Overlap tables: how many people are on exactly which lists, checked before anything is estimated."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from palermo.errors import UsageError

MOST_LISTS = 10
"""A table of L lists has 2^L - 1 histories; with more lists than this none is estimated, so lists are merged."""
MOST_PEOPLE = 10**9
FEWEST_LISTS = 3


@dataclass(frozen=True, slots=True)
class Table:
    """People by exact history: `cells` are (history, count) in order of history, counts above zero.

    A history is a bit mask: bit 0 is set for the first of `lists`. Make one with `make_table`, which checks it.
    """

    lists: tuple[str, ...]
    cells: tuple[tuple[int, int], ...]

    @property
    def people(self) -> int:
        """Return how many people are on at least one list."""
        return sum(count for _, count in self.cells)

    @property
    def digest(self) -> str:
        """Return the SHA-256 of the table's content: list names and counts, whatever the file looked like."""
        return hashlib.sha256(repr((self.lists, self.cells)).encode()).hexdigest()

    def counts(self) -> NDArray[np.float64]:
        """Return the counts of all 2^lists - 1 seen histories in order of mask, as floating point numbers."""
        counts = np.zeros((1 << len(self.lists)) - 1)
        for history, count in self.cells:
            counts[history - 1] = count
        return counts

    def on(self, mask: int) -> int:
        """Return how many people are on all the lists of a mask, whatever other lists they are on."""
        return sum(count for history, count in self.cells if history & mask == mask)


def make_table(lists: Sequence[str], cells: Iterable[tuple[int, int]]) -> Table:
    """Return the checked table; counts of the same history are added up and zeros left out.

    Errors: UsageError that names the list or history at fault: too few or too many lists, two lists of one name,
    a list with nobody on it, an all-zero history, a negative count, no people.
    """
    names = tuple(name.strip() for name in lists)
    _check_names(names)
    sums: dict[int, int] = {}
    for history, count in cells:
        if count < 0:
            raise UsageError(f"history {history_name(history, names)}: the count {count} is negative; give people")
        if history == 0 and count > 0:
            raise UsageError(
                f"history {history_name(0, names)}: {count} people on no list cannot have been seen; leave the "
                "row out, it is what is to be estimated"
            )
        sums[history] = sums.get(history, 0) + count
    table = Table(names, tuple(sorted((history, count) for history, count in sums.items() if count > 0)))
    _check_people(table)
    return table


def _check_names(names: tuple[str, ...]) -> None:
    if len(names) > MOST_LISTS:
        raise UsageError(
            f"{len(names)} lists: at most {MOST_LISTS} can be estimated from, since {len(names)} lists have "
            f"{(1 << len(names)) - 1:,} possible histories; merge lists that belong together"
        )
    if len(names) < 2:  # noqa: PLR2004 - an overlap needs two
        raise UsageError(f"{len(names)} list: an overlap needs two lists or more")
    for name in names:
        if not name:
            raise UsageError("a list has no name; name every column")
        if names.count(name) > 1:
            raise UsageError(f"two lists are named {name!r}; give each its own name")


def _check_people(table: Table) -> None:
    if not table.cells:
        raise UsageError("the table holds nobody: every count is zero")
    if table.people > MOST_PEOPLE:
        raise UsageError(f"{table.people:,} people: counts above {MOST_PEOPLE:,} are not estimated from")
    for place, name in enumerate(table.lists):
        if not table.on(1 << place):
            raise UsageError(f"list {name!r}: nobody is on it; leave the column out")


def history_name(history: int, lists: Sequence[str]) -> str:
    """Return a history in words: the names of its lists joined by `+`, or `(none)`."""
    return "+".join(name for place, name in enumerate(lists) if history >> place & 1) or "(none)"


def nested_lists(table: Table) -> tuple[tuple[str, str], ...]:
    """Return pairs (inner, outer) of which everybody on the inner list is on the outer; twins come both ways."""
    size = range(len(table.lists))
    return tuple(
        (table.lists[one], table.lists[other])
        for one in size
        for other in size
        if one != other and table.on(1 << one | 1 << other) == table.on(1 << one)
    )


def refusal(table: Table, *, fewest: int = FEWEST_LISTS) -> str | None:
    """Return why the table can carry no estimate, or None: too few lists, no overlap, twin or nested lists."""
    if len(table.lists) < fewest:
        return f"{len(table.lists)} lists: the method needs at least {fewest}"
    if all(history.bit_count() == 1 for history, _ in table.cells):
        return "nobody is on two lists, so the overlap says nothing about the unseen"
    nested = nested_lists(table)
    for inner, outer in nested:
        if (outer, inner) in nested:
            return f"lists {inner!r} and {outer!r} hold the same people, so they are one list; drop or merge one"
    if nested:
        inner, outer = nested[0]
        return f"everybody on list {inner!r} is on list {outer!r}, so it finds nobody of its own; merge the two"
    return None


def without_list(table: Table, place: int) -> Table:
    """Return the table as it would be had one list never been kept; people on no other list are gone."""
    below = (1 << place) - 1
    cells = [((history & below) | (history >> place + 1) << place, count) for history, count in table.cells]
    return make_table(table.lists[:place] + table.lists[place + 1 :], [cell for cell in cells if cell[0]])


def merge_lists(table: Table, one: int, other: int) -> Table:
    """Return the table with two lists as one; who was on either is on the merged list, which comes first."""
    rest = [place for place in range(len(table.lists)) if place not in (one, other)]
    joint = 1 << one | 1 << other
    cells = []
    for history, count in table.cells:
        kept = sum(1 << at for at, place in enumerate(rest, start=1) if history >> place & 1)
        cells.append((kept | int(bool(history & joint)), count))
    return make_table((f"{table.lists[one]}+{table.lists[other]}", *(table.lists[p] for p in rest)), cells)
