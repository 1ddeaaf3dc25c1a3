"""Bodies and people as a text itself names them: capitalised names, by the words that tell one from another."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from babel import Locale
from pydantic import BaseModel
from rapidfuzz.fuzz import ratio

from palermo.corroborate.wording import fold
from palermo.corroborate.works.vocabulary import work_words
from palermo.datafiles import load_yaml

Body = frozenset[str]
"""The telling words of a name, folded, and its initials; never empty."""

_PART = r"(?:(?:[A-Z]\.){2,}|[A-Z][\w&’'-]*|\d+\.\d+(?= ?))"
_LINK = r"(?:(?:of|for|on|to|de|du|von|van|bin|against)\s(?:the\s)?)?"
_NAME = re.compile(rf"{_PART}(?:\.?[ \t\xa0]{_LINK}{_PART})*")
_POSSESSIVE = re.compile(r"['’]s?$")
_WHEN = re.compile(r"(?: on| in)? (?:[A-Z][a-z]+day|yesterday|today)$")
_SHORT = re.compile(r"\s?\(([A-Z][A-Za-z]{1,7})\)")
_INITIALS = 3
_SPELLING = 85.0
_SPELT = 6


@dataclass(frozen=True, slots=True)
class Name:
    """A name and where it stands; `body` are the words that tell it."""

    start: int
    end: int
    body: Body
    written: str


class _Demonyms(BaseModel):
    demonyms: dict[str, tuple[str, ...]]


class _Places(BaseModel):
    countries: dict[str, tuple[str, ...]]


def find_names(text: str) -> tuple[Name, ...]:
    """Return the names of a text, in order; words that open a sentence and name nobody are left out of them."""
    found = []
    for match in _NAME.finditer(text):
        name = _name(text, match)
        if name is not None:
            found.append(name)
    return tuple(found)


def same_body(one: Body, two: Body) -> bool:
    """Return whether two names may be of one body: the other has all the words of one, or spellings of them."""
    few, many = sorted((one, two), key=len)
    return all(word in many or any(_is_spelt(word, other) for other in many) for word in few)


def joined_bodies(bodies: Iterable[Body]) -> list[Body]:
    """Return the bodies of one page, each once with all the words it goes by, the first named first."""
    found: list[Body] = []
    for body in bodies:
        at = next((n for n, other in enumerate(found) if same_body(body, other)), None)
        if at is None:
            found.append(body)
        else:
            found[at] |= body
    return found


def body_of(written: str) -> Body | None:
    """Return the telling words of a name as written; None where it names nobody."""
    parts = [_plain(part) for part in re.split(r"[\s]+", written)]
    capitals = [part for part in parts if part[:1].isupper() or part[:1].isdigit()]
    folded = [part.casefold() for part in capitals]
    named = [word for word in folded if word not in _STOPS]
    if any(_is("office", word) for word in folded):
        # An office is told by its whole name, the place it is of among it.
        return frozenset(named) if len(named) > 1 else None
    telling = {word for word in folded if len(word) > 1 and not _is("no_body", word) and word not in places()}
    if not telling:
        return None
    initials = "".join(part[0] for part in capitals).casefold()
    return frozenset(telling | ({initials} if len(initials) >= _INITIALS else set()))


_STOPS = frozenset(("the", "a", "an", "in", "on", "at", "but", "and", "mr", "mrs", "ms"))


def _name(text: str, match: re.Match[str]) -> Name | None:
    start, end = match.span()
    opening = text[start:end].split(maxsplit=1)
    # What opens a sentence has a capital whatever it is.
    while len(opening) > 1 and (fold(opening[0]) in _STOPS or _is_opener(text, start, opening[0])):
        start = end - len(opening[1])
        opening = opening[1].split(maxsplit=1)
    body = body_of(text[start:end])
    if body is None:
        return None
    short = _SHORT.match(text, end)
    if short is not None:
        body |= {short[1].casefold()}
        end = short.end()
    return Name(start, end, body, _WHEN.sub("", text[start:end]))


def _is_opener(text: str, start: int, word: str) -> bool:
    before = text[max(start - 3, 0) : start].rstrip(" ")
    is_first = not before or before[-1] in ".!?\n:“\"'‘"
    return is_first and re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text) is not None


def _plain(part: str) -> str:
    return _POSSESSIVE.sub("", part.strip(',;:()[]"“”‘')).replace(".", "")


@cache
def _is(means: str, word: str) -> bool:
    return (0, len(word)) in work_words("en").hits(means, word)


@cache
def places() -> frozenset[str]:
    """Return the words of names of countries and of their peoples, folded: what it is about, not who speaks."""
    demonyms = load_yaml("vocabulary/demonyms.yaml", _Demonyms).demonyms
    countries = load_yaml("vocabulary/places.yaml", _Places).countries
    listed = [name for table in (demonyms, countries) for names in table.values() for name in names]
    return frozenset(word for name in (*listed, *_territories()) for word in fold(name.replace(".", "")).split())


def _territories() -> list[str]:
    return [str(name) for name in Locale.parse("en").territories.values()]


@cache
def _is_spelt(one: str, two: str) -> bool:
    return min(len(one), len(two)) >= _SPELT and ratio(one, two) >= _SPELLING
