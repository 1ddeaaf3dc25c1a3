"""Goods and technologies named in a passage, as words of the text."""

import re
from collections.abc import Iterator
from functools import cache

from palermo.extract.entities.phrases import PhraseIndex
from palermo.extract.entities.vocabulary import TermVocabulary, goods_vocabulary, technologies_vocabulary
from palermo.records import Span

_SIBILANT = ("s", "x", "z", "ch", "sh")
_NEXT = re.compile(r"\s+([^\W\d_]+)")
_LAST = re.compile(r"([^\W\d_]+)\s+$")


def find_goods(text: str, *, offset: int = 0) -> tuple[tuple[str, Span], ...]:
    """Return the goods a passage names, as written, with spans, in text order; may be empty.

    Goods with other everyday uses ("gold", "dates") count only where the passage speaks of making, harvesting or
    trading. Offsets are those of the text plus `offset`.
    """
    return tuple(_find(text, _goods_index(), goods_vocabulary(), offset))


def find_technologies(text: str, *, offset: int = 0) -> tuple[tuple[str, Span], ...]:
    """Return the technologies of control a passage names, as written, with spans, in text order; may be empty."""
    return tuple(_find(text, _technologies_index(), technologies_vocabulary(), offset))


@cache
def _goods_index() -> PhraseIndex[str]:
    return _term_index(goods_vocabulary())


@cache
def _technologies_index() -> PhraseIndex[str]:
    return _term_index(technologies_vocabulary())


def _term_index(vocabulary: TermVocabulary) -> PhraseIndex[str]:
    return PhraseIndex(((form, term) for term in vocabulary.terms for form in _forms(term)), any_case=True)


def _forms(term: str) -> Iterator[str]:
    """Yield a term with its plural or singular."""
    yield term
    if term.endswith("ies"):
        yield term[:-3] + "y"
    elif term.endswith("s") and not term.endswith("ss"):
        yield term[:-1]
    elif term.endswith("y") and term[-2:-1] not in "aeiou":
        yield term[:-1] + "ies"
    else:
        yield term + ("es" if term.endswith(_SIBILANT) else "s")


def _find(
    text: str, index: PhraseIndex[str], vocabulary: TermVocabulary, offset: int
) -> Iterator[tuple[str, Span]]:
    folded = text.casefold()
    in_context = any(stem in folded for stem in vocabulary.context)
    for term, span in index.find(text):
        if (term in vocabulary.needs_context and not in_context) or _refused(text, term, span, vocabulary):
            continue
        yield re.sub(r"\s+", " ", text[span.start : span.end]), Span(span.start + offset, span.end + offset)


def _refused(text: str, term: str, span: Span, vocabulary: TermVocabulary) -> bool:
    following, before = _NEXT.match(text, span.end), _LAST.search(text, max(0, span.start - 30), span.start)
    if following and following.group(1).casefold() in vocabulary.refused_after.get(term, ()):
        return True
    return before is not None and before.group(1).casefold() in vocabulary.refused_before.get(term, ())
