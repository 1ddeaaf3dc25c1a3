"""`palermo figures`: the figures of the inputs, and which of them agree, clash or are one number."""

import json
from pathlib import Path

import click

from palermo.case import extract_inputs, find_inputs
from palermo.case.figuring import figure_records, figure_table, find_figures, read_references
from palermo.cli.terminal import Terminal, end_with
from palermo.read import find_tesseract
from palermo.records import Problem


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a figure and a tested pair.")
@click.option(
    "--references",
    "path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="More reference values, a YAML file.",
)
def figures(inputs: tuple[Path, ...], as_json: bool, path: Path | None) -> None:  # noqa: FBT001 - a flag
    """Print the figures of the claims in INPUTS, and test those that share a numerator or a population.

    The arithmetic tests whether figures can hold together, not whether they are true.
    """
    extra = () if path is None else read_references(path)
    files, faults = find_inputs(inputs)
    problems: list[Problem] = list(faults)
    found_claims = [
        claim
        for _, extraction in extract_inputs(files, problems=problems, progress=Terminal(), ocr=find_tesseract())
        for claim in extraction.claims
    ]
    found = find_figures(found_claims, extra=extra)
    if as_json:
        for record in figure_records(found):
            click.echo(json.dumps(record, ensure_ascii=False, allow_nan=False))
    else:
        for line in figure_table(found):
            click.echo(line)
    end_with(problems)
