"""The source tree: every root that others go back to, what derives from it and how.

A full square is a root in the folder, a broken one a root outside it, a ring a circle of documents without a root.
A line is whole where a document repeats what it derives from, dotted where it cites it.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from palermo.publish.content import Count, Picture, Sentence, Table, Words
from palermo.publish.evidence import Evidence
from palermo.publish.origins import CIRCULAR, document_name, root_name
from palermo.publish.pictures.drawing import (
    ACCENT,
    PAPER,
    SOFT,
    WIDTH,
    fitted,
    framed,
    length,
    number,
    path,
    rect,
    tag,
    told,
    words,
)
from palermo.publish.sentences import named, plain
from palermo.publish.wording import wording
from palermo.records import Derivation, Document, Relation

ROWS, LEAVES = 42, 8
"""Lines that fit a printed page, and documents drawn under one root before the rest are only counted."""
SPELLED_OUT = 8
ROW, INDENT, MIDDLE, RIGHT, BOLD = 24, 24, 10, 260, 1.12
COPIES: tuple[Relation, ...] = ("verbatim", "edited", "paraphrase", "translation")
KINDS = {"folder": "in the folder", "outside": "outside the folder", "circle": "a circle, no root"}


@dataclass(frozen=True, slots=True)
class _Leaf:
    """A document, how it derives, how many steps it is from its root (from 1), and what else it rests on."""

    document: Document
    derivation: Derivation
    depth: int
    parent: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Root:
    """A root, what it is, the documents that go back to it in the order of the tree, without itself."""

    label: str
    name: str
    kind: str
    leaves: tuple[_Leaf, ...]


def roots_table(documents: tuple[Document, ...], evidence: Evidence) -> Table | None:
    """Return the roots with what goes back to them, the widest first; None where every document stands alone.

    Roots from which nothing else in the folder derives share one row.
    """
    roots = _roots(documents, evidence)
    shared = [root for root in roots if len(root.leaves) > 0]
    alone = len(roots) - len(shared)
    if len(shared) == 0:
        return None
    rows = [_row(root) for root in shared]
    if alone > 0:
        told_alone = ("Sources that stand alone", "in the folder", f"{alone:,}", "nothing else derives from them")
        rows.append(tuple(named(text, "derivations") for text in told_alone))
    columns = ("Root", "What it is", "Documents that go back to it", "How they stand to it")
    return Table("Roots and what goes back to them", columns, tuple(rows), "roots", _picture(shared, alone))


def _roots(documents: tuple[Document, ...], evidence: Evidence) -> list[_Root]:
    by_root: dict[str, list[Document]] = {}
    for document in documents:
        derivation = evidence.derivations.get(document.document)
        by_root.setdefault(document.document if derivation is None else derivation.root, []).append(document)
    roots = [_root(label, members, evidence) for label, members in by_root.items()]
    return sorted(roots, key=lambda root: (-len(root.leaves), root.label))


def _root(label: str, members: list[Document], evidence: Evidence) -> _Root:
    derivations = evidence.derivations
    kind = "folder" if label in evidence.documents else "circle" if label.startswith(CIRCULAR) else "outside"
    name = "Documents that rest on one another" if kind == "circle" else root_name(label, evidence)
    held = {item.document: item for item in members if item.document != label and item.document in derivations}
    below: dict[str, list[str]] = {}
    # What repeats stands before what cites, so that the whole line ends where the dotted one begins.
    for item in sorted(held, key=lambda label: (derivations[label].relation not in COPIES, label)):
        parent = derivations[item].derived_from
        # In a circle every document has a parent in it: all hang from the ring, and none is before the others.
        inside = parent in held and parent != item and kind != "circle"
        below.setdefault(str(parent) if inside else label, []).append(item)
    order = list(_walk(label, below, 1))
    order += [(item, label, 1) for item in held if item not in {found for found, _, _ in order}]
    leaves = tuple(
        _Leaf(held[item], derivations[item], depth, parent, _others(derivations[item], label, evidence))
        for item, parent, depth in order
    )
    return _Root(label, name, kind, leaves)


def _walk(label: str, below: dict[str, list[str]], depth: int) -> Iterator[tuple[str, str, int]]:
    waiting = [(item, label, depth) for item in reversed(below.get(label, []))]
    while waiting:
        item, parent, at = waiting.pop()
        yield item, parent, at
        waiting += [(inner, item, at + 1) for inner in reversed(below.get(item, []))]


def _row(root: _Root) -> tuple[Sentence, ...]:
    basis = "derivations"
    counted = Counter(leaf.derivation.relation for leaf in root.leaves)
    how = "; ".join(
        f"{words_}: {counted[kind]:,}" for kind, words_ in wording().relations.items() if counted[kind]
    )
    return (
        named(root.name, basis),
        plain(KINDS[root.kind], basis),
        named(f"{len(root.leaves):,}", basis),
        named(how, basis),
    )


def _picture(shared: list[_Root], alone: int) -> Picture:
    shapes, drawn, y = list(_key()), 0, 62.0
    for root in shared:
        lines = 1 + min(len(root.leaves), LEAVES) + (len(root.leaves) > LEAVES)
        if drawn > 0 and y + ROW * lines > ROW * ROWS:
            break
        shapes.append(tag("g", told(_told(root)) + _head(root, y)))
        shapes += _branch(root, y)
        y += ROW * lines + 8
        drawn += 1
    if alone > 0:
        shapes.append(_alone(alone, y))
        y += ROW
    title = "Roots and the documents that go back to them"
    spelled = [_told(root) for root in shared[:SPELLED_OUT]]
    description = ". ".join((*spelled, "The table and the list below hold the rest."))
    svg = framed("roots", title, description, y - 6, shapes)
    return Picture("roots", title, description, svg, _note(len(shared) - drawn))


def _told(root: _Root) -> str:
    others = "document goes" if len(root.leaves) == 1 else "documents go"
    return f"{root.name} ({KINDS[root.kind]}): {len(root.leaves):,} {others} back to it"


def _key() -> Iterator[str]:
    x = 2.0
    for kind, name in (("folder", "root in the folder"), ("outside", "root outside it"), ("circle", "circle")):
        yield _glyph(kind, x + 6, 12)
        yield words(x + 18, 16, name, size=12)
        x += 18 + length(name, 12) + 14
    for relation, name in (("edited", "repeats"), ("cites", "cites"), ("circular", "in a circle")):
        yield _joined(f"M{number(x)} 12h26", relation) + _glyph(relation, x + 32, 12)
        yield words(x + 42, 16, name, size=12)
        x += 42 + length(name, 12) + 14
    yield path(f"M0 30H{WIDTH}", kind="z", stroke="#d9d5cb")


def _head(root: _Root, y: float) -> str:
    joined = "in it" if root.kind == "circle" else "goes back to it" if len(root.leaves) == 1 else "go back to it"
    count = f"{len(root.leaves):,} {joined}"
    label = fitted(root.name, (WIDTH - length(count, 12) - MIDDLE - 36) / BOLD)
    return (
        _glyph(root.kind, MIDDLE, y - 5)
        + words(MIDDLE + 16, y, label, kind="k", bold=True)
        + words(
            WIDTH - 2, y, count if root.kind != "circle" else f"{len(root.leaves):,} in it", anchor="end", size=12
        )
    )


def _branch(root: _Root, y: float) -> Iterator[str]:
    places = {root.label: (float(MIDDLE), y + 3)}
    foot = y
    for leaf in root.leaves[:LEAVES]:
        foot += ROW
        x = float(MIDDLE + INDENT * min(leaf.depth, 6))
        from_x, from_y = places.get(leaf.parent, (float(MIDDLE), y + 3))
        places[leaf.document.document] = (x, foot + 3)
        places[leaf.parent] = (from_x, foot - 5)
        points = f"M{number(from_x)} {number(from_y)}V{number(foot - 5)}H{number(x - 6)}"
        yield _joined(points, leaf.derivation.relation)
        yield _glyph(leaf.derivation.relation, x, foot - 5)
        how = fitted(_how(leaf), RIGHT, 12)
        yield words(
            x + 12, foot, fitted(_leaf_name(leaf.document, root), WIDTH - length(how, 12) - x - 32), kind="k"
        )
        yield words(WIDTH - 2, foot, how, anchor="end", size=12)
    if len(root.leaves) > LEAVES:
        yield words(MIDDLE + INDENT, foot + ROW, "… and the others that the list below names")


def _leaf_name(document: Document, root: _Root) -> str:
    """Return a document's name, with its label where a copy is named like its root."""
    name = document_name(document)
    return f"{name} ({document.document})" if name == root.name and name != document.document else name


