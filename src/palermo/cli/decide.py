"""`palermo decide`: a person confirms or overrules what the machine proposes, with a reason."""

from pathlib import Path

import click

from palermo.case import enter_decision, open_case
from palermo.cli.cases import acting
from palermo.cli.report import FIRST_REPORT, LAST_REPORT, country_code
from palermo.cli.terminal import Terminal, end_with
from palermo.errors import UsageError
from palermo.records import Decision
from palermo.records.decisions import Verdict
from palermo.records.encode import to_line


@click.command()
@click.argument("case", type=click.Path(path_type=Path, file_okay=False))
@click.argument("subject", required=False)
@click.option("--confirm", is_flag=True, help="The proposal stands; a claim or effort to be checked then counts.")
@click.option(
    "--overrule",
    metavar="VALUE",
    is_flag=False,
    flag_value="rejected",
    help="Put VALUE in its place; for a claim or effort nothing, or `rejected`.",
)
@click.option("--unsure", is_flag=True, help="It was looked at and is left open.")
@click.option("--country", metavar="ISO3", help="The country it is about; not for a claim.")
@click.option(
    "--year", type=click.IntRange(FIRST_REPORT, LAST_REPORT), help="The report year it is about; not for a claim."
)
@click.option("--reason", metavar="TEXT", help="Why; it is published with the decision.")
@click.option("--author", help="Who decides.  [default: the account's name]")
@click.option("--list", "listed", is_flag=True, help="Print the decisions of the case, in the order made.")
@click.option("--json", "as_json", is_flag=True, help="With --list: one JSON object a decision.")
def decide(  # noqa: PLR0913, PLR0917 - one parameter for each option
    case: Path,
    subject: str | None,
    confirm: bool,  # noqa: FBT001 - an option
    overrule: str | None,
    unsure: bool,  # noqa: FBT001 - an option
    country: str | None,
    year: int | None,
    reason: str | None,
    author: str | None,
    listed: bool,  # noqa: FBT001 - an option
    as_json: bool,  # noqa: FBT001 - an option
) -> None:
    """Enter what a person decides about SUBJECT into CASE, or list what was decided.

    SUBJECT is the id of a finding (crit.7, std.1), of a rule that waits for a person (sig.proof_of_failure), of a
    claim or effort, or `tier`. A later decision on the same subject stands beside the earlier; the last counts.
    """
    if listed:
        _list(case, subject, as_json=as_json)
    if subject is None:
        raise UsageError("nothing to decide on: name a SUBJECT, or --list what was decided")
    verdict = _verdict(confirm=confirm, overrule=overrule is not None, unsure=unsure)
    if reason is None or not reason.strip():
        raise UsageError("a decision needs a reason; give it with --reason")
    actor = acting(author)
    decision = Decision(
        subject=subject,
        verdict=verdict,
        author=actor.author,
        time=actor.time,
        reason=reason.strip(),
        value=overrule,
        country=None if country is None else country_code(country),
        year=year,
    )
    with open_case(case) as opened:
        enter_decision(opened, decision, progress=Terminal())
    click.echo(_line(decision))


def _verdict(*, confirm: bool, overrule: bool, unsure: bool) -> Verdict:
    given: list[Verdict] = []
    given += ["confirm"] if confirm else []
    given += ["overrule"] if overrule else []
    given += ["unsure"] if unsure else []
    if len(given) != 1:
        raise UsageError("decide one way: give exactly one of --confirm, --overrule VALUE and --unsure")
    return given[0]


def _list(case: Path, subject: str | None, *, as_json: bool) -> None:
    with open_case(case) as opened:
        decisions = [one for one in opened.store.decisions() if subject in {None, one.subject}]
        head = opened.store.heads()[0]
        problems = opened.store.verify_decisions()
    for decision in decisions:
        click.echo(to_line(decision) if as_json else _line(decision))
    if not as_json:
        click.echo(
            f"{len(decisions)} decision{'' if len(decisions) == 1 else 's'}; head of the chain: {head or '–'}"
        )
    end_with(problems)


def _line(decision: Decision) -> str:
    about = " ".join(str(part) for part in (decision.subject, decision.country, decision.year) if part is not None)
    chosen = "" if decision.value is None else f" {decision.value}"
    return f"{decision.time}  {about}  {decision.verdict}{chosen}  {decision.author}: {decision.reason}"
