"""`palermo sources`: which documents rest on which, as records or as a tree."""

from pathlib import Path

import click

from palermo.case import find_inputs, open_case, read_inputs, trace_case
from palermo.case.sourcing import find_sources, source_tree
from palermo.cli.terminal import Terminal, end_with
from palermo.errors import UsageError
from palermo.read import find_tesseract
from palermo.records import Derivation, Problem
from palermo.records.encode import to_line


@click.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@click.option("--case", "folder", type=click.Path(path_type=Path, file_okay=False), help="Trace a case.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a document.")
def sources(inputs: tuple[Path, ...], folder: Path | None, as_json: bool) -> None:  # noqa: FBT001 - a flag of the command line
    """Print where each document of INPUTS (files, folders, .jsonl) or of a case comes from."""
    derivations, problems = _derivations(inputs, folder)
    for line in map(to_line, derivations) if as_json else source_tree(derivations):
        click.echo(line)
    end_with(problems)


def _derivations(
    inputs: tuple[Path, ...], folder: Path | None
) -> tuple[tuple[Derivation, ...], tuple[Problem, ...]]:
    if folder is not None:
        if inputs:
            raise UsageError("name inputs or a case, not both; `palermo add` puts inputs into a case")
        with open_case(folder) as case:
            _, derivations = trace_case(case)
            return derivations, case.store.problems()
    if not inputs:
        raise UsageError("nothing to trace: name files or folders, or a case with --case")
    files, faults = find_inputs(inputs)
    documents, problems = read_inputs(files, progress=Terminal(), ocr=find_tesseract())
    return find_sources(documents), (*faults, *problems)
