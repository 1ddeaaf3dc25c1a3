"""`palermo extract`: records as JSON Lines on standard output."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal, assert_never, get_args

import click

from palermo.case import Input, document_records, extract_inputs, find_inputs, read_inputs
from palermo.cli.terminal import Terminal, end_with
from palermo.read import find_tesseract
from palermo.records import Extraction, Problem
from palermo.records.encode import to_line

Kind = Literal["documents", "attributions", "claims", "efforts", "problems"]
Found = Literal["attributions", "claims", "efforts"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--records", "kind", type=click.Choice(get_args(Kind)), default="claims", show_default=True)
def extract(inputs: tuple[Path, ...], kind: Kind) -> None:
    """Print the records found in INPUTS (files, folders, .jsonl), one JSON object a line."""
    files, faults = find_inputs(inputs)
    problems = list(faults)
    match kind:
        case "documents":
            problems += _print_documents(files)
        case "problems":
            problems += _extract(files, None)
            for problem in problems:
                click.echo(to_line(problem))
        case "attributions" | "claims" | "efforts":
            problems += _extract(files, kind)
        case _:
            assert_never(kind)
    end_with(problems)


def _print_documents(files: Sequence[Input]) -> tuple[Problem, ...]:
    documents, problems = read_inputs(files, progress=Terminal(), ocr=find_tesseract())
    for record in document_records(documents):
        click.echo(to_line(record))
    return problems


def _extract(files: Sequence[Input], kind: Found | None) -> list[Problem]:
    problems: list[Problem] = []
    # Claims stand near words of abuse; attributions may stand anywhere.
    whole = kind == "attributions"
    found = extract_inputs(files, problems=problems, progress=Terminal(), ocr=find_tesseract(), whole=whole)
    for _, extraction in found:
        for record in () if kind is None else _records(extraction, kind):
            click.echo(to_line(record))
    return problems


def _records(extraction: Extraction, kind: Found) -> Sequence[object]:
    match kind:
        case "attributions":
            return extraction.attributions
        case "claims":
            return extraction.claims
        case "efforts":
            return extraction.efforts
        case _:
            assert_never(kind)
