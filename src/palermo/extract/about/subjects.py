"""The countries a document is about, and how dominant each of them is."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from palermo.extract.about.parts import Part, marked, parts_of
from palermo.extract.entities.named import Named, find_named
from palermo.records import Document, Segment, Span

# What a mention weighs: a title says what a text is about, a nationality hardly does.
_WEIGHTS: Mapping[str, float] = {
    "profiled": 6.0, "government": 2.0, "where": 1.5, "named": 1.0, "people": 0.5, "origin": 0.4,
}  # fmt: skip
_BESIDE = 0.1
_TITLE, _HEADING, _OPENING = 8.0, 2.0, 2.0
_OPENS = 600
# A subject is clear from this share of all weight on, and half as much again as the next.
_CLEAR, _AHEAD = 0.3, 1.5
# One mention in passing makes no subject.
_LEAST = 1.5
_LONGEST_LINE = 90
_SHORT_FORM = re.compile(r"\s?[(（](?:the )?([A-Z]{2,6})[)）]")


@dataclass(frozen=True)
class Heading:
    """A title or heading that names countries: where it stands, whom it names, whether it opens a section.

    `section` is True for the bare name of one country: all below it, to the next such heading, is about that one.
    """

    start: int
    codes: tuple[str, ...]
    section: bool


@dataclass(frozen=True)
class Subjects:
    """Countries by dominance, largest first (shares add up to 1), and the headings that name one.

    `one` is the single subject, None where there is none or several; `profile` is it where the whole document is
    a profile of that country. `short` are (abbreviation, code) that the document introduces in brackets.
    """

    shares: tuple[tuple[str, float], ...] = ()
    one: str | None = None
    profile: str | None = None
    headings: tuple[Heading, ...] = ()
    short: tuple[tuple[str, str], ...] = ()

    @property
    def codes(self) -> frozenset[str]:
        """The countries that the document names."""
        return frozenset(code for code, _ in self.shares)

    def section(self, start: int) -> str | None:
        """Return the country of the section that an offset stands in."""
        above = [heading for heading in self.headings if heading.section and heading.start < start]
        return above[-1].codes[0] if above else None

    def named(self, text: str, *, language: str) -> tuple[Named, ...]:
        """Return the countries that a part of the document names, its own abbreviations read."""
        found = [one for one in find_named(text, language=language) if one.sure or one.code in self.codes]
        found.extend(_short(text, self.short, found))
        return tuple(sorted(found, key=lambda one: one.span))


def _short(text: str, short: Iterable[tuple[str, str]], found: Sequence[Named]) -> Iterator[Named]:
    for letters, code in short:
        for match in re.finditer(rf"\b{letters}\b", text):
            span = Span(match.start(), match.end())
            if all(one.span.end <= span.start or span.end <= one.span.start for one in found):
                yield Named(code, "country", span)


def subjects_of(document: Document) -> Subjects:
    """Return the countries a document is about: by title, first lines, headings, governments and places named."""
    weights: dict[str, float] = defaultdict(float)
    headings: list[Heading] = []
    profiled: set[str] = set()
    found = _named(document)
    short = tuple(sorted(_introduced(found)))
    for segment, text, named in found:
        more = (*named, *_short(text, short, named))
        parts = parts_of(
            text, tuple(sorted(more, key=lambda one: one.span)), language=document.language, opening=True
        )
        titled = segment.kind in {"title", "heading"}
        for part in parts:
            weights[part.named.code] += _factor(segment) * _weight(part, titled=titled)
        profiled.update(part.named.code for part in parts if part.part == "profiled")
        headings.extend(_heading(segment, text, parts))
    total = sum(weights.values())
    weighty = max(weights.values(), default=0.0) >= _LEAST
    shares = tuple((code, weight / total) for code, weight in sorted(weights.items(), key=lambda i: (-i[1], i[0])))
    one = _one(shares, headings) if weighty else None
    shown = profiled == {one} or marked(document.text, "profile", language=document.language)
    return Subjects(shares, one, one if shown else None, tuple(headings), short)


def _factor(segment: Segment) -> float:
    match segment.kind:
        case "title":
            return _TITLE
        case "heading":
            return _HEADING
        case _:
            return _OPENING if segment.start < _OPENS else 1.0


def _weight(part: Part, *, titled: bool) -> float:
    if titled and part.part in {"named", "people"}:
        return 1.0
    return _WEIGHTS.get(part.part, _BESIDE)


def _one(shares: tuple[tuple[str, float], ...], headings: list[Heading]) -> str | None:
    """Return the single subject; a text in sections of several countries has none."""
    if not shares or len({heading.codes for heading in headings if heading.section}) > 1:
        return None
    (first, share), *rest = shares
    return first if share >= _CLEAR and (not rest or share >= _AHEAD * rest[0][1]) else None


def _named(document: Document) -> list[tuple[Segment, str, tuple[Named, ...]]]:
    """Return each segment with the countries it names; a subdivision counts beside its country's name."""
    pieces = [
        (segment, document.text[segment.start : segment.end])
        for segment in document.segments
        if segment.kind != "margin"
    ]
    if document.title and not any(segment.kind == "title" for segment, _ in pieces):
        pieces.insert(0, (Segment(0, 0, "title"), document.title))
    found = [(segment, text, find_named(text, language=document.language)) for segment, text in pieces]
    sure = {one.code for _, _, named in found for one in named if one.sure}
    return [
        (segment, text, tuple(one for one in named if one.sure or one.code in sure))
        for segment, text, named in found
    ]


def _introduced(found: Iterable[tuple[Segment, str, tuple[Named, ...]]]) -> set[tuple[str, str]]:
    """Return the abbreviations that a text gives in brackets after the name of a country."""
    return {
        (match[1], one.code)
        for _, text, named in found
        for one in named
        if one.kind == "country" and (match := _SHORT_FORM.match(text, one.span.end)) is not None
    }


def _heading(segment: Segment, text: str, parts: tuple[Part, ...]) -> Iterator[Heading]:
    titled = segment.kind in {"title", "heading"}
    codes = tuple(dict.fromkeys(part.named.code for part in parts if _weight(part, titled=titled) >= 1))
    section = _section(text, parts)
    if codes and (titled or section):
        yield Heading(segment.start, codes, section)


def _section(text: str, parts: tuple[Part, ...]) -> bool:
    """Return whether a line is the name of one country, after a colon or with a bracket at most."""
    named = [part.named for part in parts]
    if len(text) > _LONGEST_LINE or len({one.code for one in named}) != 1:
        return False
    before, after = text[: named[0].span.start].strip(" \t#*"), text[named[-1].span.end :].strip(" \t*:：.")
    alone = not before.strip("0123456789.()•·-–— ") or before.endswith((":", "："))
    return (
        alone and named[0].kind == "country" and (not after or after.startswith(("(", "（", "[", "–", "—", "- ")))
    )
