"""An English document: what the reader looks at, which sentences are parsed, and what comes of both."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from palermo.extract.attribution import find_attributions, find_frames, needs_parse
from palermo.extract.claims import Found, find_claims
from palermo.extract.claims.raised import Raised, claims_with, efforts_with, find_raised, without_raised
from palermo.extract.efforts import Standing, find_efforts
from palermo.extract.efforts.given import efforts_at
from palermo.extract.efforts.standing import standing_in
from palermo.extract.quantities import find_quantities
from palermo.extract.reader import Kind, Read, Reader, read_text
from palermo.extract.sentences import Sentence, split_sentences
from palermo.extract.statements import Statements
from palermo.extract.wanted import read_ranges, told_of_abuse, wanted_for_claims
from palermo.records import Claim, Document, Effort, Extraction, Quantity, Span
from palermo.words.subject import load_subject


@dataclass(frozen=True, slots=True)
class Plan:
    """A document, its sentences, which of them are parsed, and the texts of those.

    `whole` is true where it is read for attributions, `set_aside` where it is not about the subject. `read` is
    what the reader saw. Where the document has raised figures, `document` is the one with these blanked out,
    `printed` the one read.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    wanted: tuple[bool, ...]
    texts: tuple[str, ...]
    whole: bool = False
    set_aside: bool = False
    read: Read | None = None
    raised: Raised | None = None
    printed: Document | None = None

    @property
    def characters(self) -> int:
        """Return how much text the parser has to read."""
        return sum(map(len, self.texts))


def plan_english(
    document: Document, *, whole: bool, everything: bool = False, reader: Reader | None = None
) -> Plan:
    """Return which sentences of a document are parsed: those near words of abuse, or all with cues if `whole`.

    A document that is not about the subject is set aside unless `everything` is asked for; one without a word of
    abuse is not even cut into sentences. What the reader marks is parsed as well.
    """
    if not (whole or everything or load_subject().about(document.text)):
        return Plan(document, (), (), (), set_aside=True)
    told = told_of_abuse(document) if not whole else frozenset()
    if not told and not whole:
        return Plan(document, (), (), ())
    raised, printed = find_raised(document), document
    document = without_raised(document, raised)
    sentences = split_sentences(document)
    ranges = read_ranges(document, told)
    read = None if whole or reader is None else read_text(reader, document.text, ranges, language="en")
    wanted = needs_parse(document, sentences) if whole else wanted_for_claims(document, sentences, told)
    if read is not None:
        wanted = _with_marked(sentences, wanted, read)
    texts = tuple(document.text[s.start : s.end] for s, take in zip(sentences, wanted, strict=True) if take)
    if document is printed:
        return Plan(document, sentences, wanted, texts, whole, read=read)
    return Plan(document, sentences, wanted, texts, whole, read=read, raised=raised, printed=printed)


def _with_marked(sentences: Sequence[Sentence], wanted: Sequence[bool], read: Read) -> tuple[bool, ...]:
    marked = [(seen.start, seen.end) for kind in ("claim", "effort") for seen in read.seen(kind)]
    return tuple(
        take or any(start < s.end and s.start < end for start, end in marked)
        for s, take in zip(sentences, wanted, strict=True)
    )


def read_english(plan: Plan, parses: Sequence[Doc]) -> Extraction | Statements:
    """Return what a document offers; `parses` holds one Doc for each text of the plan, in order.

    A document read whole yields its attributions; else statements to be settled: claims, cut from the grammar's
    frames or built of the spans that the reader marked, and efforts.
    """
    document, sentences = plan.document, plan.sentences
    if not sentences:
        return Extraction(document.document, set_aside=plan.set_aside)
    rest = iter(parses)
    aligned = tuple(next(rest) if take else None for take in plan.wanted)
    if plan.whole:
        return Extraction(document.document, find_attributions(document, sentences, aligned))
    frames = find_frames(document, sentences, aligned)
    found = find_claims(document, sentences, aligned, frames, _marked(plan.read, "claim"))
    efforts = _efforts(plan, standing_in(document, frames, found.ruled))
    if plan.raised is not None and plan.printed is not None:
        found = Found(
            claims_with(plan.printed, found.ruled, plan.raised),
            claims_with(plan.printed, found.marked, plan.raised),
        )
        efforts = (efforts_with(plan.printed, efforts[0]), efforts_with(plan.printed, efforts[1]))
    claims: tuple[tuple[Claim, ...], tuple[Claim, ...]] = (found.ruled, found.marked)
    return Statements(plan.printed or document, sentences, claims, efforts, plan.read)


def _efforts(plan: Plan, standing: Standing) -> tuple[tuple[Effort, ...], tuple[Effort, ...]]:
    def quantities(span: Span) -> tuple[Quantity, ...]:
        return find_quantities(plan.document.text[span.start : span.end], offset=span.start)

    ruled = find_efforts(plan.document, plan.sentences, standing=standing, quantities=quantities)
    spans = _marked(plan.read, "effort")
    return ruled, efforts_at(plan.document, spans, language="en", standing=standing, quantities=quantities)


def _marked(read: Read | None, kind: Kind) -> tuple[Span, ...]:
    return () if read is None else tuple(Span(seen.start, seen.end) for seen in read.seen(kind))
