"""What a person sees on the terminal while a command runs and when it ends."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bars

from palermo.records import Problem

Item = TypeVar("Item")
SHOWN_PROBLEMS = 20
"""Problems listed one by one on the terminal; the rest are counted, and all are in problems.jsonl."""


class Terminal:
    """Progress on standard error: a bar on a terminal, a plain line a step otherwise."""

    def __init__(self) -> None:
        """Look once at what standard error is."""
        self.console = Console(stderr=True, highlight=False)

    def track(self, items: Iterable[Item], *, step: str, total: int) -> Iterator[Item]:
        """Yield the items unchanged while showing how many have passed."""
        if not self.console.is_terminal:
            click.echo(f"{step}: {total}", err=True)
            yield from items
            return
        columns = (TextColumn("{task.description:<12}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        with Bars(*columns, console=self.console) as bars:
            yield from bars.track(items, total=total, description=step)


def tell_problems(problems: Sequence[Problem]) -> None:
    """List problems on standard error: the first ones whole, the rest as a count by code."""
    for problem in problems[:SHOWN_PROBLEMS]:
        page = f", page {problem.page}" if problem.page is not None else ""
        place = f" [{problem.document}{page}]" if problem.document is not None else ""
        click.echo(f"problem: {problem.message}{place}. {problem.remedy}".rstrip(), err=True)
    rest = Counter(problem.code for problem in problems[SHOWN_PROBLEMS:])
    for code, number in sorted(rest.items()):
        click.echo(f"problem: {number} more of the kind {code}", err=True)


def end_with(problems: Sequence[Problem]) -> None:
    """List the problems and end the command: exit code 1 when there are any, else 0."""
    tell_problems(problems)
    click.get_current_context().exit(1 if problems else 0)
