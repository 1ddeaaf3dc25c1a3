"""Offers settled: each gets its votes, the likeliest are told, and each says how sure it is and why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from palermo.extract.efforts.given import identity
from palermo.extract.reader import Seen
from palermo.extract.votes.choosing import Offer, Range, best_part, chosen
from palermo.extract.votes.claims import EVEN, right_features, statement_features, voted_certainty, voted_codes
from palermo.extract.votes.efforts import (
    effort_features,
    right_effort_features,
    voted,
    voted_criteria,
)
from palermo.extract.votes.learnt import Votes
from palermo.lexicons.vocabulary import indicators_of
from palermo.records import Claim, Done, Effort, Span, Stance

_PLANNED = "planned"
# Kinds of source that do not own up to an abuse in passing, and how far from a claim they speak in its sentence.
_ACCUSED = ("government", "company")
_NEAR = 160
# The chance from which the reader is sure.
_SURE = 0.8
# Ranks read blind in 1,270 texts on trafficking: 98.4 in 100 are right (docs/measures.md).
_RANKED = 0.98
# Codes that state what a government left undone: such a statement is a claim and tells of an effort as well.
_LEFT_UNDONE = frozenset({"insufficient_government_efforts", "victims_not_identified"})


def settled_claims(offers: Sequence[Offer[Claim]], votes: Votes) -> tuple[Claim, ...]:
    """Return the claims that are told of a document, in text order; their spans never overlap partly."""
    ruled = [o.range for o in offers if o.ruled]
    tagged = [o.range for o in offers if o.tagged]
    scale = votes.statement["claim"]
    weighed = (
        replace(o, chance=_sure(o, scale.chance(statement_features(o, ruled=ruled, tagged=tagged))))
        for o in offers
    )
    return tuple(_claim(offer, votes) for offer in chosen(weighed, votes.least["claim"]))


def _sure(offer: Offer[Claim], chance: float) -> float:
    """Return the chance of an offer; a rank is read by rules, exactly, and no reader tells it better."""
    return max(chance, _RANKED) if offer.ruled and offer.told.tier is not None else chance


def without_acts(
    claims: Sequence[Claim], efforts: Sequence[Effort], offers: Sequence[Offer[Claim]]
) -> tuple[Claim, ...]:
    """Return the claims without those that are an act of a government told as an effort, in the reader's eyes too.

    Ranks, denials and what a government left undone stay; a statement without an abuse is no claim beside an act.
    """
    seen = {o.range: o.seen for o in offers}
    acts = [(effort.start, effort.end) for effort in efforts]
    taken = [(effort.start, effort.end) for effort in efforts if effort.stance == "for"]
    return tuple(claim for claim in claims if not _is_act(claim, acts, taken, seen[claim.start, claim.end]))


def without_abuses(
    efforts: Sequence[Effort], claims: Sequence[Claim], offers: Sequence[Offer[Effort]]
) -> tuple[Effort, ...]:
    """Return the efforts without those in a government's favour whose words tell an abuse to the reader too.

    "The government runs a programme of forced labour" is no prevention, whatever its verb is.
    """
    told = [(claim.start, claim.end) for claim in claims if claim.abuses and claim.certainty != "denied"]
    seen = {o.range: o.seen for o in offers}
    return tuple(e for e in efforts if not (e.stance == "for" and _tells_abuse(seen[e.start, e.end], e, told)))


def _tells_abuse(seen: Seen | None, effort: Effort, told: Sequence[Range]) -> bool:
    if seen is None or seen.is_claim <= seen.is_effort:
        return False
    return best_part((effort.start, effort.end), told) >= EVEN


def _is_act(claim: Claim, acts: Sequence[Range], taken: Sequence[Range], seen: Seen | None) -> bool:
    if claim.tier is not None or claim.certainty == "denied" or seen is None or _LEFT_UNDONE & set(claim.abuses):
        return False
    if not claim.abuses:
        return best_part((claim.start, claim.end), taken) >= EVEN
    return seen.is_effort > seen.is_claim and best_part((claim.start, claim.end), acts) >= EVEN


def _claim(offer: Offer[Claim], votes: Votes) -> Claim:
    told = _by_the_page(offer.told, offer.seen)
    ranked = told.tier is not None
    codes = told.abuses if ranked else voted_codes(offer.seen, offer.listed, votes)
    certainty = voted_certainty(offer.seen, told.certainty, votes)
    claim = replace(told, abuses=codes, indicators=indicators_of(codes), certainty=certainty)
    confidence = round(votes.right["claim"].chance(right_features(claim, offer)), 3)
    placed = offer.ruled and told.tier is not None and None not in (told.tier.country, told.tier.year)
    if placed:
        confidence = max(confidence, _RANKED)
    below = (confidence < votes.threshold["claim"] and not placed) or certainty == "unclear"
    return replace(claim, confidence=confidence, to_check=below, why=_why(offer, votes))


def _by_the_page(claim: Claim, seen: Seen | None) -> Claim:
    """Return the claim without a source that is only carried on to it from far, where that is not to be trusted.

    An abuse stated flat, outside the speaker's own sentence and quotation, is the page's word and no confession of
    a government or firm that spoke before; another source goes where the reader is sure that nobody is named.
    """
    last = claim.chain[-1] if claim.chain else None
    if last is None or last.start is None or last.end is None or claim.verbatim is not False:
        return claim
    far = max(claim.start - last.end, last.start - claim.end) > _NEAR
    confesses = last.kind in _ACCUSED and claim.certainty == "asserted" and bool(claim.abuses)
    nobody = seen is not None and seen.links[0] > _SURE
    return replace(claim, chain=()) if far and (confesses or nobody) else claim


def settled_efforts(offers: Sequence[Offer[Effort]], votes: Votes) -> tuple[Effort, ...]:
    """Return the efforts that are told of a document, in text order: one a span and criterion."""
    ruled = [o.range for o in offers if o.ruled]
    tagged = [o.range for o in offers if o.tagged]
    scale = votes.statement["effort"]
    # A span that lost the head that denies it would tell the opposite: another cut of it, or none, is told.
    whole = (o for o in offers if not o.turned)
    weighed = (replace(o, chance=scale.chance(effort_features(o, ruled=ruled, tagged=tagged))) for o in whole)
    return tuple(effort for offer in chosen(weighed, votes.least["effort"]) for effort in _efforts(offer, votes))


def _efforts(offer: Offer[Effort], votes: Votes) -> Iterator[Effort]:
    seen, listed = offer.seen, offer.listed
    direction = voted(seen.direction if seen else None, listed.direction, votes.listed["direction"])
    done = voted(seen.done if seen else None, listed.done, votes.listed["done"])
    effort = replace(
        offer.told,
        stance=cast("Stance", direction or offer.told.stance),
        done=cast("Done | None", done),
        commitment=done == _PLANNED,
    )
    criteria = voted_criteria(seen, listed, votes)
    confidence = round(votes.right["effort"].chance(right_effort_features(effort, criteria, offer)), 3)
    actions = dict(zip(listed.criteria, listed.actions, strict=True))
    for criterion in criteria:
        yield replace(
            effort,
            action=actions.get(criterion, ""),
            id=identity(effort.document, Span(effort.start, effort.end), criterion),
            criterion=criterion,
            confidence=confidence,
            to_check=confidence < votes.threshold["effort"],
            why=_why(offer, votes),
        )


def _why(offer: Offer[Claim] | Offer[Effort], votes: Votes) -> tuple[str, ...]:
    """Return what made a statement: the entries of the lists, the grammar where it cut it, reader and votes."""
    makers = (("grammar", offer.ruled), ("reader", offer.tagged), (votes.version, offer.seen is not None))
    return tuple(dict.fromkeys((*offer.told.why, *(name for name, made in makers if made))))
