"""Patterns filled with names, one name exchanged at a time, and what is read of each."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from palermo.extract import extract_all
from palermo.records import Claim, Document, Effort, Segment, Span

FOLDER = Path(__file__).parent


Reading = tuple[tuple[object, ...], ...]
"""What is read of a statement: a row a claim or effort, with all that a name must not change."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A statement with places for names: its id, what kind of statement it is, and the paragraphs around it."""

    id: str
    kind: str
    text: str
    before: str
    after: str
    language: str


@dataclass(frozen=True, slots=True)
class Variant:
    """A pattern filled in: the slot that differs from the first variant, the name there, and the document.

    `statement` is where the paragraph with the pattern stands, `span` where the part in square brackets does.
    """

    pattern: Pattern
    slot: str
    name: str
    document: Document
    statement: Span
    span: Span


def load_patterns(language: str) -> tuple[Pattern, ...]:
    """Return the patterns of a language in file order."""
    data = yaml.safe_load((FOLDER / f"patterns_{language}.yaml").read_text(encoding="utf-8"))
    around = {key: data[key] for key in ("before", "after", "language")}
    return tuple(Pattern(**(around | row)) for row in data["patterns"])


def load_names(language: str) -> dict[str, list[dict[str, str]]]:
    """Return for each slot the names of a language, each as what it puts into the slots of a pattern."""
    data = yaml.safe_load((FOLDER / "names.yaml").read_text(encoding="utf-8"))
    states = [row[language] if isinstance(row[language], list) else [row[language]] for row in data["states"]]
    return {
        "people": [{"people": row[language]} for row in data["peoples"]],
        "state": [dict(zip(("state", "state_adjective"), row, strict=False)) for row in states],
        "person": [{"person": row[language]} for row in data["persons"]],
    }


def variants(pattern: Pattern) -> Iterator[Variant]:
    """Yield the pattern with the first name in every slot, then with each other name in one slot at a time."""
    names = load_names(pattern.language)
    first: dict[str, str] = {}
    for rows in names.values():
        first |= rows[0]
    yield _variant(pattern, "", "", first)
    for slot, rows in names.items():
        if f"{{{slot}" in pattern.text:
            for row in rows[1:]:
                yield _variant(pattern, slot, row[slot], first | row)


def _variant(pattern: Pattern, slot: str, name: str, filling: Mapping[str, str]) -> Variant:
    marked = pattern.text.format(**filling)
    low, high = marked.find("["), marked.find("]")
    statement = marked.replace("[", "").replace("]", "")
    start = len(pattern.before) + 2
    text = f"{pattern.before}\n\n{statement}\n\n{pattern.after}"
    end = start + len(statement)
    inner = Span(start, end) if low < 0 else Span(start + low, start + high - 1)
    segments = (Segment(0, start - 2, "title"), Segment(start, end), Segment(end + 2, len(text)))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    label = f"{pattern.id}-{slot}-{name}"
    document = Document(label, sha256, text, "text", segments, pattern.language, pattern.before)
    return Variant(pattern, slot, name, document, Span(start, end), inner)


def read(chosen: Sequence[Variant]) -> list[Reading]:
    """Return what the program reads of each variant's statement, in the order given."""
    extractions = extract_all([variant.document for variant in chosen])
    return [
        (
            *_rows(variant, extraction.claims, _of_claim),
            *_rows(variant, extraction.efforts, _of_effort),
        )
        for variant, (extraction, _) in zip(chosen, extractions, strict=True)
    ]


def _rows(variant, records, row) -> list[tuple[object, ...]]:  # type: ignore[no-untyped-def]
    inside = variant.statement
    return [row(record) for record in records if inside.start <= record.start < inside.end]


def _of_claim(claim: Claim) -> tuple[object, ...]:
    return ("claim", tuple(sorted(claim.abuses)), claim.certainty, len(claim.chain))


def _of_effort(effort: Effort) -> tuple[object, ...]:
    return ("effort", effort.criterion, effort.stance, effort.certainty, len(effort.chain))


def deviating(chosen: Sequence[Variant], readings: Sequence[object]) -> dict[str, list[tuple[Variant, object]]]:
    """Return for each pattern the variants that are read otherwise than most, and how; others are absent."""
    by_pattern: dict[str, list[tuple[Variant, object]]] = {}
    for variant, reading in zip(chosen, readings, strict=True):
        by_pattern.setdefault(variant.pattern.id, []).append((variant, reading))
    found: dict[str, list[tuple[Variant, object]]] = {}
    for name, pairs in by_pattern.items():
        usual = Counter(reading for _, reading in pairs).most_common(1)[0][0]
        others = [(variant, reading) for variant, reading in pairs if reading != usual]
        if others:
            found[name] = others
    return found
