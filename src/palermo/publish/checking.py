"""What is to be checked: listed apart, first what could change the tier or a finding, then the surest."""

from dataclasses import replace

from palermo.publish.content import (
    Block,
    Count,
    Likelihood,
    Name,
    Paragraph,
    Part,
    Section,
    Sentence,
    Statements,
    Words,
)
from palermo.publish.decided import verdicts_on
from palermo.publish.evidence import Evidence, Statement
from palermo.publish.quantities import tenths_of
from palermo.publish.report import Report, claims_of, efforts_of
from palermo.publish.sentences import statement_sentence
from palermo.publish.wording import Doubt, abuse_name, wording
from palermo.records import Claim, concerns, counts

WRITTEN_OUT = 400
"""Statements of one list that are written out; the rest are counted, and the data files hold every one."""
SHOWN = 10
"""Statements with which the page opens, over all lists."""
READER, GRAMMAR = "reader", "grammar"
"""The names by which `why` tells that the trained reader or the grammar made a statement."""


def waiting(report: Report, evidence: Evidence) -> tuple[Statement, ...]:
    """Return what waits for a person, in the order in which it is best looked at.

    What could change the tier or a finding stands first, then the likelier right.
    """
    place = {name: number for number, name in enumerate(report.first)}
    verdicts = verdicts_on(report, evidence)
    held = (one for one in _uncounted(report) if one.id not in verdicts)
    return tuple(
        sorted(held, key=lambda one: (place.get(one.id, len(place)), -(one.confidence or 0.0), _place(one)))
    )


def checking_section(report: Report, evidence: Evidence) -> tuple[Section, ...]:
    """Return the section of what is to be checked, and of what a person looked at and still does not count."""
    held = waiting(report, evidence)
    deciding = [one for one in held if one.id in report.first]
    further = [one for one in held if one.id not in report.first]
    looked_at = [one for one in _uncounted(report) if one not in held]
    lists = (
        ("Could change the tier or a finding", deciding),
        ("Further statements, the likelier right first" if deciding else "The likelier right first", further),
        ("Looked at by a person, and not counted", looked_at),
    )
    labels = {finding.id: finding.label for finding in report.assessment.findings}
    blocks: list[Block] = []
    room = SHOWN
    for title, listed in lists:
        blocks += _listed(title, listed, evidence, labels, shown=room)
        room = max(0, room - len(listed))
    if len(blocks) == 0:
        return ()
    return (Section("to-check", "To be checked", (Paragraph(_lead(len(held)), "lead"), *blocks)),)


def waiting_count(number: int) -> Count:
    """Return how many statements wait, as words for a sentence."""
    return Count(number, "statement waits to be checked", "statements wait to be checked")


def _uncounted(report: Report) -> tuple[Statement, ...]:
    statements: tuple[Statement, ...] = (*claims_of(report), *efforts_of(report))
    country = report.assessment.country
    return tuple(sorted((one for one in statements if not counts(one) and concerns(one, country)), key=_place))


def _place(one: Statement) -> tuple[str, int, int, str]:
    return (one.document, one.start, one.end, one.id)


def _lead(number: int) -> Sentence:
    told = (
        " by a person. The machine is not sure of them: no finding, no count of sources and no figure of this "
        "report rests on them. One counts from when a person confirms it, and never once a person rejects it."
    )
    return Sentence((waiting_count(number), Words(told)), basis=("extractions",))


def _listed(
    title: str, held: list[Statement], evidence: Evidence, labels: dict[str, str], *, shown: int
) -> list[Block]:
    if len(held) == 0:
        return []
    blocks: list[Block] = [
        Statements(title, _sentences(held[:WRITTEN_OUT], evidence, labels), "note", shown=shown)
    ]
    if len(held) > WRITTEN_OUT:
        more = Count(len(held) - WRITTEN_OUT, "further statement stands", "further statements stand")
        blocks.append(
            Paragraph(Sentence((more, Words(" in the data files alone.")), basis=("extractions",)), "note")
        )
    return blocks


def _sentences(held: list[Statement], evidence: Evidence, labels: dict[str, str]) -> tuple[Sentence, ...]:
    """Return a sentence a statement; efforts that tell of one step on several criteria share theirs."""
    together: dict[tuple[object, ...], list[Statement]] = {}
    for one in held:
        key = (one.document, one.start, one.end, one.chain, one.certainty, one.confidence, doubts(one))
        together.setdefault(key, []).append(one)
    return tuple(_sentence(records, evidence, labels) for records in together.values())


def _sentence(records: list[Statement], evidence: Evidence, labels: dict[str, str]) -> Sentence:
    told, first = statement_sentence(evidence, records[0].id), records[0]
    readings = dict.fromkeys(reading_of(one, labels) for one in records)
    parts: tuple[Part, ...] = (
        *told.parts, Words(" — read as "), Name(", ".join(readings)), *_sureness(first),
        Words("; decide on it as "), Name(", ".join(one.id for one in records)),
    )  # fmt: skip
    return replace(told, parts=parts, records=tuple(one.id for one in records))


def _sureness(one: Statement) -> tuple[Part, ...]:
    """Return how sure the machine is, and why it is not surer as far as the record shows."""
    reasons = "".join(f"; {wording().doubts[doubt]}" for doubt in doubts(one))
    if one.confidence is None:
        return (Words(f"; the machine cannot say how sure it is of this{reasons}"),)
    likelihood = Likelihood(one.id, tenths_of(one.confidence))
    return (Words("; the machine is not sure of this: likelihood "), likelihood, Words(reasons))


def reading_of(one: Statement, labels: dict[str, str]) -> str:
    """Return what a statement was read as, in plain words; `labels` are those of the findings by id."""
    if isinstance(one, Claim):
        if one.tier is not None:
            return "what a source says of the rank"
        return ", ".join(abuse_name(code).lower() for code in one.abuses) or "a statement of abuse"
    kind = "a promise" if one.commitment else wording().stances[one.stance]
    return f"{kind} on {labels.get(one.criterion, one.criterion)}"


def doubts(one: Statement) -> tuple[Doubt, ...]:
    """Return what in a statement's record tells why the machine is not sure of it."""
    known: tuple[tuple[Doubt, bool], ...] = (
        ("unclear", one.certainty == "unclear"),
        ("mixed", not isinstance(one, Claim) and one.stance == "mixed"),
        ("country", len(one.about) > 0 and all(about.code is None for about in one.about)),
        ("source", len(one.chain) > 0 and one.chain[-1].source.endswith("(unnamed)")),
        ("kind", isinstance(one, Claim) and one.tier is None and len(one.abuses) == 0),
        ("reader_alone", READER in one.why and GRAMMAR not in one.why),
        ("grammar_alone", GRAMMAR in one.why and READER not in one.why),
        ("suggested", isinstance(one, Claim) and one.origin == "suggested"),
    )
    return tuple(doubt for doubt, holds in known if holds)
