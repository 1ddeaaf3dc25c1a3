"""Votes: what the reader, the grammar and the word lists make of a span, weighed against one another."""

from palermo.extract.votes.choosing import Listed, Offer, best_part, shared_part
from palermo.extract.votes.learnt import Votes, load_votes
from palermo.extract.votes.offering import offered_claims, offered_efforts
from palermo.extract.votes.settling import settled_claims, settled_efforts, without_abuses, without_acts

__all__ = [
    "Listed", "Offer", "Votes", "best_part", "load_votes", "offered_claims",
    "offered_efforts", "settled_claims", "settled_efforts", "shared_part", "without_abuses",
    "without_acts",
]  # fmt: skip
