"""What people decided, beside what the machine proposed: the last decision counts, and the earlier ones stay."""

from dataclasses import replace

from palermo.publish.content import (
    Block,
    Facts,
    Name,
    Part,
    Quotation,
    Section,
    Sentence,
    Statements,
    Table,
    Words,
)
from palermo.publish.evidence import Evidence
from palermo.publish.report import Report
from palermo.publish.sentences import named, plain
from palermo.publish.wording import wording
from palermo.records import Assessment, Decision, Finding, Verdict

TIER = "tier"
VERDICTS = {"confirm": "confirmed the proposal", "overrule": "overruled the proposal", "unsure": "left it open"}
MARKS: dict[Verdict, str] = {"overrule": "rejected by a person", "confirm": "confirmed by a person"}
COLUMNS = ("About", "The machine proposed", "Decision", "Why", "Who", "When", "Stands")


def standing(finding: Finding) -> Sentence:
    """Return the status that stands, and the machine's beside it where a person decided."""
    words, basis = wording().statuses, f"finding:{finding.id}"
    status = words[finding.status].word
    if finding.decided is None or finding.proposed is None:
        return plain(status, basis)
    return plain(f"{status}, decided by a person; the machine proposed {words[finding.proposed].word}", basis)


def decided_on(finding: Finding, decisions: tuple[Decision, ...]) -> tuple[Block, ...]:
    """Return what people decided about a finding, in order of time, after what the machine proposed."""
    made = _in_time(decisions, finding.id)
    if len(made) == 0:
        return ()
    proposed = wording().statuses[finding.proposed or finding.status].word
    machine = plain(f"The machine proposed: {proposed}.", f"finding:{finding.id}")
    return (Statements("Decided by a person", (machine, *map(_told, made)), tone="note"),)


def tier_decided(report: Report) -> tuple[Block, ...]:
    """Return what people decided about the indicated tier itself."""
    made = _in_time(report.decisions, TIER)
    if len(made) == 0:
        return ()
    return (Statements("Decided by a person about the indicated tier", tuple(map(_told, made)), tone="note"),)


