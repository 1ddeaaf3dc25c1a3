"""How two documents are related, and on what that rests."""

from dataclasses import dataclass

from palermo.corroborate.copies import copy_score, is_template, passages
from palermo.corroborate.survivors import Survivors, shared_survivors
from palermo.corroborate.wording import Wording
from palermo.records import Document, Relation, Span

_VERBATIM = 0.95
# In one language, what survives a paraphrase: set by looking at development news. `weight` is what both state,
# `share` its part of what the text that states less states, `order` how much of it comes in the same order.
_PARAPHRASE = (2.5, 0.4, 0.8)
# In another language names are spelt otherwise, so less survives; chance meetings are rarer too.
_TRANSLATION = (2.2, 0.3, 0.75)
_FIGURES_SHARED = 2
_TRANSLATED_FIGURES = 1
_ENDS = (".", "!", "?", '"', "'")
_CONTEXT = 30
_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Traits:
    """A document with all that is compared of it."""

    document: Document
    wording: Wording
    survivors: Survivors


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between two documents, without direction: `passages` are of the first and of the second."""

    relation: Relation
    score: float
    first: tuple[str, ...]
    second: tuple[str, ...]


def link(first: Traits, second: Traits) -> Link | None:
    """Return how two documents are related, None where nothing shows that they are."""
    score = copy_score(first.wording, second.wording)
    if score:
        relation: Relation = "verbatim" if _is_whole(first.wording, second.wording) else "edited"
        return Link(
            relation,
            round(score, 4),
            passages(first.document.text, first.wording, second.wording),
            passages(second.document.text, second.wording, first.wording),
        )
    return _kinship(first, second)


def _kinship(first: Traits, second: Traits) -> Link | None:
    one_language = _language(first.document) == _language(second.document)
    least = _PARAPHRASE if one_language else _TRANSLATION
    weight, share, items, order = shared_survivors(first.survivors, second.survivors)
    figures = sum(item[0] in "#d" and first.survivors.skeletons.get(item, 0.0) >= 1 for item in items)
    if figures < (_FIGURES_SHARED if one_language else _TRANSLATED_FIGURES) or any(
        found < needed for found, needed in zip((weight, share, order), least, strict=True)
    ):
        return None
    if one_language and not _may_paraphrase(first, second):
        return None
    return Link(
        "paraphrase" if one_language else "translation",
        round(share * order, 4),
        _around(first, items),
        _around(second, items),
    )


def _may_paraphrase(first: Traits, second: Traits) -> bool:
    """Return whether two texts of a language may be one retold: no two issues of a template, and words in common.

    Alphabets show more names than Chinese script does, so two texts on one subject share many of them: there,
    a sentence kept word for word is asked for besides.
    """
    if is_template(first.wording, second.wording):
        return False
    shared = first.wording.sentences & second.wording.sentences
    # A heading that a series has in common does not end as a sentence does.
    return first.survivors.script == "wide" or any(sentence.endswith(_ENDS) for sentence in shared)


def _language(document: Document) -> str:
    return document.language.split("-")[0]


def _is_whole(first: Wording, second: Wording) -> bool:
    if first.folded == second.folded:
        return True
    shared = len(first.shingles & second.shingles)
    return shared >= _VERBATIM * max(len(first.shingles), len(second.shingles))


def _around(own: Traits, items: tuple[str, ...]) -> tuple[str, ...]:
    """Return the first telling items where they stand, each with a few letters around it, letter for letter."""
    telling = sorted(items, key=lambda item: (-own.survivors.skeletons.get(item, 0.0), item))[:_SHOWN]
    spans = sorted({own.survivors.spans[item] for item in telling})
    return tuple(_quote(own.document.text, span) for span in spans)


def _quote(text: str, span: Span) -> str:
    start, end = max(span.start - _CONTEXT, 0), min(span.end + _CONTEXT, len(text))
    while start and start < span.start and text[start - 1].isalnum() and text[start].isalnum():
        start += 1
    while end < len(text) and end > span.end and text[end - 1].isalnum() and text[end].isalnum():
        end -= 1
    return text[start:end].strip()
