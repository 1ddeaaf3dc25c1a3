"""Of whom a figure is: populations named in its words, and the words alone where no reference value has them."""

import re
from collections.abc import Sequence
from functools import cache

from palermo.corroborate.figures.reference import References, wider
from palermo.corroborate.grouping import group_keys, place_keys
from palermo.records import Claim, Quantity

_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?:(?P<ies>ies)|(?<!s)s)\b")
_FILLERS = frozenset({"", "others", "items", "persons", "people", "person"})


def named_population(text: str, places: Sequence[str], known: References) -> str | None:
    """Return the widest population that a text names at its places; the longest name is read first.

    A total of people in a state ("the prison population") comes before a people, for it is the denominator. One
    and many are the same name.
    """
    rest = _one(text)
    printed = ((_one(name), value) for value in known.values() for name in value.names)
    names = sorted(
        ((name, value.id) for name, value in printed if name in rest and _fits(value.places, places)),
        key=lambda pair: (known[pair[1]].condition is None, -len(pair[0]), pair),
    )
    found: set[str] = set()
    for name, key in names:
        pattern = rf"(?<![\w-]){re.escape(name)}(?!\w)"
        if re.search(pattern, rest):
            found.add(key)
            rest = re.sub(pattern, " ", rest)
    ranked = sorted(found, key=lambda key: (known[key].condition is None, len(tuple(wider(key, known))), key))
    return ranked[0] if ranked else None


@cache
def _one(text: str) -> str:
    """Return the text with its plurals in the singular, letters as they are: names are told by their capitals."""
    return _PLURAL.sub(lambda found: "y" if found["ies"] else "", text)


def _fits(own: Sequence[str], places: Sequence[str]) -> bool:
    """Return whether a population is of one of the places, or of the country that one is a part of."""
    countries = {place.split("-")[0] for place in places}
    return not own or any(place in own for place in places) or any(country in own for country in countries)


def stated_group(claim: Claim, quantity: Quantity) -> str | None:
    """Return whom a count is of in the claim's own words with its places; None where it does not say.

    The same words at the same places are the same people, as far as the text lets one know.
    """
    groups = group_keys(claim) or ((quantity.unit.lower(),) if quantity.unit not in _FILLERS else ())
    places = place_keys(claim)
    return f"{', '.join(groups)} ({', '.join(places)})" if groups and places else None
