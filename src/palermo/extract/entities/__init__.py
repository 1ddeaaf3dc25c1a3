"""Who, where and what a passage names: places, countries, groups, doers, goods and technologies."""

from palermo.extract.entities.countries import country_code
from palermo.extract.entities.groups import find_actors, find_groups
from palermo.extract.entities.places import find_countries, find_places
from palermo.extract.entities.terms import find_goods, find_technologies

__all__ = [
    "country_code", "find_actors", "find_countries", "find_goods", "find_groups",
    "find_places", "find_technologies",
]  # fmt: skip
