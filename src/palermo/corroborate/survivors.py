"""What survives a paraphrase or a translation: figures, dates, names and the order they come in."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import get_month_names

from palermo.corroborate.wording import Wording
from palermo.records import Document, Span

_NUMBER = re.compile(r"(?<![\dA-Za-z.,])\d+(?:[.,'\u00a0\u202f]\d+)*(?:\s?(?:[万萬億亿]))?")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,'\u00a0\u202f]\d{3})+")
_TIMES = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}
# A day without a month is of the month named last before it.
_WIDE_DATE = re.compile(r"(?<!\d)(?:(\d{1,2})\s?月\s?)?(\d{1,2})\s?日")
_CYRILLIC = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхыэіїґў", "abvgdeziiklmnoprstufhyeiigu", strict=True))
    | {"ж": "zh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "iu", "я": "ia", "ё": "e"}
    | {"є": "e"}
)
# Spellings of one sound in the Latin script; vowels change with the transliteration, so they are left out.
_SOUNDS = (("sch", "s"), ("sh", "s"), ("zh", "z"), ("ch", "k"), ("ck", "k"), ("kh", "k"), ("ph", "f"), ("th", "t"),
           ("x", "ks"), ("c", "k"), ("q", "k"), ("w", "v"), ("j", "z"))  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
_NAME_LENGTH = 4
_SKELETON = 3
# A figure with more digits is less likely to be shared by chance; years and small numbers are shared by many.
_SMALL = 12
_YEARS = (1900, 2100)
_WEIGHTS = {"date": 1.5, "long": 1.5, "figure": 1.0, "small": 0.25, "name": 0.7}
_SIGNIFICANT = 3


@dataclass(frozen=True, slots=True)
class Survivors:
    """What of a text survives another wording or language, each item once, in the order it first comes.

    `items` maps each to its weight; `skeletons` the consonants of its names, for texts in another script;
    `spans` where each first stands.
    """

    items: dict[str, float]
    skeletons: dict[str, float]
    spans: dict[str, Span]
    script: str


def survivors(document: Document, own: Wording) -> Survivors:
    """Return what survives of a document; empty where it states no figure, date or name."""
    items: dict[str, float] = {}
    skeletons: dict[str, float] = {}
    spans: dict[str, Span] = {}
    for span, key, weight, skeleton in sorted(_all(document, own)):
        items.setdefault(key, weight)
        skeletons.setdefault(skeleton or key, weight)
        spans.setdefault(key, span)
        spans.setdefault(skeleton or key, span)
    return Survivors(items, skeletons, spans, script_of(own))


def script_of(own: Wording) -> str:
    """Return the script most words are in: `wide` (Chinese, Japanese), `cyrillic`, or `latin`."""
    sample = own.words[:200]
    wide = sum(len(word) == 1 and word >= "\u3040" for word in sample)
    if 2 * wide > len(sample):
        return "wide"
    cyrillic = sum("\u0400" <= word[0] <= "\u04ff" for word in sample)
    return "cyrillic" if 2 * cyrillic > len(sample) else "latin"


def shared_survivors(first: Survivors, second: Survivors) -> tuple[float, float, tuple[str, ...], float]:
    """Return the weight two texts share, its share of the lesser total, the items, and how far in one order."""
    same = first.script == second.script
    one, two = (first.items, second.items) if same else (first.skeletons, second.skeletons)
    shared = [key for key in one if key in two]
    weight = sum(min(one[key], two[key]) for key in shared)
    least = min(sum(one.values()), sum(two.values()))
    places = {key: place for place, key in enumerate(two)}
    return weight, weight / least if least else 0.0, tuple(shared), _in_order([places[key] for key in shared])


def _in_order(places: list[int]) -> float:
    """Return the length of the longest rising run of places, taken with gaps, as a share of all."""
    best: list[int] = []
    for place in places:
        at = next((number for number, value in enumerate(best) if value >= place), len(best))
        best[at : at + 1] = [place]
    return len(best) / len(places) if places else 0.0


def _all(document: Document, own: Wording) -> Iterator[tuple[Span, str, float, str]]:
    text = own.plain
    dates = list(_dates(text, document.language))
    yield from dates
    taken = {place for span, *_ in dates for place in range(span.start, span.end)}
    for match in _NUMBER.finditer(text):
        if match.start() in taken:
            continue
        value, weight = _figure(match[0])
        if weight:
            yield Span(match.start(), match.end()), f"#{value}", weight, ""
    end = -2
    for span, word in own.names:
        folded = latin(word)
        if len(folded) >= _NAME_LENGTH and not folded[0].isdigit():
            # The name of a law or a body is one name, however many words it has.
            yield span, f"n{folded}", _WEIGHTS["name" if span.start > end + 1 else "small"], _skeleton(folded)
        end = span.end


def _figure(written: str) -> tuple[str, float]:
    times = _TIMES.get(written[-1], 1)
    digits = written.rstrip("万萬億亿 ")
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"\D", "", digits)
    digits = digits.replace(",", ".")
    try:
        value = float(digits) * times
    except ValueError:
        return written, 0.0
    name = f"{value:g}" if value < 10**6 else f"{value:.0f}"
    is_year = value.is_integer() and _YEARS[0] <= value <= _YEARS[1]
    if is_year or value <= _SMALL:
        return name, _WEIGHTS["small"]
    significant = len(name.replace(".", "").strip("0"))
    return name, _WEIGHTS["long" if significant >= _SIGNIFICANT else "figure"]


def _dates(text: str, language: str) -> Iterator[tuple[Span, str, float, str]]:
    named = ""
    for match in _WIDE_DATE.finditer(text):
        named = match[1] or named
        if named:
            yield Span(*match.span()), f"d{int(named)}-{int(match[2])}", _WEIGHTS["date"], ""
    months = _months(language.split("-", maxsplit=1)[0])
    if months is None:
        return
    pattern, numbers = months
    for match in pattern.finditer(text):
        month = numbers[(match[2] or match[3]).casefold()]
        day = int(match[1] or match[4])
        yield Span(*match.span()), f"d{month}-{day}", _WEIGHTS["date"], ""


@cache
def _months(language: str) -> tuple[re.Pattern[str], dict[str, int]] | None:
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return None
    numbers = {str(name).casefold(): month for month, name in get_month_names("wide", locale=locale).items()}
    if not all(name[0].isalpha() for name in numbers):
        return None
    names = "|".join(map(re.escape, sorted(numbers, key=len, reverse=True)))
    day = r"(\d{1,2})"
    pattern = rf"(?i)(?<!\d){day}(?:st|nd|rd|th|er|\.)?\s+(?:de\s+|of\s+)?({names})\b|\b({names})\s+{day}(?!\d)"
    return re.compile(pattern), numbers


def latin(word: str) -> str:
    """Return a name in plain Latin letters: folded, without marks, Cyrillic spelt out."""
    folded = word.casefold().translate(_CYRILLIC)
    plain = "".join(mark for mark in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(mark))
    return re.sub(r"['’]s$", "", plain)


def _skeleton(folded: str) -> str:
    for written, sound in _SOUNDS:
        folded = folded.replace(written, sound)
    bones = _DOUBLED.sub(r"\1", folded[0] + _VOWELS.sub("", folded[1:]))
    return f"s{bones[:5]}" if len(bones) >= _SKELETON else ""
