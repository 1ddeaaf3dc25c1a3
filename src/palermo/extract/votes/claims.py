"""Claims voted on: their codes and their certainty, and what their chance and their confidence are told from."""

import math
from collections.abc import Sequence

from palermo.extract.reader import Seen
from palermo.extract.votes.choosing import Listed, Offer, Range, Told, best_part
from palermo.extract.votes.learnt import FAINT, Votes, logit
from palermo.records import Certainty, Claim

EVEN = 0.5
_CLASSES: tuple[Certainty, ...] = (
    "asserted", "reported", "probable", "possible", "estimated", "alleged", "denied",
)  # fmt: skip
_MANY_LINKS = 2
_MANY_CODES = 3
_SURE = 0.85
# A claim of usual length, in characters.
_USUAL = 80


def voted_codes(seen: Seen | None, listed: Listed, votes: Votes) -> tuple[str, ...]:
    """Return the abuse codes that reader and lists agree on enough, likeliest first; may be empty."""
    names = {*listed.strong, *listed.weak, *(seen.codes if seen is not None else ())}
    chances = {name: votes.code.chance(code_features(name, seen, listed)) for name in names}
    return tuple(
        sorted((n for n, c in chances.items() if c >= votes.least["code"]), key=lambda n: (-chances[n], n))
    )


def code_features(name: str, seen: Seen | None, listed: Listed) -> dict[str, float]:
    """Return the features of one code for a span."""
    return {
        "read": logit(seen.codes.get(name, FAINT)) if seen is not None else logit(FAINT * 5),
        "unread": float(seen is None or name not in seen.codes),
        "strong": float(name in listed.strong),
        "weak": float(name in listed.weak and name not in listed.strong),
        "others": float(bool(listed.strong - {name})),
    }


def voted_certainty(seen: Seen | None, listed: Certainty, votes: Votes) -> Certainty:
    """Return the class of certainty: the likeliest by the reader, with what the lists' class adds."""
    if seen is None or listed == "unclear":
        return listed
    added = votes.listed["certainty_asserted" if listed == "asserted" else "certainty"]
    return max(_CLASSES, key=lambda n: (logit(seen.certainty.get(n, 0.0)) + (added if n == listed else 0.0), n))


def statement_features(
    offer: Offer[Claim], *, ruled: Sequence[Range], tagged: Sequence[Range]
) -> dict[str, float]:
    """Return what tells whether a span is a statement, and well cut.

    `ruled` and `tagged` are the spans of the document that the grammar and the reader cut.
    """
    seen = offer.seen
    return {
        "ruled": float(offer.ruled),
        "near_ruled": best_part(offer.range, ruled),
        "tagged": float(offer.tagged),
        "near_tagged": best_part(offer.range, tagged),
        "tags": seen.tagged if seen is not None else 0.0,
        "is_claim": logit(seen.is_claim) if seen is not None else logit(FAINT),
        "is_effort": logit(seen.is_effort) if seen is not None else 0.0,
        "codes": float(min(len(offer.listed.strong), _MANY_CODES)),
        "no_code": float(not offer.listed.strong),
        "rank": float(offer.told.tier is not None),
        "denied": float(offer.listed.certainty == "denied"),
        "denied_by_one": float(offer.listed.certainty == "denied" and offer.ruled and bool(offer.told.chain)),
        **in_dense_text(offer),
        "words": math.log(max(3, len(offer.told.quote)) / _USUAL),
        **offer.edges,
    }


def in_dense_text(offer: Offer[Told]) -> dict[str, float]:
    """Return what a mark of the reader, and one of the rules, weighs in a text full of marked statements."""
    dense = offer.edges.get("dense", 0.0)
    tags = offer.seen.tagged if offer.seen is not None else 0.0
    return {
        "tagged_dense": dense * offer.tagged,
        "tags_dense": dense * tags,
        "ruled_dense": dense * offer.ruled,
        "sure": float(tags > _SURE),
        "unsure": float(tags < EVEN),
    }


def right_features(claim: Claim, offer: Offer[Claim]) -> dict[str, float]:
    """Return what tells whether a claim is right in every respect: how far reader, grammar and lists agree."""
    seen, codes, lists = offer.seen, set(claim.abuses), offer.listed.strong
    if seen is None:
        return {"unseen": 1.0, "chance": logit(offer.chance)}
    links = min(_MANY_LINKS, len(claim.chain))
    read = [logit(seen.codes.get(code, FAINT)) for code in codes]
    return {
        "chance": logit(offer.chance),
        "links": logit(seen.links[links]),
        "link_none": float(links == 0),
        "link_more": float(links == _MANY_LINKS),
        "source_met": float(_source_agreed(claim, seen) > 0),
        "source_missed": float(_source_agreed(claim, seen) < 0),
        "certainty": logit(seen.certainty.get(claim.certainty, FAINT)),
        "certainty_agreed": float(offer.listed.certainty == claim.certainty),
        "not_asserted": float(claim.certainty != "asserted"),
        "denied": float(claim.certainty == "denied"),
        "codes_none": float(not codes),
        "codes_read": min(read, default=-logit(max(seen.codes.values(), default=FAINT))),
        "codes_listed": len(codes & lists) / len(codes) if codes else 0.0,
        "codes_left": float(len(lists - codes)),
        "about_stated": float(any(a.ground == "stated" for a in claim.about)),
        "about_unknown": float(all(a.ground == "unknown" for a in claim.about)),
        "unnamed": float(any(link.source.endswith("(unnamed)") for link in claim.chain)),
        "words": math.log(max(3, len(claim.quote)) / _USUAL),
        **offer.edges,
    }


def _source_agreed(claim: Claim, seen: Seen) -> int:
    """Return 1 where the reader's words for the source meet those of the chain, -1 where they miss, 0 for none."""
    placed = [(link.start, link.end) for link in claim.chain if link.start is not None and link.end is not None]
    if not placed or not seen.sources:
        return 0
    return 1 if any(low < e and s < high for s, e in placed for low, high, _ in seen.sources) else -1