def decisions_section(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return every decision in order of time, each beside the proposal it is about; nothing without any."""
    if len(report.decisions) == 0:
        return ()
    made = _in_time(report.decisions)
    last = {decision.subject: decision for decision in made}
    rows = tuple(_row(decision, report, evidence, counts=decision is last[decision.subject]) for decision in made)
    lead = plain(
        "A statement that a person rejected keeps its sentence, marked, but no finding and no count of sources "
        "rests on it. One that was to be checked counts from when a person confirms it. What the rules would "
        "indicate without these decisions stands under the assumptions.",
        "decisions",
    )
    table = Table("Decisions of people", COLUMNS, rows, "decisions")
    return (Section("decisions", "What people decided", (table, Statements("", (lead,), "note")), annex=True),)


def marked(sections: tuple[Section, ...], report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the sections with a mark on every sentence that tells a statement which a person decided on."""
    verdicts = verdicts_on(report, evidence)
    return tuple(_marked(section, verdicts) for section in sections) if verdicts else sections


def verdicts_on(report: Report, evidence: Evidence) -> dict[str, Verdict]:
    """Return the verdict that stands on each claim and effort that a person rejected or confirmed, by id."""
    last = {decision.subject: decision.verdict for decision in _in_time(report.decisions)}
    return {name: one for name, one in last.items() if one in MARKS and name in evidence.statements}


def _marked(section: Section, verdicts: dict[str, Verdict]) -> Section:
    blocks = tuple(_block_marked(block, verdicts) for block in section.blocks)
    return replace(section, blocks=blocks, sections=tuple(_marked(inner, verdicts) for inner in section.sections))


def _block_marked(block: Block, verdicts: dict[str, Verdict]) -> Block:
    if isinstance(block, Statements):
        return replace(block, sentences=tuple(_with_marks(one, verdicts) for one in block.sentences))
    if isinstance(block, Facts):
        facts = (
            replace(f, sentences=tuple(_with_marks(one, verdicts) for one in f.sentences)) for f in block.facts
        )
        return replace(block, facts=tuple(facts))
    return block


def _with_marks(sentence: Sentence, verdicts: dict[str, Verdict]) -> Sentence:
    if not any(isinstance(part, Quotation) for part in sentence.parts):
        return sentence
    marks = tuple(_mark(sentence, verdict, verdicts) for verdict in MARKS)
    return replace(sentence, parts=(*sentence.parts, *(mark for mark in marks if mark.text)))


def _mark(sentence: Sentence, verdict: Verdict, verdicts: dict[str, Verdict]) -> Words:
    """Return the mark of a verdict on the records of a sentence; empty where it stands on none of them."""
    held = [verdicts.get(record) == verdict for record in sentence.records]
    if not any(held):
        return Words("")
    return Words(f" ({MARKS[verdict]})" if all(held) else f" ({MARKS[verdict]} in one of its readings)")


def _in_time(decisions: tuple[Decision, ...], subject: str | None = None) -> tuple[Decision, ...]:
    made = (decision for decision in decisions if subject in {None, decision.subject})
    return tuple(sorted(made, key=lambda decision: decision.time))


def _told(decision: Decision) -> Sentence:
    parts = (Name(decision.author), Words(" "), *_verdict(decision), Words(", on "), Name(decision.time),
             Words(": "), Name(decision.reason))  # fmt: skip
    return Sentence(parts, basis=(f"decision:{decision.subject}",))


def _readable(time: str) -> str:
    """Return a moment with its day and hour apart, so that it can break in a narrow cell."""
    return time.replace("T", " ")


def _verdict(decision: Decision) -> tuple[Part, ...]:
    said = Words(VERDICTS[decision.verdict])
    if decision.verdict != "overrule" or decision.value is None:
        return (said,)
    return (said, Words(" in favour of "), Name(_chosen(decision)))


def _chosen(decision: Decision) -> str:
    value = decision.value or ""
    if decision.subject == TIER:
        return wording().tiers.get(value, value)
    status = wording().statuses.get(value)
    return value.replace("_", " ") if status is None else status.word


def _row(decision: Decision, report: Report, evidence: Evidence, *, counts: bool) -> tuple[Sentence, ...]:
    basis = f"decision:{decision.subject}"
    return (
        _about(decision, report.assessment, evidence),
        _proposed(decision, report, evidence),
        Sentence(_verdict(decision), basis=(basis,)),
        named(decision.reason, basis),
        named(decision.author, basis),
        named(_readable(decision.time), basis),
        plain("yes" if counts else "no, a later one stands", basis),
    )


def _about(decision: Decision, assessment: Assessment, evidence: Evidence) -> Sentence:
    """Return the subject by its name, with a marker that opens the passage where it is a claim or effort."""
    subject = decision.subject
    if subject in evidence.statements:
        return Sentence((Words("A statement: "), Name(subject)), records=(subject,))
    labels = {finding.id: finding.label for finding in assessment.findings}
    label = "The indicated tier" if subject == TIER else labels.get(subject, "")
    return named(f"{label} ({subject})" if label and subject != TIER else label or subject, f"decision:{subject}")


def _proposed(decision: Decision, report: Report, evidence: Evidence) -> Sentence:
    """Return what the machine proposes on the subject in this report."""
    subject, basis, assessment = decision.subject, f"decision:{decision.subject}", report.assessment
    if subject in report.lifted or (subject in evidence.statements and evidence.statement(subject).to_check):
        return plain("to be checked", basis)
    for finding in assessment.findings:
        if finding.id == subject:
            return plain(wording().statuses[finding.proposed or finding.status].word, basis)
    if subject == TIER:
        return named(wording().tiers[assessment.tier or "undetermined"], basis)
    rules = {step.rule for step in assessment.steps}
    return plain("see its step in the ranking" if subject in rules else "taken as evidence", basis)
