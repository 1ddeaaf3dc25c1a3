"""The evidence of a report by id, and how a document is named to a reader."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from palermo.errors import UntraceableError
from palermo.publish.report import Report, claims_of, efforts_of
from palermo.records import Claim, Derivation, Document, Effort

Statement = Claim | Effort


@dataclass(frozen=True, slots=True)
class Evidence:
    """Documents by label, claims and efforts by id, the derivation of each document, and who made a root."""

    documents: dict[str, Document]
    statements: dict[str, Statement]
    derivations: dict[str, Derivation]
    bodies: Mapping[str, str] = field(default_factory=dict)

    def maker(self, root: str) -> str:
        """Return the label of the body that made the work at a root, the root itself where nobody says."""
        return self.bodies.get(root, root)

    def statement(self, record: str) -> Statement:
        """Return the claim or effort of that id. Errors: UntraceableError where there is none."""
        try:
            return self.statements[record]
        except KeyError:
            raise UntraceableError(
                f"a sentence rests on {record}, which is no claim or effort of this report; "
                "publish the assessment together with the extractions it was made from"
            ) from None

    def document(self, label: str) -> Document:
        """Return the document of that label. Errors: UntraceableError where there is none."""
        try:
            return self.documents[label]
        except KeyError:
            raise UntraceableError(
                f"{label}: a record refers to this document, which the report does not hold; "
                "publish with every document the claims were taken from"
            ) from None


def evidence_of(report: Report) -> Evidence:
    """Return the evidence of a report by id."""
    statements: dict[str, Statement] = {}
    statements.update((claim.id, claim) for claim in claims_of(report))
    statements.update((effort.id, effort) for effort in efforts_of(report))
    return Evidence(
        documents={document.document: document for document in report.documents},
        statements=statements,
        derivations={derivation.document: derivation for derivation in report.derivations},
        bodies=dict(report.bodies),
    )


def root_of(document: str, evidence: Evidence) -> str:
    """Return the root that a document goes back to: itself where nothing else is known."""
    derivation = evidence.derivations.get(document)
    return document if derivation is None else derivation.root


def said_at(statement: Statement) -> tuple[object, ...]:
    """Return what two records share that tell one thing: place and words, the chain of who says so, how firmly."""
    return (statement.document, statement.start, statement.end, statement.chain, statement.certainty)


def publication(document: Document) -> str:
    """Return what a reader knows a document by: its publisher, else its title, else its label."""
    return document.publisher or document.title or document.document


def page_of(document: Document, start: int) -> int | None:
    """Return the number of the page on which an offset stands, None where the format has no pages."""
    for segment in document.segments:
        if segment.start <= start < segment.end and len(segment.boxes) > 0:
            return segment.boxes[0].page
    return None
