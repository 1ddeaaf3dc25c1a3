"""The evidence as FollowTheMoney statements: documents, the bodies that speak, and what they say.

Source: the FollowTheMoney data model, https://followthemoney.tech. Persons are left out on purpose: a survivor or
witness, an academic, a journalist or an unnamed source becomes no entity, groups are no entities either, and a
claim is named by its codes and its place: a quotation may name a person, and these files are made for search.
"""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import pycountry
from followthemoney import EntityProxy, Statement, model
from followthemoney.statement.serialize import CSV_COLUMNS

from palermo.publish.evidence import evidence_of
from palermo.publish.report import Report, claims_of, efforts_of
from palermo.records import ChainLink, Claim, Document, Effort

DATASET = "palermo"
Said: TypeAlias = Claim | Effort
BODIES = {
    "government": "PublicBody",
    "international_body": "Organization",
    "ngo": "Organization",
    "company": "Company",
}
"""Kinds of source that are bodies, with their schema; every other kind may be a person or nobody."""


def entities_file(report: Report) -> bytes:
    """Return statements as CSV with the columns of the format, in order of entity and property."""
    statements = sorted(
        (statement for entity in _entities(report) for statement in Statement.from_entity(entity, DATASET)),
        key=lambda item: (item.entity_id or "", item.prop, item.value),
    )
    out = io.StringIO()
    writer = csv.writer(out, dialect=csv.unix_dialect)
    writer.writerow(CSV_COLUMNS)
    for statement in statements:
        row = statement.to_csv_row()
        writer.writerow([row[column] for column in CSV_COLUMNS])
    return out.getvalue().encode("utf-8", "backslashreplace")


def _entities(report: Report) -> Iterator[EntityProxy]:
    evidence = evidence_of(report)
    bodies: dict[str, EntityProxy] = {}
    for document in report.documents:
        yield _document(document)
    statements: tuple[Said, ...] = (*claims_of(report), *efforts_of(report))
    for statement in statements:
        spoken = [_body(link, bodies) for link in statement.chain if _is_body(link)]
        yield from _said(statement, evidence.document(statement.document), spoken)
    yield from bodies.values()


def _is_body(link: ChainLink) -> bool:
    return link.kind in BODIES and not link.source.endswith("(unnamed)")


def _body(link: ChainLink, bodies: dict[str, EntityProxy]) -> EntityProxy:
    if link.source not in bodies:
        body = model.make_entity(BODIES[link.kind])
        body.make_id("palermo", "body", link.source)
        body.add("name", link.source)
        bodies[link.source] = body
    return bodies[link.source]


def _document(document: Document) -> EntityProxy:
    entity = model.make_entity("Document")
    entity.make_id("palermo", "document", document.sha256, document.document)
    entity.add("fileName", document.document)
    entity.add("title", document.title)
    entity.add("publisher", document.publisher)
    entity.add("publishedAt", document.published)
    entity.add("sourceUrl", document.url, quiet=True)
    entity.add("language", document.language, quiet=True)
    return entity


def _said(claim: Said, document: Document, spoken: list[EntityProxy]) -> Iterator[EntityProxy]:
    note = model.make_entity("Note")
    note.make_id("palermo", "claim" if isinstance(claim, Claim) else "effort", claim.id)
    codes = claim.abuses if isinstance(claim, Claim) else (claim.criterion, claim.action)
    note.add("name", f"{claim.certainty}: {', '.join(codes)}" if codes else claim.certainty)
    note.add("summary", f"{claim.document}, characters {claim.start} to {claim.end}")
    note.add("notes", list(_known(claim)))
    note.add("entity", _document(document).id)
    for body in spoken:
        note.add("entity", body.id)
    codes_of = {place.code for place in claim.places} | {about.code for about in claim.about}
    for code in {code for code in codes_of if code is not None}:
        country = pycountry.countries.get(alpha_3=code[:3]) or pycountry.countries.get(alpha_2=code[:2])
        note.add("country", None if country is None else country.alpha_2.lower())
    yield note
    for body in spoken:
        link = model.make_entity("Documentation")
        link.make_id("palermo", "said", claim.id, body.id)
        link.add("document", _document(document).id)
        link.add("entity", body.id)
        link.add("role", "source")
        yield link


def _known(claim: Said) -> Iterator[str]:
    """Yield what the schema has no property for, each as `name: value`, as far as the record says."""
    told: dict[str, object] = {
        "to check": "yes" if claim.to_check else None, "confidence": claim.confidence, "since": claim.since,
        "until": claim.until, "point": claim.point, "why": _joined(claim.why),
        "about": _joined(one.code or one.ground for one in claim.about),
    }  # fmt: skip
    if isinstance(claim, Effort):
        told |= {"stance": claim.stance, "done": claim.done}
    yield from (f"{name}: {value}" for name, value in told.items() if value not in {None, ""})


def _joined(words: Iterable[str]) -> str:
    return "; ".join(words)
