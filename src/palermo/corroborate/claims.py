"""Claims to corroborations: what says the same thing, counted by independent root, with denials beside it."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import get_args

from palermo.corroborate.counting import Bodies, how_counted
from palermo.corroborate.grouping import group_keys, place_keys, same_claims
from palermo.corroborate.origins import CIRCULAR
from palermo.corroborate.roots import claim_root
from palermo.corroborate.unsure import unsure_links
from palermo.corroborate.works.claimed import NO_WORKS, Works
from palermo.records import Certainty, Claim, Corroboration
from palermo.records.independence import independent_sources

_NONE: Mapping[str, str] = MappingProxyType({})
_NO_METHODS: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_STRENGTH: tuple[Certainty, ...] = get_args(Certainty)


def corroborate(
    claims: Sequence[Claim],
    roots: Mapping[str, str],
    *,
    numbers: Mapping[str, str] = _NONE,
    methods: Mapping[str, tuple[str, ...]] = _NO_METHODS,
    works: Works = NO_WORKS,
) -> tuple[Corroboration, ...]:
    """Return corroborations in order of their first claim; every claim that is no denial stands in one.

    `roots` gives the root of each document by label; a document without one is its own. A denial stands in
    every corroboration of an abuse it denies at the same place or of the same group, or alone with no root
    where nothing in the folder says what it denies. `numbers` are the numbers that claims rest on, by claim id:
    claims of one number are one source (`figures.one_numbers`). `methods` are those that claims state.
    `works` are the works that claims and documents rest on (`find_works`): those of one body count as one source.
    """
    ordered = sorted(claims, key=lambda claim: (claim.document, claim.start, claim.end, claim.id))
    stated = [claim for claim in ordered if claim.certainty != "denied"]
    denials = [claim for claim in ordered if claim.certainty == "denied"]
    groups = _groups(stated)
    known = _Known(roots, numbers, methods, works, Bodies(ordered, works))
    unsure = unsure_links([members for members, _ in groups])
    beside = _beside(denials, [members for members, _ in groups])
    found = [
        replace(_corroboration(members, beside[number], known, reasons), unsure=unsure.get(number, ()))
        for number, (members, reasons) in enumerate(groups)
    ]
    placed = {denial.id for listed in beside.values() for denial in listed}
    found += [_corroboration((), [denial], known, ()) for denial in denials if denial.id not in placed]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Known:
    """What is known from outside the claims: the root of each document, number and methods of each claim."""

    roots: Mapping[str, str]
    numbers: Mapping[str, str]
    methods: Mapping[str, tuple[str, ...]]
    works: Works
    bodies: Bodies

    def held(self, claims: Sequence[Claim]) -> list[tuple[str, str | None]]:
        """Return the root and number of each claim, without circles, which rest on nothing but themselves."""
        found = ((claim_root(claim, self.roots, self.works.named), self.numbers.get(claim.id)) for claim in claims)
        return [(root, number) for root, number in found if not root.startswith(CIRCULAR)]


def _groups(claims: Sequence[Claim]) -> list[tuple[tuple[Claim, ...], tuple[str, ...]]]:
    """Return the claims that are joined, directly or through others, each group with its reasons."""
    parent = list(range(len(claims)))

    def head(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    links = list(same_claims(claims))
    for first, second, _ in links:
        low, high = sorted((head(first), head(second)))
        parent[high] = low
    reasons: dict[int, set[str]] = defaultdict(set)
    for first, _, reason in links:
        reasons[head(first)].add(reason)
    members: dict[int, list[Claim]] = defaultdict(list)
    for place, claim in enumerate(claims):
        members[head(place)].append(claim)
    return [(tuple(members[place]), tuple(sorted(reasons[place]))) for place in sorted(members)]


def _beside(denials: Sequence[Claim], groups: Sequence[Sequence[Claim]]) -> dict[int, list[Claim]]:
    """Return the denials that stand beside each group, by its number."""
    index: dict[tuple[str, str], set[int]] = defaultdict(set)
    for number, members in enumerate(groups):
        for claim in members:
            for key in _denial_keys(claim):
                index[key].add(number)
    beside: dict[int, list[Claim]] = defaultdict(list)
    for denial in denials:
        for number in sorted({number for key in _denial_keys(denial) for number in index.get(key, ())}):
            beside[number].append(denial)
    return beside


def _denial_keys(claim: Claim) -> list[tuple[str, str]]:
    return [(code, where) for code in claim.abuses for where in (*place_keys(claim), *group_keys(claim))]


def _corroboration(
    claims: Sequence[Claim], denials: Sequence[Claim], known: _Known, reasons: tuple[str, ...]
) -> Corroboration:
    held = known.held(claims)
    works = tuple(sorted({root for root, _ in held}))
    sources = known.bodies.joined(independent_sources(held))
    ids, denied = tuple(claim.id for claim in claims), tuple(claim.id for claim in denials)
    shown = claims or denials
    certainties = sorted({claim.certainty for claim in shown}, key=_STRENGTH.index)
    return Corroboration(
        id=hashlib.sha256("\n".join((*ids, "", *denied)).encode()).hexdigest()[:16],
        label=_label(shown[0]),
        claims=ids,
        denials=denied,
        documents=tuple(sorted({claim.document for claim in shown})),
        roots=tuple(source[0] for source in sources),
        source_kinds=tuple(sorted({claim.chain[-1].kind for claim in claims if claim.chain})),
        strongest=certainties[0],
        weakest=certainties[-1],
        since=min((claim.since for claim in shown if claim.since is not None), default=None),
        until=max((claim.until for claim in shown if claim.until is not None), default=None),
        reasons=reasons,
        same_number=_same_number(held),
        works=works,
        counted=how_counted(works, sources, known.bodies),
        methods=tuple(sorted({name for claim in claims for name in known.methods.get(claim.id, ())})),
    )


def _same_number(held: Sequence[tuple[str, str | None]]) -> tuple[tuple[str, ...], ...]:
    """Return the roots that state one number, for every number that more than one root states."""
    stating: dict[str, set[str]] = defaultdict(set)
    for root, number in held:
        if number is not None:
            stating[number].add(root)
    return tuple(sorted({tuple(sorted(roots)) for roots in stating.values() if len(roots) > 1}))


def _label(claim: Claim) -> str:
    """Return what a group is about in plain words, taken from its first claim."""
    if claim.tier is not None and claim.tier.tier is not None:
        year = f", {claim.tier.year} report" if claim.tier.year is not None else ""
        return f"Tier {claim.tier.tier}: {claim.tier.country or 'country not stated'}{year}"
    parts = [
        ", ".join(code.replace("_", " ") for code in claim.abuses) or "statement without a coded abuse",
        ", ".join(quantity.text for quantity in claim.quantities),
        ", ".join(claim.groups),
        ", ".join(place.name for place in claim.places),
    ]
    return "; ".join(part for part in parts if part)
