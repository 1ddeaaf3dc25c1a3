"""Names and nouns of possible sources that a Chinese phrase holds: bodies, people, offices, states, nouns."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from palermo.extract.zh.lists import any_of, either, source_words
from palermo.extract.zh.naming import body_name, family_name_at_end, person_at_end
from palermo.extract.zh.states import cities, countries, english_name, regions, short_states
from palermo.records import SourceKind

Role = Literal["body", "person", "office", "embassy", "mission", "country", "noun", "document", "place"]

# A Chinese name with its Latin form in brackets: 某某·某某（Name Surname）.
_GLOSSED = re.compile(r"([\u4e00-\u9fff·‧•．\-–]{2,16})\s?[（(]([A-Z][A-Za-zÀ-ž.'’\- ]{3,40})[)），,]")
_LATIN = re.compile(r"[A-Z][A-Za-zÀ-ž.'’\-]*(?:\s[A-Z][A-Za-zÀ-ž.'’\-]*){0,3}")
_TITLE = re.compile(r"《([^《》]{2,40})》")
_DOTS = re.compile(r"[·‧•．\-–]")
_ACRONYM = 2
_COUNTED = "家个名所位间"  # a body that is counted is described: 一家研究公司
_AFTER_ACRONYM = re.compile(r"\s?(?:[说称指报表在的发援引，：（公于也还周]|$)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One name or noun of a possible source, its range in the paragraph, and its English name."""

    start: int
    end: int
    role: Role
    name: str
    kind: SourceKind
    code: str | None = None


def glossed_names(text: str) -> dict[str, str]:
    """Return the Latin names that a page gives in brackets after Chinese ones, by the name and its last part."""
    found: dict[str, str] = {}
    for match in _GLOSSED.finditer(text):
        whole = person_at_end(match[1]) or family_name_at_end(match[1])
        if whole is None or match[2].isupper():
            continue
        parts = [part for part in _DOTS.split(whole) if part]
        for name in (whole, parts[-1], parts[0]):
            if len(name) > 1:
                found.setdefault(name, match[2].strip())
    return found


def mentions(text: str, low: int, high: int, aliases: Mapping[str, str]) -> tuple[Mention, ...]:
    """Return the names and nouns of sources in [low, high) of a paragraph, longest first, in text order.

    `aliases` are the names that the page itself explains: a Latin form, or the state someone speaks for.
    """
    found = sorted(_all(text, low, high, aliases), key=lambda m: (_rank(m), m.start - m.end, m.start))
    nouns = [m for m in found if m.role in ("noun", "document")]
    found = [m for m in found if m.role != "body" or not any(n.start <= m.start and m.end <= n.end for n in nouns)]
    kept: list[Mention] = []
    for mention in found:
        if all(mention.end <= m.start or m.end <= mention.start for m in kept):
            kept.append(mention)
    return tuple(sorted(kept, key=lambda m: m.start))


def _rank(mention: Mention) -> int:
    """Return 0 for names that hold whatever stands inside them, 1 for other words."""
    return 0 if mention.role in ("body", "person") else 1


def _all(text: str, low: int, high: int, aliases: Mapping[str, str]) -> Iterator[Mention]:
    for match in _pattern().finditer(text, low, high):
        yield _listed(match)
    yield from _title_and_latin(text, low, high)
    listed = [match.span() for match in _pattern().finditer(text, low, min(high + 4, len(text)))]
    for match in _suffix().finditer(text, low, high):
        if any(match.start() < begin < match.end() < end for begin, end in listed):
            continue  # 日报 in 2日报道.
        if any_of("sources", "shield").match(text, match.start()) or any_of("sources", "shield").match(
            text, match.end() - 1
        ):
            continue  # 社 in 社会.
        named = body_name(text, low, match.start(), match.end())
        if named is not None:
            kind = source_words("suffix")[match[0]].kind
            counted = named.start > low and text[named.start - 1] in _COUNTED
            name = f"{named.name} (unnamed)" if counted else named.name
            yield Mention(named.start, match.end(), "body", name, named.kind or kind)
    for match in _short().finditer(text, low, high):
        code = short_states()[match[1] or match[2]]
        yield Mention(match.start(), match.end(), "country", english_name(code), "government", code)
    for alias, called in aliases.items():
        at = text.find(alias, low, high)
        while at >= 0:
            speaks: SourceKind = "government" if called.startswith("Government of") else "unnamed"
            yield Mention(at, at + len(alias), "person", called, speaks)
            at = text.find(alias, at + 1, high)


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(either(_table(), literal=True))


