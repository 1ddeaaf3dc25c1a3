"""What a document says it rests on: the address of its source, the page it was taken from, a named report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal
from urllib.parse import unquote

from palermo.corroborate.wording import fold
from palermo.lexicons.derivation import load_derivation
from palermo.lexicons.sources import Body, load_sources
from palermo.records import Document, Span

Ground = Literal["reference", "report", "repost", "named"]
_URL = re.compile(r"(?:https?://|(?<![\w/.])www\.)[^\s<>()\[\]\"'，。；）】》]+")
_LANGUAGE_ENDING = re.compile(r"-(?:zh|cn|en|es|fr|de|ru|ar|hans|hant|print|amp)$")
# A title of this many words in an address is the same work wherever it is posted.
_TITLE_WORDS = 5
_EMPTY_HOSTS = re.compile(r"^(?:www\d?|m|mobile|amp|web|cn|en|zh)\.")
# How many characters of a text's beginning may say what the whole text reports.
_LEAD = 700
_PICTURE = re.compile(r"(?i)\.(?:png|jpe?g|gif|webp|svg|mp4|mp3)$")
_REPORT_WITHIN = 60
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Reliance:
    """One thing a document says it rests on.

    `label` is a stable name (`root:` and an address or a report); `whole` says whether it is specific enough to
    be the origin of the whole document, and not only of something in it.
    """

    label: str
    ground: Ground
    passage: Span
    whole: bool


def reliances(document: Document) -> tuple[Reliance, ...]:
    """Return what a document says it rests on, the deepest first: references, reports, reposts, names."""
    found = [*_references(document.text), *_reports(document.text), *_reposts(document.text)]
    seen: dict[str, Reliance] = {}
    for one in (*found, *_named(document.text)):
        seen.setdefault(one.label, one)
    own = address_keys(document.url) if document.url else ()
    return tuple(one for one in seen.values() if one.label not in own)


def source_label(name: str) -> str:
    """Return the stable label of a source outside the folder."""
    return f"root:{slug(name)}"


def slug(name: str) -> str:
    """Return a name as words joined by hyphens, folded, without its article."""
    return re.sub(r"[^\w]+", "-", fold(name).removeprefix("the ")).strip("-")


def address_keys(url: str) -> tuple[str, ...]:
    """Return the labels an address goes by, the most telling first: the title in it, then host and path."""
    rest = unquote(re.sub(r"^https?://", "", url, flags=re.IGNORECASE)).split("#")[0].split("?")[0]
    host, _, path = rest.partition("/")
    host = host.casefold()
    while _EMPTY_HOSTS.match(host) and host.count(".") > 1:
        host = _EMPTY_HOSTS.sub("", host)
    parts = [re.sub(r"\.(?:s?html?|php|aspx?|pdf)$", "", part) for part in fold(path).split("/") if part]
    if not parts:
        return (f"root:{host}",)
    titles = (_LANGUAGE_ENDING.sub("", part) for part in reversed(parts))
    title = next((part for part in titles if len(_title_words(part)) >= _TITLE_WORDS), None)
    whole = f"root:{host}/{'/'.join(parts)}"
    return (whole,) if title is None else (f"root:{'-'.join(_title_words(title))}", whole)


def _title_words(part: str) -> list[str]:
    return [word for word in re.split(r"[-_+ ]+", part) if len(word) > 1 and word.isalpha()]


def _references(text: str) -> Iterator[Reliance]:
    for cue in load_derivation().references.finditer(text):
        for url in _addresses_after(text, cue.end()):
            yield from _reliance(url, "reference")


def _reposts(text: str) -> Iterator[Reliance]:
    for cue in load_derivation().reposts.finditer(text):
        line_end = text.find("\n", cue.end())
        url = _URL.search(text, cue.end(), len(text) if line_end < 0 else line_end)
        if url is not None:
            yield from _reliance(url, "repost")


def _addresses_after(text: str, start: int) -> Iterator[re.Match[str]]:
    """Yield the addresses on the rest of a line and on the next ones, as long as they give addresses."""
    place, more = start, True
    while place < len(text) and more:
        end = text.find("\n", place)
        end = len(text) if end < 0 else end
        line = text[place:end]
        found = list(_URL.finditer(text, place, end))
        yield from found[:1]
        more = bool(found) or not line.strip(" *_#>-\t\r")
        place = end + 1


def _reliance(url: re.Match[str], ground: Ground) -> Iterator[Reliance]:
    keys = address_keys(url[0])
    # A bare host names a publisher, no work of it; a picture is no text.
    if _PICTURE.search(url[0]) is None and "/" in url[0].split("://")[-1].rstrip("/"):
        yield Reliance(keys[0], ground, Span(*url.span()), whole=True)


def _reports(text: str) -> Iterator[Reliance]:
    """Yield reports that the beginning of a text names by body and year: one report, whoever reports it."""
    lead = text[:_LEAD]
    for body in load_sources().find(lead):
        around = Span(max(body.start - _REPORT_WITHIN, 0), body.end + _REPORT_WITHIN)
        near = lead[around.start : around.end]
        report, year = load_derivation().reports.search(near), _YEAR.search(near)
        if report is not None and year is not None and body.kind != "media" and not _is_place(lead, body):
            start = around.start + min(report.start(), year.start(), body.start - around.start)
            end = around.start + max(report.end(), year.end(), body.end - around.start)
            label = f"{source_label(body.name)}-{fold(report[0]).removesuffix('s')}-{year[0]}"
            yield Reliance(label, "report", Span(start, end), whole=_is_one_phrase(text[start:end]))


def _is_place(text: str, body: Body) -> bool:
    """Return whether a government is named by its country alone: what a report is about, not who wrote it."""
    return body.name.startswith("Government of") and "government" not in text[body.start : body.end].casefold()


def _is_one_phrase(passage: str) -> bool:
    return not re.search(r"[.!?;\n]\s", passage)


def _named(text: str) -> Iterator[Reliance]:
    """Yield the media that a text names with a word of reporting beside them; they name no single work."""
    for body in load_sources().find(text):
        if body.kind == "media":
            yield Reliance(source_label(body.name), "named", Span(body.start, body.end), whole=False)
