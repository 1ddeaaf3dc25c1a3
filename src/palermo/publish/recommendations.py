"""Recommendations, drafted from each criterion that is failed or not shown, with the passages behind each."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.publish.content import (
    Block,
    Count,
    Name,
    Paragraph,
    Part,
    Quotation,
    Section,
    Sentence,
    Statements,
    Words,
)
from palermo.publish.evidence import Evidence
from palermo.publish.report import Report
from palermo.publish.sentences import plain
from palermo.publish.sides import torn
from palermo.publish.strongest import by_weight, strongest
from palermo.publish.told_once import speaker
from palermo.publish.wording import Phrase, wording
from palermo.records import Finding

FILE = "publish/recommendations.yaml"
FAILED = ("unsupported", "contested")
MARKED = 6
"""Passages behind one recommendation that get a marker; the section on the criterion tells all."""


class Recommendations(BaseModel):
    """What a government may be asked to do on each criterion, by the criterion's id, in the words of a draft."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    drafts: dict[str, Phrase]


@cache
def recommendations() -> Recommendations:
    """Return the drafts. Errors: DataFileError lists every fault of the file."""
    return load_yaml(FILE, Recommendations)


def recommendations_section(report: Report, evidence: Evidence) -> Section:
    """Return a draft for each criterion that the evidence fails or contests, and what is not shown in one line."""
    drafts = recommendations().drafts
    asked = [one for one in report.assessment.findings if one.id in drafts]
    both = torn(report.assessment, evidence)
    behind = {one.id: tuple(record for record in one.opposing if record not in both) for one in asked}
    failed = sorted((one for one in asked if _is_failed(one, behind[one.id])), key=_order)
    told = tuple(_draft(one, behind[one.id], evidence) for one in failed)
    blocks: list[Block] = [Paragraph(_lead(len(failed)), "note")]
    if len(told) > 0:
        blocks.append(Statements("Drafts, each from a criterion that is failed or contested", told, "draft"))
    bare = [one for one in asked if one.status != "supported" and one not in failed]
    if len(bare) > 0:
        blocks.append(Paragraph(_unproved(bare), "gap"))
    return Section("recommendations", "Recommendations", tuple(blocks))


def _is_failed(one: Finding, behind: tuple[str, ...]) -> bool:
    """Return whether the machine finds a failing with passages of its own behind it, or a person finds one."""
    return one.status in FAILED and (len(behind) > 0 or one.decided is not None)


def _order(one: Finding) -> tuple[int, int]:
    return (FAILED.index(one.status), -one.roots_opposing)


def _lead(number: int) -> Sentence:
    if number == 0:
        return plain("No criterion is failed or contested by what counts, so nothing is drafted.", "findings")
    return plain(
        "These are drafts that the machine composes from the findings; a person answers for them. A decision on a "
        "criterion changes its draft: one overruled as supported takes it away.",
        "findings",
    )


def _draft(one: Finding, against: tuple[str, ...], evidence: Evidence) -> Sentence:
    """Return the draft, its criterion, whose it is by now, and the strongest passage behind it."""
    state = wording().statuses[one.status].word
    whose = "" if one.decided is None else ", decided by a person"
    parts: list[Part] = [
        Words(f"Draft: {recommendations().drafts[one.id]} ("), Name(f"{one.label}, {one.citation}"),
        Words(f": {state}{whose})."),
    ]  # fmt: skip
    behind = by_weight(against, evidence)
    for record in strongest(behind, evidence, 1):
        said = evidence.statement(record)
        verb = wording().certainty[said.certainty].verb
        parts += [Words(" "), Name(speaker(said, evidence)), Words(f" {verb}: "),
                  Quotation(said.id, said.quote, said.language)]  # fmt: skip
    return Sentence(tuple(parts), behind[:MARKED], basis=(f"finding:{one.id}",))


def _unproved(bare: list[Finding]) -> Sentence:
    parts = (
        Count(len(bare), "criterion is", "criteria are"),
        Words(" not shown either way by what counts. Before anything is recommended there, ask the government and "
              "others what was done; each is named under its part and under what is missing."),
    )  # fmt: skip
    return Sentence(parts, basis=tuple(f"finding:{one.id}" for one in bare))
