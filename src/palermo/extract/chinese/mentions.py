"""Names and nouns of possible sources that a Chinese phrase holds: bodies, people, offices, states, nouns."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from palermo.extract.chinese.lexicon import Known, either, entity_words, source_words
from palermo.extract.chinese.places import countries, english_name
from palermo.records import SourceKind

Role = Literal["body", "person", "office", "embassy", "country", "noun", "document", "pronoun"]

# A Chinese name with its Latin form in brackets: 某某·某某（Name Surname）.
_GLOSSED = re.compile(r"([\u4e00-\u9fff·‧•．\-–]{2,16})\s?[（(]([A-Z][A-Za-zÀ-ž.'’\- ]{3,40})[)）]")
_DOTS = re.compile(r"[·‧•．\-–]")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name or noun of a possible source, its range in the paragraph, and its English name."""

    start: int
    end: int
    role: Role
    name: str
    kind: SourceKind
    code: str | None = None


@cache
def _table() -> dict[str, tuple[Role, str, SourceKind, str | None]]:
    """Return what each phrase names; bodies come before people, offices and nouns."""
    words, entities = source_words(), entity_words()
    table: dict[str, tuple[Role, str, SourceKind, str | None]] = {}
    listed: tuple[tuple[Role, tuple[Known, ...]], ...] = (("body", words.bodies), ("person", words.people))
    for role, known in listed:
        for entry in known:
            for alias in entry.aliases:
                table.setdefault(alias, (role, entry.name, entry.kind, None))
    for office in words.offices:
        for word in office.words:
            table.setdefault(word, ("office", office.name, office.kind, None))
    for word in (*words.embassy.words, *words.permanent_mission):
        table.setdefault(word, ("embassy", word, "government", None))
    for kind, nouns in words.unnamed.items():
        for noun, english in nouns.items():
            role = "document" if kind == "document" else "noun"
            table.setdefault(noun, (role, english, kind, None))
    for name, code in {**countries(), **entities.capitals}.items():
        table.setdefault(name, ("country", english_name(code), "government", code))
    return table


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(_table(), literal=True))


def glossed_names(text: str) -> dict[str, str]:
    """Return the Latin names that a page gives in brackets after Chinese ones, by the name and its last part."""
    found: dict[str, str] = {}
    for match in _GLOSSED.finditer(text):
        whole = person_at_end(match[1])
        if whole is None:
            continue
        parts = [part for part in _DOTS.split(whole) if part]
        for name in (whole, parts[-1], parts[0]):
            if len(name) > 1:
                found.setdefault(name, match[2].strip())
    return found


def person_at_end(text: str) -> str | None:
    """Return the foreign name at the end of a phrase: characters that write foreign names, and dots."""
    signs = set(source_words().name_signs) | set("·‧•．-–")
    start = len(text)
    while start > 0 and text[start - 1] in signs:
        start -= 1
    name = _DOTS.sub("", text[start:])
    return text[start:].strip("·‧•．-–") if len(name) > 1 else None


def mentions(text: str, low: int, high: int, aliases: dict[str, str]) -> tuple[Mention, ...]:
    """Return the names and nouns of sources in [low, high) of a paragraph, longest first, in text order.

    `aliases` are the page's own glossed names.
    """
    found: list[Mention] = []
    for match in _pattern().finditer(text, low, high):
        role, name, kind, code = _table()[match[0]]
        found.append(Mention(match.start(), match.end(), role, name, kind, code))
    for alias, latin in aliases.items():
        for match in re.finditer(re.escape(alias), text[low:high]):
            start, end = low + match.start(), low + match.end()
            over = [m for m in found if m.start < end and start < m.end and m.role in ("body", "person")]
            if all(m.end - m.start < end - start for m in over):
                found = [m for m in found if not (m.start < end and start < m.end)]
                found.append(Mention(start, end, "person", latin, "unnamed"))
    return tuple(sorted(found, key=lambda m: (m.start, -m.end)))
