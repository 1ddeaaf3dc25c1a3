"""Findings by criterion: prosecution, protection, prevention, and what else the standard asks."""

from palermo.publish.content import Block, Paragraph, Section, Statements
from palermo.publish.decided import decided_on
from palermo.publish.evidence import Evidence
from palermo.publish.report import Report, efforts_of
from palermo.publish.sentences import effort_sentences, named, plain, statement_sentences
from palermo.publish.wording import prong_name, wording
from palermo.records import Finding

NAMED = ("prosecution", "protection", "prevention")


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
        blocks = [_side("Evidence for", finding.supporting, evidence, tone="for"),
                  _side("Evidence against", finding.opposing, evidence, tone="against")]  # fmt: skip
    promised = effort_sentences(
        evidence, _once((*finding.commitments, *finding.supporting, *finding.opposing)), commitment=True
    )
    if len(promised) > 0:
        blocks.append(Statements("Promised, and so no ground for a tier", promised, tone="commitment"))
    if finding.missing != "":
        blocks.append(Statements("What is missing", (named(finding.missing, basis),), tone="gap"))
    return blocks


def _side(title: str, records: tuple[str, ...], evidence: Evidence, *, tone: str) -> Statements:
    return Statements(title, effort_sentences(evidence, records, commitment=False), tone, empty="None found.")


def _once(records: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(records))


def _outside(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the efforts that no finding used, so that none is lost."""
    used = {
        record
        for finding in report.assessment.findings
        for record in (*finding.supporting, *finding.opposing, *finding.commitments)
    }
    rest = tuple(effort for effort in efforts_of(report) if effort.id not in used)
    if len(rest) == 0:
        return ()
    taken = statement_sentences(evidence, tuple(effort.id for effort in rest if not effort.commitment))
    promised = statement_sentences(evidence, tuple(effort.id for effort in rest if effort.commitment))
    sides = (Statements("Steps taken or missing", taken), Statements("Promised", promised, "commitment"))
    blocks = tuple(side for side in sides if len(side.sentences) > 0)
    return (Section("other-efforts", "Efforts that no finding uses", blocks),)
