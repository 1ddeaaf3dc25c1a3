"""Documents to the roots they share, and claims to the root of their chain of sources."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from palermo.corroborate.links import Link
from palermo.corroborate.origins import rest_on
from palermo.corroborate.reliance import slug, source_label
from palermo.corroborate.sketches import Comparison, Memory
from palermo.records import Claim, Derivation, Document, Relation, Reuse

# A verbatim copy needs no grade, and another language shares no wording.
_GRADED: frozenset[Relation] = frozenset({"edited", "paraphrase"})
_NONE: Mapping[str, str] = MappingProxyType({})
_UNNAMED = re.compile(r"\s*\(unnamed\)\s*$")


def trace_roots(documents: Sequence[Document]) -> tuple[Derivation, ...]:
    """Return one derivation a document, in order of label, whatever the order of the documents.

    Copies, whole, edited or cut, paraphrases and translations share the root that comes first by the date it
    states, then by length (the longer first), then by hash and label; a document without a date comes after
    those with one. Where these say what they rest on, the root is that: a document of the folder, or a label
    for one outside it. Documents that rest on one another in a circle share a label that begins `circular:`.
    """
    return trace(documents)[0]


def trace(documents: Sequence[Document], memory: Memory | None = None) -> tuple[tuple[Derivation, ...], Memory]:
    """Return the derivations of `trace_roots` and what to hand in next time, when few documents have changed."""
    ranked = sorted(documents, key=_rank)
    compared = Comparison(ranked, Memory() if memory is None else memory)
    links = _links(compared)
    found: dict[int, Derivation] = {}
    families: list[list[int]] = []
    for start in range(len(ranked)):
        if start not in found:
            found[start] = Derivation(ranked[start].document, ranked[start].document, "root")
            families.append(_spread(start, compared, links, found))
    rest_on(compared, families, found)
    return tuple(sorted(found.values(), key=lambda derivation: derivation.document)), compared.memory()


def root_labels(derivations: Sequence[Derivation]) -> dict[str, str]:
    """Return the root of each document by its label."""
    return {derivation.document: derivation.root for derivation in derivations}


def claim_root(claim: Claim, roots: Mapping[str, str], works: Mapping[str, str] = _NONE) -> str:
    """Return the label of the source a claim rests on, by the innermost link of its chain.

    `works` are the works that claims name, by claim id (`claim_works`); a named source whose work nothing tells
    apart is one root wherever it is quoted; an unnamed one counts once under the innermost named
    source that quotes it. Without a named source it is the root of the document.
    """
    own = roots.get(claim.document, claim.document)
    if claim.id in works:
        return works[claim.id]
    if not claim.chain:
        return own
    named = [link.source for link in claim.chain if _UNNAMED.search(link.source) is None]
    if not named:
        return own
    last = claim.chain[-1].source
    label = source_label(named[-1])
    return label if last == named[-1] else f"{label}/{slug(_UNNAMED.sub('', last))} (unnamed)"


def _rank(document: Document) -> tuple[bool, str, int, str, str]:
    stated = document.published or ""
    return (not stated, stated, -len(document.text), document.sha256, document.document)


def _links(compared: Comparison) -> dict[int, dict[int, Link]]:
    """Return, by place, the documents that are related to it and how."""
    links: dict[int, dict[int, Link]] = defaultdict(dict)
    first_of: dict[str, int] = {}
    for place in range(len(compared.documents)):
        first = first_of.setdefault(compared.sketch(place).folded, place)
        if first != place:
            _join(links, compared, first, place)
    for one, two in compared.candidates(sorted(first_of.values())):
        _join(links, compared, one, two)
    return links


def _join(links: dict[int, dict[int, Link]], compared: Comparison, one: int, two: int) -> None:
    link = compared.related(one, two)
    if link is not None:
        links[one][two] = links[two][one] = link


def _spread(
    start: int, compared: Comparison, links: Mapping[int, Mapping[int, Link]], found: dict[int, Derivation]
) -> list[int]:
    """Join every document linked to the root, the nearest first, and return the family, the root first."""
    root = compared.documents[start].document
    family = [start]
    waiting = [(-link.score, start, place) for place, link in links.get(start, {}).items()]
    while waiting:
        waiting.sort(reverse=True)
        _, parent, place = waiting.pop()
        if place in found:
            continue
        link = links[parent][place]
        is_first = compared.keys[place] <= compared.keys[parent]
        found[place] = Derivation(
            document=compared.documents[place].document,
            root=root,
            relation=link.relation,
            derived_from=compared.documents[parent].document,
            score=link.score,
            supported_by=link.first if is_first else link.second,
            reuse=_reuse(link, compared, parent, place),
        )
        family.append(place)
        waiting += [(-next_.score, place, at) for at, next_ in links.get(place, {}).items() if at not in found]
    return family


def _reuse(link: Link, compared: Comparison, source: int, place: int) -> Reuse | None:
    return compared.reuse(source, place) if link.relation in _GRADED else None
