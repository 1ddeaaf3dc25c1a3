"""What is published: an assessment with the whole of its evidence and the account of how it was made."""

from dataclasses import dataclass, replace

from palermo.records import (
    Assessment,
    Claim,
    Conflict,
    Corroboration,
    Decision,
    Derivation,
    Document,
    Drift,
    Effort,
    Extraction,
    Problem,
    concerns,
    counts,
)
from palermo.records.figures import Figure, FigureComparison


@dataclass(frozen=True, slots=True)
class HashedFile:
    """A file that took part (a rule file, a lexicon, an input) and the SHA-256 of its bytes."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class ModelUse:
    """A model that took part, with its version."""

    name: str
    version: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """How a report was made, so that the same inputs give the same bytes.

    `settings` are pairs of name and value, as text. `as_of` is the ISO date the law and lists are taken at; the
    reporting period stands in the assessment.
    """

    palermo: str
    as_of: str
    rules: tuple[HashedFile, ...] = ()
    lexicons: tuple[HashedFile, ...] = ()
    models: tuple[ModelUse, ...] = ()
    inputs: tuple[HashedFile, ...] = ()
    settings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """An assessment and all it rests on; the order of the tuples makes no difference to what is published.

    `first` alone has an order: ids of what is to be checked that could change the tier or a finding. `lifted` are
    ids of what was to be checked until a person confirmed it. `bodies` are pairs of a root and who made it, where
    that is known.
    """

    assessment: Assessment
    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    derivations: tuple[Derivation, ...]
    corroborations: tuple[Corroboration, ...]
    problems: tuple[Problem, ...]
    provenance: Provenance
    decisions: tuple[Decision, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    drifts: tuple[Drift, ...] = ()
    figures: tuple[Figure, ...] = ()
    comparisons: tuple[FigureComparison, ...] = ()
    first: tuple[str, ...] = ()
    lifted: tuple[str, ...] = ()
    bodies: tuple[tuple[str, str], ...] = ()


def claims_of(report: Report) -> tuple[Claim, ...]:
    """Return every claim, in order of document label and offset."""
    return tuple(claim for extraction in report.extractions for claim in extraction.claims)


def efforts_of(report: Report) -> tuple[Effort, ...]:
    """Return every effort, in order of document label and offset."""
    return tuple(effort for extraction in report.extractions for effort in extraction.efforts)


def told_claims(report: Report) -> tuple[Claim, ...]:
    """Return the claims that count and may be about the report's country: those of which its sections tell."""
    country = report.assessment.country
    return tuple(claim for claim in claims_of(report) if counts(claim) and concerns(claim, country))


def told_efforts(report: Report) -> tuple[Effort, ...]:
    """Return the efforts that count and may be those of the report's country."""
    country = report.assessment.country
    return tuple(effort for effort in efforts_of(report) if counts(effort) and concerns(effort, country))


def elsewhere(report: Report) -> tuple[Claim | Effort, ...]:
    """Return the claims and efforts that are about other countries alone: the data files hold them."""
    country = report.assessment.country
    statements: tuple[Claim | Effort, ...] = (*claims_of(report), *efforts_of(report))
    return tuple(one for one in statements if not concerns(one, country))


def in_order(report: Report) -> Report:
    """Return the report with every tuple that has no order of its own sorted by what its records hold."""
    return replace(
        report,
        documents=tuple(sorted(report.documents, key=lambda item: item.document)),
        extractions=tuple(sorted(report.extractions, key=lambda item: item.document)),
        derivations=tuple(sorted(report.derivations, key=lambda item: item.document)),
        corroborations=tuple(sorted(report.corroborations, key=lambda item: (-len(item.roots), item.id))),
        problems=tuple(sorted(report.problems, key=_place)),
        provenance=_provenance_in_order(report.provenance),
        conflicts=tuple(sorted(report.conflicts, key=lambda item: (item.kind, item.label, item.id))),
        drifts=tuple(sorted(report.drifts, key=lambda item: (item.document, item.source, item.claims, item.id))),
        figures=tuple(sorted(report.figures, key=lambda item: item.id)),
        bodies=tuple(sorted(report.bodies)),
        comparisons=tuple(sorted(report.comparisons, key=lambda item: (item.verdict, item.figures))),
    )


def _place(problem: Problem) -> tuple[str, int, int, str, str]:
    return (problem.document or "", problem.page or 0, problem.start or 0, problem.code, problem.message)


def _provenance_in_order(made: Provenance) -> Provenance:
    return replace(
        made,
        rules=tuple(sorted(made.rules, key=lambda item: item.name)),
        lexicons=tuple(sorted(made.lexicons, key=lambda item: item.name)),
        models=tuple(sorted(made.models, key=lambda item: item.name)),
        inputs=tuple(sorted(made.inputs, key=lambda item: (item.name, item.sha256))),
        settings=tuple(sorted(made.settings)),
    )
