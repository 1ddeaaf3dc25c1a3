"""Which evidence is about this country and this reporting period; what is kept out is said."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal, TypeAlias, TypeVar, get_args

import pycountry

from palermo.errors import UsageError
from palermo.records import Claim, Corroboration, Effort, Place, TierPlacement
from palermo.records.independence import independent_sources, of_bodies

Item = TypeVar("Item", Claim, Effort)
Fate: TypeAlias = Literal["kept", "abroad", "nowhere", "to_check", "old"]
FIRST_REPORT = 2001
# The report comes out in June (22 USC 7107(b)(1): not later than 1 June, as a rule some weeks after).
_REPORT_MONTH = 6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What an assessment is made from, in any order.

    `roots` give each document's root source; a document that is not named is its own. `published` are the
    documents' dates, ISO 8601, as far as known: an undated claim of a document from before or after the reporting
    period is context. `numbers` give, by claim id, the number that a claim rests on where another claim states
    the same one, perhaps over another denominator: such claims are one source, never two. `documents` are the
    labels of all that was read, also where it states nothing. `bodies` give, by root, who made it, where known:
    works of one body are one source.
    """

    claims: tuple[Claim, ...]
    efforts: tuple[Effort, ...] = ()
    corroborations: tuple[Corroboration, ...] = ()
    roots: Mapping[str, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    published: Mapping[str, str] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    bodies: Mapping[str, str] = field(default_factory=dict)

    def root(self, item: Claim | Effort) -> str:
        """Return the root source of the document that the claim or effort stands in."""
        return self.roots.get(item.document, item.document)

    def sources(self, items: Iterable[Claim | Effort]) -> tuple[tuple[str, ...], ...]:
        """Return the independent sources of the items, each as the roots that count as one: works and bodies."""
        return of_bodies(self.works(items), lambda root: self.bodies.get(root, root))

    def works(self, items: Iterable[Claim | Effort]) -> tuple[tuple[str, ...], ...]:
        """Return the works that the items rest on, each as its roots; those that state one number are one."""
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
    """The evidence that counts, in order of document and offset, and what was kept out, in plain sentences.

    `elsewhere` counts what is about no country or about others, and ranks of others or of other years.
    """

    claims: tuple[Claim, ...]
    efforts: tuple[Effort, ...]
    placements: tuple[Claim, ...]
    ambiguous: frozenset[str]
    notes: tuple[str, ...]
    elsewhere: int = 0


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
    reports = _reports(ranks, about)
    others: list[Claim | Effort] = [claim for claim in claims if claim.tier is None or _ranks(claim.tier, about)]
    others.extend(efforts)
    fates = {item.id: _fate(item, about, evidence, reports) for item in others}
    kept = [item for item in others if fates[item.id] == "kept"]
    kept_claims = tuple(item for item in kept if isinstance(item, Claim))
    here = tuple(claim for claim in kept_claims if claim.tier is not None)
    counts = {fate: sum(1 for found in fates.values() if found == fate) for fate in get_args(Fate)}
    strangers = sum(1 for claim in ranks if not _ranks(claim.tier, about))
    return Scope(
        claims=kept_claims,
        efforts=tuple(item for item in kept if isinstance(item, Effort)),
        placements=here,
        ambiguous=_ambiguous(ranks, about),
        notes=_notes(about, kept, counts, {"placement": strangers, "rejected": len(rejected)}),
        elsewhere=counts["abroad"] + counts["nowhere"] + strangers,
    )


def _fate(item: Claim | Effort, about: Subject, evidence: Evidence, reports: Mapping[str, bool]) -> Fate:
    """Return whether an item counts, and if not why; `reports` say whose report year a document's ranks are of."""
    if item.to_check or item.certainty == "unclear":
        return "to_check"
    if isinstance(item, Claim) and item.tier is not None:
        return "kept" if item.tier.year is not None or _ranked_now(item, about, evidence, reports) else "old"
    if item.about and all(one.code != about.country for one in item.about):
        return "nowhere" if all(one.code is None for one in item.about) else "abroad"
    if not item.about and _abroad(item, about):
        return "abroad"
    return "kept" if _in_period(item, about, evidence, reports) else "old"


def _ranked_now(claim: Claim, about: Subject, evidence: Evidence, reports: Mapping[str, bool]) -> bool:
    """Return whether a rank without a year is of this report year: the last report out when it was published."""
    published = evidence.published.get(claim.document)
    if claim.document in reports or published is None:
        return reports.get(claim.document, True)
    year, month = int(published[:4]), published[5:7]
    return about.year == (year - 1 if month and int(month) < _REPORT_MONTH else year)


def _reports(ranks: tuple[Claim, ...], about: Subject) -> dict[str, bool]:
    """Return, for each document that ranks the country in named years, whether this report year is one of them."""
    years: dict[str, set[int]] = {}
    for claim in ranks:
        if claim.tier is not None and claim.tier.country == about.country and claim.tier.year is not None:
            years.setdefault(claim.document, set()).add(claim.tier.year)
    return {document: about.year in found for document, found in years.items()}


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


def _in_period(item: Claim | Effort, about: Subject, evidence: Evidence, reports: Mapping[str, bool]) -> bool:
    """Return whether an item speaks of the period; `reports` say whether its document ranks for this report year.

    What is undated is of its document's time: that of the report year it ranks for, else that of publication. So
    is what goes on since before the period: a page of then knows nothing of today, and one without a date may be
    of then.
    """
    first, last = about.period
    if item.until is not None and _latest(item.until) < first:
        return False
    if item.since is not None and item.since > last:
        return False
    if item.until is not None or (item.since is not None and item.since >= first[: len(item.since)]):
        return True
    if item.document in reports:
        return reports[item.document]
    published = evidence.published.get(item.document)
    if published is None:
        return item.since is None
    return _latest(published) >= first and published <= last


def _latest(date: str) -> str:
    """Return the last day that a date no more precise than a year or month may mean."""
    return f"{date}-12-31"[:10] if len(date) == len("2024") else f"{date}-31"[:10]


def _notes(
    about: Subject, kept: list[Claim | Effort], counts: Mapping[Fate, int], more: Mapping[str, int]
) -> tuple[str, ...]:
    first, last = about.period
    undated = sum(1 for item in kept if item.since is None and item.until is None)
    unplaced = sum(1 for item in kept if not item.about and not any(place.code for place in item.places))
    told = (
        (more["placement"], "Kept out, as about another country or report year or without a tier", "placement"),
        (counts["abroad"], "Kept out, as about other countries", "statement"),
        (counts["nowhere"], "Kept out, as it is unknown which country they are about", "statement"),
        (counts["to_check"], "Kept out until a person has looked at them, as unsure", "statement"),
        (counts["old"], f"Context only, as outside the reporting period {first} to {last}", "statement"),
        (undated, "Taken to fall in the reporting period, as undated", "statement"),
        (unplaced, f"Taken to be about {about.country}, as naming no place", "statement"),
        (more["rejected"], "Kept out, as overruled by a person", "statement"),
    )
    return tuple(f"{text}: {count} {noun}{'' if count == 1 else 's'}." for count, text, noun in told if count)
