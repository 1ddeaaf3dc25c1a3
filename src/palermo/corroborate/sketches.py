"""What is kept of a document, so that adding another one compares only what may be related to it."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from palermo.corroborate.links import Link, Traits, link
from palermo.corroborate.near import SHORT, Keys, anchors_of, sharing, sketched, word_keys
from palermo.corroborate.reliance import Reliance, address_keys, reliances
from palermo.corroborate.reuse import grade_reuse
from palermo.corroborate.survivors import script_of, survivors
from palermo.corroborate.wording import wording
from palermo.corroborate.works.page import Described, describe
from palermo.records import Document, Reuse

# Raise this when the same documents might give other sketches or links.
VERSION = "2"
_ANCHORS_SHARED = 2
_SURVIVORS_SHARED = 2
_TELLING = 0.5
# Words of documents whose wording is held for comparison, some 400 MB; what falls out is read again when needed.
_HELD_WORDS = 1_000_000
# Two documents are compared at a time.
_COMPARED = 2
_NONE: Keys = np.zeros(0, np.uint64)


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a text: the keys under which relatives are found, and what it says it rests on.

    `work` is the study, leak, ruling, story or statement that the page tells of, where it names one. `folded` is
    a hash of the text without case, width and white space; `addresses` are the labels that the document's own
    address goes by.
    """

    folded: str
    bands: Keys
    anchors: Keys
    survivors: Keys
    reliances: tuple[Reliance, ...]
    addresses: tuple[str, ...]
    work: Described | None = None


@dataclass(frozen=True, slots=True)
class Memory:
    """What was worked out before: sketches by content, links (or that there is none) by two contents.

    `reuses` say how the second of two contents takes over the wording of the first, where that was asked for.
    """

    sketches: Mapping[str, Sketch] = field(default_factory=dict)
    links: Mapping[tuple[str, str], Link | None] = field(default_factory=dict)
    reuses: Mapping[tuple[str, str], Reuse | None] = field(default_factory=dict)


def content_key(document: Document) -> str:
    """Return a hash of all that a sketch or a link of the document rests on, and of this module's version."""
    parts = (VERSION, document.language, document.url or "", document.published or "", document.text)
    return hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


class Comparison:
    """The documents of one tracing: sketches and links are taken from memory where it has them."""

    def __init__(self, documents: Sequence[Document], memory: Memory) -> None:
        """Sketch what is new; nothing is compared yet."""
        self.documents = documents
        self.keys = [content_key(document) for document in documents]
        self._memory = memory
        self._traits: dict[str, Traits] = {}
        self._held_words = 0
        self.sketches: dict[str, Sketch] = {}
        self.links: dict[tuple[str, str], Link | None] = {}
        self.reuses: dict[tuple[str, str], Reuse | None] = {}
        self._sketch_new()

    def sketch(self, place: int) -> Sketch:
        """Return the sketch of the document at a place."""
        return self.sketches[self.keys[place]]

    def related(self, first: int, second: int) -> Link | None:
        """Return how the documents at two places are related; the first in order of content comes first in it."""
        one, two = sorted((first, second), key=lambda place: self.keys[place])
        pair = self.keys[one], self.keys[two]
        if pair not in self.links:
            known = self._memory.links
            self.links[pair] = known[pair] if pair in known else link(self._trait(one), self._trait(two))
        return self.links[pair]

    def reuse(self, source: int, text: int) -> Reuse | None:
        """Return how the second of two documents takes over the wording of the first; None where it takes none.

        Chinese and Japanese are not compared: three characters are no three words.
        """
        pair = self.keys[source], self.keys[text]
        if pair not in self.reuses:
            known = self._memory.reuses
            self.reuses[pair] = known[pair] if pair in known else self._reuse(source, text)
        return self.reuses[pair]

    def candidates(self, places: Sequence[int]) -> list[tuple[int, int]]:
        """Return the pairs of the places given that may be related, each once, in order."""
        sketches = [self.sketch(place) for place in places]
        found: set[tuple[int, int]] = set()
        for keys, need in (
            ([sketch.bands for sketch in sketches], 1),
            ([sketch.anchors for sketch in sketches], _ANCHORS_SHARED),
            ([sketch.survivors for sketch in sketches], _SURVIVORS_SHARED),
        ):
            found |= {(places[one], places[two]) for one, two in sharing(keys, need=need).tolist()}
        return sorted(found)

    def memory(self) -> Memory:
        """Return what is to be kept for the next tracing: of these documents only."""
        return Memory(self.sketches, self.links, self.reuses)

    def _reuse(self, source: int, text: int) -> Reuse | None:
        first, second = self._trait(source).wording, self._trait(text).wording
        if script_of(second) == "wide":
            return None
        grade = grade_reuse(first, second)
        return None if grade == "none" else grade

    def _sketch_new(self) -> None:
        known = self._memory.sketches
        new: dict[str, int] = {}
        for place, key in enumerate(self.keys):
            if key in known:
                self.sketches[key] = known[key]
            else:
                new.setdefault(key, place)
        self.sketches.update(zip(new, _sketches(map(self._trait, new.values())), strict=True))

    def _trait(self, place: int) -> Traits:
        key = self.keys[place]
        if key not in self._traits:
            document = self.documents[place]
            own = wording(document.text)
            self._hold(key, Traits(document, own, survivors(document, own)))
        return self._traits[key]

    def _hold(self, key: str, own: Traits) -> None:
        self._traits[key] = own
        self._held_words += len(own.wording.words)
        while self._held_words > _HELD_WORDS and len(self._traits) > _COMPARED:
            dropped = self._traits.pop(next(iter(self._traits)))
            self._held_words -= len(dropped.wording.words)


def _sketches(traits: Iterable[Traits]) -> Iterator[Sketch]:
    """Yield the sketch of each document, in order; a few hundred are worked on together."""
    waiting: deque[tuple[Sketch, bool]] = deque()

    def texts() -> Iterator[str]:
        for own in traits:
            waiting.append((_without_keys(own), len(own.wording.words) >= SHORT))
            yield " ".join(own.wording.words)

    for bands, runs in sketched(texts()):
        sketch, is_long = waiting.popleft()
        yield replace(sketch, bands=bands, anchors=anchors_of(runs) if is_long else _NONE)


def _without_keys(own: Traits) -> Sketch:
    """Return the sketch of a document as yet without the keys of its runs."""
    document = own.document
    rests_on = reliances(document)
    reposted = tuple(one.label for one in rests_on if one.ground == "repost")
    survived = [key for key, weight in own.survivors.skeletons.items() if weight >= _TELLING]
    return Sketch(
        folded=hashlib.sha256(own.wording.folded.encode("utf-8", "surrogatepass")).hexdigest(),
        bands=_NONE,
        anchors=_NONE,
        survivors=word_keys(survived),
        reliances=rests_on,
        addresses=(address_keys(document.url) if document.url else ()) + reposted,
        work=describe(document, own.wording),
    )
