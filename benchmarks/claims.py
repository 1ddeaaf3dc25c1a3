"""Claims against the labelled texts, with the scorer of the evaluation data."""

import dataclasses
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from palermo.extract import extract
from palermo.read import read_bytes
from palermo.records import Claim, Document
from palermo.records.encode import to_line

_FIGURES = ("span", "chain", "certainty", "abuses", "quantities", "false_on_not_claims")


def documents(shared: Path) -> Iterator[tuple[Path, Document]]:
    """Yield each labelled text with the file of its labels; the page's publisher is as the labels state it."""
    for labels in sorted((shared / "gold").glob("*.json")):
        gold = json.loads(labels.read_text(encoding="utf-8"))
        name = gold["document"]
        path = shared / "data" / "news" / "docs" / name
        data = (path if path.exists() else shared / "seeds" / name).read_bytes()
        read, _ = read_bytes(data, name=name)
        for document in read:
            yield labels, dataclasses.replace(document, publisher=document.publisher or gold.get("publisher"))


def score(shared: Path, gold: Path, claims: list[Claim], language: str | None = None) -> dict[str, float]:
    """Return the scorer's figures for claims against one file or folder of labels."""
    with tempfile.NamedTemporaryFile("w", suffix=".jsonl", encoding="utf-8") as predicted:
        predicted.writelines(to_line(claim) + "\n" for claim in claims)
        predicted.flush()
        command = [sys.executable, str(shared / "tools" / "score_claims.py"), str(gold), predicted.name]
        command += ["--language", language] if language else []
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = json.loads(printed)
    return {name: float(found[name]) for name in _FIGURES}


def measure(shared: Path) -> dict[str, float]:
    """Return the figures for the seed article, for all labelled English texts and for all Chinese ones."""
    found = [(labels, claim) for labels, document in documents(shared) for claim in extract(document)[0].claims]
    seed = next(path for path in sorted((shared / "gold").glob("000_*.json")))
    figures = {f"seed {name}": value for name, value in score(shared, seed, [c for _, c in found]).items()}
    english = score(shared, shared / "gold", [claim for _, claim in found], "en")
    chinese = score(shared, shared / "gold", [claim for _, claim in found], "zh")
    figures |= {f"en {name}": value for name, value in english.items()}
    return figures | {f"zh {name}": value for name, value in chinese.items()}


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
