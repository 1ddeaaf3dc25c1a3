"""Several claims that say one thing, as one sentence with its sources, the firmest words and who denies it."""

from palermo.publish.content import Count, Name, Part, Quotation, Sentence, Words
from palermo.publish.evidence import Evidence, Statement, publication, root_of
from palermo.publish.kinds import kind_name, kind_of, kind_order
from palermo.publish.report import Report
from palermo.publish.sentences import statement_sentence, told_sources
from palermo.publish.strongest import strongest
from palermo.publish.wording import wording
from palermo.records import Claim, Corroboration, concerns

NAMED, DENYING = 4, 2
"""Sources of one sentence that are named, and bodies that deny it; the rest are counted."""


def groups_in_order(report: Report, evidence: Evidence) -> tuple[Corroboration, ...]:
    """Return the groups of claims by independent sources, then by how often they are told, the most first."""
    here = (group for group in report.corroborations if _is_here(group, report.assessment.country, evidence))
    return tuple(sorted(here, key=lambda group: _place(group, evidence)))


def _place(group: Corroboration, evidence: Evidence) -> tuple[int, int, int, tuple[int, str], str]:
    kind = kind_order(kind_in(group, evidence))
    return (-len(group.roots), -len(group.documents), -len(group.claims), kind, group.id)


def _is_here(group: Corroboration, country: str, evidence: Evidence) -> bool:
    """Return whether any statement of a group may be about the country of the report."""
    records = (*group.claims, *group.denials)
    held = (evidence.statements.get(record) for record in records)
    return any(one is None or concerns(one, country) for one in held)


def kind_in(group: Corroboration, evidence: Evidence) -> str:
    """Return the kind of abuse of which most of a group speaks; empty where it has none."""
    held = (evidence.statements.get(record) for record in (*group.claims, *group.denials))
    codes = [kind_of(claim) for claim in held if isinstance(claim, Claim)]
    return max(codes, key=lambda code: (codes.count(code), code != "", code)) if len(codes) > 0 else ""


def group_sentence(group: Corroboration, evidence: Evidence) -> Sentence:
    """Return what a group says in one sentence; a group without claims tells its first denial.

    A group of one source tells it as that source's; of several, how many they are, whose words are quoted and how
    firmly they speak. Errors: UntraceableError where a record of the group is not there.
    """
    if len(group.claims) == 0:
        return statement_sentence(evidence, group.denials[0])
    [quoted] = strongest(group.claims, evidence, 1) or group.claims[:1]
    told, denied = statement_sentence(evidence, quoted), _denied(group, evidence)
    kind = kind_name(kind_in(group, evidence))
    several = _several(group, evidence) if max(len(group.roots), len(group.works)) > 1 else ()
    return Sentence(
        parts=(Name(kind), Words(": "), *several, *told.parts, *denied),
        records=(*group.claims, *group.denials),
        basis=(f"corroboration:{group.id}",),
    )


def _several(group: Corroboration, evidence: Evidence) -> tuple[Part, ...]:
    """Return how many independent sources say it, who they are, and how firmly the firmest and weakest speak."""
    names = speakers(group.claims, evidence)
    words = wording().certainty
    firm = words[group.strongest].word
    span = firm if group.strongest == group.weakest else f"from {firm} to {words[group.weakest].word}"
    shown = names[:NAMED]
    # Roots that speak by one name are told as roots: they may be works of one body.
    alike = Count(len(group.roots), "root source", "root sources")
    told = told_sources(group) if len(names) >= len(group.roots) else (alike,)
    parts: list[Part] = [*told, Words(" ("), Name("; ".join(shown))]
    if len(names) > NAMED:
        parts += [Words("; and "), Count(len(names) - NAMED, "other", "others")]
    return (*parts, Words(f") say so, {span}; "))


def speakers(records: tuple[str, ...], evidence: Evidence) -> tuple[str, ...]:
    """Return who speaks nearest the fact, one name for each root, in order; a copy adds none."""
    named: dict[str, str] = {}
    for record in records:
        statement = evidence.statement(record)
        named.setdefault(root_of(statement.document, evidence), speaker(statement, evidence))
    return tuple(dict.fromkeys(named.values()))


def speaker(statement: Statement, evidence: Evidence) -> str:
    """Return the source nearest the fact by name: the last of the chain, else the publication."""
    if len(statement.chain) > 0:
        return statement.chain[-1].source
    return publication(evidence.document(statement.document))


def _denied(group: Corroboration, evidence: Evidence) -> tuple[Part, ...]:
    if len(group.denials) == 0:
        return ()
    names = tuple(dict.fromkeys(speaker(evidence.statement(record), evidence) for record in group.denials))
    first = evidence.statement(strongest(group.denials, evidence, 1)[0])
    many = len(names) > 1
    words = Words(" deny it: " if many else " denies it: ")
    others: tuple[Part, ...] = ()
    if len(names) > DENYING:
        others = (Words(" and "), Count(len(names) - DENYING, "other", "others"))
    return (
        Words("; "),
        Name(" and ".join(names[:DENYING])),
        *others,
        words,
        Quotation(first.id, first.quote, first.language),
    )
