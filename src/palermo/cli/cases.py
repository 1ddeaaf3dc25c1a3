"""`palermo init`, `palermo add` and `palermo protect`: a case is made, inputs are kept in it, some unpublished."""

import getpass
from datetime import UTC, datetime
from pathlib import Path

import click

from palermo.case import Actor, add_inputs, create_case, find_inputs, open_case, protect_documents
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


@click.command()
@click.argument("case", type=click.Path(path_type=Path, file_okay=False))
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@click.option("--off", is_flag=True, help="Take the protection away again.")
@author_option
def protect(case: Path, documents: tuple[str, ...], off: bool, author: str | None) -> None:  # noqa: FBT001 - an option
    """Keep each DOCUMENT of CASE, named by its label, out of every public edition.

    `palermo report --public` leaves it out. Prints the labels whose protection changed.
    """
    with open_case(case) as opened:
        changed = protect_documents(opened, documents, actor=acting(author), protected=not off)
    for label in changed:
        click.echo(label)
