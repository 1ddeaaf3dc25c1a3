"""The subject of a Spanish verb of saying: before it, behind it, or in apposition."""

import re

from palermo.extract.es.sources import Named, name_source
from palermo.records import Span

_LONGEST = 14  # words of a source
_STOP = re.compile(r"[;:«»“”\"]|\.\s|\b(?:pero|aunque|mientras que|sino que)\b")
_OPENER = re.compile(
    r"(?:en|durante|tras|desde|hasta|para|por|con|sin|ante|entre|sobre|según|a|al|ayer|hoy|además|también|luego"
    r"|después|asimismo|entonces|así|sin embargo|no obstante|(?:el|este|la)\s+(?:lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo|pasad[oa]|semana|año|mes))\b",
    re.IGNORECASE,
)
# What stands before a source without a comma: a day, or to whom and where something is said.
_FRONT = re.compile(
    r"(?:(?:el|este)\s+(?:lunes|martes|miércoles|jueves|viernes|sábado|domingo)|ayer|hoy|además|también|luego|después"
    r"|al?\s+(?:la|los|las|este|esta|un|una)?\s*[a-zñáéíóú]+|(?:ante|en)\s+(?:el|la|los|las|un|una)\s+[a-zñáéíóú]+)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
# Words that look like the verb of a deed: the phrase is a clause, and its subject no speaker.
_DEED = re.compile(
    r"\b(?:[a-zñáéíóú]+(?:ó|aron|ieron|aban?|ían|uvo)|hizo|puso|vino|trajo|fue|fueron|es|son|era|eran|está|están|hay|había)\b"
)
_TO_WHOM = re.compile(r"\s(?:al?|ante)\s")
# All that stands before a verb which goes on with who spoke before.
_CARRIED = re.compile(r"\s*(?:y|e|que|le|les|también|además|luego|él|ella|ellos|ellas)?\s*", re.IGNORECASE)
_AND = re.compile(r"\s(?:y|e)\s+(?=(?:el|la|los|las|un|una|unos|unas)\s|[A-ZÁÉÍÓÚÑ])")
_BETWEEN = re.compile(
    r"(?:\s+(?:le|les|lo|los|la|las|me|nos|también|además|ya|ayer|hoy|luego|después|recientemente"
    r"|posteriormente|asimismo|siempre|hoy|a su vez))+\s*$|^\s*(?:y|e|o|que|pero)\s+",
    re.IGNORECASE,
)


def subject_before(text: str, low: int, high: int) -> Named | None:
    """Return the subject of a verb at `high`: the phrase before it, with a title in apposition."""
    stops = [stop.end() for stop in _STOP.finditer(text, low, high)]
    start = stops[-1] if stops else low
    words = text[start:high]
    relative = re.search(r",?\s(?:que|quien|quienes|la cual|el cual)\s*$", words)
    words = words[: relative.start()] if relative else words
    return _source_in(text, start, words)


def _source_in(text: str, start: int, words: str) -> Named | None:
    """Return the source in the words before a verb: the last part between commas, or a name with a title."""
    parts: list[Span] = []
    at = start
    for part in words.split(","):
        parts.append(_trimmed(text, at, at + len(part)))
        at += len(part) + 1
    while parts and _opens(text, parts[0]):
        parts.pop(0)
    closed = len(parts) > 1 and parts[-1].start == parts[-1].end
    parts = [part for part in parts if part.start < part.end]
    if not parts:
        return None
    if closed and len(parts) > 1:
        return _apposed(text, parts[-2], parts[-1])
    return phrase_source(text, parts[-1])


def _opens(text: str, part: Span) -> bool:
    """Return whether a part before a comma tells when, where or how, and holds no source behind that."""
    opener = part.start == part.end or _OPENER.match(text, part.start) is not None
    return opener and _FRONT.match(text, part.start, part.end) is None


def _apposed(text: str, first: Span, second: Span) -> Named | None:
    """Return the source of a name and what stands in apposition to it, in either order."""
    one, two = (text[part.start : part.end] for part in (first, second))
    if re.match(r"(?:el|la|los|las|un|una|su)\s", one, re.IGNORECASE) and re.match(r"[^\W\d_a-záéíóúñ]", two):
        return phrase_source(text, second, title=one)
    return phrase_source(text, first, title=two)


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return a range without white space and without the small words at its edges."""
    while True:
        words = text[start:end]
        start, end = start + len(words) - len(words.lstrip()), start + len(words.rstrip())
        if start >= end:
            return Span(start, start)
        edge = _BETWEEN.search(text[start:end])
        lead = re.match(r"(?:y|e|o|que|pero)\s+", text[start:end], re.IGNORECASE)
        if lead is not None:
            start += lead.end()
        elif edge is not None and edge.start() > 0:
            end = start + edge.start()
        else:
            return Span(start, end)


def phrase_source(text: str, span: Span, *, title: str = "") -> Named | None:
    """Return the source that a phrase names, what only stands before it left out; None where it is a clause."""
    span = _trimmed(text, span.start, span.end)
    while (front := _FRONT.match(text, span.start, span.end)) is not None:
        span = Span(front.end(), span.end)
    span = _behind_deed(text, span)
    told = _TO_WHOM.search(text, span.start, span.end)
    span = span if told is None else Span(span.start, told.start())
    words = text[span.start : span.end].split()
    return name_source(text, span, title=title) if 0 < len(words) <= _LONGEST else None


def _behind_deed(text: str, span: Span) -> Span:
    """Return a phrase without a clause that "and" joins before it; empty where all of it is a clause."""
    for joint in reversed(list(_AND.finditer(text, span.start, span.end))):
        if _DEED.search(text, span.start, joint.start()):
            span = Span(joint.end(), span.end)
            break
    relative = re.compile(r"\s(?:que|quien|quienes)\s").search(text, span.start, span.end)
    deed = _DEED.search(text, span.start, span.end if relative is None else relative.start())
    return span if deed is None else Span(span.start, span.start)


def source_behind(text: str, span: Span) -> Named | None:
    """Return the source after a verb: the phrase up to a comma, with a title or name in apposition behind it."""
    comma = text.find(",", span.start, span.end)
    first = Span(span.start, comma if comma >= 0 else span.end)
    if comma < 0:
        return phrase_source(text, first)
    rest = text.find(",", comma + 1, span.end)
    second = _trimmed(text, comma + 1, rest if rest >= 0 else span.end)
    return _apposed(text, _trimmed(text, first.start, first.end), second)


def inverted(text: str, start: int, end: int) -> Span:
    """Return where a subject behind its verb stands: what is between the verb and its que, unless said to whom."""
    words = re.sub(r",?\s*(?:de\s+)?(?:que|:)\s*$", "", text[start:end])
    opened = _OPENER.match(words.lstrip())
    return Span(start, start) if opened else Span(start, start + len(words.split(",", maxsplit=1)[0]))


def is_bare(text: str, low: int, high: int) -> bool:
    """Return whether a verb has no subject before it: it goes on with who spoke before."""
    words = text[low:high]
    words = words[max((stop.end() for stop in _STOP.finditer(words)), default=0) :]
    parts = [part for part in words.split(",") if part.strip() and not _OPENER.match(part.strip())]
    return all(_CARRIED.fullmatch(part) for part in parts)
