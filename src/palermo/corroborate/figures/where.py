"""The one place that a figure is of."""

from collections.abc import Collection
from functools import cache

import pycountry

from palermo.corroborate.wording import fold
from palermo.records import Claim, Place


def place_of(claim: Claim) -> str | None:
    """Return the place of a claim's figures: a code, or a name; None where there is none or more than one.

    A country is left out beside a part of it. Without a place, the country that the claim is about stands in.
    Words without a code or a name ("internment camps") are no place.
    """
    found = {_code(place.code) if place.code is not None else fold(place.name) for place in _named(claim)}
    found = {name for name in found if not any(other.startswith(f"{name}-") for other in found)}
    if not found:
        found = {_code(one.code) for one in claim.about if one.code is not None}
    return found.pop() if len(found) == 1 else None


def inside(claim: Claim, own: Collection[str]) -> bool:
    """Return whether a claim's figures are of the places given as a whole, not of a part of them or of others."""
    if not _named(claim):
        return True
    place = place_of(claim)
    return place is not None and (place in own or any(one.startswith(f"{place}-") for one in own))


def _named(claim: Claim) -> tuple[Place, ...]:
    return tuple(one for one in claim.places if one.code is not None or one.name != one.name.lower())


@cache
def _code(code: str) -> str:
    """Return a country's code in two letters, so that it is the head of the codes of its parts."""
    country = pycountry.countries.get(alpha_3=code) if len(code) == len("ABC") else None
    return code if country is None else str(country.alpha_2)
