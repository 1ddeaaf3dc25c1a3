"""`palermo extract`: records as JSON Lines on standard output."""

import os
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Literal, assert_never, get_args

import click

from palermo.case import (
    Endpoint,
    Input,
    Model,
    add_suggestions,
    document_records,
    extract_inputs,
    find_inputs,
    read_inputs,
)
from palermo.cli.terminal import Terminal, end_with
from palermo.errors import UsageError
from palermo.read import find_tesseract
from palermo.records import Extraction, Problem
from palermo.records.encode import to_line

Kind = Literal["documents", "attributions", "claims", "efforts", "problems"]
Found = Literal["attributions", "claims", "efforts"]


@click.command()
@click.argument("inputs", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--records", "kind", type=click.Choice(get_args(Kind)), default="claims", show_default=True)
@click.option(
    "--model-url", metavar="URL", help="Ask the model at this OpenAI-compatible address for more claims."
)
@click.option("--model", "name", metavar="NAME", help="The model's name at that address.")
@click.option("--everything", is_flag=True, help="Read documents too that are not about the subject.")
def extract(
    inputs: tuple[Path, ...], kind: Kind, model_url: str | None, name: str | None, *, everything: bool
) -> None:
    """Print the records found in INPUTS (files, folders, .jsonl), one JSON object a line.

    A document that speaks of the subject only in passing is set aside, and their number is told at the end.

    With --model-url the documents' text is sent to that address, and to no other; by default nothing is sent
    anywhere. A key is taken from PALERMO_MODEL_KEY. Claims from a model are marked "suggested".
    """
    endpoint = _endpoint(model_url, name, kind)
    files, faults = find_inputs(inputs)
    problems = list(faults)
    match kind:
        case "documents":
            problems += _print_documents(files)
        case "problems":
            problems += _extract(files, None, endpoint, everything=everything)
            for problem in problems:
                click.echo(to_line(problem))
        case "attributions" | "claims" | "efforts":
            problems += _extract(files, kind, endpoint, everything=everything)
        case _:
            assert_never(kind)
    end_with(problems)


def _print_documents(files: Sequence[Input]) -> tuple[Problem, ...]:
    documents, problems = read_inputs(files, progress=Terminal(), ocr=find_tesseract())
    for record in document_records(documents):
        click.echo(to_line(record))
    return problems


def _endpoint(url: str | None, name: str | None, kind: Kind) -> Endpoint | None:
    """Return where a model is to be asked, None where none is. Errors: UsageError for half of an endpoint."""
    if url is None and name is None:
        return None
    if url is None or name is None:
        raise UsageError("--model-url and --model go together: the address, and the model's name there")
    if kind not in ("claims", "problems"):
        raise UsageError(f"--model-url: a model suggests claims; --records {kind} has no use for it")
    return Endpoint(url, name, os.environ.get("PALERMO_MODEL_KEY") or None)


def _extract(
    files: Sequence[Input], kind: Found | None, endpoint: Endpoint | None, *, everything: bool
) -> list[Problem]:
    problems: list[Problem] = []
    read = aside = 0
    # Claims stand near words of abuse; attributions may stand anywhere.
    whole = kind == "attributions"
    found = extract_inputs(
        files,
        problems=problems,
        progress=Terminal(),
        ocr=find_tesseract(),
        whole=whole,
        everything=everything,
    )
    with nullcontext() if endpoint is None else Model(endpoint) as model:
        if model is not None:
            found = add_suggestions(found, model=model, problems=problems)
        for _, extraction in found:
            read, aside = read + 1, aside + extraction.set_aside
            for record in () if kind is None else _records(extraction, kind):
                click.echo(to_line(record))
    if aside:
        _tell_set_aside(aside, read)
    return problems


def _tell_set_aside(aside: int, read: int) -> None:
    """Say on standard error how many documents were not read for claims."""
    click.echo(
        f"{aside} of {read} documents speak of the subject in passing at most and were not read for claims; "
        "--everything reads them too",
        err=True,
    )


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
