"""Words that a model says stand in a passage, found there letter for letter or refused."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from palermo.extract.claims.verbatim import find_quotations
from palermo.extract.entities import find_places
from palermo.extract.quantities import find_period, find_quantities
from palermo.lexicons.sources import load_sources
from palermo.lexicons.vocabulary import indicators_of, load_vocabulary
from palermo.records import Certainty, ChainLink, Claim, Document, Place, SourceKind, Span

# A quote of fewer characters states nothing, in any script.
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Unverified:
    """What of a suggestion does not hold, and where in the document it was to stand, if that is known."""

    kind: Literal["faulty", "unverified"]
    reason: str
    at: Span | None = None


@dataclass(frozen=True, slots=True)
class Verifier:
    """A passage, and which of its places earlier quotes of the same reply have taken."""

    document: Document
    passage: Span
    taken: dict[str, int] = field(default_factory=dict)

    def claim(
        self,
        quote: str,
        *,
        sources: Sequence[tuple[str, SourceKind]],
        certainty: Certainty,
        codes: Sequence[str],
        words: Mapping[str, Sequence[str]],
    ) -> tuple[Claim | None, tuple[Unverified, ...]]:
        """Return the claim, None where its quote or a source does not stand in the passage, and what does not.

        Figures, dates and quotation marks are read from the quote itself, never taken from the model.
        """
        span = self._quoted(quote.strip())
        if span is None:
            return None, (Unverified("unverified", "quotes words that do not stand in the passage"),)
        chain = tuple(_link(self.document, self._nearest(name.strip(), span), kind) for name, kind in sources)
        if None in chain:
            return None, (Unverified("unverified", "names a source that is not in the passage", span),)
        known = tuple(code for code in dict.fromkeys(codes) if code in load_vocabulary())
        kept = {name: self._kept(said, span) for name, said in words.items()}
        faults = [Unverified("faulty", "uses an abuse code that is not in the vocabulary", span)] * (
            len(known) < len(set(codes))
        )
        faults += (
            Unverified("unverified", f"names {name} that are not in the passage", span)
            for name, said in words.items()
            if len(kept[name]) < len({word.strip() for word in said})
        )
        links = tuple(link for link in chain if link is not None)
        return _claim(self.document, span, links, certainty, known, kept), tuple(faults)

    def _quoted(self, quote: str) -> Span | None:
        """Return where a quote stands: the first place that no earlier quote of the same words has taken."""
        if len(quote) < _SHORTEST:
            return None
        start = max(self.taken.get(quote, 0), self.passage.start)
        span = next(_places(quote, self.document.text, start, self.passage.end), None)
        if span is not None:
            self.taken[quote] = span.end
        return span

    def _nearest(self, words: str, to: Span) -> Span | None:
        found = _places(words, self.document.text, self.passage.start, self.passage.end)
        return min(found, key=lambda span: max(to.start - span.end, span.start - to.end, 0), default=None)

    def _kept(self, said: Iterable[str], to: Span) -> tuple[str, ...]:
        stripped = dict.fromkeys(word.strip() for word in said)
        return tuple(word for word in stripped if self._nearest(word, to) is not None)


def _places(words: str, text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the places where words stand whole between two offsets, in order."""
    at = text.find(words, start, end) if words else -1
    while at >= 0:
        stop = at + len(words)
        if not _within_word(text, at) and not _within_word(text, stop):
            yield Span(at, stop)
        at = text.find(words, at + 1, end)


def _within_word(text: str, at: int) -> bool:
    """Return whether an offset cuts a word or number, in scripts that have capital letters and so part words."""
    return 0 < at < len(text) and _joins(text[at - 1]) and _joins(text[at])


def _joins(character: str) -> bool:
    return character.isdecimal() or character.lower() != character.upper()


def _link(document: Document, span: Span | None, kind: SourceKind) -> ChainLink | None:
    """Return a link: a known body by its usual name and kind, any other source in its own words."""
    if span is None:
        return None
    words = document.text[span.start : span.end]
    body = next(iter(load_sources().find(words)), None)
    if body is not None and (body.start, body.end) == (0, len(words)):
        return ChainLink(body.name, body.kind, span.start, span.end)
    return ChainLink(f"{words} (unnamed)" if kind == "unnamed" else words, kind, span.start, span.end)


def _claim(  # noqa: PLR0913, PLR0917 - every argument becomes a field
    document: Document,
    span: Span,
    chain: tuple[ChainLink, ...],
    certainty: Certainty,
    codes: tuple[str, ...],
    words: Mapping[str, tuple[str, ...]],
) -> Claim:
    quote = document.text[span.start : span.end]
    since, until = find_period(quote)
    paragraph = next((s for s in document.segments if s.start <= span.start and span.end <= s.end), span)
    return Claim(
        id=hashlib.sha256(f"{document.sha256} {span.start} {span.end} suggested".encode()).hexdigest()[:16],
        document=document.document,
        start=span.start,
        end=span.end,
        quote=quote,
        chain=chain,
        certainty=certainty,
        verbatim=find_quotations(document.text, paragraph.start, paragraph.end).around(span.start, span.end),
        language=document.language,
        abuses=codes,
        indicators=indicators_of(codes),
        groups=words["groups"],
        places=tuple(Place(name, _code(name)) for name in words["places"]),
        actors=words["actors"],
        quantities=find_quantities(quote, offset=span.start, language=document.language),
        since=since,
        until=until,
        goods=words["goods"],
        technologies=words["technologies"],
        origin="suggested",
    )


def _code(name: str) -> str | None:
    return next((place.code for place, _ in find_places(name) if place.name == name), None)
