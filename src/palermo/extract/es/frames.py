"""Reporting frames around a Spanish span: the cue, who speaks, and where what is said begins."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from palermo.extract.es.sentences import Passage
from palermo.extract.es.sources import Named, name_source
from palermo.extract.es.words import Found, find
from palermo.records import Span

_REACH = 120  # characters between a verb and its que
_OBJECT = 80  # characters between a verb and the thing said as its object
_LONGEST = 14  # words of a source
_MARKS = " \t\n»”\"',—–-"
_THAT = re.compile(r"[^.;:«“\"]*?\bque\b|[^.;«“\"]*?:")
_STOP = re.compile(r"[;:«»“”\"()]|\.\s|\b(?:pero|aunque|mientras que|sino que)\b")
_BREAK = re.compile(r"[.;]|,\s*(?:pero|aunque|mientras|sino)\b")
_OPENER = re.compile(
    r"(?:en|durante|tras|desde|hasta|para|por|con|sin|ante|entre|sobre|según|a|al|ayer|hoy|además|también|luego"
    r"|después|asimismo|entonces|así|sin embargo|no obstante|(?:el|este|la)\s+(?:lunes|martes|miércoles|jueves"
    r"|viernes|sábado|domingo|pasad[oa]|semana|año|mes))\b",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"(?:\s+(?:le|les|lo|los|la|las|me|nos|también|además|ya|ayer|hoy|luego|después|recientemente"
    r"|posteriormente|asimismo|siempre|hoy|a su vez))+\s*$|^\s*(?:y|e|o|que|pero)\s+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """A cue that governs a span: its entry, its range and words, who speaks, and where the content begins.

    `source` is None where nobody is named; `elided` says that the verb goes on with who spoke before.
    """

    entry: str
    means: str
    cue: Span
    words: str
    source: Named | None
    content: int
    elided: bool = False


def frames_at(text: str, around: Passage) -> tuple[Frame, ...]:
    """Return the frames that govern a span in its own sentence, outermost first; may be empty."""
    sentence = around.sentence
    cues = [_moved(hit, sentence.start) for hit in find("reporting", text[sentence.start : sentence.end])]
    forward: list[Frame] = []
    for cue in cues:
        frame = _forward(text, around, cue, forward)
        if frame is not None:
            forward = [*(forward if _nested(text, forward, frame) else ()), frame]
    behind = [frame for cue in cues if (frame := _behind(text, around, cue)) is not None]
    return (*(frame for frame in behind if frame.means == "cites"), *forward, *_not_cites(behind))


def _not_cites(frames: list[Frame]) -> Iterator[Frame]:
    return (frame for frame in frames if frame.means != "cites")


def _moved(hit: Found, by: int) -> Found:
    return Found(hit.entry, hit.start + by, hit.end + by)


def _forward(text: str, around: Passage, cue: Found, earlier: list[Frame]) -> Frame | None:
    """Return the frame of a cue before the span that opens what the span is part of."""
    if cue.end > around.span.start or re.search(r"\bno\s+(?:l[eo]s?\s+)?$", text[: cue.start]):
        return None
    gap = text[cue.end : around.span.start]
    low = earlier[-1].content if earlier else around.sentence.start
    means = cue.entry.means
    if means == "cites":
        return _citing(text, around, cue)
    if means == "accused_by":
        of = re.search(r"\s+de\s+(?!la\b|los\b|el\b)", gap + " ") or re.search(r"\s+de\s+", gap + " ")
        source = None if of is None else _source(text, Span(cue.end, cue.end + of.start()))
        return None if of is None else _made(text, cue, source, cue.end + of.end())
    opened = _opening(cue.entry.means, text[cue.start : cue.end], gap)
    if opened is None:
        return None
    if means == "agentless":
        return _made(text, cue, None, cue.end)
    if re.search(r"\bse\s+(?:l[eo]s?\s+)?$", text[low : cue.start]):
        return _made(text, cue, None, cue.end + opened)
    source = _before(text, low, cue.start) or _source(text, _inverted(text, cue.end, cue.end + opened))
    return _made(text, cue, source, cue.end + opened, elided=source is None and _bare(text, low, cue.start))


def _made(text: str, cue: Found, source: Named | None, content: int, *, elided: bool = False) -> Frame:
    return Frame(
        cue.entry.id, cue.entry.means, Span(cue.start, cue.end), text[cue.start : cue.end], source, content, elided
    )


def _opening(means: str, cue: str, gap: str) -> int | None:
    """Return where in the words between a cue and a span the content begins, None where it does not."""
    if cue.endswith("que"):
        return None if _BREAK.search(gap) else 0
    that = _THAT.match(gap)
    if means != "accuses" and that is not None and that.end() <= _REACH:
        return None if _BREAK.search(gap, that.end()) else that.end()
    plain = len(gap) <= _OBJECT and not re.search(r"[,.;:()«“\"]", gap)
    if means in ("says_of", "accuses") and plain:
        return len(gap)
    quoted = re.fullmatch(r"\s*[«“\"]\s*", gap)
    return len(gap) if quoted else None


def _nested(text: str, earlier: list[Frame], frame: Frame) -> bool:
    """Return whether a frame stands inside what the earlier one says, and does not take over from it."""
    if not earlier or frame.source is None:
        return bool(earlier) and not frame.elided
    if earlier[-1].means == "cites":
        return True
    return not text[earlier[-1].content : frame.source.span.start].strip(" ,") or (
        frame.source.span.start > frame.cue.start
    )


def _citing(text: str, around: Passage, cue: Found) -> Frame | None:
    end = min((at for mark in ",;:.(" if (at := text.find(mark, cue.end, around.span.start)) >= 0), default=-1)
    if end < 0 or _BREAK.search(text, end + 1, around.span.start):
        return None
    hearsay = find("certainty", text[cue.start : end], prefix="clause.reported")
    return _made(text, cue, None if hearsay else _source(text, Span(cue.end, end)), end + 1)


def _behind(text: str, around: Passage, cue: Found) -> Frame | None:
    """Return the frame of a cue after the span: a verb of saying at once, or a citing word after a comma."""
    if cue.start < around.span.end:
        return None
    gap = text[around.span.end : cue.start]
    if cue.entry.means not in ("cites", "says", "says_of") or gap.strip(_MARKS) not in ("", "así lo", "se lo"):
        return None
    if cue.entry.means != "cites" and not re.search(r"[,»”\"—–]", gap):
        return None
    stop = re.compile(r"[;:«»“”\"()]|\.(?:\s|$)|\s(?:que|quien|quienes)\s|$").search(text, cue.end)
    end = min(stop.start() if stop else len(text), around.sentence.end)
    source = _source_after(text, Span(cue.end, end))
    return _made(text, cue, source, around.span.start, elided=source is None and cue.entry.means != "cites")


def after_quotation(text: str, around: Passage, limit: int) -> Frame | None:
    """Return the frame that stands right behind the quotation around a span, None without any."""
    if around.quotation is None:
        return None
    close = around.quotation.end
    cue = next((_moved(hit, close) for hit in find("reporting", text[close:limit])), None)
    quoted = Passage(around.quotation, Span(close, limit), (), None)
    return None if cue is None else _behind(text, quoted, cue)


def before_quotation(text: str, around: Passage, low: int) -> Frame | None:
    """Return the frame that stands right before the quotation around a span, None without any."""
    if around.quotation is None:
        return None
    quoted = Passage(around.quotation, Span(low, around.quotation.end), (), None)
    cues = [_moved(hit, low) for hit in find("reporting", text[low : around.quotation.start])]
    frames = [frame for cue in cues[-1:] if (frame := _forward(text, quoted, cue, [])) is not None]
    return frames[0] if frames else None


def _before(text: str, low: int, high: int) -> Named | None:
    """Return the subject of a verb at `high`: the phrase before it, with a title in apposition."""
    stops = [stop.end() for stop in _STOP.finditer(text, low, high)]
    start = stops[-1] if stops else low
    words = text[start:high]
    relative = re.search(r",?\s(?:que|quien|quienes|la cual|el cual)\s*$", words)
    words = words[: relative.start()] if relative else words
    words = words[: len(words) - len(words) + len(_BETWEEN.sub("", words))] if not words.startswith(" ") else words
    return _source_in(text, start, words)


def _source_in(text: str, start: int, words: str) -> Named | None:
    """Return the source in the words before a verb: of the parts between commas the last, or a name with a title."""
    parts: list[Span] = []
    at = start
    for part in words.split(","):
        parts.append(_trimmed(text, at, at + len(part)))
        at += len(part) + 1
    while parts and (parts[0].start == parts[0].end or _OPENER.match(text, parts[0].start)):
        parts.pop(0)
    closed = len(parts) > 1 and parts[-1].start == parts[-1].end
    parts = [part for part in parts if part.start < part.end]
    if not parts:
        return None
    if closed and len(parts) > 1:
        return _apposed(text, parts[-2], parts[-1])
    return _source(text, parts[-1])


def _apposed(text: str, first: Span, second: Span) -> Named | None:
    """Return the source of a name and what stands in apposition to it, in either order."""
    one, two = (text[part.start : part.end] for part in (first, second))
    if re.match(r"(?:el|la|los|las|un|una|su)\s", one, re.IGNORECASE) and re.match(r"[^\W\d_a-záéíóúñ]", two):
        return _source(text, second, title=one)
    return _source(text, first, title=two)


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


def _source(text: str, span: Span, *, title: str = "") -> Named | None:
    span = _trimmed(text, span.start, span.end)
    words = text[span.start : span.end].split()
    return name_source(text, span, title=title) if 0 < len(words) <= _LONGEST else None


def _source_after(text: str, span: Span) -> Named | None:
    """Return the source after a verb: the phrase up to a comma, with a title or name in apposition behind it."""
    comma = text.find(",", span.start, span.end)
    first = Span(span.start, comma if comma >= 0 else span.end)
    if comma < 0:
        return _source(text, first)
    rest = text.find(",", comma + 1, span.end)
    return _apposed(text, _trimmed(text, *_pair(first)), _trimmed(text, comma + 1, rest if rest >= 0 else span.end))


def _pair(span: Span) -> tuple[int, int]:
    return span.start, span.end


def _inverted(text: str, start: int, end: int) -> Span:
    """Return where a subject behind its verb stands: what is between the verb and its que, unless said to whom."""
    words = re.sub(r",?\s*(?:de\s+)?(?:que|:)\s*$", "", text[start:end])
    opened = _OPENER.match(words.lstrip())
    return Span(start, start) if opened else Span(start, start + len(words.split(",", maxsplit=1)[0]))


def _bare(text: str, low: int, high: int) -> bool:
    """Return whether a verb has no subject before it: it goes on with who spoke before."""
    words = text[low:high]
    words = words[max((stop.end() for stop in _STOP.finditer(words)), default=0) :]
    parts = [part for part in words.split(",") if part.strip() and not _OPENER.match(part.strip())]
    return all(re.fullmatch(r"\s*(?:y|e|que|le|les|también|además|luego)*\s*", part) for part in parts)
