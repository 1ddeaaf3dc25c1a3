"""The sources as citations: CSL-JSON for reference managers, BibTeX for papers.

Source: Citation Style Language 1.0.2, JSON schema of the input data; BibTeX entry type `misc`.
"""

import json
import re

from palermo.publish.report import Report
from palermo.records import Document
from palermo.records.encode import Json

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_BRACES = str.maketrans({"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", **{c: f"\\{c}" for c in "&%$#_"},
                         "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"})  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")


def csl_file(report: Report) -> bytes:
    """Return one CSL-JSON item a document, in order of label; what a document does not state is absent."""
    items = [_item(document) for document in report.documents]
    return (json.dumps(items, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def citation_key(document: Document) -> str:
    """Return the key of a document: letters and figures of its label and the start of its hash."""
    letters = re.sub(r"[^A-Za-z0-9]+", "-", document.document).strip("-").lower()
    return f"{letters}-{document.sha256[:8]}"


def _item(document: Document) -> Json:
    item: dict[str, Json] = {
        "id": citation_key(document),
        "type": "webpage" if document.url else "document",
        "title": document.title or document.document,
        "language": document.language,
        "note": f"SHA-256 {document.sha256}",
    }
    if document.publisher:
        item["publisher"] = document.publisher
    if document.url:
        item["URL"] = document.url
    stated = _DATE.match(document.published or "")
    if stated is not None:
        item["issued"] = {"date-parts": [[int(part) for part in stated.groups() if part is not None]]}
    return item


def bibtex_file(report: Report) -> bytes:
    """Return one BibTeX entry a document, in order of label, in UTF-8."""
    return "\n".join(map(_entry, report.documents)).encode("utf-8", "backslashreplace")


def _entry(document: Document) -> str:
    stated = _DATE.match(document.published or "")
    fields = {
        "title": document.title or document.document,
        "howpublished": document.publisher,
        "year": None if stated is None else stated[1],
        "month": None if stated is None or stated[2] is None else str(int(stated[2])),
        "url": document.url,
        "note": f"SHA-256 {document.sha256}",
    }
    lines = (f"  {name} = {{{_escaped(value)}}}," for name, value in fields.items() if value)
    return "\n".join((f"@misc{{{citation_key(document)},", *lines, "}", ""))


def _escaped(text: str) -> str:
    return _CONTROL.sub(" ", text).translate(_BRACES)
