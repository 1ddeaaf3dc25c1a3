"""What the first lines of a plain text say of it: who published it, and when."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palermo.datafiles import data_file
from palermo.records import Segment
from palermo.words import WordList, load_words
from palermo.words.dates import Printed, find_dates
from palermo.words.masks import masked

# A masthead stands in the first lines, and its lines are short.
_LINES, _LONGEST = 8, 140
_DATELINE = 90
_PIECES = re.compile(r"\s*[,，|｜·•;；]\s*|\s+[-–—/]+\s+|\s{2,}|\t")
_MARKUP = ' \t*#_>“”"()（）[]【】'
_DASH = re.compile(r"\s*(?:—|–|--|-)\s")
_MOST_WORDS, _MOST_LETTERS, _SHORT_WORD, _INITIALS = 6, 60, 3, 4
_HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True, slots=True)
class Masthead:
    """Publisher and date as the first lines state them, None where they do not; the date in ISO 8601."""

    publisher: str | None = None
    published: str | None = None


def masthead(text: str, segments: Sequence[Segment], *, language: str) -> Masthead:
    """Return what the first lines state; the title names no publisher, and prose names neither."""
    words = _words(language)
    titled = segments[0].end if segments and segments[0].kind == "title" else 0
    for start, line in _lines(text):
        found = _line(line, words, language, publisher=start >= titled)
        if found is not None:
            return found
    return Masthead(None, _annual(text[:titled], words, language))


def _annual(title: str, words: WordList, language: str) -> str | None:
    """Return the year that a title such as "2019 Labour Report" gives its report."""
    years = [date for date in find_dates(title, language=language) if date.grain == "year"]
    blotted = masked(title, ((date.span, "D") for date in years))
    annual = (entry for entry in words.entries if entry.means == "annual")
    return years[0].since if len(years) == 1 and any(words.met(entry, blotted) for entry in annual) else None


def _lines(text: str) -> Iterator[tuple[int, str]]:
    matches = (match for match in re.finditer(r"[^\r\n\u2028\u2029]+", text) if match[0].strip(_MARKUP))
    for _, match in zip(range(_LINES), matches, strict=False):
        yield match.start(), match[0]


def _line(line: str, words: WordList, language: str, *, publisher: bool) -> Masthead | None:
    """Return what one line states; None where it is no masthead and opens with no dated dateline."""
    dated = _dateline(line, language)
    if dated is not None:
        return Masthead(None, dated)
    dates = [date for date in find_dates(line, language=language) if date.grain == "finer"]
    if "://" in line or len(line) > _LONGEST or len(dates) != 1 or dates[0].since != dates[0].until:
        return None
    pieces = _rest(line, dates[0], words)
    if pieces is None:
        return None
    return Masthead(next((p for p in pieces if publisher and _is_name(p)), None), dates[0].since)


def _dateline(line: str, language: str) -> str | None:
    """Return the date in a dateline such as "PORT, June 26, 2019 — ": a place in capitals, a date, a dash."""
    dash = _DASH.search(line[:_DATELINE])
    opening = "" if dash is None else line[: dash.start()]
    first = opening.strip(_MARKUP).split(",")[0]
    dates = [date for date in find_dates(opening, language=language) if date.grain == "finer"]
    return dates[0].since if len(dates) == 1 and first.isupper() and len(first) > _SHORT_WORD else None


def _rest(line: str, date: Printed, words: WordList) -> list[str] | None:
    """Return the pieces of a line beside its date without labels, bylines and hours; None where it is prose."""
    left = f"{line[: date.span.start]}|{line[date.span.end :]}"
    pieces = [_unlabelled(piece.strip(_MARKUP), words) for piece in _PIECES.split(left)]
    kept = [piece for piece in pieces if piece and not _is(piece, ("byline", "clock"), words)]
    wordy = any(len(piece.split()) > _MOST_WORDS or len(piece) > _MOST_LETTERS for piece in kept)
    ended = line.rstrip(_MARKUP).endswith((".", "。", "!", "?", "！", "？"))
    if wordy or ended or any(_is(piece, ("prose",), words) for piece in kept):
        return None
    return kept


def _unlabelled(piece: str, words: WordList) -> str:
    for entry in words.entries:
        if entry.means == "label":
            for hit in words.pattern(entry).hits(piece):
                if hit.start == 0:
                    return piece[hit.end :].strip(" :：")
    return piece


def _is(piece: str, kinds: tuple[str, ...], words: WordList) -> bool:
    """Return whether a piece as a whole is of one of the kinds."""
    return any(
        hit.start == 0 and hit.end == len(piece)
        for entry in words.entries
        if entry.means in kinds
        for hit in words.pattern(entry).hits(piece)
    )


def _is_name(piece: str) -> bool:
    """Return whether a piece is written as a name: Chinese characters, or capitals on every word but short ones.

    One word in capitals throughout is a dateline's place.
    """
    if _HAN.search(piece) or (piece.isupper() and " " not in piece and len(piece) > _INITIALS):
        return not piece.isupper()
    told = [word for word in piece.split() if len(word) > _SHORT_WORD or word[:1].isupper()]
    return bool(told) and all(word[:1].isupper() for word in told)


def _words(language: str) -> WordList:
    tongue = language.partition("-")[0]
    return load_words(tongue if data_file(f"words/{tongue}/masthead.yaml").is_file() else "en", "masthead")
