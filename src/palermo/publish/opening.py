"""The first screen: why this tier, what speaks against it, what it hangs on, what was read, what is left."""

from palermo.publish.checking import waiting, waiting_count
from palermo.publish.content import Count, Fact, Facts, Name, Part, Section, Sentence, Words
from palermo.publish.countries import country_name
from palermo.publish.deciding import deciding_step
from palermo.publish.evidence import Evidence
from palermo.publish.folder import folder_told
from palermo.publish.hanging import hangs_on
from palermo.publish.headline import ground_of, tier_name
from palermo.publish.independent import behind
from palermo.publish.precedents import alike_fact
from palermo.publish.report import Report, told_claims, told_efforts
from palermo.publish.sentences import plain, statement_sentence
from palermo.publish.sides import Sides, sides_of
from palermo.publish.strongest import strongest
from palermo.publish.wording import wording
from palermo.records import Assessment, Claim, ReportedTier

LOW = ("2WL", "3")
SHOWN = 2


def opening_section(report: Report, evidence: Evidence) -> Section:
    """Return what a reader has to know before all else, each part under its label."""
    facts = (
        Fact("Why", _why(report, evidence)),
        *_against(report, evidence),
        Fact("Hangs on", hangs_on(report, evidence)),
        Fact("The folder", folder_told(report)),
        Fact("For a person to decide", _open(report, evidence)),
        *alike_fact(report.assessment),
    )
    return Section("in-short", "In short", (Facts(facts),))


def _why(report: Report, evidence: Evidence) -> tuple[Sentence, ...]:
    assessment = report.assessment
    ground = ground_of(assessment)
    if ground == "open":
        return _unsettled(report, evidence)
    standing = assessment.standing
    if ground == "reported" and standing is not None:
        return _echo(assessment, standing.reported, evidence)
    step = deciding_step(assessment)
    sides = sides_of(assessment, evidence)
    behind = (*(() if step is None else step.claims), *_bearing(assessment, sides))
    records = tuple(record for record in behind if not (ground == "evidence" and _is_rank(record, evidence)))
    passages = _sentences(records, evidence)
    if step is None:
        return (*_judged(assessment), *passages) or (plain("The rules settle it; see the rule trace.", "steps"),)
    told = Sentence(
        (Words("The deciding rule: "), Name(step.statement), Words(" ("), Name(step.citation), Words(")")),
        basis=(f"rule:{step.rule}",),
    )
    return (told, *_judged(assessment), *passages)


def _is_rank(record: str, evidence: Evidence) -> bool:
    """Return whether a record is what a source says of the rank, which is no evidence of what was done."""
    statement = evidence.statement(record)
    return isinstance(statement, Claim) and statement.tier is not None


def _bearing(assessment: Assessment, sides: Sides) -> tuple[str, ...]:
    return sides.failings if assessment.tier in LOW else sides.efforts


def _judged(assessment: Assessment) -> tuple[Sentence, ...]:
    """Return what the evidence on each part comes to, in one sentence; nothing where no part has any."""
    judged = () if assessment.standing is None else assessment.standing.judged
    told = [f"{one.label.lower()}: {wording().balances[one.balance]}" for one in judged if one.balance != "silent"]
    joined = "; ".join(told)
    return (plain(f"{joined[:1].upper()}{joined[1:]}.", "standing"),) if told else ()


def _echo(assessment: Assessment, ranks: tuple[ReportedTier, ...], evidence: Evidence) -> tuple[Sentence, ...]:
    """Return what sources place, as theirs, and that the evidence itself settles no tier."""
    own = plain(
        "What was done and not done settles no tier by itself; the rank above is repeated, not found here.",
        "standing",
    )
    records = tuple(claim for rank in ranks for claim in rank.claims)
    if len(ranks) == 0:
        step = deciding_step(assessment)
        found = plain("Sources say in the law's own words what the rules ask, and the rules take it from them.",
                      "standing")  # fmt: skip
        return (found, own, *_sentences(() if step is None else step.claims, evidence))
    return (
        *(_ranked(rank, assessment.year, evidence) for rank in ranks),
        own,
        *_sentences(records, evidence, _roots(ranks)),
    )


