"""How sources say they know: methods stated in the sentence of a claim or in the names of its sources."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml
from palermo.lexicons.patterns import Pattern, compiled
from palermo.records import Claim, Document, SourceKind

FILE = "vocabulary/methods.yaml"
_END = re.compile(r"[.!?](?=\s)|[。!?\n]")
# How far, in code points, the sentence of a claim may reach on either side of it.
_REACH = 300


class Method(BaseModel):
    """One method: the words that state it, and kinds of source that do so by themselves."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    words: tuple[str, ...]
    kinds: tuple[SourceKind, ...] = ()


class Methods(BaseModel):
    """The file of methods."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    methods: dict[str, Method]


def stated_methods(claims: Iterable[Claim], documents: Iterable[Document]) -> dict[str, tuple[str, ...]]:
    """Return the methods that each claim states, by claim id, in order of name; one that states none is absent."""
    texts = {document.document: document.text for document in documents}
    found = {claim.id: _stated(claim, texts) for claim in claims}
    return {name: methods for name, methods in found.items() if methods}


def _stated(claim: Claim, texts: Mapping[str, str]) -> tuple[str, ...]:
    sources = (*(link.source for link in claim.chain), *(entry.source for entry in claim.references))
    read = "\n".join((_sentence(claim, texts.get(claim.document, claim.quote)), *sources))
    kinds = {link.kind for link in claim.chain}
    named = {match.lastgroup for match in _pattern().finditer(read)} if _any_word().found(read) else set()
    return tuple(name for name, method in sorted(_methods().items()) if name in named or kinds & set(method.kinds))


def _sentence(claim: Claim, text: str) -> str:
    """Return the sentence that a claim stands in, or as much of it as is near."""
    before, after = max(claim.start - _REACH, 0), claim.end + _REACH
    ends = [match.end() for match in _END.finditer(text, before, claim.start)]
    stop = _END.search(text, claim.end, after)
    return text[ends[-1] if ends else before : after if stop is None else stop.end()]


@cache
def _methods() -> dict[str, Method]:
    return load_yaml(FILE, Methods).methods


@cache
def _any_word() -> Pattern:
    """Return a quick pattern that passes every text in which `_pattern` finds something, and some more."""
    words = (word.removesuffix("*") for method in _methods().values() for word in method.words)
    return compiled("(?i)" + "|".join(sorted(map(re.escape, words))))


@cache
def _pattern() -> re.Pattern[str]:
    """Return one pattern with a group a method. Chinese words stand without spaces around them."""
    parts = []
    for name, method in sorted(_methods().items()):
        words = "|".join(map(_word, sorted(method.words, key=len, reverse=True)))
        parts.append(f"(?P<{name}>{words})")
    return re.compile("|".join(parts), re.IGNORECASE)


def _word(word: str) -> str:
    if not word.isascii() and not re.search(r"[a-z]", word):
        return re.escape(word)
    open_ended = word.endswith("*")
    return rf"\b{re.escape(word.removesuffix('*'))}" + ("" if open_ended else r"\b")
