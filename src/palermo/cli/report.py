"""`palermo report`: the main job, from inputs or a case to a report."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import click
import pycountry

from palermo.case import (
    Analysis,
    PastTiers,
    analyse,
    analyse_case,
    check_writable,
    find_inputs,
    make_report,
    open_case,
    public_decisions,
    read_decisions,
    read_history,
    read_inputs,
    without_protected,
    write_files,
)
from palermo.cli.terminal import Terminal, end_with, tell_problems
from palermo.errors import UsageError
from palermo.read import find_tesseract
from palermo.records import Decision, Document, Problem

FIRST_REPORT, LAST_REPORT = 2001, 2100
# Kosovo is ranked in the report and has a user-assigned code that is in wide use, but no entry in the standard.
_USER_ASSIGNED = ("XKX",)


@click.command()
@click.argument("inputs", nargs=-1, type=click.Path(path_type=Path))
@click.option("--case", "folder", type=click.Path(path_type=Path, file_okay=False), help="Report on a case.")
@click.option("--country", required=True, metavar="ISO3", help="ISO 3166-1 alpha-3 code, such as CHN.")
@click.option("--year", required=True, type=click.IntRange(FIRST_REPORT, LAST_REPORT), help="The report year.")
@click.option("--history", type=click.Path(path_type=Path), help="CSV of earlier tiers: iso3, year, tier, waiver.")
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write the report.")
@click.option("--decisions", "decided", type=click.Path(path_type=Path), help="YAML list of people's decisions.")
@click.option("--public", is_flag=True, help="Leave out protected documents and all that rests on them.")
@click.option("--authors", is_flag=True, help="With --public: name those who decided.")
def report(  # noqa: PLR0913, PLR0917 - one parameter for each option
    inputs: tuple[Path, ...],
    folder: Path | None,
    country: str,
    year: int,
    history: Path | None,
    out: Path | None,
    decided: Path | None,
    public: bool,  # noqa: FBT001 - an option
    authors: bool,  # noqa: FBT001 - an option
) -> None:
    """Assess a country from INPUTS (files, folders, .jsonl) or a case, and write the report.

    Writes report.html, report.pdf, report.md, assessment.json, claims, documents and problems as .jsonl, and the
    evidence in open formats.
    """
    code = country_code(country)
    target = out or Path(f"palermo-{code}-{year}{'-public' if public else ''}")
    past, faults = _past(history, code)
    check_writable(target)
    given = () if decided is None else read_decisions(decided)
    analysis, kept = (_of_inputs(inputs), Kept()) if folder is None else _of_case(folder, inputs)
    decisions = (*kept.decisions, *given)
    if public:
        whole, analysis = analysis, _public(analysis)
        decisions = public_decisions(decisions, whole=whole, public=analysis, authors=authors)
    analysis = replace(analysis, problems=(*faults, *analysis.problems))
    files, problems = make_report(
        analysis,
        country=code,
        year=year,
        progress=Terminal(),
        history=past.tiers,
        waivers=past.waivers,
        decisions=decisions,
        chain="" if public else kept.chain,
    )
    write_files(files, target)
    click.echo(headline(files))
    click.echo(f"Report: {target / 'report.html'}")
    end_with(problems)


def headline(files: Mapping[str, bytes]) -> str:
    """Return the first lines of a report as one: country, year, and each tier with whose it is."""
    title, boxes, *_ = files["report.md"].decode("utf-8").split("\n\n")
    told = (line.removeprefix("- ").replace("**", "") for line in boxes.splitlines())
    return f"{title.removeprefix('# ')}. {' '.join(told)}"


def _public(analysis: Analysis) -> Analysis:
    public = without_protected(analysis)
    if len(public.documents) == 0:
        raise UsageError("every document is protected, so there is nothing for a public edition")
    return public


def country_code(code: str) -> str:
    """Return the code in capitals. Errors: UsageError for one that is no country's."""
    upper = code.upper()
    if pycountry.countries.get(alpha_3=upper) is None and upper not in _USER_ASSIGNED:
        raise UsageError(f"{code}: not an ISO 3166-1 alpha-3 country code; use one such as CHN or UZB")
    return upper


def _past(table: Path | None, country: str) -> tuple[PastTiers, tuple[Problem, ...]]:
    """Return the country's earlier tiers; a table without the country is a problem, as a code may be wrong."""
    if table is None:
        return PastTiers(), ()
    read = read_history(table)
    if country in read.countries:
        return read.countries[country], read.problems
    missing = Problem(
        stage="case",
        code="no_history",
        message=f"{table.name}: gives no tier for {country}",
        remedy="Check the codes in the column iso3.",
    )
    return PastTiers(), (*read.problems, missing)


def _of_inputs(inputs: tuple[Path, ...]) -> Analysis:
    if not inputs:
        raise UsageError("nothing to report on: name files or folders, or a case with --case")
    files, faults = find_inputs(inputs)
    terminal = Terminal()
    documents, problems = read_inputs(files, progress=terminal, ocr=find_tesseract())
    _need_documents(documents, (*faults, *problems))
    return analyse(documents, problems=(*faults, *problems), progress=terminal)


@dataclass(frozen=True, slots=True)
class Kept:
    """What people decided about a case, and the head of the chain of their decisions."""

    decisions: tuple[Decision, ...] = ()
    chain: str = ""


def _of_case(folder: Path, inputs: tuple[Path, ...]) -> tuple[Analysis, Kept]:
    if inputs:
        raise UsageError("name inputs or a case, not both; `palermo add` puts inputs into a case")
    with open_case(folder) as case:
        analysis = analyse_case(case, progress=Terminal())
        _need_documents(analysis.documents, analysis.problems)
        problems = (*case.store.verify_decisions(), *analysis.problems)
        kept = Kept(case.store.decisions(), case.store.heads()[0])
        return replace(analysis, problems=problems), kept


def _need_documents(documents: tuple[Document, ...], problems: tuple[Problem, ...]) -> None:
    if not documents:
        tell_problems(problems)
        raise UsageError("there is no readable document in the inputs, so there is nothing to report on")