def _how(leaf: _Leaf) -> str:
    """Return how a document derives, and what else it says it rests on."""
    how = wording().relations[leaf.derivation.relation]
    return f"{how}; cites also {', '.join(leaf.others)}" if len(leaf.others) > 0 else how


def _others(derivation: Derivation, root: str, evidence: Evidence) -> tuple[str, ...]:
    known = (root, derivation.derived_from, derivation.document)
    return tuple(dict.fromkeys(root_name(label, evidence) for label in derivation.cites if label not in known))


def _joined(points: str, relation: str) -> str:
    dash = {"cites": "1.5 4", "circular": "6 4"}.get(relation, "")
    return path(points, kind="j", stroke=SOFT, width=1.5, dash=dash)


def _glyph(kind: str, x: float, y: float) -> str:
    if kind == "folder":
        return rect(x - 6, y - 6, 12, 12, kind="b", fill=ACCENT)
    if kind == "outside":
        return tag("rect", kind="o bo", x=x - 5.5, y=y - 5.5, width=11, height=11, fill=PAPER, stroke=ACCENT,
                   stroke_width=1.5, stroke_dasharray="3 2")  # fmt: skip
    if kind in ("circle", "circular"):
        radius = 6 if kind == "circle" else 4.5
        return tag("circle", kind="o ao", cx=x, cy=y, r=radius, fill=PAPER, stroke="#9b3a2f", stroke_width=2.5)
    if kind in COPIES:
        return tag("circle", kind="b", cx=x, cy=y, r=5, fill=ACCENT)
    return tag("circle", kind="o bo", cx=x, cy=y, r=4.5, fill=PAPER, stroke=ACCENT, stroke_width=1.5)


def _alone(alone: int, y: float) -> str:
    name = "source stands alone" if alone == 1 else "sources stand alone"
    label = f"{alone:,} {name}: nothing else in the folder derives from it"
    if alone > 1:
        label = f"{alone:,} {name}: nothing else in the folder derives from them"
    return tag("g", told(f"Sources that stand alone: {alone:,}") + _glyph("folder", MIDDLE, y - 5)
               + words(MIDDLE + 16, y, label))  # fmt: skip


def _note(left_out: int) -> Sentence:
    parts: list[Words | Count] = [
        Words("A root counts once, however many documents go back to it. In a circle each document rests on "
              "another, so nobody is known to have it at first hand; the circle counts as one. ")
    ]  # fmt: skip
    if left_out > 0:
        parts += [Words("The roots with the most documents are drawn; "),
                  Count(left_out, "more stands", "more stand"), Words(" in the table. ")]  # fmt: skip
    parts.append(Words("The list below names every document with the words that tie it to its root."))
    return Sentence(tuple(parts), basis=("derivations",))
