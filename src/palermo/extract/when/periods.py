"""The period a statement speaks of: its own dates, or the one that opens its sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from palermo.datafiles import data_file
from palermo.records import Document, Span
from palermo.words import WordList, load_words
from palermo.words.dates import Grain, Printed, find_dates
from palermo.words.masks import masked
from palermo.words.script import simplify

_LETTERS: dict[Grain, str] = {"year": "D", "finer": "F", "month": "M", "relative": "R"}
_RELATIVE = re.compile(r"(year|month):(-?\d)")
_OPENS = re.compile(
    r"[\W_]*(?:(?:and|but|also|y|pero)\W+)?(?:(?:in|during|for|over|en|durante)\s+)?(?:the\s+)?", re.IGNORECASE
)
_DAY_AFTER = re.compile(r"\.?\s+(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b(?!,?\s*\d)")
_DAY_BEFORE = re.compile(r"\b(0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\s+(?:of\s+)?$")
_COMMA = re.compile(r"\s*[,，、]")
_YEAR_DIGITS, _MONTHS = 4, 12


@dataclass(frozen=True, slots=True)
class When:
    """A period in ISO 8601, as exact as the text; `point` where it is one moment, which both ends then hold."""

    since: str | None = None
    until: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class _Framed:
    """What a frame of words makes of the dates in it: how, where, and the dates."""

    means: str
    span: Span
    dates: tuple[Printed, ...]


def period(document: Document, span: Span, sentence: Span, *, published: str | None, language: str) -> When:
    """Return the period a statement speaks of; empty where it names none.

    `span` is the statement, `sentence` the sentence it stands in, both in the document's offsets. `published` is
    the document's date: words such as "last year" count from it, and name nothing where it is unknown.
    """
    text = document.text[sentence.start : sentence.end]
    framed = _framed(text, published=published, language=language)
    low, high = span.start - sentence.start, span.end - sentence.start
    own = [one for one in framed if low <= one.span.start and one.span.end <= high + 1]
    return _when(own) or _when([one for one in framed if _opens(text, one, low)]) or When()


def _opens(text: str, one: _Framed, low: int) -> bool:
    """Return whether a date opens the sentence before the statement, set off by a comma: "In 2019, ..."."""
    before = _OPENS.fullmatch(text, 0, one.span.start)
    return before is not None and one.span.end <= low and _COMMA.match(text, one.span.end) is not None


def _when(framed: Sequence[_Framed]) -> When | None:
    """Return the period that framed dates make up: a range before a start and an end before a moment."""
    for one in framed:
        if one.means == "range":
            return _ordered(_with_year(one.dates[0], one.dates[-1]), one.dates[-1].until)
    since = next((one.dates[0].since for one in framed if one.means == "since"), None)
    until = next((one.dates[-1].until for one in framed if one.means == "until"), None)
    if since is not None or until is not None:
        return _ordered(since, until)
    for one in framed:
        if one.means == "point":
            return _moment(one.dates[0])
    return None


def _moment(date: Printed) -> When:
    if date.since != date.until:
        return When(date.since, date.until)
    return When(date.since, date.since, date.since)


def _with_year(first: Printed, last: Printed) -> str:
    """Return the start of a range; a month without a year has that of the end."""
    return f"{last.since[:_YEAR_DIGITS]}-{first.since}" if first.grain == "month" else first.since


def _ordered(since: str | None, until: str | None) -> When:
    """Return a period; an end before its start is none."""
    if since is not None and until is not None:
        shared = min(len(since), len(until))
        if until[:shared] < since[:shared]:
            return When(since=since)
    return When(since, until)


def _framed(text: str, *, published: str | None, language: str) -> list[_Framed]:
    """Return the dates of a sentence in their frames, in text order; the first entry on a date decides."""
    tongue = language.partition("-")[0]
    words = _words(tongue)
    plain = simplify(text) if tongue == "zh" else text
    dates = [_with_day(plain, date, published) for date in find_dates(plain, language=language)]
    dates.extend(_relative(plain, words, published, dates))
    blotted = masked(plain, ((date.span, _LETTERS[date.grain]) for date in dates))
    found: list[_Framed] = []
    free = sorted(dates, key=lambda date: date.span)
    for entry in words.entries:
        if _RELATIVE.fullmatch(entry.means):
            continue
        for hit in words.pattern(entry).hits(blotted):
            inside = tuple(date for date in free if hit.start <= date.span.start and date.span.end <= hit.end)
            if inside and (inside[-1].grain != "month"):
                found.append(_Framed(entry.means, Span(hit.start, hit.end), inside))
                free = [date for date in free if date not in inside]
    return sorted(found, key=lambda one: one.span)


def _with_day(text: str, date: Printed, published: str | None) -> Printed:
    """Return a month with its day as the last such day before the document's own date; any other date as it is."""
    after, before = _DAY_AFTER.match(text, date.span.end), _DAY_BEFORE.search(text[: date.span.start])
    found = after or before
    if date.grain != "month" or found is None or published is None or len(published) < len("2020-01-31"):
        return date
    day, year = f"{date.since}-{int(found[1]):02}", int(published[:_YEAR_DIGITS])
    year -= day > published[5:10]
    span = Span(date.span.start, after.end()) if after is not None else Span(found.start(), date.span.end)
    return Printed(span, f"{year}-{day}", f"{year}-{day}", "finer")


def _relative(text: str, words: WordList, published: str | None, taken: Sequence[Printed]) -> list[Printed]:
    """Return words such as "last year" as dates, counted from the document's own."""
    found: list[Printed] = []
    for entry in words.entries:
        told = _RELATIVE.fullmatch(entry.means)
        date = None if told is None else _counted(told[1], int(told[2]), published)
        for hit in words.pattern(entry).hits(text) if date is not None else ():
            span = Span(hit.start, hit.end)
            if all(o.span.end <= span.start or span.end <= o.span.start for o in (*taken, *found)):
                found.append(Printed(span, str(date), str(date), "relative"))
    return found


def _counted(unit: str, steps: int, published: str | None) -> str | None:
    """Return the year or month some steps from a date; None where that is not as exact."""
    if published is None or len(published) < _YEAR_DIGITS:
        return None
    year = int(published[:_YEAR_DIGITS])
    if unit == "year":
        return str(year + steps)
    if len(published) < len("2020-01"):
        return None
    at = year * _MONTHS + int(published[5:7]) - 1 + steps
    return f"{at // _MONTHS}-{at % _MONTHS + 1:02}"


def _words(tongue: str) -> WordList:
    listed = data_file(f"words/{tongue}/when.yaml").is_file()
    return load_words(tongue if listed else "en", "when")
