"""Findings by criterion: prosecution, protection, prevention in the body, what else is asked in annexes."""

from palermo.publish.content import Block, Name, Paragraph, Section, Sentence, Statements, Words
from palermo.publish.decided import decided_on
from palermo.publish.evidence import Evidence
from palermo.publish.pictures import criteria_table, signs_table
from palermo.publish.report import Report, told_efforts
from palermo.publish.sentences import effort_sentences, named, plain, statement_sentences
from palermo.publish.sides import NAMED, side_words, torn
from palermo.publish.strongest import by_weight
from palermo.publish.wording import prong_name, wording
from palermo.records import Finding

SIDE = 5
"""Sentences of one side that a page opens with: ten of a criterion, both sides together."""
BOTH = "Shows an effort and a failing at once, or was read as both; it speaks for neither here"
LAW = ("efforts", "other", "standards")
"""Parts of the standard whose findings stand in an annex of their own."""


def criteria_sections(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return a section for each of the three parts that a reader looks for, always."""
    both = torn(report.assessment, evidence)
    return tuple(_prong(prong, report, evidence, both) for prong in NAMED)


def criteria_annexes(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the table of every criterion, the findings of further parts, and the efforts that no finding uses."""
    findings, both = report.assessment.findings, torn(report.assessment, evidence)
    others = {finding.prong for finding in findings} - set(NAMED)
    ordered = [*(prong for prong in LAW if prong in others), *sorted(others - set(LAW))]
    sections = tuple(_prong(prong, report, evidence, both, annex=True) for prong in ordered)
    return (*_tables(findings), *sections, *_outside(report, evidence))


def _tables(findings: tuple[Finding, ...]) -> tuple[Section, ...]:
    """Return every finding in a table: what shows efforts and failings, then signs of abuse and policies."""
    efforts = tuple(one for one in findings if side_words(one) == "efforts")
    signs = tuple(one for one in findings if one not in efforts)
    tables = (*((criteria_table(efforts),) if efforts else ()), *((signs_table(signs),) if signs else ()))
    return (Section("criteria", "Every criterion", tables, annex=True),) if tables else ()


def _prong(
    prong: str, report: Report, evidence: Evidence, both: frozenset[str], *, annex: bool = False
) -> Section:
    chosen = tuple(finding for finding in report.assessment.findings if finding.prong == prong)
    told = tuple(one for one in chosen if _is_told(one, report))
    bare = tuple(one for one in chosen if one not in told)
    blocks: list[Block] = []
    if len(chosen) == 0:
        blocks.append(Paragraph(plain("No criterion of this part was assessed.", f"prong:{prong}"), tone="note"))
    if len(bare) > 0:
        blocks.append(Paragraph(_bare(bare), tone="gap"))
    sections = tuple(_finding(finding, report, evidence, both) for finding in told)
    return Section(prong.replace(" ", "-"), prong_name(prong), tuple(blocks), sections, annex=annex)


def _is_told(finding: Finding, report: Report) -> bool:
    """Return whether there is more to tell of a finding than that nothing was found."""
    held = (*finding.supporting, *finding.opposing, *finding.commitments, *finding.mixed)
    decided = any(decision.subject == finding.id for decision in report.decisions)
    return finding.status != "no_evidence" or len(held) > 0 or decided


def _bare(bare: tuple[Finding, ...]) -> Sentence:
    parts = (Words("Nothing that counts was found on: "), Name("; ".join(one.label for one in bare)), Words("."))
    return Sentence(parts, basis=tuple(f"finding:{one.id}" for one in bare))


def _finding(finding: Finding, report: Report, evidence: Evidence, torn_ones: frozenset[str]) -> Section:
    status = wording().statuses[finding.status]
    return Section(
        anchor=f"finding-{finding.id}",
        title=finding.label,
        blocks=(*_blocks(finding, evidence, torn_ones), *decided_on(finding, report.decisions)),
        mark=status.word,
        tone=finding.status,
        note=finding.citation,
    )


def _blocks(finding: Finding, evidence: Evidence, torn_ones: frozenset[str]) -> list[Block]:
    basis = f"finding:{finding.id}"
    held = {*finding.supporting, *finding.opposing}
    both = {*finding.mixed, *(held & torn_ones), *({*finding.supporting} & {*finding.opposing})}
    supporting = tuple(record for record in finding.supporting if record not in both)
    opposing = tuple(record for record in finding.opposing if record not in both)
    blocks: list[Block] = [*_side(finding, supporting, evidence, tone="for"),
                           *_side(finding, opposing, evidence, tone="against")]  # fmt: skip
    if len(both) > 0:
        mixed = statement_sentences(evidence, by_weight(both, evidence))
        blocks.append(Statements(BOTH, mixed, "plain", shown=SIDE))
    if len(blocks) == 0:
        blocks.append(Paragraph(plain("No evidence that counts was found either way.", basis), "gap"))
    promised = effort_sentences(
        evidence, _once((*finding.commitments, *finding.supporting, *finding.opposing)), commitment=True
    )
    if len(promised) > 0:
        title = "Promised, and so no ground for a tier"
        blocks.append(Statements(title, promised, tone="commitment", shown=SIDE))
    if finding.missing != "":
        blocks.append(Paragraph(named(finding.missing, basis), tone="gap"))
    return blocks


def _side(finding: Finding, records: tuple[str, ...], evidence: Evidence, *, tone: str) -> list[Block]:
    """Return what is found on one side, and apart from it what is said there by denying; nothing where none is."""
    words = wording().sides[side_words(finding)][tone]
    held = by_weight(records, evidence)
    denials = tuple(record for record in held if evidence.statement(record).certainty == "denied")
    said = tuple(record for record in held if record not in denials)
    sentences = effort_sentences(evidence, said, commitment=False)
    blocks: list[Block] = []
    if len(sentences) > 0:
        blocks.append(Statements(words.title, sentences, tone, shown=SIDE))
    if len(denials) > 0:
        blocks.append(Statements(words.denied, statement_sentences(evidence, denials), "denial", shown=SIDE))
    return blocks


def _once(records: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(records))


def _outside(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the efforts that no finding used, so that none is lost."""
    used = {
        record
        for finding in report.assessment.findings
        for record in (*finding.supporting, *finding.opposing, *finding.commitments, *finding.mixed)
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
    title = "Efforts that no finding uses"
    return (Section("other-efforts", title, blocks, annex=True),) if len(blocks) > 0 else ()
