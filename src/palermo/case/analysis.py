"""Documents and their extractions into roots and corroborations."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from palermo.case.extraction import extract_documents
from palermo.case.figuring import Figures, tested_figures
from palermo.case.progress import Progress
from palermo.corroborate import (
    NO_WORKS,
    Memory,
    Works,
    conflicts,
    corroborate,
    drifts,
    find_works,
    makers,
    stated_methods,
    trace,
    trace_roots,
)
from palermo.publish.files import document_record
from palermo.records import (
    Claim,
    Conflict,
    Corroboration,
    Derivation,
    Document,
    Drift,
    Effort,
    Extraction,
    Problem,
    counts,
)
from palermo.records.encode import Json


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything known about a folder or a case before a country and a year are named.

    `makers` give, by root, the body that made a work, where that is known.
    """

    documents: tuple[Document, ...]
    extractions: tuple[Extraction, ...]
    derivations: tuple[Derivation, ...]
    corroborations: tuple[Corroboration, ...]
    problems: tuple[Problem, ...]
    figures: Figures = field(default_factory=Figures)
    conflicts: tuple[Conflict, ...] = ()
    drifts: tuple[Drift, ...] = ()
    memory: Memory = field(default_factory=Memory, compare=False)
    works: Works = NO_WORKS
    makers: Mapping[str, str] = field(default_factory=dict)

    def claims(self) -> tuple[Claim, ...]:
        """Return every claim, in order of document and offset."""
        return tuple(claim for extraction in self.extractions for claim in extraction.claims)

    def efforts(self) -> tuple[Effort, ...]:
        """Return every effort, in order of document and offset."""
        return tuple(effort for extraction in self.extractions for effort in extraction.efforts)

    def statements(self) -> tuple[Claim | Effort, ...]:
        """Return every claim, then every effort."""
        return (*self.claims(), *self.efforts())


def analyse(documents: Sequence[Document], *, problems: Sequence[Problem], progress: Progress) -> Analysis:
    """Return what the documents hold: what each yields, where each comes from, and what says the same."""
    found = list(problems)
    extractions: list[Extraction] = []
    steps = progress.track(extract_documents(documents), step="Extracting", total=len(documents))
    for _, extraction, faults in steps:
        extractions.append(extraction)
        found += faults
    return combine(documents, extractions, problems=found)


def combine(
    documents: Sequence[Document],
    extractions: Sequence[Extraction],
    *,
    problems: Sequence[Problem],
    memory: Memory | None = None,
) -> Analysis:
    """Return the analysis of documents whose extractions are at hand; `memory` is of an earlier one."""
    derivations, kept = trace(documents, memory)
    traced = Analysis(
        documents=tuple(documents),
        extractions=tuple(extractions),
        derivations=derivations,
        corroborations=(),
        problems=tuple(dict.fromkeys((*problems, *_set_aside(extractions)))),
        memory=kept,
    )
    return compared(traced)


def compared(analysis: Analysis, *, left_out: Collection[str] = ()) -> Analysis:
    """Return the analysis with its claims compared anew: corroborations, figures, conflicts and drifts.

    Only claims that count are compared, and none whose id is among `left_out`; every claim stays in the analysis.
    """
    claims = [claim for claim in analysis.claims() if counts(claim) and claim.id not in left_out]
    roots = {derivation.document: derivation.root for derivation in analysis.derivations}
    figures = tested_figures(claims)
    methods = stated_methods(claims, analysis.documents)
    works = find_works(claims, analysis.documents, analysis.derivations)
    corroborations = corroborate(claims, roots, numbers=figures.numbers, methods=methods, works=works)
    return replace(
        analysis,
        corroborations=corroborations,
        figures=figures,
        conflicts=conflicts(claims, corroborations, roots, figures.numbers),
        drifts=drifts(analysis.documents, claims, analysis.derivations),
        works=works,
        makers=makers(claims, works, analysis.derivations),
    )


def counting(analysis: Analysis, ids: Collection[str]) -> Analysis:
    """Return the analysis with the claims and efforts of those ids no longer to be checked; compare it anew."""
    return replace(
        analysis,
        extractions=tuple(
            replace(
                one,
                claims=tuple(replace(it, to_check=it.to_check and it.id not in ids) for it in one.claims),
                efforts=tuple(replace(it, to_check=it.to_check and it.id not in ids) for it in one.efforts),
            )
            for one in analysis.extractions
        ),
    )


def _set_aside(extractions: Sequence[Extraction]) -> Iterator[Problem]:
    """Yield a problem for each document that was not read for claims: a gap in the evidence."""
    for extraction in extractions:
        if extraction.set_aside:
            yield Problem(
                stage="extract",
                code="set_aside",
                message=f"{extraction.document}: speaks of the subject in passing at most; not read for claims",
                remedy="see what it says with `palermo extract --everything`",
                document=extraction.document,
            )


def without_protected(analysis: Analysis) -> Analysis:
    """Return the analysis made anew from the documents that are not protected: what a public edition rests on.

    Roots and corroborations are found again, so that no count tells of a protected document. A problem goes with
    its document; one told apart from a protected document only by the hash in that one's label goes as well.
    """
    protected = tuple(document.document for document in analysis.documents if document.protected)
    if len(protected) == 0:
        return analysis
    left_out = frozenset(protected)
    return combine(
        [document for document in analysis.documents if document.document not in left_out],
        [extraction for extraction in analysis.extractions if extraction.document not in left_out],
        problems=[problem for problem in analysis.problems if not _tells_of(problem, protected)],
        memory=analysis.memory,
    )


def _tells_of(problem: Problem, labels: Sequence[str]) -> bool:
    about = problem.document
    return about is not None and any(label == about or label.startswith(f"{about}~") for label in labels)


def document_records(documents: Sequence[Document]) -> tuple[Json, ...]:
    """Return what `documents.jsonl` says of each document, its root among it."""
    derivations = {derivation.document: derivation for derivation in trace_roots(documents)}
    return tuple(document_record(document, derivations.get(document.document)) for document in documents)
