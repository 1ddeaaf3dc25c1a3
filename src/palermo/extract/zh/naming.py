"""English names of bodies, put together from the parts their Chinese names are made of."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from palermo.extract.zh.lists import entries, name_parts, source_words
from palermo.extract.zh.states import cities, countries, english_name, languages, peoples, regions
from palermo.records import SourceKind

_DOTS = re.compile(r"[·‧•．\-–]")
_LONGEST_PART = 10
_LONGEST_NAME = 14
_UNKNOWN = 6  # characters of a name whose parts are not known
# Endings whose English stands before the rest: Voice of …, University of ….
_OF = ("Voice",)
# What bounds a name on its left where its parts are not known.
_COUNTED = re.compile(r"[一二三四五六七八九十两几数]?[家名位个所间]")
_BOUND = re.compile(
    r"[\s\d，。；：、！？“”‘’「」《》（）()]|[据和与及的对向被在由是将把给从于而但以让了着过后前有称说该这那各某个位含是一多为等就]"
)


@dataclass(frozen=True, slots=True)
class BodyName:
    """A body's name, in English where all its parts are known, else in its own words; where it begins."""

    name: str
    start: int
    kind: SourceKind | None = None


@cache
def parts() -> Mapping[str, str]:
    """Return the English of every part a name may be made of: general words, states, regions, cities, peoples."""
    found = dict(name_parts())
    for name, code in countries().items():
        found.setdefault(name, english_name(code).removeprefix("the "))
    for name, city in cities().items():
        found.setdefault(name, city)
    for name in regions():
        found.setdefault(name, "")
    for name, language in languages().items():
        found.setdefault(name, language)
    for stem, people in peoples().items():
        for name in (stem, stem + "族", stem + "人"):
            found.setdefault(name, people)
    return found


def body_name(text: str, low: int, start: int, end: int) -> BodyName | None:
    """Return the name of the body whose ending stands at [start, end); None where nothing comes before it.

    It begins at `low` or later, and `end` may be `start` where the parts are the whole name. A name with a part
    that is not known keeps its own words.
    """
    words, at = list[str](), start
    while at > low:
        size = next((n for n in range(min(_LONGEST_PART, at - low), 0, -1) if text[at - n : at] in _parts()), 0)
        if size == 0:
            break
        words.insert(0, _parts()[text[at - size : at]])
        at -= size
    if not words and end > start and not source_words("suffix")[text[start:end]].strong:
        return None
    first = next((len(name) for name in countries() if text.startswith(name, at)), 0)
    if first and text[at + first : end] in source_words("office"):
        return None  # An office of a state: the state is written as its own part.
    begun = at if len(words) > 1 and "" not in words else _begin(text, low, at)
    if begun < at or "" in words:
        state = next((len(name) for name in countries() if text.startswith(name, begun)), 0)
        return BodyName(text[begun:end], begun) if start - begun > 1 and at - begun - state <= _UNKNOWN else None
    if not words:
        return None
    return BodyName(_english(words, text[start:end]), at)


def _parts() -> Mapping[str, str]:
    return parts()


def _begin(text: str, low: int, at: int) -> int:
    """Return where a name with unknown parts begins: behind the nearest mark or word that bounds it."""
    start = at
    while start > low and at - start < _LONGEST_NAME and not _BOUND.match(text[start - 1]):
        start -= 1
    counted = _COUNTED.match(text, start, at)
    return start if counted is None else counted.end()


def _english(words: list[str], ending: str) -> str:
    last = source_words("suffix")[ending].english if ending else ""
    if last in _OF:
        return f"{last} of {' '.join(words)}"
    return " ".join((*words, last)).strip()


@cache
def _signs() -> str:
    return entries("names", "sign")[0].pattern.strip("[]")


def person_at_end(text: str) -> str | None:
    """Return the foreign name at the end of a phrase: characters that write foreign names, and dots."""
    signs = {*_signs(), *"·‧•．-–"}
    start = len(text)
    while start > 0 and text[start - 1] in signs:
        start -= 1
    name = _DOTS.sub("", text[start:])
    return text[start:].strip("·‧•．-–") if len(name) > 1 else None


def family_name_at_end(text: str) -> str | None:
    """Return the name at the end of a phrase that begins with a family name and has one or two signs more."""
    family = entries("names", "surname")[0].pattern
    for size in (3, 4, 2):
        if len(text) >= size and re.fullmatch(rf"(?:{family})[\u4e00-\u9fff]{{1,2}}", text[-size:]):
            return text[-size:]
    return None
