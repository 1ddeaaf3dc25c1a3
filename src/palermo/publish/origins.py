"""How a root outside the folder is called in words: its label holds them as an address or joined by hyphens."""

import re

from palermo.publish.evidence import Evidence, publication
from palermo.records import Document

OUTSIDE = "root:"
CIRCULAR = "circular:"
"""How the label begins under which documents stand that rest on one another in a circle."""


def root_name(label: str, evidence: Evidence) -> str:
    """Return a root in words: a document by its publication, a body by the name that the sources give it.

    Shapes: an address stays an address; other words of a label stand apart, the first with a capital letter.
    """
    document = evidence.documents.get(label)
    if document is not None:
        return document_name(document)
    rest = label.removeprefix(OUTSIDE)
    body = max((slug for slug in _bodies(evidence) if _begins(rest, slug)), key=len, default="")
    if body != "":
        return ", ".join(part for part in (_bodies(evidence)[body], _spaced(rest[len(body) :])) if part != "")
    if "/" in rest or "." in rest or "-" not in rest:
        return rest
    return _capital(_spaced(rest))


def document_name(document: Document) -> str:
    """Return a document by its publication, date and title, as far as it has them."""
    date = f", {document.published}" if document.published else ""
    title = f": {document.title}" if document.publisher and document.title else ""
    return f"{publication(document)}{date}{title}"


def _bodies(evidence: Evidence) -> dict[str, str]:
    """Return the names of the sources that the claims speak of, by the form in which a label holds them."""
    names = sorted({link.source for item in evidence.statements.values() for link in item.chain})
    return {_slug(name): name for name in names if _slug(name) != ""}


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.casefold().removeprefix("the ")).strip("-")


def _begins(rest: str, slug: str) -> bool:
    return rest == slug or rest.startswith(f"{slug}-")


def _spaced(text: str) -> str:
    return text.replace("-", " ").strip()


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
