"""A report becomes files."""

import hashlib

from palermo.publish.annotations import annotations_file
from palermo.publish.citations import bibtex_file, csl_file
from palermo.publish.edition import edition_of
from palermo.publish.entities import entities_file
from palermo.publish.files import assessment_file, document_record, lines
from palermo.publish.html import html_page
from palermo.publish.markdown import markdown_page
from palermo.publish.pdf import pdf_file
from palermo.publish.report import Report, claims_of, in_order
from palermo.publish.tables import claims_csv, workbook
from palermo.records.encode import encode


def publish(report: Report) -> dict[str, bytes]:
    """Return the files of a report by name; the same report, in whatever order, gives the same bytes.

    Errors: UntraceableError where a sentence does not rest on the evidence; then nothing is published.
    """
    report = in_order(report)
    edition = edition_of(report)
    assessment = assessment_file(report)
    digest = hashlib.sha256(assessment).hexdigest()
    derivations = {derivation.document: derivation for derivation in report.derivations}
    return {
        "report.html": html_page(edition, digest=digest),
        "report.pdf": pdf_file(edition, digest=digest),
        "assessment.json": assessment,
        "claims.jsonl": lines(encode(claim) for claim in claims_of(report)),
        "documents.jsonl": lines(
            document_record(item, derivations.get(item.document)) for item in report.documents
        ),
        "problems.jsonl": lines(encode(problem) for problem in report.problems),
        "report.md": markdown_page(edition),
        "evidence.jsonld": annotations_file(report),
        "statements.csv": entities_file(report),
        "claims.csv": claims_csv(report),
        "evidence.xlsx": workbook(report),
        "sources.csl.json": csl_file(report),
        "sources.bib": bibtex_file(report),
    }
