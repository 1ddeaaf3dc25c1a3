"""Places named in a text, with their ISO 3166 codes where one is known.

Names are kept as written. A country has its ISO 3166-1 alpha-3 code, a subdivision its ISO 3166-2 code; a region
or a city has none, because its code would say more than the text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

import pycountry
from babel.core import get_global

from palermo.extract.entities.countries import adjectives, country_names
from palermo.extract.entities.phrases import PhraseIndex
from palermo.extract.entities.vocabulary import capitals, place_vocabulary
from palermo.records import Place, Span
from palermo.words.dates import months

Kind = Literal["country", "subdivision", "region", "city", "adjective", "undecided"]

_BEFORE = re.compile(r"([^\W\d_]+)(?:[’']s)?[ \t\u00a0\n]+(?:the[ \n]+)?$")
_AFTER = re.compile(r"[ \t\u00a0\n]+([^\W\d_]+)")
_AFTER_ANY = re.compile(r"(?:[ \t\u00a0\n]+|(?=[’']))[’']?([^\W\d_]+)")
_CAPITALISED = r"[A-Z][^\W\d_]+(?:[-’'][A-Z][^\W\d_]+)?"
_MIN_SUBDIVISION = 5
_PERSON_TITLES = frozenset(
    {"Mr", "Mrs", "Ms", "Dr", "Judge", "Justice", "Senator", "Sen", "Rep", "Professor", "Sir"}
)


@dataclass(frozen=True, slots=True)
class _Name:
    kind: Kind
    code: str | None


@cache
def _index() -> PhraseIndex[_Name]:
    vocabulary = place_vocabulary()
    return PhraseIndex(
        (
            *((name, _Name("country", code)) for name, code in country_names()),
            *((name, _Name("undecided", None)) for name in vocabulary.undecided),
            *(
                (name, _Name("subdivision", code))
                for code, names in vocabulary.subdivisions.items()
                for name in names
            ),
            *((name, _Name("region", None)) for name in vocabulary.regions),
            *((name, _Name("city", None)) for name in _cities()),
            *((word, _Name("adjective", code)) for word, code in adjectives()),
        )
    )


def _cities() -> Iterator[str]:
    """Yield the capitals, then the cities that name a time zone."""
    refused = set(place_vocabulary().cities_refused)
    yield from capitals("en")
    for zone in sorted(get_global("zone_territories")):
        area, _, city = zone.partition("/")
        name = city.rpartition("/")[2].replace("_", " ")
        if area in {"Africa", "America", "Asia", "Europe"} and name not in refused:
            yield name


@cache
def _subdivisions() -> PhraseIndex[str]:
    """Return the names of ISO 3166-2 subdivisions that are long enough to be told from other words.

    They count only in a text that also names their country, or beside a word such as "Province".
    """
    rows = sorted((row.name, row.code) for row in pycountry.subdivisions)
    names = ((part.strip(), code) for name, code in rows for part in re.split(r"[\[\]/()]", name))
    return PhraseIndex((name, code) for name, code in names if len(name) >= _MIN_SUBDIVISION)


def find_places(text: str, *, offset: int = 0, with_adjectives: bool = False) -> tuple[tuple[Place, Span], ...]:
    """Return the places a text names, in text order, each with its span; names are as written.

    Shapes: may be empty; spans do not overlap. `with_adjectives` adds words such as "Chinese", which name a
    country without being a place. A capital that acts as its government is no place. Offsets are those of the
    text plus `offset`.
    """
    named = _named(text, with_adjectives=with_adjectives)
    taken = [span for _, span in named]
    extra = [*_with_subdivision_word(text), *_unnamed(text), *_known_subdivisions(text, named), *_located(text)]
    for place, span in extra:
        if not any(span.start < other.end and other.start < span.end for other in taken):
            taken.append(span)
            named.append((place, span))
    ordered = sorted(named, key=lambda item: item[1])
    return tuple((place, Span(span.start + offset, span.end + offset)) for place, span in ordered)


def find_countries(text: str, *, offset: int = 0, with_adjectives: bool = True) -> tuple[tuple[str, Span], ...]:
    """Return (alpha-3 code, span) of each country named in a text, in text order; faster than `find_places`."""
    kinds = ("country", "adjective") if with_adjectives else ("country",)
    return tuple(
        (name.code, Span(span.start + offset, span.end + offset))
        for name, span in _index().find(text)
        if name.kind in kinds and name.code is not None and not _refused(text, name, span)
    )


def _named(text: str, *, with_adjectives: bool) -> list[tuple[Place, Span]]:
    found = [(name, span) for name, span in _index().find(text) if not _refused(text, name, span)]
    codes = frozenset(name.code for name, _ in found if name.code is not None)
    return [
        (Place(_written(text, span), name.code or _meant(name, _written(text, span), codes)), span)
        for name, span in found
        if name.kind != "adjective" or with_adjectives
    ]


def _meant(name: _Name, word: str, codes: frozenset[str]) -> str | None:
    """Return the one country, of those that the text names in full, whose name holds a name of several."""
    held = codes & _sharing(word) if name.kind == "undecided" else frozenset()
    return next(iter(held)) if len(held) == 1 else None


@cache
def _sharing(word: str) -> frozenset[str]:
    return frozenset(code for name, code in country_names() if word in name.split())


def _written(text: str, span: Span) -> str:
    return re.sub(r"\s+", " ", text[span.start : span.end])


def _refused(text: str, name: _Name, span: Span) -> bool:
    """Return whether the words are not the place: a person's name, a thing, or a capital acting as government."""
    word = text[span.start : span.end]
    vocabulary = place_vocabulary()
    after = _AFTER.match(text, span.end)
    if after and name.kind == "country" and after.group(1) in vocabulary.thing_after:
        return True
    if word in vocabulary.also_a_person and _is_person(text, span):
        return True
    return name.kind == "city" and word in capitals("en") and _acts(text, span)


