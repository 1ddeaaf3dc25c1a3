"""Offers settled: each gets its votes, the likeliest are told, and each says how sure it is and why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import cast

from palermo.extract.efforts.given import identity
from palermo.extract.votes.choosing import Offer, chosen
from palermo.extract.votes.claims import right_features, statement_features, voted_certainty, voted_codes
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


def settled_claims(offers: Sequence[Offer[Claim]], votes: Votes) -> tuple[Claim, ...]:
    """Return the claims that are told of a document, in text order; their spans never overlap partly."""
    ruled = [o.range for o in offers if o.ruled]
    tagged = [o.range for o in offers if o.tagged]
    scale = votes.statement["claim"]
    weighed = (replace(o, chance=scale.chance(statement_features(o, ruled=ruled, tagged=tagged))) for o in offers)
    return tuple(_claim(offer, votes) for offer in chosen(weighed, votes.least["claim"]))


def _claim(offer: Offer[Claim], votes: Votes) -> Claim:
    told = offer.told
    ranked = told.tier is not None
    codes = told.abuses if ranked else voted_codes(offer.seen, offer.listed, votes)
    certainty = voted_certainty(offer.seen, told.certainty, votes)
    claim = replace(told, abuses=codes, indicators=indicators_of(codes), certainty=certainty)
    confidence = round(votes.right["claim"].chance(right_features(claim, offer)), 3)
    below = confidence < votes.threshold["claim"] or certainty == "unclear"
    return replace(claim, confidence=confidence, to_check=below, why=_why(offer, votes))


def settled_efforts(offers: Sequence[Offer[Effort]], votes: Votes) -> tuple[Effort, ...]:
    """Return the efforts that are told of a document, in text order: one a span and criterion."""
    ruled = [o.range for o in offers if o.ruled]
    tagged = [o.range for o in offers if o.tagged]
    scale = votes.statement["effort"]
    weighed = (replace(o, chance=scale.chance(effort_features(o, ruled=ruled, tagged=tagged))) for o in offers)
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
