"""Offers, judgements of a reader and votes, made by hand."""

from dataclasses import replace

from palermo.extract.reader import Seen
from palermo.extract.votes import Listed, Offer, Votes
from palermo.extract.votes.learnt import Scale
from palermo.records import Claim, Effort

CLAIM = Claim("c", "d", 100, 130, "x" * 30, (), "asserted", False, "en")
EFFORT = Effort("e", "d", 100, 130, "x" * 30, (), "asserted", "", "", "for", False, "en")
SEEN = Seen(
    "claim", 100, 130, 0.9, 0.9, 0.1,
    codes={"torture": 0.95, "killing": 0.05},
    certainty={"asserted": 0.8, "reported": 0.1, "denied": 0.1},
    criteria={"crit.1": 0.9, "crit.2": 0.05},
    direction={"for": 0.7, "against": 0.2, "mixed": 0.0, "none": 0.1},
    done={"done": 0.8, "planned": 0.2},
    links=(0.9, 0.05, 0.05),
    sources=(),
)  # fmt: skip

_CODE = Scale(bias=0.0, weights={"read": 1.0, "strong": 3.0, "weak": 1.0})
VOTES = Votes(
    version="by-hand",
    statement={name: Scale(bias=-1.0, weights={"tagged": 2.0, "ruled": 2.0}) for name in ("claim", "effort")},
    right={name: Scale(bias=0.0, weights={"chance": 1.0, "unseen": -5.0}) for name in ("claim", "effort")},
    least={"claim": 0.5, "effort": 0.5, "code": 0.5, "criterion": 0.5},
    threshold={"claim": 0.6, "effort": 0.6},
    code=_CODE,
    criterion=Scale(bias=0.0, weights={"read": 1.0, "listed": 3.0}),
    listed={"certainty": 3.0, "certainty_asserted": 0.0, "direction": 3.0, "done": 3.0},
)


def claim_offer(claim: Claim = CLAIM, seen: Seen | None = SEEN, **fields: object) -> Offer[Claim]:
    """Return an offer of a claim that the reader marked, with what is given instead."""
    offer = Offer(claim, ruled=False, tagged=True, seen=seen, listed=Listed())
    return replace(offer, **fields)  # type: ignore[arg-type]


def effort_offer(effort: Effort = EFFORT, seen: Seen | None = SEEN, **fields: object) -> Offer[Effort]:
    """Return an offer of an effort that the reader marked, with what is given instead."""
    offer = Offer(effort, ruled=False, tagged=True, seen=seen, listed=Listed())
    return replace(offer, **fields)  # type: ignore[arg-type]
