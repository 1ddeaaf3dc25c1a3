"""What grammar and lists alone find in an invented text, before anything is voted on."""

from collections.abc import Sequence

from palermo.extract.english import plan_english, read_english
from palermo.extract.statements import Statements
from palermo.extract.syntax import load_english
from palermo.extract.zh import extract_chinese
from palermo.records import Claim, Document, Effort, Segment


def document_of(*paragraphs: str, language: str = "en", between: str = "\n\n") -> Document:
    """Return a document of some paragraphs."""
    text, segments, at = between.join(paragraphs), [], 0
    for paragraph in paragraphs:
        segments.append(Segment(at, at + len(paragraph)))
        at += len(paragraph) + len(between)
    return Document("d", "0" * 64, text, "text", tuple(segments), language)


def offered(document: Document) -> Statements:
    """Return what an English document offers where no reader marks anything."""
    plan = plan_english(document, whole=False, everything=True)
    found = read_english(plan, tuple(load_english().parse(plan.texts)))
    return found if isinstance(found, Statements) else Statements(document, (), ((), ()), ((), ()), None)


def ruled_claims(document: Document) -> tuple[Claim, ...]:
    """Return the claims that the rules of its language cut of a document; each quote is the text at its span."""
    claims = (
        extract_chinese(document).claims if document.language.startswith("zh") else offered(document).claims[0]
    )
    assert all(document.text[c.start : c.end] == c.quote for c in claims)
    return claims


def ruled_efforts(document: Document) -> Sequence[Effort]:
    """Return the efforts that the lists cut of an English document."""
    return offered(document).efforts[0]
