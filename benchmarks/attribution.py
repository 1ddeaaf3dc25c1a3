"""Attributions against PolNeAR's development half, with the scorer of the evaluation data."""

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from palermo.extract.attribution import find_attributions, needs_parse
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import load_english
from palermo.records import Attribution, Document, Segment
from palermo.records.encode import to_line

_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)
_ROLES = ("source", "cue", "content")


def documents(gold: Path) -> Iterator[Document]:
    """Yield each text of a file of labels, one segment a paragraph; offsets are those of the labels."""
    for line in gold.read_text(encoding="utf-8").split("\n"):
        if line:
            row = json.loads(line)
            text = row["text"]
            segments = tuple(Segment(m.start(), m.end()) for m in _PARAGRAPH.finditer(text) if m.group().strip())
            yield Document(row["id"], "", text, "text", segments, language="en")


def attributions(document: Document) -> tuple[Attribution, ...]:
    """Return the attributions of a document, only those sentences parsed that the gate asks for."""
    sentences = split_sentences(document)
    needed = needs_parse(document, sentences)
    texts = [document.text[s.start : s.end] for s, need in zip(sentences, needed, strict=True) if need]
    parsed = iter(load_english().parse(texts))
    return find_attributions(document, sentences, [next(parsed) if need else None for need in needed])


def measure(shared: Path) -> dict[str, float]:
    """Return F1 in percent: triple exact and overlap; exact, overlap and token for each role."""
    gold = shared / "data" / "polnear" / "dev.jsonl"
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        for document in documents(gold):
            predicted.writelines(to_line(found) + "\n" for found in attributions(document))
        predicted.flush()
        command = [sys.executable, str(shared / "tools" / "score_attribution.py"), str(gold), predicted.name]
        printed = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    figures = {f"attribution_triple_{how}": float(printed["triple"][how]) for how in ("exact", "overlap")}
    for role in _ROLES:
        for how in ("exact", "overlap", "token"):
            figures[f"attribution_{role}_{how}"] = float(printed[role][how])
    return figures


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
