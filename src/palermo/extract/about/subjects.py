"""The countries a document is about, and how dominant each of them is."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from palermo.extract.about.parts import Part, parts_of
from palermo.extract.entities.named import Named, find_named
from palermo.records import Document, Segment

# What a mention weighs: a title says what a text is about, a nationality hardly does.
_WEIGHTS: Mapping[str, float] = {"government": 2.0, "where": 1.5, "named": 1.0, "people": 0.5, "origin": 0.4}
_BESIDE = 0.1
_TITLE, _HEADING, _OPENING = 8.0, 2.0, 2.0
_OPENS = 600
# A subject is clear from this share of all weight on, and twice the next.
_CLEAR, _TWICE = 0.45, 2.0
_LONGEST_LINE = 90


@dataclass(frozen=True)
class Subjects:
    """Countries by dominance, largest first (shares add up to 1), and the headings that name one.

    `one` is the single subject, None where there is none or several. `headings` are (offset, codes, section):
    where a heading stands, whom it names, and whether it is the bare name of a country that opens a section.
    """

    shares: tuple[tuple[str, float], ...] = ()
    one: str | None = None
    headings: tuple[tuple[int, tuple[str, ...], bool], ...] = ()

    @cached_property
    def codes(self) -> frozenset[str]:
        """The countries that the document names by their own name or a city."""
        return frozenset(code for code, _ in self.shares)


def subjects_of(document: Document) -> Subjects:
    """Return the countries a document is about: by title, first lines, headings, governments and places named."""
    weights: dict[str, float] = defaultdict(float)
    headings = []
    for segment, parts in _read(document):
        titled = segment.kind in {"title", "heading"}
        factor = _TITLE if segment.kind == "title" else _HEADING if titled else 1.0
        factor *= _OPENING if segment.start < _OPENS and not titled else 1.0
        for part in parts:
            weights[part.named.code] += factor * _weight(part, titled=titled)
        bare = _bare(document, segment, parts)
        codes = tuple(dict.fromkeys(part.named.code for part in parts if _weight(part, titled=titled) >= 1))
        if codes and (titled or bare):
            headings.append((segment.start, codes, bare))
    total = sum(weights.values())
    shares = tuple((code, weight / total) for code, weight in sorted(weights.items(), key=lambda i: (-i[1], i[0])))
    return Subjects(shares, _one(shares, headings), tuple(headings))


def _weight(part: Part, *, titled: bool) -> float:
    if titled and part.part in {"named", "people"}:
        return 1.0
    return _WEIGHTS.get(part.part, _BESIDE)


def _one(shares: tuple[tuple[str, float], ...], headings: list[tuple[int, tuple[str, ...], bool]]) -> str | None:
    """Return the single subject; a text in sections of several countries has none."""
    if not shares or len({codes for _, codes, bare in headings if bare}) > 1:
        return None
    (first, share), *rest = shares
    return first if share >= _CLEAR and (not rest or share >= _TWICE * rest[0][1]) else None


def _read(document: Document) -> Iterator[tuple[Segment, tuple[Part, ...]]]:
    """Yield each segment with the countries it names; subdivisions count where their country is named somewhere."""
    found = []
    for segment in document.segments:
        if segment.kind != "margin":
            text = document.text[segment.start : segment.end]
            found.append((segment, text, find_named(text, language=document.language)))
    sure = {one.code for _, _, named in found for one in named if one.sure}
    for segment, text, named in found:
        kept = tuple(one for one in named if one.sure or one.code in sure)
        yield segment, parts_of(text, kept, language=document.language, opening=True)
    if document.title and not any(segment.kind == "title" for segment in document.segments):
        named = tuple(one for one in find_named(document.title, language=document.language) if one.sure)
        yield Segment(0, 0, "title"), parts_of(document.title, named, language=document.language)


def _bare(document: Document, segment: Segment, parts: tuple[Part, ...]) -> bool:
    """Return whether a segment is the name of one country, with a number or a bracket at most."""
    if segment.end - segment.start > _LONGEST_LINE or len({part.named.code for part in parts}) != 1:
        return False
    first, last = parts[0].named.span, parts[-1].named.span
    text = document.text[segment.start : segment.end]
    before, after = text[: first.start].strip(" \t#*•·-–—.0123456789()"), text[last.end :].strip()
    return all(_named_alone(part.named) for part in parts) and not before and _closes(after)


def _named_alone(one: Named) -> bool:
    return one.kind == "country"


def _closes(after: str) -> bool:
    return after.strip("*:：. ") == "" or after.startswith(("(", "（", "[", "–", "—", "- ", ":", "："))
