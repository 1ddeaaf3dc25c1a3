"""The work that a whole page rests on, as that page describes it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from palermo.corroborate.near import Keys
from palermo.corroborate.wording import Wording
from palermo.corroborate.works.bodies import Body, joined_bodies, same_body
from palermo.corroborate.works.chinese import chinese_mentions, chinese_sentences
from palermo.corroborate.works.content import content_keys
from palermo.corroborate.works.mentions import Mention, mentions, sentences
from palermo.corroborate.works.titles import find_titles
from palermo.corroborate.works.vocabulary import work_words
from palermo.records import Document, Span
from palermo.records.works import WorkKind
from palermo.words.dates import find_dates

# What a page rests on is told near its beginning; figures and names far down are of other matters.
READ = 6000
_LEAD = 4
_LEAD_REACH = 600
_NEAR = 1500
_LEADING = 3.0
_AGAIN = 4
_ENOUGH = 3.0
_BEARS = 0.5
_MOST_BODIES = 3
_SHOWN = 400
_READABLE = ("en", "zh")
_MADE: frozenset[WorkKind] = frozenset({"study", "leak", "ruling"})
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = re.compile(rf"\b(?:{'|'.join(_WEEKDAYS)})\b", re.IGNORECASE)
_NUMBER = re.compile(r"\d[\d,]*")
_EDITION = re.compile(r"\b((?:19|20)\d\d)\s+(?:[\w-]+ ){0,4}$")


@dataclass(frozen=True, slots=True)
class Described:
    """The work that a page rests on: `bodies` made it, `days` is when it came out (dates, or days of the week).

    `titles` are those the page prints, folded; `content` are keys of what the page tells;
    `published` is the page's date. `passage` is where the page says so. `bodies` is empty where it only prints a
    title.
    """

    kinds: frozenset[WorkKind]
    bodies: tuple[Body, ...]
    written: tuple[str, ...]
    days: frozenset[str]
    pages: int | None
    titles: frozenset[str]
    editions: frozenset[str]
    passage: Span
    content: Keys
    published: str | None


def _leads(mention: Mention) -> bool:
    """Return whether a work is named where a page says what it is about."""
    return mention.sentence < _LEAD or mention.span.start < _LEAD_REACH


@dataclass(slots=True)
class _Tally:
    """What a page says of one body."""

    body: Body
    of: list[Mention]

    def weight(self, kinds: Iterable[WorkKind]) -> float:
        """Return how often the page names works of these kinds, each sentence once and the first ones more."""
        best: dict[int, float] = {}
        for m in self.of:
            if m.kind in kinds:
                best[m.sentence] = max(best.get(m.sentence, 0.0), m.weight * (_LEADING if _leads(m) else 1.0))
        return sum(best.values())

    def leads(self) -> bool:
        return any(map(_leads, self.of))


def main_works(text: str, language: str = "en") -> tuple[tuple[Mention, ...], ...]:
    """Return the mentions of the work that an English or Chinese page rests on, one tuple a body; may be empty.

    A study, leak or ruling that the page comes back to goes before a statement or story; a denied one goes after.
    """
    told = sentences_of(text, language)
    found = list(chinese_mentions(text, told) if language == "zh" else mentions(text, told))
    tallies = _tallies(found)
    says = max((tally.weight(("statement", "story")) for tally in tallies), default=0.0)
    again = min(len(work_words(language).hits("again", text)), _AGAIN)
    denied = {m.body for m in found if m.denied and _leads(m)}
    made = [(tally.weight(_MADE), tally) for tally in tallies if not _is_denied(tally, denied) and _is_near(tally)]
    best = max((weight for weight, _ in made), default=0.0)
    named = sum(m.kind in _MADE for m in found)
    if best and named + again > 1 and best + again >= max(_ENOUGH, _BEARS * says):
        return _chosen(made, best)
    said = [
        (tally.weight(("statement", "story", "release", "interview")), tally) for tally in tallies if tally.leads()
    ]
    best = max((weight for weight, _ in said), default=0.0)
    return _chosen(said, best) if best >= _ENOUGH else ()


def sentences_of(text: str, language: str) -> tuple[Span, ...]:
    """Return the sentences of a text, in order."""
    return chinese_sentences(text) if language == "zh" else sentences(text)


def _chosen(weighed: Sequence[tuple[float, _Tally]], best: float) -> tuple[tuple[Mention, ...], ...]:
    kept = [(weight, tally) for weight, tally in weighed if weight >= _BEARS * best and weight > 0]
    ordered = sorted(kept, key=lambda pair: (-pair[0], pair[1].of[0].span))
    return tuple(tuple(tally.of) for _, tally in ordered[:_MOST_BODIES])


def _tallies(found: Sequence[Mention]) -> list[_Tally]:
    bodies = joined_bodies(mention.body for mention in found)
    tallies = [_Tally(body, []) for body in bodies]
    for mention in found:
        next(tally for tally in tallies if same_body(mention.body, tally.body)).of.append(mention)
    return tallies


def _is_denied(tally: _Tally, denied: Iterable[Body]) -> bool:
    return any(same_body(body, tally.body) for body in denied)


def _is_near(tally: _Tally) -> bool:
    return any(m.kind in _MADE and m.span.start < _NEAR for m in tally.of)


def describe(document: Document, own: Wording) -> Described | None:
    """Return the work that a page rests on and what tells it from others; None for a page that names none."""
    text = own.plain[:READ]
    language = document.language.split("-")[0]
    chosen = main_works(text, language) if language in _READABLE else ()
    flat = [mention for of in chosen for mention in of]
    titles = find_titles(document.text[:READ])
    if not flat and not titles:
        return None
    told = sentences_of(text, language)
    near = [text[told[m.sentence].start : told[m.sentence].end] for m in flat]
    lead = [m for m in flat if _leads(m)] or flat[:1]
    spoken = [text[told[m.sentence].start : told[m.sentence].end] for m in lead]
    return Described(
        kinds=frozenset(m.kind for m in flat),
        bodies=tuple(joined_bodies(m.body for m in of)[0] for of in chosen),
        written=tuple(max((m.written for m in of), key=len) for of in chosen),
        days=frozenset(day for sentence in spoken for day in days_in(sentence, document)),
        pages=_pages(text) if any(m.kind in _MADE for m in flat) else None,
        titles=titles,
        editions=frozenset(year for sentence in near for year in editions_in(sentence)),
        passage=_passage(flat, told) if flat else Span(0, 0),
        content=content_keys(document.text, own, READ),
        published=document.published,
    )


def _passage(flat: Sequence[Mention], told: Sequence[Span]) -> Span:
    """Return the sentence that names the work first, or as much of it as is near the name."""
    first = next((mention for mention in flat if mention.kind in _MADE), flat[0])
    whole = told[first.sentence]
    return whole if whole.end - whole.start <= _SHOWN else first.span


def days_in(sentence: str, document: Document) -> Iterable[str]:
    """Yield the days that a sentence names: dates, or days of the week (`w0` is Monday) of a page without date."""
    exact = [
        one.since
        for one in find_dates(sentence, language=document.language)
        if len(one.since) == len("2000-01-01")
    ]
    yield from exact
    posted = _as_date(document.published)
    for match in _WEEKDAY.finditer(sentence):
        number = _WEEKDAYS.index(match[0].casefold())
        if posted is None:
            yield f"w{number}"
        else:
            yield (posted - timedelta(days=(posted.weekday() - number) % 7)).isoformat()


def _as_date(published: str | None) -> date | None:
    try:
        return date.fromisoformat((published or "")[:10])
    except ValueError:
        return None


def _pages(text: str) -> int | None:
    for hit in work_words("en").hits("pages", text):
        number = _NUMBER.search(text, hit.start)
        if number is not None:
            return int(number[0].replace(",", ""))
    return None


def editions_in(sentence: str) -> Iterable[str]:
    """Yield the years that tell one issue of a study from others: "its 2021 report"."""
    for hit in work_words("en").hits("study", sentence):
        year = _EDITION.search(sentence[: hit.start])
        if year is not None:
            yield year[1]
