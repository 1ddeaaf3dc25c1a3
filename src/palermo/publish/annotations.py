"""The evidence as linked data: W3C Web Annotations on the documents, and PROV for what was made from what.

Source: W3C Web Annotation Data Model (2017), selectors of section 4.2; W3C PROV-O (2013). Terms are written with
their prefixes and the context stands inside the file, so that reading it makes no request.
"""

import json

from palermo.publish.evidence import Evidence, Statement, evidence_of, page_of
from palermo.publish.report import Report, claims_of, efforts_of
from palermo.records import Claim, Document
from palermo.records.encode import Json

CONTEXT: dict[str, Json] = {
    "oa": "http://www.w3.org/ns/oa#",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "palermo": "urn:palermo:term:",
}
ACTIVITY, AGENT = "urn:palermo:assessing", "urn:palermo:software"
PDF_FRAGMENTS = "http://tools.ietf.org/rfc/rfc3778"
AROUND = 32  # code points kept on each side of a quotation, to find it again in a text that has changed


def annotations_file(report: Report) -> bytes:
    """Return documents, claims and efforts, derivations and the assessment as one JSON-LD graph in UTF-8."""
    evidence = evidence_of(report)
    statements: tuple[Statement, ...] = (*claims_of(report), *efforts_of(report))
    graph: list[Json] = [
        {"@id": AGENT, "@type": "prov:SoftwareAgent", "dcterms:title": f"palermo {report.provenance.palermo}"},
        {"@id": ACTIVITY, "@type": "prov:Activity", "prov:wasAssociatedWith": {"@id": AGENT}},
        *(_document(document, evidence) for document in report.documents),
        *(_annotation(statement, evidence.document(statement.document)) for statement in statements),
        _assessment(report),
    ]
    text = json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace")


def document_id(document: Document) -> str:
    """Return the name of a document: the hash of its bytes, and its label, because a file may hold several."""
    return f"urn:sha256:{document.sha256}#{_escaped(document.document)}"


def _document(document: Document, evidence: Evidence) -> Json:
    known: dict[str, Json] = {
        "@id": document_id(document),
        "@type": "prov:Entity",
        "dcterms:identifier": document.document,
        "dcterms:language": document.language,
    }
    for term, value in (
        ("title", document.title),
        ("publisher", document.publisher),
        ("issued", document.published),
        ("source", document.url),
    ):
        if value:
            known[f"dcterms:{term}"] = value
    derivation = evidence.derivations.get(document.document)
    if derivation is not None and derivation.derived_from in evidence.documents:
        origin = evidence.documents[str(derivation.derived_from)]
        known["prov:wasDerivedFrom"] = {"@id": document_id(origin)}
        known["palermo:relation"] = derivation.relation
    if derivation is not None and derivation.root not in evidence.documents:
        known["prov:hadPrimarySource"] = {"@id": f"urn:palermo:{_escaped(derivation.root)}"}
    return known


def _annotation(statement: Statement, document: Document) -> Json:
    codes = statement.abuses if isinstance(statement, Claim) else (statement.criterion, statement.action)
    bodies: list[Json] = [{"@type": "oa:TextualBody", "rdf:value": code} for code in codes]
    return {
        "@id": f"urn:palermo:statement:{statement.id}",
        "@type": ["oa:Annotation", "prov:Entity"],
        "oa:motivatedBy": {"@id": "oa:classifying"},
        "oa:hasBody": bodies,
        "oa:hasTarget": {
            "@type": "oa:SpecificResource",
            "oa:hasSource": {"@id": document_id(document)},
            "oa:hasSelector": _selectors(statement, document),
        },
        "palermo:certainty": statement.certainty,
        "palermo:toCheck": statement.to_check,
        **_known(statement),
        "palermo:chain": {"@list": [link.source for link in statement.chain]},
        "prov:wasDerivedFrom": {"@id": document_id(document)},
        "prov:wasGeneratedBy": {"@id": ACTIVITY},
    }


def _known(statement: Statement) -> dict[str, Json]:
    """Return how sure the machine is, about whom, when and why, as far as the record says."""
    told: dict[str, Json] = {
        "confidence": statement.confidence, "since": statement.since, "until": statement.until,
        "point": statement.point, "done": None if isinstance(statement, Claim) else statement.done,
        "about": [{"palermo:country": one.code, "palermo:ground": one.ground} for one in statement.about],
        "why": list(statement.why),
    }  # fmt: skip
    return {f"palermo:{name}": value for name, value in told.items() if value not in (None, [])}


def _selectors(statement: Statement, document: Document) -> list[Json]:
    text, start, end = document.text, statement.start, statement.end
    selectors: list[Json] = [
        {
            "@type": "oa:TextQuoteSelector",
            "oa:exact": text[start:end],
            "oa:prefix": text[max(0, start - AROUND) : start],
            "oa:suffix": text[end : end + AROUND],
        },
        {"@type": "oa:TextPositionSelector", "oa:start": start, "oa:end": end},
    ]
    page = page_of(document, start)
    if page is not None:
        selectors.append(
            {
                "@type": "oa:FragmentSelector",
                "dcterms:conformsTo": {"@id": PDF_FRAGMENTS},
                "rdf:value": f"page={page}",
            }
        )
    return selectors


def _assessment(report: Report) -> Json:
    assessment = report.assessment
    used = {claim for step in assessment.steps for claim in step.claims}
    used |= {item for finding in assessment.findings for item in (*finding.supporting, *finding.opposing)}
    return {
        "@id": f"urn:palermo:assessment:{assessment.country}:{assessment.year}",
        "@type": "prov:Entity",
        "palermo:tier": assessment.tier or "undetermined",
        "palermo:standing": "indicated",
        "prov:wasGeneratedBy": {"@id": ACTIVITY},
        "prov:wasDerivedFrom": [{"@id": f"urn:palermo:statement:{item}"} for item in sorted(used)],
    }


def _escaped(label: str) -> str:
    kept = "-._~/"
    return "".join(c if (c.isalnum() and c.isascii()) or c in kept else f"%{ord(c):04X}" for c in label)
