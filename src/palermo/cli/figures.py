"""`palermo figures`: the figures of the inputs, and which of them agree, clash or are one number."""

import json
from pathlib import Path

import click

from palermo.case import extract_inputs, find_inputs, open_case, stored_extractions
from palermo.case.figuring import figure_records, figure_table, find_figures, read_references
from palermo.cli.terminal import Terminal, end_with
from palermo.errors import UsageError
from palermo.read import find_tesseract
from palermo.records import Claim, Problem


@click.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--case", "folder", type=click.Path(path_type=Path, file_okay=False), help="Compare a case's figures."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a figure and a tested pair.")
@click.option(
    "--references",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="More reference values, a YAML file.",
)
def figures(
    inputs: tuple[Path, ...],
    folder: Path | None,
    as_json: bool,  # noqa: FBT001 - a flag
    path: Path | None,
) -> None:
    """Print the figures of the claims in INPUTS or a case, and test those that share a numerator or a population.

    The arithmetic tests whether figures can hold together, not whether they are true.
    """
    extra = () if path is None else read_references(path)
    claims, problems = _claims(inputs, folder)
    found = find_figures(claims, extra=extra)
    if as_json:
        for record in figure_records(found):
            click.echo(json.dumps(record, ensure_ascii=False, allow_nan=False))
    else:
        for line in figure_table(found):
            click.echo(line)
    end_with(problems)


def _claims(inputs: tuple[Path, ...], folder: Path | None) -> tuple[list[Claim], tuple[Problem, ...]]:
    if folder is not None:
        if inputs:
            raise UsageError("name inputs or a case, not both; `palermo add` puts inputs into a case")
        with open_case(folder) as case:
            _, extractions = stored_extractions(case, progress=Terminal())
            return [claim for extraction in extractions for claim in extraction.claims], case.store.problems()
    if not inputs:
        raise UsageError("no figures to compare: name files or folders, or a case with --case")
    files, faults = find_inputs(inputs)
    problems: list[Problem] = list(faults)
    read = extract_inputs(files, problems=problems, progress=Terminal(), ocr=find_tesseract())
    return [claim for _, extraction in read for claim in extraction.claims], tuple(problems)
