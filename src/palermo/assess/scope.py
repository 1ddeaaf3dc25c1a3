"""Which evidence is about this country and this reporting period; what is kept out is said."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

import pycountry

from palermo.errors import UsageError
from palermo.records import Claim, Corroboration, Effort, Place, TierPlacement
from palermo.records.independence import independent_sources

Item = TypeVar("Item", Claim, Effort)
FIRST_REPORT = 2001


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an assessment is made from, in any order.

    `roots` give each document's root source; a document that is not named is its own. `published` are the
    documents' dates, ISO 8601, as far as known: an undated claim of a document from before the reporting
    period is context. `numbers` give, by claim id, the number that a claim rests on where another claim states
    the same one, perhaps over another denominator: such claims are one source, never two.
    """

    claims: tuple[Claim, ...]
    efforts: tuple[Effort, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)

    def root(self, item: Claim | Effort) -> str:
        """Return the root source of the document that the claim or effort stands in."""
        return self.roots.get(item.document, item.document)

    def sources(self, items: Iterable[Claim | Effort]) -> tuple[tuple[str, ...], ...]:
        """Return the independent sources of the items, each as the roots that count as one."""
        return independent_sources((self.root(item), self.numbers.get(item.id)) for item in items)


@dataclass(frozen=True, slots=True)
class Subject:
    """The country and report year assessed, with the country's codes and names."""

    country: str
    year: int
    codes: tuple[str, ...]
    names: tuple[str, ...]

    @property
    def period(self) -> tuple[str, str]:
        """The reporting period, two ISO dates, both included (22 USC 7107(b)(1))."""
        return f"{self.year - 1}-04-01", f"{self.year}-03-31"

    def named_in(self, words: str) -> bool:
        """Return whether the words name the country."""
        return any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in self.names)

    def holds(self, place: Place) -> bool:
        """Return whether the place is the country or lies in it."""
        if place.code is None:
            return self.named_in(place.name)
        return place.code in self.codes or place.code.split("-")[0] in self.codes


@dataclass(frozen=True, slots=True)
class Scope:
    """The evidence that counts, in order of document and offset, and what was kept out, in plain sentences."""

    claims: tuple[Claim, ...]
    efforts: tuple[Effort, ...]
    placements: tuple[Claim, ...]
    ambiguous: frozenset[str]
    notes: tuple[str, ...]


def subject(country: str, year: int) -> Subject:
    """Return the subject of an assessment. Errors: UsageError for a malformed country code or report year."""
    if not re.fullmatch("[A-Z]{3}", country):
        raise UsageError(f"{country!r} is no country code; give three capital letters of ISO 3166-1, such as CHN")
    if year < FIRST_REPORT:
        raise UsageError(f"{year} is no report year; the first report is of {FIRST_REPORT}")
    found = pycountry.countries.get(alpha_3=country)
    if found is None:
        return Subject(country=country, year=year, codes=(country,), names=())
    names = (getattr(found, name, None) for name in ("name", "common_name", "official_name"))
    return Subject(
        country=country,
        year=year,
        codes=(country, str(found.alpha_2)),
        names=tuple(dict.fromkeys(str(name) for name in names if name)),
    )


def in_order(items: Iterable[Item]) -> tuple[Item, ...]:
    """Return the items in order of document and offset, each id once."""
    unique = {
        item.id: item for item in sorted(items, key=lambda item: (item.document, item.start, item.end, item.id))
    }
    return tuple(unique.values())


def limit(evidence: Evidence, about: Subject, *, rejected: frozenset[str] = frozenset()) -> Scope:
    """Return the evidence about the subject; `rejected` are ids that a person has overruled."""
    claims = in_order(claim for claim in evidence.claims if claim.id not in rejected)
    efforts = in_order(effort for effort in evidence.efforts if effort.id not in rejected)
    ranks = tuple(claim for claim in claims if claim.tier is not None)
    here = tuple(claim for claim in ranks if _ranks(claim.tier, about))
    others: list[Claim | Effort] = [claim for claim in claims if claim.tier is None or _ranks(claim.tier, about)]
    others.extend(efforts)
    abroad = {item.id for item in others if _abroad(item, about)}
    old = {item.id for item in others if item.id not in abroad and not _in_period(item, about, evidence)}
    kept = [item for item in others if item.id not in abroad | old]
    return Scope(
        claims=tuple(item for item in kept if isinstance(item, Claim)),
        efforts=tuple(item for item in kept if isinstance(item, Effort)),
        placements=here,
        ambiguous=_ambiguous(ranks, about),
        notes=_notes(about, kept, (len(ranks) - len(here), len(abroad), len(old), len(rejected))),
    )


def _ranks(placement: TierPlacement | None, about: Subject) -> bool:
    return (
        placement is not None
        and placement.tier is not None
        and placement.country == about.country
        and placement.year in {about.year, None}
    )


def _ambiguous(ranks: tuple[Claim, ...], about: Subject) -> frozenset[str]:
    """Return documents whose unplaced findings may be about another country or year."""
    ranked: dict[str, set[tuple[str | None, int | None]]] = {}
    for claim in ranks:
        if claim.tier is not None and claim.tier.country is not None:
            ranked.setdefault(claim.document, set()).add((claim.tier.country, claim.tier.year))
    ours = {(about.country, about.year), (about.country, None)}
    return frozenset(
        document
        for document, pairs in ranked.items()
        if not pairs & ours or any(country != about.country for country, _ in pairs)
    )


def _abroad(item: Claim | Effort, about: Subject) -> bool:
    """Return whether every place named is elsewhere and no doer is named after the country."""
    coded = [place for place in item.places if place.code is not None]
    if not coded or any(about.holds(place) for place in item.places):
        return False
    return not any(about.named_in(actor) for actor in item.actors)


def _in_period(item: Claim | Effort, about: Subject, evidence: Evidence) -> bool:
    first, last = about.period
    published = evidence.published.get(item.document)
    if item.until is not None and _latest(item.until) < first:
        return False
    if item.since is not None and item.since > last:
        return False
    undated = item.since is None and item.until is None
    return not (undated and published is not None and _latest(published) < first)


def _latest(date: str) -> str:
    """Return the last day that a date no more precise than a year or month may mean."""
    return f"{date}-12-31"[:10] if len(date) == len("2024") else f"{date}-31"[:10]


def _notes(about: Subject, kept: list[Claim | Effort], out: tuple[int, int, int, int]) -> tuple[str, ...]:
    ranks, abroad, old, rejected = out
    first, last = about.period
    undated = sum(1 for item in kept if item.since is None and item.until is None)
    unplaced = sum(1 for item in kept if not any(place.code for place in item.places))
    told = (
        (ranks, "Kept out, as about another country or report year or without a tier", "placement"),
        (abroad, "Kept out, as about other countries", "statement"),
        (old, f"Context only, as outside the reporting period {first} to {last}", "statement"),
        (undated, "Taken to fall in the reporting period, as undated", "statement"),
        (unplaced, f"Taken to be about {about.country}, as naming no place", "statement"),
        (rejected, "Kept out, as overruled by a person", "statement"),
    )
    return tuple(f"{text}: {count} {noun}{'' if count == 1 else 's'}." for count, text, noun in told if count)
