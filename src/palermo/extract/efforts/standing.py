"""Who tells of an effort and how firmly: the chain and certainty of what governs a span, as claims have them."""

from collections.abc import Sequence

from palermo.extract.claims.chains import chain_of, covering
from palermo.extract.claims.sources import Reading, note_titles
from palermo.extract.efforts import Standing
from palermo.extract.marks import Mark, load_certainty
from palermo.records import Attribution, Certainty, ChainLink, Claim, Document, Span

# Marks that say of persons and cases how firmly they are known; what is done about them is done.
_OF_OTHERS = (
    "clause.suspects", "clause.suspected", "clause.alleged", "clause.charged", "clause.risk", "clause.vulnerable",
    "clause.fears",
)  # fmt: skip


def standing_in(document: Document, attributions: Sequence[Attribution], claims: Sequence[Claim]) -> Standing:
    """Return what gives the chain and certainty of a span of the document.

    The attributions over the span decide. Without one, a claim that shares words with it lends its chain: its
    source may be carried over from a sentence before. Without either the page says it itself.
    """
    reading = Reading(document)
    note_titles(reading)
    spoken = [claim for claim in claims if claim.chain]

    def standing(span: Span) -> tuple[tuple[ChainLink, ...], Certainty]:
        before = next((claim for claim in reversed(spoken) if claim.start < span.start), None)
        if before is not None:
            reading.remember(before.chain, before.start)
        covered = covering(attributions, span.start, span.end)
        chain = chain_of(reading, covered) if covered else _shared(spoken, span)
        return chain, _certainty(document, span, covered)

    return standing


def _shared(claims: Sequence[Claim], span: Span) -> tuple[ChainLink, ...]:
    return next((claim.chain for claim in claims if claim.start < span.end and span.start < claim.end), ())


def _of_others(mark: Mark, text: str) -> bool:
    """Return whether a mark hedges whom or what an act is about, and not the act: "referred suspected victims"."""
    return mark.entry in _OF_OTHERS or text[mark.start : mark.end].casefold().startswith("potential")


def _certainty(document: Document, span: Span, covered: Sequence[Attribution]) -> Certainty:
    lexicon = load_certainty()
    text = document.text[span.start : span.end]
    found = [mark.certainty for mark in lexicon.marks_in(text) if not _of_others(mark, text)]
    for attribution in covered:
        for part in (*attribution.cue, *attribution.source):
            found += lexicon.of_cue(document.text[part.start : part.end])
    return lexicon.weakest(tuple(found))
