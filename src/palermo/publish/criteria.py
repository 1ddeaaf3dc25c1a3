"""Findings by criterion: prosecution, protection, prevention, and what else the standard asks."""

from palermo.publish.content import Block, Paragraph, Section, Statements
from palermo.publish.decided import decided_on
from palermo.publish.evidence import Evidence
from palermo.publish.report import Report, told_efforts
from palermo.publish.sentences import effort_sentences, named, plain, statement_sentences
from palermo.publish.wording import prong_name, wording
from palermo.records import Finding

NAMED = ("prosecution", "protection", "prevention")
EFFORTS = (*NAMED, "other", "efforts")
"""The parts of the standard that ask what a government does."""


def criteria_sections(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return a section for each part of the standard: the three named ones always, others where findings are."""
    findings = report.assessment.findings
    others = sorted({finding.prong for finding in findings} - set(NAMED))
    sections = [_prong(prong, report, evidence) for prong in (*NAMED, *others)]
    rest = _outside(report, evidence)
    return (*sections, *rest)


def _prong(prong: str, report: Report, evidence: Evidence) -> Section:
    chosen = tuple(finding for finding in report.assessment.findings if finding.prong == prong)
    blocks: tuple[Block, ...] = ()
    if len(chosen) == 0:
        blocks = (Paragraph(plain("No criterion of this part was assessed.", f"prong:{prong}"), tone="note"),)
    sections = tuple(_finding(finding, report, evidence) for finding in chosen)
    return Section(prong.replace(" ", "-"), prong_name(prong), blocks, sections)


def _finding(finding: Finding, report: Report, evidence: Evidence) -> Section:
    status = wording().statuses[finding.status]
    return Section(
        anchor=f"finding-{finding.id}",
        title=finding.label,
        blocks=(*_blocks(finding, evidence), *decided_on(finding, report.decisions)),
        mark=status.word,
        tone=finding.status,
        note=finding.citation,
    )


def _blocks(finding: Finding, evidence: Evidence) -> list[Block]:
    basis = f"finding:{finding.id}"
    if finding.status == "no_evidence" and len(finding.supporting) + len(finding.opposing) == 0:
        # The mark beside the heading says that nothing was found; what is missing below says it in full.
        nothing = plain("No evidence either way was found in the documents.", basis)
        blocks: list[Block] = [Paragraph(nothing, "gap")] if finding.missing == "" else []
    else:
        blocks = [*_side(finding, finding.supporting, evidence, tone="for"),
                  *_side(finding, finding.opposing, evidence, tone="against")]  # fmt: skip
    promised = effort_sentences(
        evidence, _once((*finding.commitments, *finding.supporting, *finding.opposing)), commitment=True
    )
    if len(promised) > 0:
        blocks.append(Statements("Promised, and so no ground for a tier", promised, tone="commitment"))
    if finding.missing != "":
        blocks.append(Statements("What is missing", (named(finding.missing, basis),), tone="gap"))
    return blocks


def _side(finding: Finding, records: tuple[str, ...], evidence: Evidence, *, tone: str) -> list[Block]:
    """Return what speaks for or against, and apart from it what is said there by denying."""
    words = wording().sides["efforts" if finding.prong in EFFORTS else "evidence"][tone]
    denials = tuple(record for record in records if evidence.statement(record).certainty == "denied")
    said = tuple(record for record in records if record not in denials)
    sentences = effort_sentences(evidence, said, commitment=False)
    blocks: list[Block] = [Statements(words.title, sentences, tone, empty="None found.")]
    if len(denials) > 0:
        blocks.append(Statements(words.denied, statement_sentences(evidence, denials), "denial"))
    return blocks


def _once(records: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(records))


def _outside(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the efforts that no finding used, so that none is lost."""
    used = {
        record
        for finding in report.assessment.findings
        for record in (*finding.supporting, *finding.opposing, *finding.commitments)
    }
    rest = tuple(effort for effort in told_efforts(report) if effort.id not in used)
    kinds = {"for": "Shows efforts", "against": "Shows failings", "mixed": "Shows an effort and a failing at once"}
    sides = [
        (title, tuple(effort.id for effort in rest if effort.stance == stance and not effort.commitment), "plain")
        for stance, title in kinds.items()
    ]
    sides.append(("Promised", tuple(effort.id for effort in rest if effort.commitment), "commitment"))
    blocks = tuple(
        Statements(title, statement_sentences(evidence, records), tone)
        for title, records, tone in sides
        if records
    )
    return (Section("other-efforts", "Efforts that no finding uses", blocks),) if len(blocks) > 0 else ()
