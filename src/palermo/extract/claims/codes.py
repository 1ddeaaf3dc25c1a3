"""Abuse codes of a clause: what it states, and what it only speaks of fighting."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from palermo.extract.claims.clauses import Clause
from palermo.extract.claims.coding_rules import BESIDE, OF_MEASURES, exact, outermost, unmeasured
from palermo.extract.claims.wording import load_wording
from palermo.extract.syntax import token_at, tokens_between
from palermo.words.abuses import AbuseHit, AbuseLexicon

# A step is about what hangs on it otherwise; these stand for what is done itself.
_DIRECT = ("dobj", "nsubj", "nsubjpass", "compound", "amod", "conj", "xcomp", "ROOT")
_IN_CAMPS = "mass_detention"
_THREATENED = frozenset({
    "sexual_violence", "killing", "death_sentence", "torture", "physical_violence", "arbitrary_detention",
})  # fmt: skip
# What is threatened follows the word of threat at once ("threatened to execute", "threats of violence").
_REACH_OF_A_THREAT = 12


@dataclass(frozen=True, slots=True)
class Stated:
    """What a clause states: strong hits, weak hits, and hits it only speaks of fighting."""

    strong: tuple[AbuseHit, ...]
    weak: tuple[AbuseHit, ...]
    countered: tuple[AbuseHit, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """Return the codes of a claim over the clause, each once, those made needless left out."""
        return exact_codes(_unthreatened(unmeasured(outermost(self.strong))) or self.weak, self.weak)


def exact_codes(hits: Sequence[AbuseHit], weak: Sequence[AbuseHit] = ()) -> tuple[str, ...]:
    """Return the codes of hits, each once, without those that a more exact one covers.

    Of the weak hits only a state's policy or pattern is added to codes that stand without them.
    """
    camps = [hit for hit in weak if hit.code == _IN_CAMPS] if any(h.code == _IN_CAMPS for h in hits) else []
    hits = outermost((*hits, *camps))
    beside = [hit for hit in weak if hit.code in BESIDE]
    return exact(hit.code for hit in (*hits, *beside))


def _unthreatened(hits: tuple[AbuseHit, ...]) -> tuple[AbuseHit, ...]:
    """Return the hits without what is only threatened."""
    threats = [hit for hit in hits if hit.code == "intimidation_and_threats"]
    return tuple(
        h
        for h in hits
        if h.code == "intimidation_and_threats"
        or not any(t.start <= h.start <= t.end + _REACH_OF_A_THREAT for t in threats)
        or h.code not in _THREATENED
    )


def read_codes(parse: Doc, masked: str, clause: Clause, lexicon: AbuseLexicon) -> Stated:
    """Return what a clause of a masked sentence states of abuses."""
    hits = [
        replace(hit, start=hit.start + clause.start, end=hit.end + clause.start)
        for hit in lexicon.hits(masked[clause.start : clause.end], sentence=masked)
    ]
    wish = _is_wish(clause)
    countered = [h for h in hits if h.code not in OF_MEASURES and (wish or _countered(parse, h, clause, lexicon))]
    if wish:
        countered = hits
    kept = [h for h in hits if h not in countered]
    return Stated(tuple(h for h in kept if h.strong), tuple(h for h in kept if not h.strong), tuple(countered))


def _is_wish(clause: Clause) -> bool:
    wishes = load_wording().wishes
    return any(child.dep_ == "aux" and child.lower_ in wishes for child in clause.head.children)


def _countered(parse: Doc, hit: AbuseHit, clause: Clause, lexicon: AbuseLexicon) -> bool:
    """Return whether a hit hangs below a word of fighting, study or law, or is what a step is about."""
    token = token_at(parse, hit.start)
    if token is None:
        return False
    inside = {t.i for t in clause.tokens}
    direct = True
    while token.head.i != token.i and token.head.i in inside:
        direct = direct and token.dep_ in _DIRECT
        token = token.head
        outside_hit = token.idx < hit.start or token.idx >= hit.end
        if outside_hit and lexicon.counter.found(token.text):
            return True
        if outside_hit and not direct and token.dep_ == "ROOT" and lexicon.steps.found(token.lemma_):
            return True
    return False


def abuse_phrase(parse: Doc, hit: AbuseHit, clause: Clause) -> tuple[int, int] | None:
    """Return the noun phrase that takes an abuse as fact and says who, where or how many; None without one.

    Offsets count from the start of the sentence.
    """
    token = _head_noun(parse, hit)
    if token is None:
        return None
    charge = _charge(token)
    token = token if charge is None else charge
    subtree = [
        t for t in token.subtree if clause.start <= t.idx < clause.end and (charge is None or t.i >= token.i)
    ]
    end = _phrase_end(token, subtree)
    words = [t for t in subtree if t.idx < end]
    if not words or not (charge is not None or _specific(words, hit)):
        return None
    start = words[0].idx
    while words and words[0].dep_ in ("det", "poss", "cc", "punct") and words[0].idx < hit.start:
        words = words[1:]
        start = words[0].idx
    return start, end


def _charge(noun: Token) -> Token | None:
    """Return the word of accusation or fear whose "of …" a noun is; None where it is none."""
    while noun.dep_ == "conj" and noun.head.pos_ in ("NOUN", "PROPN"):
        noun = noun.head
    of = noun.head
    if noun.dep_ != "pobj" or of.lower_ not in ("of", "about", "over"):
        return None
    return of.head if of.head.lower_ in load_wording().charges else None


def _head_noun(parse: Doc, hit: AbuseHit) -> Token | None:
    inside = list(tokens_between(parse, hit.start, hit.end))
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
