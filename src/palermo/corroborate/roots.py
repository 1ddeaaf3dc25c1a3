"""Documents to the roots they share, and claims to the root of their chain of sources."""

import re
from collections.abc import Mapping, Sequence

from palermo.corroborate.copies import candidates, copy_score, passages
from palermo.corroborate.wording import Wording, fold, wording
from palermo.records import Claim, Derivation, Document

_UNNAMED = re.compile(r"\s*\(unnamed\)\s*$")
_VERBATIM = 0.95


def trace_roots(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """Return one derivation a document, in order of label, whatever the order of the documents.

    Copies, whole, edited or cut, share the root that comes first by the date it states, then by length (the
    longer first), then by hash and label; a document without a date comes after those with one.
    """
    ranked = sorted(documents, key=_rank)
    wordings = _wordings(ranked)
    links = _links(ranked, wordings)
    found: dict[int, Derivation] = {}
    for start in range(len(ranked)):
        if start not in found:
            found[start] = Derivation(ranked[start].document, ranked[start].document, "root")
            _spread(start, ranked, wordings, links, found)
    return tuple(sorted(found.values(), key=lambda derivation: derivation.document))


def root_labels(derivations: Sequence[Derivation]) -> dict[str, str]:
    """Return the root of each document by its label."""
    return {derivation.document: derivation.root for derivation in derivations}


def claim_root(claim: Claim, roots: Mapping[str, str]) -> str:
    """Return the label of the source a claim rests on, by the innermost link of its chain.

    A named source is one root wherever it is quoted; an unnamed one counts once under the innermost named
    source that quotes it. Without a named source it is the root of the document.
    """
    own = roots.get(claim.document, claim.document)
    if not claim.chain:
        return own
    named = [link.source for link in claim.chain if _UNNAMED.search(link.source) is None]
    if not named:
        return own
    last = claim.chain[-1].source
    label = source_label(named[-1])
    return label if last == named[-1] else f"{label}/{_slug(_UNNAMED.sub('', last))} (unnamed)"


def source_label(name: str) -> str:
    """Return the stable label of a source outside the folder."""
    return f"root:{_slug(name)}"


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", fold(name).removeprefix("the ")).strip("-")


def _rank(document: Document) -> tuple[bool, str, int, str, str]:
    stated = document.published or ""
    return (not stated, stated, -len(document.text), document.sha256, document.document)


def _wordings(documents: Sequence[Document]) -> list[Wording]:
    """Return the wording of each document; copies letter for letter share one."""
    kept: dict[str, Wording] = {}
    for document in documents:
        if document.text not in kept:
            kept[document.text] = wording(document.text)
    return [kept[document.text] for document in documents]


def _links(documents: Sequence[Document], wordings: Sequence[Wording]) -> dict[int, dict[int, float]]:
    """Return, by place, the documents that are copies of it and how far they are."""
    links: dict[int, dict[int, float]] = {place: {} for place in range(len(documents))}
    first_of: dict[str, int] = {}
    for place, text in enumerate(wordings):
        first = first_of.setdefault(text.folded, place)
        if first != place:
            links[first][place] = links[place][first] = 1.0
    distinct = sorted(first_of.values())
    for near, far in candidates([wordings[place] for place in distinct]):
        one, other = distinct[near], distinct[far]
        score = copy_score(wordings[one], wordings[other])
        if score:
            links[one][other] = links[other][one] = score
    return links


def _spread(
    start: int,
    documents: Sequence[Document],
    wordings: Sequence[Wording],
    links: Mapping[int, Mapping[int, float]],
    found: dict[int, Derivation],
) -> None:
    """Join every document linked to the root, the nearest copies first."""
    root = documents[start].document
    waiting = [(-score, start, place) for place, score in links[start].items()]
    while waiting:
        waiting.sort(reverse=True)
        negative, parent, place = waiting.pop()
        if place in found:
            continue
        own, other = wordings[place], wordings[parent]
        whole = own.folded == other.folded or (
            len(own.shingles & other.shingles) >= _VERBATIM * max(len(own.shingles), len(other.shingles))
        )
        found[place] = Derivation(
            document=documents[place].document,
            root=root,
            relation="verbatim" if whole else "edited",
            derived_from=documents[parent].document,
            score=round(-negative, 4),
            supported_by=passages(documents[place].text, own, other),
        )
        waiting += [(-score, place, next_) for next_, score in links[place].items() if next_ not in found]
