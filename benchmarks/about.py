"""Share of labelled statements whose countries are right, and whose period is.

Usage: python -m benchmarks.about [--errors] [FOLDER]   (FOLDER: the evaluation data beside the project)
Gold spans are fed, so that only the questions about whom and when are measured.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from palermo.extract.about import about, subjects_of
from palermo.extract.sentences import split_sentences
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


def main() -> None:
    """Print the shares."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", nargs="?", default="../shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    held: dict[str, tuple[Any, Any]] = {}
    for kind, one in labelled(options.folder):
        if not kind.startswith(options.only):
            continue
        page = one.page
        if page.document not in held:
            held[page.document] = (subjects_of(page), split_sentences(page))
        subjects, sentences = held[page.document]
        span = Span(one.start, one.end)
        bounds = next((Span(s.start, s.end) for s in sentences if s.start <= one.start < s.end), span)
        found = about(page, span, bounds, subjects, language=page.language)
        codes = frozenset(item.code for item in found if item.code is not None)
        total[kind] += 1
        right[kind] += codes == one.countries
        total[f"{kind} {found[0].ground}"] += 1
        right[f"{kind} {found[0].ground}"] += codes == one.countries
        if options.errors and codes != one.countries:
            print(
                page.document,
                kind,
                sorted(one.countries),
                found[0].ground,
                sorted(codes),
                subjects.one,
                subjects.shares[:3],
            )
            print(
                "   ",
                repr(page.text[bounds.start : span.start][-150:]),
                "[[",
                page.text[span.start : span.end],
                "]]",
            )
        when = period(page, span, bounds, published=page.published, language=page.language)
        named = one.since is not None or one.until is not None
        same = _same(when, one)
        key = f"{kind} period named" if named else f"{kind} period unsaid"
        total[key] += 1
        right[key] += same
        if options.errors and not same and (named):
            print(
                "  WHEN", page.document, kind, (one.since, one.until), when, repr(page.text[span.start : span.end])
            )
    for kind in sorted(total):
        print(f"{kind:32} {right[kind]:5} of {total[kind]:5}  {100 * right[kind] / total[kind]:.1f}")


if __name__ == "__main__":
    main()
