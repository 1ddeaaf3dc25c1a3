"""Works of whole folders: the record of each, and the work that the last link of a claim's chain names."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from palermo.corroborate.reliance import slug, source_label
from palermo.corroborate.wording import wording
from palermo.corroborate.works.bodies import Body, body_of, same_body
from palermo.corroborate.works.labels import body_name, kind_of, most_told
from palermo.corroborate.works.mentions import Mention, mentions, sentences
from palermo.corroborate.works.page import Described, days_in, describe, editions_in
from palermo.corroborate.works.titles import find_titles
from palermo.records import Claim, Derivation, Document, Span
from palermo.records.works import Work

UNNAMED = re.compile(r"\s*\(unnamed\)\s*$")
# How far, in code points, the sentence that names a source may reach on either side of the name.
_REACH = 500
_ABOUT = 6


@dataclass(frozen=True, slots=True)
class Works:
    """The works of a folder: root labels of those that claims name, by claim id, and those that pages share.

    `publishers` are those of the documents, by label, as far as known.
    """

    named: Mapping[str, str]
    shared: tuple[Work, ...] = ()
    publishers: Mapping[str, str] = field(default_factory=dict)


NO_WORKS = Works(MappingProxyType({}))


def find_works(claims: Iterable[Claim], documents: Sequence[Document], derivations: Sequence[Derivation]) -> Works:
    """Return the works that claims name and that documents rest on; `derivations` are those of the documents."""
    shared = shared_works(documents, derivations)
    roots = {derivation.document: derivation.root for derivation in derivations}
    publishers = {one.document: one.publisher for one in documents if one.publisher is not None}
    return Works(claim_works(claims, documents, roots, shared), shared, publishers)


def shared_works(documents: Sequence[Document], derivations: Sequence[Derivation]) -> tuple[Work, ...]:
    """Return the works that documents of a folder rest on, as `trace` found them, in order of label."""
    texts = {document.document: document for document in documents}
    pages: dict[str, list[tuple[str, Described]]] = defaultdict(list)
    for derivation in sorted(derivations, key=lambda item: item.document):
        if derivation.root not in texts and derivation.root.startswith("root:"):
            document = texts[derivation.document]
            page = describe(document, wording(document.text))
            if page is not None and page.bodies:
                pages[derivation.root].append((derivation.document, page))
    return tuple(_work(label, told, texts) for label, told in sorted(pages.items()))


def claim_works(
    claims: Iterable[Claim], documents: Iterable[Document], roots: Mapping[str, str], works: Iterable[Work] = ()
) -> dict[str, str]:
    """Return the root label of the work that the last link of a claim's chain names, by claim id.

    Where the page rests on a work of that body, it is that work. Else it is what the sentence says of it: its
    title, edition or day. A claim whose last link is unnamed, or whose sentence tells no work apart, is absent.
    """
    texts = {document.document: document for document in documents}
    of_label = {work.label: [body for name in work.bodies if (body := body_of(name))] for work in works}
    found: dict[str, str] = {}
    for claim in claims:
        if claim.chain and UNNAMED.search(claim.chain[-1].source) is None and claim.document in texts:
            root = roots.get(claim.document, claim.document)
            of_page = _of_page(claim, of_label.get(root, ()))
            label = root if of_page else _of_sentence(claim, texts[claim.document])
            if label:
                found[claim.id] = label
    return found


def _work(label: str, told: Sequence[tuple[str, Described]], texts: Mapping[str, Document]) -> Work:
    pages = [page for _, page in told]
    names = {re.sub(r"['’]s?$", "", name) for page in pages for name in page.written}
    first = re.sub(r"['’]s?$", "", body_name(pages))
    days = [day for day in most_told(page.days for page in pages) if day[0].isdigit()]
    titles = most_told(page.titles for page in pages)
    return Work(
        label=label,
        kind=kind_of(pages),
        bodies=(first, *sorted(names - {first})),
        title=titles[0] if titles else None,
        pages=next((page.pages for page in pages if page.pages is not None), None),
        date=days[0] if days else None,
        about=_about([texts[name] for name, _ in told]),
        documents=tuple(name for name, _ in told),
        passages=tuple(texts[name].text[page.passage.start : page.passage.end] for name, page in told),
    )


def _about(documents: Sequence[Document]) -> tuple[str, ...]:
    """Return the names that all the pages have in common, those named most first."""
    named = [[word for _, word in wording(document.text).names] for document in documents]
    common = set.intersection(*map(set, named)) if named else set()
    return tuple(sorted(common, key=lambda word: (-sum(words.count(word) for words in named), word))[:_ABOUT])


def _of_page(claim: Claim, bodies: Sequence[Body]) -> bool:
    source = body_of(claim.chain[-1].source)
    return source is not None and any(same_body(source, body) for body in bodies)


def _of_sentence(claim: Claim, document: Document) -> str | None:
    """Return the label of the work that the sentence of a claim's source tells apart from others of that body."""
    link = claim.chain[-1]
    at = claim.start if link.start is None else link.start
    start = max(at - _REACH, 0)
    window = document.text[start : at + _REACH]
    told = next((span for span in sentences(window) if span.start <= at - start < span.end), None)
    if told is None:
        return None
    sentence = window[told.start : told.end]
    mention = _mention(sentence, link.source)
    kind = "statement" if mention is None else mention.kind
    titles = sorted(find_titles(sentence))
    if titles:
        return f"root:{slug(titles[0])}"
    exact = sorted(day for day in days_in(sentence, document) if day[0].isdigit())
    apart = sorted(editions_in(sentence)) or (exact if len(exact) == 1 else [])
    return f"{source_label(link.source)}/{kind}-{apart[0]}" if apart else None


def _mention(sentence: str, source: str) -> Mention | None:
    body = body_of(source)
    found = [
        item
        for item in mentions(sentence, (Span(0, len(sentence)),))
        if body is not None and same_body(item.body, body)
    ]
    return next((item for item in found if item.kind != "statement"), found[0] if found else None)
