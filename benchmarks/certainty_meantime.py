"""Certainty of events against MEANTIME's English development half.

Each labelled event is given the class of the weakest mark in its clause and of the reporting verbs over it, by the
word list that claims use; nothing is learnt from this corpus. MEANTIME's classes are those of the source, so a
plain report is CERTAIN; alleged, estimated and possible are POSSIBLE. Events without a class, and those that the
corpus leaves UNDERSPECIFIED, are left out.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from palermo.extract.attribution import find_attributions
from palermo.extract.claims.clauses import cut_clauses
from palermo.extract.marks import load_certainty
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.records import Attribution, Certainty, Document, Segment

SHARED = Path(__file__).resolve().parents[2] / "shared"
CLASSES = ("CERTAIN", "PROBABLE", "POSSIBLE")
AS_MEANTIME: dict[Certainty, str] = {
    "asserted": "CERTAIN", "reported": "CERTAIN", "denied": "CERTAIN", "probable": "PROBABLE",
    "estimated": "POSSIBLE", "possible": "POSSIBLE", "alleged": "POSSIBLE",
}  # fmt: skip


def rows(shared: Path) -> Iterator[dict[str, object]]:
    """Yield the documents of the development half."""
    with gzip.open(shared / "data" / "meantime_en" / "dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def classes(document: Document, events: list[dict[str, object]]) -> Iterator[tuple[str, str]]:
    """Yield the class given by people and the class found, for each labelled event."""
    sentences = split_sentences(document)
    parses = load_english().parse([document.text[s.start : s.end] for s in sentences])
    attributions = find_attributions(document, sentences, parses)
    for sentence, parse in zip(sentences, parses, strict=True):
        clauses = cut_clauses(parse, (), ())
        for event in events:
            start = int(str(event["start"]))
            if event.get("certainty") in CLASSES and sentence.start <= start < sentence.end:
                at = start - sentence.start
                holding = [clause for clause in clauses if clause.start <= at < clause.end]
                low, high = (holding[0].start, holding[0].end) if holding else (0, len(parse.text))
                yield str(event["certainty"]), _found(document, parse.text[low:high], start, attributions)


def _found(document: Document, clause: str, start: int, attributions: tuple[Attribution, ...]) -> str:
    lexicon = load_certainty()
    over = (a for a in attributions if any(span.start <= start < span.end for span in a.content))
    cues = [document.text[span.start : span.end] for a in over for span in a.cue]
    marks = [*lexicon.of_clause(clause), *(name for cue in cues for name in lexicon.of_cue(cue))]
    return AS_MEANTIME[lexicon.weakest(tuple(mark for mark in marks if mark != "denied"))]


def _f1(counts: Counter[tuple[str, str]], name: str) -> float:
    gold = sum(n for (one, _), n in counts.items() if one == name)
    found = sum(n for (_, other), n in counts.items() if other == name)
    return 200 * counts[name, name] / (gold + found) if gold + found else 0.0


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return F1 of each class, their mean, and F1 of certain against not certain, in percent."""
    counts: Counter[tuple[str, str]] = Counter()
    for row in rows(shared):
        text = str(row["text"])
        segments = tuple(Segment(start, end) for start, end in row["sentences"])  # type: ignore[attr-defined]
        document = Document(str(row["id"]), "", text, "text", segments, language="en")
        counts.update(classes(document, row["events"]))  # type: ignore[arg-type]
    two = Counter[tuple[str, str]]()
    for (gold, found), number in counts.items():
        two["CERTAIN" if gold == "CERTAIN" else "OPEN", "CERTAIN" if found == "CERTAIN" else "OPEN"] += number
    figures = {f"{name.lower()}_f1": _f1(counts, name) for name in CLASSES}
    figures["macro_f1"] = sum(figures.values()) / len(CLASSES)
    figures["two_class_macro_f1"] = (_f1(two, "CERTAIN") + _f1(two, "OPEN")) / 2
    return {f"meantime_dev.{name}": round(value, 1) for name, value in figures.items()}


if __name__ == "__main__":
    for figure, number in measure().items():
        print(f"{figure} {number}")
