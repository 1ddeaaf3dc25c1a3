"""Share of labelled statements whose countries are right, and whose period is.

Usage: python -m benchmarks.about [--errors] [FOLDER]   (FOLDER: the evaluation data beside the project)
Gold spans are fed, so that only the questions about whom and when are measured.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from palermo.extract.about import Subjects, about, subjects_of
from palermo.extract.sentences import Sentence, split_sentences
from palermo.extract.when import When, period
from palermo.read import read_bytes
from palermo.records import Document, Span


class Labelled(NamedTuple):
    """A statement of a page with the labels of its countries and its period."""

    page: Document
    start: int
    end: int
    countries: frozenset[str]
    since: str | None
    until: str | None


def pages(folder: Path) -> Iterator[tuple[str, Document, dict[str, Any]]]:
    """Yield set, page and labels of each labelled page."""
    for name, labels, docs in (("train", "train/labels", "train/docs"), ("gold2", "gold2/gold", "gold2/docs")):
        for file in sorted((folder / labels).glob("*.json")):
            label = json.loads(file.read_text(encoding="utf-8"))
            data = (folder / docs / label["document"]).read_bytes()
            yield name, _document(data.decode("utf-8"), label["document"]), label


def _document(text: str, name: str, published: str | None = None) -> Document:
    (document, *_), _ = read_bytes(text.encode(), name=f"{Path(name).stem}.txt")
    return Document(
        document.document, document.sha256, text, "text", document.segments, document.language, document.title,
        document.publisher, published or document.published,
    )  # fmt: skip


def labelled(folder: Path) -> Iterator[tuple[str, Labelled]]:
    """Yield (set, statement) of all labelled pages."""
    for name, page, label in pages(folder):
        for row in (*label.get("claims", ()), *label.get("efforts", ())):
            told = row.get("country") or []
            codes = frozenset([told] if isinstance(told, str) else told)
            since, until = row.get("since"), row.get("until")
            kind = f"{name} {label['language'][:2]}"
            yield kind, Labelled(page, row["start"], row["end"], codes, since, until)
    yield from labelled_efforts(folder)


def labelled_efforts(folder: Path) -> Iterator[tuple[str, Labelled]]:
    """Yield (set, statement) of the summaries of efforts."""
    for line in (folder / "data/efforts/dev.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        page = _document(row["text"], row["id"], str(row["report_year"]))
        for one in row["statements"]:
            since, _, until = (one["period"] or "").partition("-") if one["period"] else ("", "", "")
            until = until if "-" in (one["period"] or "") else since
            yield (
                "efforts",
                Labelled(
                    page, one["start"], one["end"], frozenset([one["country"]]), since or None, until or None
                ),
            )


def _same(when: When, one: Labelled) -> bool:
    """Return whether a period is the label's, to the label's exactness; a label may hold the start alone."""
    since = (when.since or "")[: len(one.since or "9999-99-99")] or None
    until = (when.until or "")[: len(one.until or "9999-99-99")] or None
    if one.since is None:
        return since is None and until == one.until
    return since == one.since and (one.until is None or until == one.until)


class Answer(NamedTuple):
    """What was found for a statement: its set, its countries with their ground, its period, and the subject."""

    kind: str
    one: Labelled
    codes: frozenset[str]
    ground: str
    when: When
    subjects: Subjects

    @property
    def placed(self) -> bool:
        """Whether the set of countries is the label's."""
        return self.codes == self.one.countries

    @property
    def timed(self) -> bool:
        """Whether the period is the label's."""
        return _same(self.when, self.one)


def answers(rows: Iterable[tuple[str, Labelled]]) -> Iterator[Answer]:
    """Yield what is found for each labelled statement."""
    held: dict[str, tuple[Subjects, tuple[Sentence, ...]]] = {}
    for kind, one in rows:
        page = one.page
        if page.document not in held:
            held[page.document] = (subjects_of(page), split_sentences(page))
        subjects, sentences = held[page.document]
        span = Span(one.start, one.end)
        bounds = next((Span(s.start, s.end) for s in sentences if s.start <= one.start < s.end), span)
        found = about(page, span, bounds, subjects, language=page.language)
        when = period(page, span, bounds, published=page.published, language=page.language)
        codes = frozenset(item.code for item in found if item.code is not None)
        yield Answer(kind, one, codes, found[0].ground, when, subjects)


def measure(shared: Path) -> dict[str, float]:
    """Return the share of statements on efforts whose country and whose period are right, in percent.

    Reads the efforts alone, so that the digest of the floor covers all that is read.
    """
    found = list(answers(labelled_efforts(shared)))
    return {
        "country of efforts": round(100 * sum(one.placed for one in found) / len(found), 1),
        "period of efforts": round(100 * sum(one.timed for one in found) / len(found), 1),
    }


def main() -> None:
    """Print the shares of every set, and with `--errors` what is wrong."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", default="../shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    rows = (row for row in labelled(options.folder) if row[0].startswith(options.only))
    for answer in answers(rows):
        said = "named" if answer.one.since is not None or answer.one.until is not None else "unsaid"
        for name, fits in (
            (answer.kind, answer.placed),
            (f"{answer.kind} {answer.ground}", answer.placed),
            (f"{answer.kind} period {said}", answer.timed),
        ):
            total[name] += 1
            right[name] += fits
        if options.errors:
            _print_errors(answer)
    for kind in sorted(total):
        print(f"{kind:32} {right[kind]:5} of {total[kind]:5}  {100 * right[kind] / total[kind]:.1f}")


def _print_errors(answer: Answer) -> None:
    one = answer.one
    quote = repr(one.page.text[one.start : one.end])
    if not answer.placed:
        told = sorted(one.countries), answer.ground, sorted(answer.codes), answer.subjects.one
        print(one.page.document, answer.kind, *told, quote)
    if not answer.timed:
        print("  WHEN", one.page.document, answer.kind, (one.since, one.until), answer.when, quote)


if __name__ == "__main__":
    main()
