"""CPU time of spaCy's full pipeline and of `palermo extract` on a mixed stream, one process each.

One document in ten is about the subject: the English news pages of the evaluation data, each followed by nine
documents of political news (PolNeAR's training half, in file order). Two streams are measured. `unsorted` takes
the nine as they come: more than a third of them hold claims too (killings, arrests, trafficking), so it has four
documents in ten to read. `sorted` takes those in which a run without the gate finds no claim. Loading is left out
for both sides, with one invented sentence that makes palermo load the names of places and groups; the ratio with
everything, from the start of the process to its end, is given beside it.

The loss is what the gate costs: claims of a run that parses every sentence of every document and that the gated
run does not find, by their exact span and by any overlap.
"""

import argparse
import gzip
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from palermo.case import Input, Silent
from palermo.case.extraction import extract_inputs
from palermo.case.reading import read_inputs
from palermo.extract.english import Plan, read_english
from palermo.extract.sentences import split_sentences
from palermo.extract.syntax import english_package, load_english
from palermo.records import Claim, Document, Segment
from palermo.records.encode import to_line

SLOW = True
SHARED = Path(__file__).resolve().parents[2] / "shared"
ROOT = Path(__file__).parents[1]
# Threads of numpy's linear algebra double the CPU time of small matrices and gain none: one for both sides.
_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
_OTHERS = 9
_WARM = (
    "The ministry said on 3 May that guards in Varna Province, Bulgaria, forced at least 40 migrant women to work "
    "in cotton fields and that traffickers held their passports."
)
# The pages on the subject are named as their files are.
_ON_SUBJECT = ".txt"
_PARAGRAPH = re.compile(r"(?:(?!\n\s*\n).)+", re.DOTALL)


def stream(shared: Path, *, only_others: bool = False) -> Iterator[dict[str, str]]:
    """Yield the documents of the mixed stream; with `only_others`, the nine are without claims."""
    with gzip.open(shared / "data" / "polnear" / "train.jsonl.gz", "rt", encoding="utf-8", newline="\n") as lines:
        others = (row for row in map(json.loads, lines) if not only_others or not _has_claims(row))
        for path in _on_subject(shared):
            yield {"id": path.name, "text": path.read_bytes().decode("utf-8", "replace"), "language": "en"}
            for row in islice(others, _OTHERS):
                yield {"id": row["id"], "text": row["text"], "language": "en"}


def _has_claims(row: dict[str, str]) -> bool:
    """Return whether a document read whole holds a claim."""
    text = row["text"]
    parts = (match for match in _PARAGRAPH.finditer(text) if match[0].strip())
    segments = tuple(Segment(match.start(), match.end()) for match in parts)
    return next(ungated([Document(row["id"], "", text, "jsonl", segments, language="en")]), None) is not None


def _on_subject(shared: Path) -> list[Path]:
    """Return the English pages of the news texts, in order of name."""
    paths = sorted((shared / "data" / "news" / "docs").glob("*.txt"))
    documents, _ = read_inputs([Input(path, path.name) for path in paths], progress=Silent())
    english = {document.document for document in documents if document.language == "en"}
    return [path for path in paths if path.name in english]


def _spacy(path: Path) -> tuple[float, int]:
    import spacy  # noqa: PLC0415 - palermo's own process is not to load what it does not use

    with path.open(encoding="utf-8", newline="\n") as lines:
        texts = [str(json.loads(line)["text"]) for line in lines]
    nlp = spacy.load(english_package())
    nlp(_WARM)
    began = time.process_time()
    for text in texts:
        nlp(text)
    return time.process_time() - began, 0


def _palermo(path: Path) -> tuple[float, int]:
    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder, "warm.jsonl")
        warm.write_text(json.dumps({"id": "warm", "text": _WARM, "language": "en"}) + "\n", encoding="utf-8")
        _lines_of(warm)
    began = time.process_time()
    claims = _lines_of(path)
    return time.process_time() - began, claims


def _lines_of(path: Path) -> int:
    """Return how many claims a `.jsonl` input yields, each written as the command writes it."""
    inputs = [Input(path, path.name)]
    found = extract_inputs(inputs, problems=[], progress=Silent())
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        return sum(nowhere.write(to_line(c)) > 0 for _, extraction in found for c in extraction.claims)


