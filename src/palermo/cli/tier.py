"""`palermo tier`: the rules of the Act over a facts file alone."""

import json
from pathlib import Path

import click
import yaml

from palermo.assess import Facts, Placement, decide, read_facts
from palermo.errors import UsageError
from palermo.records.encode import Json, encode


@click.command()
@click.argument("facts", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print everything, the trace among it, as one JSON object.")
def tier(facts: Path, *, as_json: bool) -> None:
    """Print the tier that the rules indicate for FACTS, a YAML or JSON file about one country and report year."""
    placement = decide(read_facts_file(facts))
    if as_json:
        click.echo(json.dumps(placement_record(placement), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_told(placement)))


def read_facts_file(path: Path) -> Facts:
    """Return the facts of a file. Errors: UsageError lists every fault, each with its place."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); check the path") from error
    except (UnicodeDecodeError, ValueError) as error:
        raise UsageError(f"{path}: is no text in UTF-8, or holds a value that YAML cannot read") from error
    except yaml.MarkedYAMLError as error:
        line = "" if error.problem_mark is None else f" at line {error.problem_mark.line + 1}"
        raise UsageError(f"{path}: not valid YAML{line} ({error.problem})") from error
    except yaml.YAMLError as error:
        raise UsageError(f"{path}: not valid YAML; check it for characters that are no text") from error
    try:
        return read_facts(content)
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from error


def placement_record(placement: Placement) -> Json:
    """Return the placement as plain JSON values; a tier of None is written `undetermined`."""
    record = encode(placement)
    assert isinstance(record, dict)  # noqa: S101 (a record is an object)
    readings: list[Json] = [
        {
            "rule": item.rule,
            "reading": item.reading,
            "tier": item.tier or "undetermined",
            "statement": item.statement,
        }
        for item in placement.readings
    ]
    return {**record, "tier": placement.tier or "undetermined", "readings": readings}


def _told(placement: Placement) -> list[str]:
    lines = [f"{placement.country} {placement.year}: {_named(placement)}"]
    lines += [f"  missing: {text}" for text in placement.missing]
    lines += [f"  {step.rule} ({step.citation}), {step.outcome}: {step.reason}" for step in placement.trace]
    lines += [f"  a person decides on: {rule}" for rule in placement.needs_person]
    lines += [f"  consequence: {rule}" for rule in placement.consequences]
    for item in placement.readings:
        lines.append(f"  other reading of {item.rule}: {item.tier or 'undetermined'}. {item.statement}")
    return lines + [f"  assumed: {text}" for text in placement.assumptions]


def _named(placement: Placement) -> str:
    if placement.tier is None:
        return f"undetermined ({' or '.join(placement.possible)})"
    named = "Special Case" if placement.tier == "SC" else f"Tier {placement.tier}"
    return f"{named} (automatic)" if placement.automatic else named