def _roots(ranks: tuple[ReportedTier, ...]) -> int:
    """Return how many passages show what sources place: one a source, a copy shows nothing further."""
    return min(SHOWN, sum(rank.roots for rank in ranks))


def _ranked(rank: ReportedTier, year: int, evidence: Evidence) -> Sentence:
    told = behind(rank.roots, rank.claims, evidence)
    gives = Words(" gives " if rank.roots == 1 and len(told) == 1 else " give ")
    parts = (
        *told, gives, Name(tier_name(rank.tier)),
        Words(" as the rank in the report of "), Name(str(year)), Words("."),
    )  # fmt: skip
    return Sentence(parts, basis=("standing",))


def _unsettled(report: Report, evidence: Evidence) -> tuple[Sentence, ...]:
    """Return why no tier is named, with the strongest of what counts both ways."""
    counted = len(told_claims(report)) + len(told_efforts(report))
    country = Name(country_name(report.assessment.country))
    if counted == 0:
        return (Sentence((Words("No statement about "), country, Words(" counts.")), basis=("extractions",)),)
    sides, first, last = sides_of(report.assessment, evidence), *map(Name, report.assessment.period)
    number = Count(counted, "statement counts", "statements count")
    if len(sides.efforts) + len(sides.failings) == 0:
        none = (number, Words(", but none tells what was done or not done on enforcement or protection in "),
                country, Words(" from "), first, Words(" to "), last, Words("."))  # fmt: skip
        return (Sentence(none, basis=("extractions",)),)
    told = (number, Words(", and what they tell does not settle the facts that the rules ask for."))
    both = (*strongest(sides.failings, evidence, 1), *strongest(sides.efforts, evidence, 1))
    return (Sentence(told, basis=("extractions",)), *_sentences(both, evidence))


def _sentences(records: tuple[str, ...], evidence: Evidence, number: int = SHOWN) -> tuple[Sentence, ...]:
    return tuple(statement_sentence(evidence, record) for record in strongest(records, evidence, number))


def _against(report: Report, evidence: Evidence) -> tuple[Fact, ...]:
    assessment = report.assessment
    if assessment.tier is None:
        return ()
    sides = sides_of(assessment, evidence)
    other = sides.efforts if assessment.tier in LOW else sides.failings
    denied = tuple(claim.id for claim in told_claims(report) if claim.certainty == "denied" and claim.tier is None)
    denials = _sentences(denied, evidence, 1) if assessment.tier in LOW else ()
    said = (*_sentences(tuple(record for record in other if record not in denied), evidence), *denials)
    return (Fact("Against it", said or (plain("Nothing that counts speaks against it.", "findings"),)),)


def _open(report: Report, evidence: Evidence) -> tuple[Sentence, ...]:
    """Return what waits for a person: rules, statements, and the tier itself."""
    assessment = report.assessment
    waits = [step for step in assessment.steps if step.needs_person and step.rule in assessment.needs_person]
    labels = {finding.id: finding.label for finding in assessment.findings}
    told = [
        Sentence(
            (Words("Whether this holds: "), Name(labels.get(step.rule, step.statement)),
             Words(" ("), Name(f"{step.citation}; decide on {step.rule}"), Words(").")),
            step.claims,
            basis=(f"rule:{step.rule}",),
        )
        for step in waits
    ]  # fmt: skip
    unchecked = waiting(report, evidence)
    if unchecked:
        told.append(_to_check(len(unchecked), sum(one.id in report.first for one in unchecked)))
    if len(told) == 0:
        told.append(plain("Whether the tier stands; every finding may be confirmed or overruled.", "decisions"))
    return tuple(told)


def _to_check(number: int, deciding: int) -> Sentence:
    parts: list[Part] = [waiting_count(number),
                         Words(" and count for nothing here until a person has looked at them" if number > 1
                               else " and counts for nothing here until a person has looked at it")]  # fmt: skip
    if deciding > 0:
        parts += [Words("; "), Count(deciding, "of them could change the tier or a finding",
                                     "of them could change the tier or a finding")]  # fmt: skip
    return Sentence((*parts, Words(".")), basis=("extractions",))
