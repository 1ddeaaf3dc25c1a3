"""An English document: which sentences are parsed, and what comes of their parses."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from palermo.extract.attribution import find_attributions, find_frames, needs_parse
from palermo.extract.claims import find_claims
from palermo.extract.claims.raised import Raised, claims_with, efforts_with, find_raised, without_raised
from palermo.extract.efforts import find_efforts
from palermo.extract.efforts.standing import standing_in
from palermo.extract.quantities import find_quantities
from palermo.extract.sentences import Sentence, split_sentences
from palermo.extract.wanted import told_of_abuse, wanted_for_claims
from palermo.records import Document, Extraction, Quantity, Span
from palermo.words.subject import load_subject


@dataclass(frozen=True, slots=True)
class Plan:
    """A document, its sentences, which of them are parsed, and the texts of those.

    `whole` is true where it is read for attributions, `set_aside` where it is not about the subject. Where the
    document has raised figures, `document` is the one with these blanked out, `printed` the one read.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    wanted: tuple[bool, ...]
    texts: tuple[str, ...]
    whole: bool = False
    set_aside: bool = False
    raised: Raised | None = None
    printed: Document | None = None

    @property
    def characters(self) -> int:
        """Return how much text the parser has to read."""
        return sum(map(len, self.texts))


def plan_english(document: Document, *, whole: bool, everything: bool = False) -> Plan:
    """Return which sentences of a document are parsed: those near words of abuse, or all with cues if `whole`.

    A document that is not about the subject is set aside unless `everything` is asked for; one without a word of
    abuse is not even cut into sentences.
    """
    if not (whole or everything or load_subject().about(document.text)):
        return Plan(document, (), (), (), set_aside=True)
    told = told_of_abuse(document) if not whole else frozenset()
    if not told and not whole:
        return Plan(document, (), (), ())
    raised, printed = find_raised(document), document
    document = without_raised(document, raised)
    sentences = split_sentences(document)
    wanted = needs_parse(document, sentences) if whole else wanted_for_claims(document, sentences, told)
    texts = tuple(document.text[s.start : s.end] for s, take in zip(sentences, wanted, strict=True) if take)
    if document is printed:
        return Plan(document, sentences, wanted, texts, whole)
    return Plan(document, sentences, wanted, texts, whole, raised=raised, printed=printed)


def read_english(plan: Plan, parses: Sequence[Doc]) -> Extraction:
    """Return what a document yields; `parses` holds one Doc for each text of the plan, in order.

    A document read whole yields its attributions; else its claims, cut from the grammar's frames, and efforts.
    """
    document, sentences = plan.document, plan.sentences
    if not sentences:
        return Extraction(document.document, set_aside=plan.set_aside)
    rest = iter(parses)
    aligned = tuple(next(rest) if take else None for take in plan.wanted)
    if plan.whole:
        return Extraction(document.document, find_attributions(document, sentences, aligned))
    frames = find_frames(document, sentences, aligned)
    claims = find_claims(document, sentences, aligned, frames)
    efforts = find_efforts(
        document,
        sentences,
        standing=standing_in(document, frames, claims),
        quantities=lambda span: _quantities(document, span),
    )
    if plan.raised is not None and plan.printed is not None:
        claims = claims_with(plan.printed, claims, plan.raised)
        efforts = efforts_with(plan.printed, efforts)
    return Extraction(document.document, (), claims, efforts)


def _quantities(document: Document, span: Span) -> tuple[Quantity, ...]:
    return find_quantities(document.text[span.start : span.end], offset=span.start)