def _is_person(text: str, span: Span) -> bool:
    """Return whether a capitalised word beside the name makes it part of a person's name."""
    before, after = _BEFORE.search(text, max(0, span.start - 40), span.start), _AFTER.match(text, span.end)
    if before and before.group(1) in _PERSON_TITLES:
        return True
    return any(match is not None and _is_name_part(match.group(1)) for match in (before, after))


def _is_name_part(word: str) -> bool:
    known = place_vocabulary().beside_a_name
    return word[:1].isupper() and not word.isupper() and word not in known and _index().get(word) is None


def _acts(text: str, span: Span) -> bool:
    """Return whether a capital's name stands for its government."""
    vocabulary = place_vocabulary()
    before, after = _BEFORE.search(text, max(0, span.start - 40), span.start), _AFTER_ANY.match(text, span.end)
    if before and before.group(1).casefold() in vocabulary.place_prepositions:
        return False
    return after is not None and after.group(1) in vocabulary.acting_verbs


@cache
def _subdivision_pattern() -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, place_vocabulary().subdivision_words), key=len, reverse=True))
    return re.compile(
        rf"\b(?:(?:[Nn]orthern|[Ss]outhern|[Ee]astern|[Ww]estern) )?"
        rf"{_CAPITALISED}(?: {_CAPITALISED})?\s(?:{words})\b"
    )


def _with_subdivision_word(text: str) -> Iterator[tuple[Place, Span]]:
    """Yield proper nouns before a word such as "Province"."""
    refused = place_vocabulary().subdivision_not_after
    for match in _subdivision_pattern().finditer(text):
        name = _written(text, Span(match.start(), match.end()))
        first, *_ = name.split(" ")
        if not any(word in refused for word in name.split(" ")[:-1]) and first not in refused:
            yield Place(name, _subdivisions().get(name.rpartition(" ")[0])), Span(match.start(), match.end())


def _known_subdivisions(text: str, named: list[tuple[Place, Span]]) -> Iterator[tuple[Place, Span]]:
    """Yield subdivisions by bare name after a preposition of place, where the text names their country."""
    alpha2 = {country.alpha_2 for country in (_iso(place.code) for place, _ in named) if country is not None}
    if not alpha2:
        return
    for code, span in _subdivisions().find(text):
        if code[:2] in alpha2 and _follows_preposition(text, span):
            yield Place(_written(text, span), code), span


def _iso(code: str | None) -> pycountry.db.Country | None:
    return pycountry.countries.get(alpha_3=code) if code is not None else None


def _follows_preposition(text: str, span: Span) -> bool:
    before = _BEFORE.search(text, max(0, span.start - 40), span.start)
    return before is not None and before.group(1).casefold() in place_vocabulary().place_prepositions


@cache
def _unnamed_pattern() -> re.Pattern[str]:
    vocabulary = place_vocabulary()
    phrases = [
        re.escape(phrase).replace(r"\ ", r"\s+")
        for phrase in vocabulary.unnamed
        if phrase not in vocabulary.unnamed_bare
    ]
    bare = "|".join(vocabulary.unnamed_bare)
    prepositions = "|".join(vocabulary.place_prepositions)
    phrases.sort(key=len, reverse=True)
    return re.compile(
        rf"\b(?:{prepositions})\s+(?:the\s+|dozens\s+of\s+|many\s+|several\s+)?"
        rf"({'|'.join(phrases)})\b|\b({bare})\b",
        re.IGNORECASE,
    )


def _unnamed(text: str) -> Iterator[tuple[Place, Span]]:
    """Yield places without a name, such as "abroad" or "other provinces", as written."""
    for match in _unnamed_pattern().finditer(text):
        group = 1 if match.group(1) is not None else 2
        span = Span(match.start(group), match.end(group))
        yield Place(_written(text, span), None), span


_LOCATED = re.compile(
    r"\b(?:outskirts of|town of|city of|village of|district of|province of|region of|centre at|center at|camp at"
    rf"|camp in|prison in|held in|detained in|detained at|near)\s+({_CAPITALISED}(?: {_CAPITALISED})?)"
)


def _located(text: str) -> Iterator[tuple[Place, Span]]:
    """Yield proper nouns that a phrase such as "the town of" says are places."""
    for match in _LOCATED.finditer(text):
        if match.group(1).split(" ")[0].casefold() not in months("en"):
            yield (
                Place(_written(text, Span(match.start(1), match.end(1))), None),
                Span(match.start(1), match.end(1)),
            )
