"""The vocabularies of places, goods, technologies and groups, loaded from data files and checked."""

from functools import cache

from pydantic import BaseModel, ConfigDict

from palermo.datafiles import load_yaml


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Demonyms(_Frozen):
    """Adjectives and names of the people of each country, by alpha-3 code."""

    demonyms: dict[str, tuple[str, ...]]


class _Capitals(_Frozen):
    """Names of each country's capital, by alpha-3 code and language."""

    capitals: dict[str, dict[str, tuple[str, ...]]]


class PlaceVocabulary(_Frozen):
    """Names of places beside those of ISO 3166, and what keeps them apart from other words."""

    countries: dict[str, tuple[str, ...]]
    chinese: dict[str, tuple[str, ...]]
    undecided: tuple[str, ...]
    also_a_person: tuple[str, ...]
    beside_a_name: tuple[str, ...]
    thing_after: tuple[str, ...]
    subdivisions: dict[str, tuple[str, ...]]
    subdivision_words: tuple[str, ...]
    subdivision_not_after: tuple[str, ...]
    regions: tuple[str, ...]
    cities_refused: tuple[str, ...]
    acting_verbs: tuple[str, ...]
    place_prepositions: tuple[str, ...]
    unnamed: tuple[str, ...]
    unnamed_bare: tuple[str, ...]


class TermVocabulary(_Frozen):
    """Terms found as they stand: singular or plural, in any case; `refused_after` are words that undo one."""

    terms: tuple[str, ...]
    needs_context: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    refused_after: dict[str, tuple[str, ...]] = {}
    refused_before: dict[str, tuple[str, ...]] = {}


class GroupVocabulary(_Frozen):
    """Head nouns of those to whom things are done, and of those who do them."""

    people: tuple[str, ...]
    before_a_people: tuple[str, ...]
    numbers_of: tuple[str, ...]
    kept_together: tuple[str, ...]
    doers: tuple[str, ...]
    organisation_words: tuple[str, ...]
    sources_only: tuple[str, ...]
    accusing: tuple[str, ...]


@cache
def place_vocabulary() -> PlaceVocabulary:
    """Return the vocabulary of places."""
    return load_yaml("vocabulary/places.yaml", PlaceVocabulary)


@cache
def demonyms() -> dict[str, tuple[str, ...]]:
    """Return the English adjectives and names of people of every country, by alpha-3 code."""
    return load_yaml("vocabulary/demonyms.yaml", _Demonyms).demonyms


@cache
def capitals(language: str) -> dict[str, str]:
    """Return the alpha-3 codes of countries by the names of their capitals in a language; may be empty."""
    held = load_yaml("vocabulary/capitals.yaml", _Capitals).capitals
    return {name: code for code, names in held.items() for name in names.get(language, ())}


@cache
def goods_vocabulary() -> TermVocabulary:
    """Return the vocabulary of goods."""
    return load_yaml("vocabulary/goods.yaml", TermVocabulary)


@cache
def technologies_vocabulary() -> TermVocabulary:
    """Return the vocabulary of technologies documented as used by states against people."""
    return load_yaml("vocabulary/technologies.yaml", TermVocabulary)


@cache
def group_vocabulary() -> GroupVocabulary:
    """Return the vocabulary of groups and doers."""
    return load_yaml("vocabulary/groups.yaml", GroupVocabulary)