def ungated(documents: Sequence[Document]) -> Iterator[Claim]:
    """Yield the claims of documents of which every sentence is parsed."""
    for document in documents:
        sentences = split_sentences(document)
        texts = tuple(document.text[s.start : s.end] for s in sentences)
        plan = Plan(document, sentences, (True,) * len(sentences), texts)
        yield from read_english(plan, load_english().parse(texts)).claims


def lost(path: Path) -> dict[str, float]:
    """Return how many claims the ungated run finds, and how many the gated run does not.

    Those of the pages on the subject and those of the other documents are counted apart: a document that speaks
    of an abuse only in passing is set aside, and said to be.
    """
    inputs = [Input(path, path.name)]
    documents, _ = read_inputs(inputs, progress=Silent())
    found = list(extract_inputs(inputs, problems=[], progress=Silent()))
    gated = [claim for _, extraction in found for claim in extraction.claims]
    every = list(ungated(documents))
    figures = {"set_aside": float(sum(extraction.set_aside for _, extraction in found))}
    for name, on_subject in (("subject", True), ("others", False)):
        own = [claim for claim in every if claim.document.endswith(_ON_SUBJECT) == on_subject]
        figures |= _losses(name, own, [c for c in gated if c.document.endswith(_ON_SUBJECT) == on_subject])
    return figures


def _losses(name: str, every: Sequence[Claim], gated: Sequence[Claim]) -> dict[str, float]:
    spans = {(claim.document, claim.start, claim.end) for claim in gated}
    return {
        f"{name}_claims_gated": float(len(gated)),
        f"{name}_claims_ungated": float(len(every)),
        f"{name}_claims_lost_exact": float(sum((c.document, c.start, c.end) not in spans for c in every)),
        f"{name}_claims_lost_whole": float(sum(not _overlaps(c, gated) for c in every)),
    }


def _overlaps(claim: Claim, others: Sequence[Claim]) -> bool:
    return any(o.document == claim.document and o.start < claim.end and claim.start < o.end for o in others)


def _timed(what: str, path: Path) -> tuple[float, float, int]:
    """Return the CPU seconds of the work, those of the whole process, and the claims found."""
    command = [sys.executable, "-m", "benchmarks.speed_mixed", "--run", what, str(path)]
    environment = os.environ | _ONE_THREAD
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=environment, cwd=ROOT)
    seconds, whole, claims = json.loads(done.stdout)
    return seconds, whole, claims


def measure(shared: Path = SHARED) -> dict[str, float]:
    """Return, for both streams, documents, words, words a CPU-second, the ratios and the claims lost."""
    figures: dict[str, float] = {}
    for name, only_others in (("sorted", True), ("unsorted", False)):
        found = _measured(list(stream(shared, only_others=only_others)))
        figures |= {f"speed_mixed.{name}_{figure}": value for figure, value in found.items()}
    return figures


def _measured(rows: Sequence[dict[str, str]]) -> dict[str, float]:
    words = sum(len(row["text"].split()) for row in rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "stream.jsonl")
        path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
        palermo, palermo_whole, _ = _timed("palermo", path)
        spacy, spacy_whole, _ = _timed("spacy", path)
        loss = lost(path)
    return {
        "documents": float(len(rows)),
        "words": float(words),
        "spacy_words_per_cpu_second": float(round(words / spacy)),
        "palermo_words_per_cpu_second": float(round(words / palermo)),
        "ratio": round(spacy / palermo, 2),
        "ratio_with_loading": round(spacy_whole / palermo_whole, 2),
        **loss,
    }


def main() -> None:
    """Print the figures; with --run, do one side's work and print its seconds."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("--run", nargs=2, metavar=("SIDE", "FILE"))
    options = parser.parse_args()
    if options.run is None:
        for name, value in measure().items():
            print(f"{name} {value:g}")
        return
    side, path = options.run
    seconds, claims = (_spacy if side == "spacy" else _palermo)(Path(path))
    usage = resource.getrusage(resource.RUSAGE_SELF)
    print(json.dumps([seconds, usage.ru_utime + usage.ru_stime, claims]))


if __name__ == "__main__":
    main()