@cache
def _table() -> dict[str, tuple[Role, SourceKind, str, str | None]]:
    """Return what each listed word names; a word that is an office as well as a noun is the office."""
    table: dict[str, tuple[Role, SourceKind, str, str | None]] = {}
    roles: tuple[Role, ...] = ("office", "embassy", "mission", "noun", "document")
    for role in roles:
        for word, what in source_words(role).items():
            table.setdefault(word, (role, what.kind, what.english, None))
    for name, code in countries().items():
        table.setdefault(name, ("country", "government", english_name(code), code))
    for name in (*regions(), *cities()):
        table.setdefault(name, ("place", "government", name, None))
    return table


def _listed(match: re.Match[str]) -> Mention:
    role, kind, english, code = _table()[match[0]]
    return Mention(match.start(), match.end(), role, english, kind, code)


@cache
def _suffix() -> re.Pattern[str]:
    """Return the pattern of what names of bodies end with, not where a longer listed word begins there."""
    nouns = [w for role in ("noun", "document", "office") for w in source_words(role)]
    endings = source_words("suffix")
    longer = [w for w in nouns if any(w != e and w.startswith(e) for e in endings)]
    shields = "|".join(re.escape(w) for w in sorted(longer, key=len, reverse=True))
    return re.compile(
        rf"(?!{shields}){either(endings, literal=True)}" if shields else either(endings, literal=True)
    )


@cache
def _short() -> re.Pattern[str]:
    """Return the pattern of a state written with one character: 某方, 驻某, and its ruling party."""
    signs = "".join(short_states())
    return re.compile(
        rf"(?<![\u4e00-\u9fff])([{signs}])(?:方(?![面向法式案])|国?共国?(?![同和产有享识计]))|(?<=驻)([{signs}])"
    )


def _title_and_latin(text: str, low: int, high: int) -> Iterator[Mention]:
    for match in _TITLE.finditer(text, low, high):
        yield _titled(match)
    for match in _LATIN.finditer(text, low, high):
        name = match[0].strip()
        if len(name) < _ACRONYM or text[match.start() - 1 : match.start()] in ("《", "(", "（"):
            continue
        if name.isupper() and not _AFTER_ACRONYM.match(text, match.end()):
            continue
        yield Mention(match.start(), match.end(), "body" if name.isupper() else "person", name, "unnamed")


def _titled(match: re.Match[str]) -> Mention:
    """Return what a title in 《》 names: a medium where it ends as one or holds no word of a document."""
    words = match[1]
    document = next((w for w in source_words("document") if words.endswith(w)), None)
    stem = len(words) - len(document or "")
    named = body_name(words, 0, stem, stem)
    ending = next((e for e in sorted(source_words("suffix"), key=len, reverse=True) if words.endswith(e)), None)
    if ending is not None and document is None:
        inner = body_name(words, 0, len(words) - len(ending), len(words))
        kind = source_words("suffix")[ending].kind
        return Mention(match.start(), match.end(), "body", inner.name if inner else words, kind)
    kind = "media" if document is None else "document"
    paper = "" if document is None else " " + source_words("document")[document].english.capitalize()
    name = f"{named.name}{paper}" if named is not None and named.name.isascii() else words
    return Mention(match.start(), match.end(), "body", name, kind)
