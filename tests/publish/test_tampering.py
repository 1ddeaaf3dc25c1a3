"""Whatever is tampered with between reading and publishing stops the report: words, figures, captions, exports."""

import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from invented import invented_report

from palermo.case import make_report
from palermo.case.analysis import Analysis
from palermo.case.progress import Silent
from palermo.errors import UntraceableError
from palermo.publish import Report, publish
from palermo.publish.content import Blank, Block, Count, Name, Section, Sentence, Statements, Table
from palermo.publish.edition import edition_of
from palermo.publish.evidence import evidence_of
from palermo.publish.exports import trace_exports
from palermo.publish.report import in_order
from palermo.records import Claim, Effort, Extraction


@pytest.fixture(scope="module")
def report() -> Report:
    return invented_report()


def with_claims(report: Report, change: Callable[[Claim], Claim]) -> Report:
    return replace(
        report,
        extractions=tuple(replace(one, claims=tuple(map(change, one.claims))) for one in report.extractions),
    )


def with_efforts(report: Report, change: Callable[[Effort], Effort]) -> Report:
    return replace(
        report,
        extractions=tuple(replace(one, efforts=tuple(map(change, one.efforts))) for one in report.extractions),
    )


def swapped(text: str) -> str:
    """Return the text with its first letter in the other case: as long as it was, and not the same."""
    return next(
        f"{text[:place]}{letter.swapcase()}{text[place + 1 :]}"
        for place, letter in enumerate(text)
        if letter.swapcase() != letter
    )


def first_with_figures(report: Report) -> Claim:
    return next(claim for one in report.extractions for claim in one.claims if claim.quantities)


def test_the_report_as_it_is_is_published(report: Report) -> None:
    assert len(publish(report)) > 10


def test_one_letter_of_any_claim_or_effort_stops_it(report: Report) -> None:
    ids = [item.id for one in report.extractions for item in (*one.claims, *one.efforts)]
    for name in ids:

        def change(item, name=name):
            changes = item.id == name and any(c.swapcase() != c for c in item.quote)
            return replace(item, quote=swapped(item.quote)) if changes else item

        tampered = with_efforts(with_claims(report, change), change)
        if tampered.extractions == report.extractions:
            continue  # a script without capitals
        with pytest.raises(UntraceableError, match="letter for letter"):
            publish(tampered)


def test_a_quotation_of_the_right_words_in_another_place_stops_it(report: Report) -> None:
    with pytest.raises(UntraceableError, match="letter for letter"):
        publish(with_claims(report, lambda claim: replace(claim, start=claim.start + 1, end=claim.end + 1)))


def test_one_digit_of_a_figure_stops_it(report: Report) -> None:
    name = first_with_figures(report).id

    def change(claim: Claim) -> Claim:
        if claim.id != name:
            return claim
        first, *rest = claim.quantities
        return replace(claim, quantities=(replace(first, text=f"{first.text[:-1]}#"), *rest))

    with pytest.raises(UntraceableError, match="figure differs"):
        publish(with_claims(report, change))


@pytest.mark.parametrize("field", ["quote", "quantities"])
def test_a_record_that_no_sentence_tells_is_checked_before_it_goes_out_as_data(report: Report, field: str) -> None:
    claim = first_with_figures(report)
    wrong = {
        "quote": replace(claim, id="untold", quote=swapped(claim.quote)),
        "quantities": replace(
            claim, id="untold", quantities=tuple(replace(item, text="9") for item in claim.quantities)
        ),
    }[field]
    kept = (*report.extractions, Extraction(claim.document, claims=(wrong,)))
    evidence = evidence_of(replace(report, extractions=kept))
    with pytest.raises(UntraceableError, match="untold"):
        trace_exports((), evidence)


def test_a_passage_under_a_derivation_that_is_not_in_the_document_stops_it(report: Report) -> None:
    held = [one for one in report.derivations if one.supported_by]
    assert held
    tampered = tuple(
        replace(one, supported_by=(swapped(one.supported_by[0]),)) if one == held[0] else one
        for one in report.derivations
    )
    with pytest.raises(UntraceableError, match="supporting passage"):
        publish(replace(report, derivations=tampered))


def test_a_step_or_finding_with_a_claim_that_is_gone_stops_it(report: Report) -> None:
    first, *rest = report.assessment.steps
    steps = (replace(first, claims=("gone",)), *rest)
    with pytest.raises(UntraceableError, match="gone"):
        publish(replace(report, assessment=replace(report.assessment, steps=steps)))
    one, *others = report.assessment.findings
    findings = (replace(one, supporting=("gone",)), *others)
    with pytest.raises(UntraceableError, match="gone"):
        publish(replace(report, assessment=replace(report.assessment, findings=findings)))


ROW = (Sentence((Name("in 2019"),), basis=("x",)), Sentence((Count(4, "claim", "claims"),), basis=("x",)))


@pytest.mark.parametrize(
    "block",
    [
        Table("Claims of 2018", ("Year", "Number"), (ROW,)),
        Table("Claims", ("Year", "Number (of 5)"), (ROW,)),
        Statements("The 7 statements", ()),
        Statements("", (), empty="None of 7."),
        Blank("Write 3 lines"),
    ],
)
def test_a_caption_a_head_or_a_title_with_a_figure_of_its_own_stops_it(report: Report, block: Block) -> None:
    with pytest.raises(UntraceableError, match="figure"):
        trace_exports((Section("x", "X", (), (Section("y", "Y", (block,)),)),), evidence_of(report))


def test_a_caption_may_tell_what_its_rows_hold(report: Report) -> None:
    trace_exports((Section("x", "X", (Table("4 claims of 2019", ("a", "b"), (ROW,)),)),), evidence_of(report))


def test_every_table_of_a_report_passes(report: Report) -> None:
    trace_exports(edition_of(in_order(report)).sections, evidence_of(report))


def test_nothing_is_written_when_a_report_cannot_be_traced(report: Report) -> None:
    tampered = with_claims(report, lambda claim: replace(claim, quote=f"{claim.quote}."))
    analysis = Analysis(
        report.documents, tampered.extractions, report.derivations, report.corroborations, report.problems
    )
    with pytest.raises(UntraceableError):
        make_report(analysis, country="KGZ", year=2024, progress=Silent())
