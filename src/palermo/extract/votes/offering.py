"""Statements offered: what grammar and lists built of their own spans and of those that the reader marked."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from palermo.extract.claims.coding import codes_of, harmless_codes
from palermo.extract.efforts.judging import judge_effort
from palermo.extract.efforts.taken import known
from palermo.extract.reader import Read
from palermo.extract.sentences import Sentence
from palermo.extract.votes.choosing import Listed, Offer, Told
from palermo.extract.votes.signs import lost_head, signs_in
from palermo.records import Claim, Document, Effort

_HEADS = ("title", "heading", "caption")
_QUESTION = ("?", "？")
# A code that the rows of a table about children have, whatever their own words.
_OF_CHILDREN = "child_labour"


def offered_claims(
    document: Document,
    sentences: Sequence[Sentence],
    claims: tuple[Sequence[Claim], Sequence[Claim]],
    read: Read | None,
) -> tuple[Offer[Claim], ...]:
    """Return the offers of a document: claims that grammar and lists cut, then those the reader marked."""
    ruled, marked = claims
    both = {(claim.start, claim.end) for claim in marked}
    own = {(claim.start, claim.end) for claim in ruled}
    given = [*((claim, True) for claim in ruled), *((c, False) for c in marked if (c.start, c.end) not in own)]
    return tuple(
        _in_page(
            replace(
                _claim(document, sentences, claim, read),
                ruled=cut,
                tagged=(claim.start, claim.end) in both,
            ),
            _density(document, marked),
        )
        for claim, cut in given
    )


def _density(document: Document, marked: Sequence[Claim] | Sequence[Effort]) -> float:
    """Return the share of a text that the reader marked: a page on the subject, or one that touches on it."""
    return sum(one.end - one.start for one in marked) / max(1, len(document.text))


def _in_page(offer: Offer[Told], density: float) -> Offer[Told]:
    return replace(offer, edges={**offer.edges, "dense": density})


def _claim(document: Document, sentences: Sequence[Sentence], claim: Claim, read: Read | None) -> Offer[Claim]:
    listed, why = _listed(document, sentences, claim)
    return Offer(
        told=replace(claim, why=tuple(dict.fromkeys((*claim.why, *why)))),
        ruled=False,
        tagged=False,
        seen=None if read is None else read.judged("claim", claim.start, claim.end),
        listed=listed,
        edges=edges(document, sentences, claim),
    )


def _listed(document: Document, sentences: Sequence[Sentence], claim: Claim) -> tuple[Listed, tuple[str, ...]]:
    """Return what the lists make of a claim, and the ids of the entries that say so."""
    home = _home(sentences, claim)
    around = document.text[home.start : claim.start] if home is not None else ""
    coded = codes_of(claim.quote, language=claim.language.partition("-")[0], around=around)
    shown = frozenset(one.code for one in coded if one.strong)
    # English clauses are read for codes twice; the reading of the guide's rules decides where it finds any.
    twice = claim.language.startswith("en") and bool(shown)
    void = harmless_codes(claim.quote, language="en") if claim.language.startswith("en") else frozenset()
    by_grammar = (code for code in claim.abuses if code not in void and (not twice or code == _OF_CHILDREN))
    strong = shown | frozenset(by_grammar)
    return Listed(strong, frozenset(one.code for one in coded), claim.certainty), tuple(c.entry for c in coded)


def offered_efforts(
    document: Document,
    sentences: Sequence[Sentence],
    efforts: tuple[Sequence[Effort], Sequence[Effort]],
    read: Read | None,
) -> tuple[Offer[Effort], ...]:
    """Return the offers of a document: efforts that the lists cut, one a span, then those the reader marked."""
    ruled, marked = efforts
    both = {(effort.start, effort.end) for effort in marked}
    spans: dict[tuple[int, int], tuple[Effort, bool]] = {}
    for effort, cut in (*((e, True) for e in ruled), *((e, False) for e in marked)):
        spans.setdefault((effort.start, effort.end), (effort, cut))
    return tuple(
        _in_page(
            replace(_effort(document, sentences, effort, read), ruled=cut, tagged=span in both),
            _density(document, marked),
        )
        for span, (effort, cut) in spans.items()
    )


def _effort(document: Document, sentences: Sequence[Sentence], effort: Effort, read: Read | None) -> Offer[Effort]:
    text, home = document.text, _home(sentences, effort)
    before = text[home.start : effort.start] if home is not None and home.start < effort.start else ""
    judged = judge_effort(effort.quote, language=effort.language, before=before)
    return Offer(
        told=replace(effort, why=judged.why),
        ruled=False,
        tagged=False,
        seen=None if read is None else read.judged("effort", effort.start, effort.end),
        listed=Listed(
            criteria=judged.criteria, actions=judged.actions, direction=judged.direction, done=judged.done
        ),
        edges=edges(document, sentences, effort),
        turned=lost_head(before, effort.language.partition("-")[0]),
    )


def edges(document: Document, sentences: Sequence[Sentence], told: Claim | Effort) -> dict[str, float]:
    """Return how a span stands in its sentence: whether it opens or closes it, in a heading, as a question."""
    language = told.language.partition("-")[0]
    signs = {**signs_in(told.quote, language), "sign_verbless": float(_verbless(told.quote, language))}
    home = _home(sentences, told)
    if home is None:
        return signs
    text = document.text[home.start : home.end].strip()
    before = document.text[home.start : told.start].strip()
    after = document.text[told.end : home.end].strip()
    return {
        **signs,
        "opens": float(not before),
        "closes": float(len(after) <= 1),
        "after_sign": float(bool(before) and not before[-1].isalnum()),
        "heading": float(home.kind in _HEADS),
        "question": float(text.endswith(_QUESTION)),
        "chinese": float(told.language.startswith("zh")),
        "part": (told.end - told.start) / max(1, home.end - home.start),
    }


def _verbless(quote: str, language: str) -> bool:
    """Return whether an English span holds no finite verb: a thing named, and nothing stated of it.

    The first word may be a participle ("forced labour in the camps") and does not count.
    """
    return language == "en" and not known(language, "directions").holds("finite", quote.partition(" ")[2])


def _home(sentences: Iterable[Sentence], told: Claim | Effort) -> Sentence | None:
    return next((s for s in sentences if s.start <= told.start < s.end), None)
