"""What a language's grammar and lists built of a document, ready to be voted on in one way for all languages."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from palermo.extract.about import subjects_of
from palermo.extract.placed import placed
from palermo.extract.reader import Read
from palermo.extract.sentences import Sentence
from palermo.extract.votes import (
    Offer,
    Votes,
    offered_claims,
    offered_efforts,
    settled_claims,
    settled_efforts,
    without_abuses,
    without_acts,
)
from palermo.records import Claim, Document, Effort, Extraction


@dataclass(frozen=True, slots=True)
class Statements:
    """Claims and efforts of a document: those that its language's rules cut, then those the reader marked."""

    document: Document
    sentences: Sequence[Sentence]
    claims: tuple[tuple[Claim, ...], tuple[Claim, ...]]
    efforts: tuple[tuple[Effort, ...], tuple[Effort, ...]]
    read: Read | None


def offers_of(found: Statements) -> tuple[tuple[Offer[Claim], ...], tuple[Offer[Effort], ...]]:
    """Return the statements offered, each with the reader's judgement and that of the lists."""
    document, sentences, subjects = found.document, found.sentences, subjects_of(found.document)
    claims = offered_claims(document, sentences, found.claims, found.read)
    efforts = offered_efforts(document, sentences, found.efforts, found.read)
    return (
        tuple(replace(o, told=placed(document, sentences, subjects, o.told)) for o in claims),
        tuple(replace(o, told=placed(document, sentences, subjects, o.told)) for o in efforts),
    )


def settled(found: Statements, votes: Votes) -> Extraction:
    """Return the claims and efforts that are told of a document; what is told as an act is told as no claim.

    Nor is an abuse told as an act in a government's favour.
    """
    claims, acts = offers_of(found)
    efforts = settled_efforts(acts, votes)
    told = without_acts(settled_claims(claims, votes), efforts, claims)
    return Extraction(found.document.document, (), told, without_abuses(efforts, told, acts))
