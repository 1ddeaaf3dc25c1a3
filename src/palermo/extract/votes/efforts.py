"""Efforts voted on: the criteria they bear on, which side they are on, and whether they were done."""

import math
from collections.abc import Mapping, Sequence

from palermo.extract.reader import Seen
from palermo.extract.votes.choosing import Listed, Offer, Range, best_part
from palermo.extract.votes.claims import in_dense_text
from palermo.extract.votes.learnt import FAINT, Votes, logit
from palermo.records import Effort

_USUAL = 80


def voted_criteria(seen: Seen | None, listed: Listed, votes: Votes) -> tuple[str, ...]:
    """Return the criteria that reader and lists agree on enough, likeliest first; the likeliest where none is.

    Without a reader the lists decide.
    """
    if seen is None:
        return listed.criteria
    names = {*listed.criteria, *seen.criteria}
    chances = {name: votes.criterion.chance(criterion_features(name, seen, listed)) for name in names}
    found = sorted(
        (n for n, c in chances.items() if c >= votes.least["criterion"]), key=lambda n: (-chances[n], n)
    )
    return tuple(found) or (max(names, key=lambda n: (chances[n], n)),)


def criterion_features(name: str, seen: Seen, listed: Listed) -> dict[str, float]:
    """Return the features of one criterion for a span."""
    return {
        "read": logit(seen.criteria.get(name, FAINT)),
        "listed": float(name in listed.criteria),
        "first": float(listed.criteria[:1] == (name,)),
        "others": float(bool(set(listed.criteria) - {name})),
    }


def voted(chances: Mapping[str, float] | None, listed: str | None, added: float) -> str | None:
    """Return the likeliest of some answers by the reader, with what the lists' answer adds; None for no answer."""
    names = [name for name in chances or () if name != "none"]
    if chances is None or not names:
        return listed
    return max(names, key=lambda n: (logit(chances[n]) + (added if n == listed else 0.0), n))


def effort_features(offer: Offer[Effort], *, ruled: Sequence[Range], tagged: Sequence[Range]) -> dict[str, float]:
    """Return what tells whether a span is an effort, and well cut; as `statement_features` has it for claims."""
    seen = offer.seen
    return {
        "ruled": float(offer.ruled),
        "near_ruled": best_part(offer.range, ruled),
        "tagged": float(offer.tagged),
        "near_tagged": best_part(offer.range, tagged),
        "tags": seen.tagged if seen is not None else 0.0,
        "is_effort": logit(seen.is_effort) if seen is not None else logit(FAINT),
        "is_claim": logit(seen.is_claim) if seen is not None else 0.0,
        "listed": float(bool(offer.listed.criteria)),
        **in_dense_text(offer),
        "words": math.log(max(3, len(offer.told.quote)) / _USUAL),
        **offer.edges,
    }


def right_effort_features(effort: Effort, criteria: Sequence[str], offer: Offer[Effort]) -> dict[str, float]:
    """Return what tells whether an effort is right in every respect."""
    seen, listed = offer.seen, offer.listed
    if seen is None:
        return {"unseen": 1.0, "chance": logit(offer.chance)}
    return {
        "chance": logit(offer.chance),
        "criteria_read": min((logit(seen.criteria.get(c, FAINT)) for c in criteria), default=logit(FAINT)),
        "criteria_listed": len(set(criteria) & set(listed.criteria)) / max(1, len(criteria)),
        "criteria_left": float(len(set(listed.criteria) - set(criteria))),
        "direction": logit(seen.direction.get(effort.stance, FAINT)),
        "direction_agreed": float(effort.stance == listed.direction),
        "mixed": float(effort.stance == "mixed"),
        "done": logit(seen.done.get(effort.done or "", FAINT)),
        "done_agreed": float(effort.done == listed.done),
        "several": float(len(criteria) > 1),
        "chained": float(bool(effort.chain)),
        "about_stated": float(any(a.ground == "stated" for a in effort.about)),
        "about_unknown": float(all(a.ground == "unknown" for a in effort.about)),
        "words": math.log(max(3, len(effort.quote)) / _USUAL),
        **offer.edges,
    }
