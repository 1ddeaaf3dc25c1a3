"""The walk through a document: what is known at a sentence, and who goes on speaking there."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.tokens import Doc

from palermo.extract.claims.footnotes import Mark, find_marks
from palermo.extract.claims.quoted import with_quotations
from palermo.extract.claims.references import find_references
from palermo.extract.claims.sources import Reading, note_titles
from palermo.extract.claims.verbatim import Quotations, find_quotations
from palermo.extract.claims.wording import load_wording
from palermo.extract.marks import CertaintyLexicon, load_certainty
from palermo.extract.sentences import Sentence
from palermo.extract.tiers import find_tier_placements
from palermo.records import Attribution, Certainty, ChainLink, Document, Reference, Span, TierPlacement
from palermo.words.abuses import AbuseLexicon, load_abuses

# Reference marks are read only where a text uses them throughout; a single "(12)" is an age or a year.
_FEWEST_MARKS = 2
# Unnamed sources of these kinds are cited for one statement; a witness goes on telling.
_QUOTES = ("“", '"', "«", "‘", "'")
_PASSING = ("academic", "media", "document", "ngo", "unnamed")


@dataclass(frozen=True, slots=True)
class Block:
    """What one paragraph adds: its range, quotations and reference marks."""

    start: int
    end: int
    quotations: Quotations
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One sentence with all that is known of it; `masked` is its text without names of laws and bodies."""

    number: int
    sentence: Sentence
    text: str
    masked: str
    parse: Doc
    block: Block


@dataclass(slots=True)
class Walk:
    """What finding claims remembers on its way through a document."""

    document: Document
    reading: Reading
    abuses: AbuseLexicon
    certainty: CertaintyLexicon
    framed: dict[int, tuple[Attribution, ...]]
    crossing: tuple[Attribution, ...]
    tiers: tuple[tuple[TierPlacement, Span], ...]
    marks: tuple[Mark, ...]
    references: dict[str, Reference]
    listed: Span | None
    blocks: dict[int, Block] = field(default_factory=dict)
    spoke_at: int = -2
    carried_class: Certainty | None = None
    last_codes: tuple[str, ...] = ()
    claimed_at: int = -2
    denied: bool = False
    about: str = ""

    def may_claim(self, scene: Scene) -> bool:
        """Return whether a sentence may hold a claim: words of abuse, an answer to them, a rank, a lean on one.

        A question claims nothing.
        """
        if scene.text.rstrip("”\"’' ").endswith("?"):
            return False
        return (
            self.claimed_at >= scene.number - 1
            or self.abuses.speaks(scene.masked)
            or self.certainty.responds(scene.text)
            or self.rank_end(scene.sentence.start, scene.sentence.end) is not None
        )

    def scene(self, number: int, sentence: Sentence, parse: Doc) -> Scene:
        """Return the scene of a sentence."""
        if sentence.segment not in self.blocks:
            self.blocks[sentence.segment] = self._block(sentence.segment)
        text = self.document.text[sentence.start : sentence.end]
        if sentence.kind in ("heading", "caption"):
            self.about = text
        return Scene(number, sentence, text, self.abuses.mask(text), parse, self.blocks[sentence.segment])

    def _block(self, segment: int) -> Block:
        part = self.document.segments[segment]
        marks = tuple(m for m in self.marks if part.start <= m.start < part.end)
        return Block(part.start, part.end, find_quotations(self.document.text, part.start, part.end), marks)

    def carried(self, scene: Scene) -> tuple[ChainLink, ...]:
        """Return the chain that goes on speaking in a sentence without a source of its own; may be empty.

        It does within its paragraph up to a reference mark, in a quotation, and where the sentence leans on
        the one before; a heading or caption between does not end it. Who has only denied goes on only where the
        sentence leans on that.
        """
        chain = self.reading.chain
        if not chain:
            return ()
        kind = scene.sentence.kind
        if kind in ("title", "heading", "caption"):
            return chain if self.spoke_at >= scene.number - 1 and kind != "title" else ()
        if scene.text[:1] in _QUOTES or scene.block.quotations.holding(
            scene.sentence.start, scene.sentence.end - 1
        ):
            return chain
        if self._other_state_acts(scene):
            return ()
        near = self.spoke_at >= scene.number - 1
        if near and self.leans(scene.text):
            return chain
        passing = chain[-1].source.endswith("(unnamed)") and chain[-1].kind in _PASSING
        return chain if self._same_breath(scene) and not passing and not self.denied else ()

    def _other_state_acts(self, scene: Scene) -> bool:
        """Return whether an authority acts in the sentence, and one has spoken: what is done is not said."""
        kinds = self.reading.lexicon.kinds
        subjects = (t for t in scene.parse if t.dep_ in ("nsubj", "nsubjpass") and t.head.dep_ == "ROOT")
        acts = any("government" in (kinds.get(t.lower_), kinds.get(t.lemma_)) for t in subjects)
        return acts and self.reading.chain[-1].kind == "government"

    def _same_breath(self, scene: Scene) -> bool:
        said = self.reading.said_at
        between = any(said < mark.end <= scene.sentence.start for mark in self.marks)
        return scene.block.start <= said and not between

    def leans(self, text: str) -> bool:
        """Return whether a text opens with words that lean on what was said just before."""
        return load_wording().leaning.found(text)

    def lists(self, sentence: Sentence) -> bool:
        """Return whether a sentence stands in the reference list: titles of works claim nothing here."""
        return self.listed is not None and self.listed.start <= sentence.start < self.listed.end

    def ranks(self, start: int, end: int) -> tuple[TierPlacement, ...]:
        """Return the ranks stated inside a range; may be empty."""
        return tuple(placement for placement, at in self.tiers if start <= at.start and at.end <= end)

    def rank_end(self, start: int, end: int) -> int | None:
        """Return where the first rank stated inside a range ends; None without one."""
        return next((at.end for _, at in self.tiers if start <= at.start < end and at.end <= end + 2), None)


def start_walk(document: Document, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> Walk:
    """Return the walk at the start of a document."""
    framed, crossing = _by_sentence(sentences, with_quotations(document, sentences, attributions))
    reading = Reading(document)
    note_titles(reading)
    marks = find_marks(document.text, 0, len(document.text))
    tiers = find_tier_placements(document.text)
    many = marks if len(marks) >= _FEWEST_MARKS else ()
    entries = find_references(document, reading.lexicon) if many else {}
    return Walk(
        document,
        reading,
        load_abuses(),
        load_certainty(),
        framed,
        crossing,
        tiers,
        many,
        entries,
        _listed(entries),
    )


def _by_sentence(
    sentences: Sequence[Sentence], attributions: Sequence[Attribution]
) -> tuple[dict[int, tuple[Attribution, ...]], tuple[Attribution, ...]]:
    """Return the attributions by the number of their cue's sentence, and those whose content leaves it."""
    starts = [sentence.start for sentence in sentences]
    framed: dict[int, tuple[Attribution, ...]] = {}
    crossing: list[Attribution] = []
    for attribution in attributions:
        if not attribution.cue:
            continue
        number = bisect_right(starts, attribution.cue[0].start) - 1
        framed[number] = (*framed.get(number, ()), attribution)
        low, high = sentences[number].start, sentences[number].end
        if any(span.start < low or span.end > high for span in attribution.content):
            crossing.append(attribution)
    return framed, tuple(crossing)


def _listed(entries: dict[str, Reference]) -> Span | None:
    """Return the range of the reference list; None without one."""
    if not entries:
        return None
    return Span(min(e.start for e in entries.values()), max(e.end for e in entries.values()))
