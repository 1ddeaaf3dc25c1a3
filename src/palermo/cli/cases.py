"""`palermo init` and `palermo add`: a case is made, and inputs are kept in it."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from palermo.case import Actor, add_inputs, create_case, find_inputs, open_case
from palermo.cli.terminal import Terminal, end_with
from palermo.read import find_tesseract


def acting(author: str | None) -> Actor:
    """Return who acts and when: the name given, else the account's, and the time now in UTC."""
    return Actor(author or getpass.getuser(), datetime.now(UTC).isoformat(timespec="seconds"))


author_option = click.option("--author", help="Who acts, for the custody log.  [default: the account's name]")


@click.command()
@click.argument("case", type=click.Path(path_type=Path, file_okay=False))
@author_option
def init(case: Path, author: str | None) -> None:
    """Make an empty case in the folder CASE."""
    create_case(case, actor=acting(author))
    click.echo(case)


@click.command()
@click.argument("case", type=click.Path(path_type=Path, file_okay=False))
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@author_option
def add(case: Path, inputs: tuple[Path, ...], author: str | None) -> None:
    """Keep INPUTS (files, folders, .jsonl) in CASE; what has not changed is not read again."""
    files, faults = find_inputs(inputs)
    with open_case(case) as opened:
        actor = acting(author)
        problems = add_inputs(opened, files, actor=actor, progress=Terminal(), ocr=find_tesseract())
    end_with((*faults, *problems))
