"""Where documents come from: derivations as records, and as a tree to read."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from palermo.corroborate import trace_roots
from palermo.records import Derivation, Document


def find_sources(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """Return one derivation a document, in order of label."""
    return trace_roots(documents)


def source_tree(derivations: Sequence[Derivation]) -> Iterator[str]:
    """Yield the lines of a tree: each root, what derives from it, and how, in order of label."""
    below: dict[str, list[Derivation]] = defaultdict(list)
    labels = {derivation.document for derivation in derivations}
    roots = set()
    for derivation in derivations:
        parent = derivation.derived_from
        if derivation.relation == "root":
            roots.add(derivation.document)
        elif derivation.relation == "circular" or parent is None:
            below[derivation.root].append(derivation)
            roots.add(derivation.root)
        else:
            below[parent].append(derivation)
            if parent not in labels:
                roots.add(parent)
    for root in sorted(roots):
        yield root
        yield from _branch(root, below, depth=1, shown=set())


def _branch(label: str, below: dict[str, list[Derivation]], *, depth: int, shown: set[str]) -> Iterator[str]:
    for derivation in below.get(label, ()):
        if derivation.document not in shown:
            shown.add(derivation.document)
            yield f"{'  ' * depth}{derivation.document}  ({_relation(derivation)}, {derivation.score:.2f})"
            yield from _branch(derivation.document, below, depth=depth + 1, shown=shown)


def _relation(derivation: Derivation) -> str:
    return derivation.relation if derivation.reuse is None else f"{derivation.relation}: {derivation.reuse}"
