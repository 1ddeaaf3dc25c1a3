"""Abuse codes of a clause: what it states, and what it only speaks of fighting."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from palermo.extract.claims.clauses import Clause
from palermo.extract.claims.wording import load_wording
from palermo.lexicons.abuses import AbuseHit, AbuseLexicon

# Codes whose own words speak of measures: a verb of fighting is part of what they state.
_OF_MEASURES = frozenset({
    "insufficient_government_efforts", "victims_not_identified", "assembly_restriction", "expression_restriction",
    "press_restriction", "cultural_erasure", "religious_repression", "restriction_of_movement",
})  # fmt: skip
# Codes that a more exact one in the same clause makes needless.
_COVERED_BY = {
    "arbitrary_detention": ("mass_detention", "political_imprisonment", "mass_imprisonment"),
    "trafficking_in_persons": ("sex_trafficking", "labour_trafficking"),
    "physical_violence": ("physical_and_sexual_violence",),
    "sexual_violence": ("physical_and_sexual_violence",),
    "human_rights_violations": ("torture", "physical_violence", "sexual_violence"),
}


@dataclass(frozen=True, slots=True)
class Stated:
    """What a clause states: strong hits, weak hits, and hits it only speaks of fighting."""

    strong: tuple[AbuseHit, ...]
    weak: tuple[AbuseHit, ...]
    countered: tuple[AbuseHit, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of a claim over the clause, each once, those made needless left out."""
        return exact_codes((*self.strong, *self.weak))


def exact_codes(hits: Sequence[AbuseHit]) -> tuple[str, ...]:
    """Return the codes of hits, each once, without those that a more exact one covers."""
    codes = tuple(dict.fromkeys(hit.code for hit in hits))
    return tuple(c for c in codes if not any(more in codes for more in _COVERED_BY.get(c, ())))


def read_codes(parse: Doc, masked: str, clause: Clause, lexicon: AbuseLexicon) -> Stated:
    """Return what a clause of a masked sentence states of abuses."""
    hits = [
        AbuseHit(hit.start + clause.start, hit.end + clause.start, hit.code, hit.strong)
        for hit in lexicon.hits(masked[clause.start : clause.end])
    ]
    wish = _is_wish(clause)
    countered = [h for h in hits if h.code not in _OF_MEASURES and (wish or _countered(parse, h, clause, lexicon))]
    if wish:
        countered = hits
    kept = [h for h in hits if h not in countered]
    return Stated(tuple(h for h in kept if h.strong), tuple(h for h in kept if not h.strong), tuple(countered))


def _is_wish(clause: Clause) -> bool:
    wishes = load_wording().wishes
    return any(child.dep_ == "aux" and child.lower_ in wishes for child in clause.head.children)


def _countered(parse: Doc, hit: AbuseHit, clause: Clause, lexicon: AbuseLexicon) -> bool:
    token = _token_at(parse, hit.start)
    if token is None:
        return False
    inside = {t.i for t in clause.tokens}
    climbed = 0
    while token.head.i != token.i and token.head.i in inside:
        token = token.head
        climbed += 1
        outside_hit = token.idx < hit.start or token.idx >= hit.end
        if outside_hit and lexicon.counter.found(token.text):
            return True
    return False


def _token_at(parse: Doc, offset: int) -> Token | None:
    return next((t for t in parse if t.idx <= offset < t.idx + len(t)), None)


def abuse_phrase(parse: Doc, hit: AbuseHit, clause: Clause) -> tuple[int, int] | None:
    """Return the noun phrase that takes an abuse as fact and says who, where or how many; None without one.

    Offsets count from the start of the sentence.
    """
    token = _head_noun(parse, hit)
    if token is None:
        return None
    subtree = [t for t in token.subtree if clause.start <= t.idx < clause.end]
    end = _phrase_end(token, subtree)
    words = [t for t in subtree if t.idx < end]
    if not words or not _specific(words, hit):
        return None
    start = words[0].idx
    while words and words[0].dep_ in ("det", "poss", "cc", "punct") and words[0].idx < hit.start:
        words = words[1:]
        start = words[0].idx
    return start, end


def _head_noun(parse: Doc, hit: AbuseHit) -> Token | None:
    inside = [t for t in parse if hit.start <= t.idx < hit.end]
    tops = [t for t in inside if t.head.i == t.i or not hit.start <= t.head.idx < hit.end]
    nouns = [t for t in tops if t.pos_ in ("NOUN", "PROPN")]
    if not nouns:
        return None
    return nouns[0]


def _phrase_end(token: Token, subtree: list[Token]) -> int:
    last = token
    for word in subtree:
        if word.i > token.i and word.pos_ not in ("PUNCT", "SPACE"):
            last = word
    return last.idx + len(last)


def _specific(words: list[Token], hit: AbuseHit) -> bool:
    others = [t for t in words if not hit.start <= t.idx < hit.end]
    return any(t.pos_ in ("PROPN", "NUM") or (t.pos_ == "NOUN" and t.dep_ == "pobj") for t in others)
