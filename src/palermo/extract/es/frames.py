"""Reporting frames around a Spanish span: the cue, who speaks, and where what is said begins."""

import re
from dataclasses import dataclass

from palermo.extract.es.sentences import Passage
from palermo.extract.es.sources import Named
from palermo.extract.es.subjects import inverted, is_bare, phrase_source, source_behind, subject_before
from palermo.extract.es.words import Found, find
from palermo.records import Span

_REACH = 120  # characters between a verb and its que
_OBJECT = 80  # characters between a verb and the thing said as its object
_MARKS = " \t\n»”\"',—–-"
_THAT = re.compile(r"[^.;:«“\"]*?\bque\b|[^.;«“\"]*?:")
_BREAK = re.compile(r"[.;]|,\s*(?:pero|aunque|mientras|sino)\b")


_NOT = re.compile(
    r"(?:\b(?:no|nunca|jamás|tampoco)\s+(?:l[eo]s?\s+)?|\b(?:ni|nadie|ningún|ningun[oa])\b[^.,;:]{0,60})$",
    re.IGNORECASE,
)
_IMPERSONAL = re.compile(r"\bse\s+(?:l[eo]s?\s+)?$")
_AFTER_MARK = re.compile(r"[,»”\"—–]\s*$")
_ACCUSED = re.compile(r"[^.;:()«“\"]{1,120},\s+de\s+")
_HAVING = re.compile(r"\s+(?:no\s+)?haber\s+")
_ASIDE = re.compile(r"\s+([^,.;:()«“\"]{3,80}),\s*")


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
    citing = [frame for frame in behind if frame.means == "cites"]
    return (*citing, *forward, *(frame for frame in behind if frame.means != "cites"))


def _moved(hit: Found, by: int) -> Found:
    return Found(hit.entry, hit.start + by, hit.end + by)


def _forward(text: str, around: Passage, cue: Found, earlier: list[Frame]) -> Frame | None:
    """Return the frame of a cue before the span that opens what the span is part of."""
    low = earlier[-1].content if earlier else around.sentence.start
    match cue.entry.means:
        case "cites" if _set_off(text, around, cue) or cue.end <= around.span.start:
            return _citing(text, around, cue)
        case _ if cue.end > around.span.start or _NOT.search(text[: cue.start]):
            return None
        case "accused_by":
            return _accusing(text, around, cue)
        case _:
            return _aside(text, around, cue, low) or _saying(text, around, cue, low)


def _accusing(text: str, around: Passage, cue: Found) -> Frame | None:
    """Return the frame of "accused by somebody of"."""
    of = re.search(r"\s+de\s+(?!la\b|los\b|el\b)", text[cue.end : around.span.start] + " ")
    if of is None:
        return None
    source = phrase_source(text, Span(cue.end, cue.end + of.start()))
    return _made(text, cue, source, min(cue.end + of.end(), around.span.start))


def _aside(text: str, around: Passage, cue: Found, low: int) -> Frame | None:
    """Return the frame of a verb of saying between two commas, its subject behind it, right before a span."""
    aside = _ASIDE.fullmatch(text[cue.end : around.span.start])
    if (
        aside is None
        or cue.entry.means not in ("says", "says_of")
        or not _AFTER_MARK.search(text[low : cue.start])
    ):
        return None
    source = phrase_source(text, Span(cue.end, cue.end + aside.end(1)))
    return None if source is None else _made(text, cue, source, around.span.start)


def _saying(text: str, around: Passage, cue: Found, low: int) -> Frame | None:
    """Return the frame of a verb that what is said follows; nobody speaks where it is impersonal."""
    opened = _opening(cue.entry.means, text[cue.start : cue.end], text[cue.end : around.span.start])
    if opened is None:
        return None
    if cue.entry.means == "agentless" or _IMPERSONAL.search(text[low : cue.start]):
        return _made(text, cue, None, cue.end + opened)
    source = subject_before(text, low, cue.start) or phrase_source(text, inverted(text, cue.end, cue.end + opened))
    return _made(text, cue, source, cue.end + opened, elided=source is None and is_bare(text, low, cue.start))


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
    if _takes(means, gap):
        return len(gap)
    quoted = re.fullmatch(r"\s*[«“\"]\s*", gap)
    return len(gap) if quoted else None


def _takes(means: str, gap: str) -> bool:
    """Return whether what follows the words between is the object of a verb, or what it accuses somebody of."""
    if _HAVING.fullmatch(gap) or (means == "accuses" and _ACCUSED.fullmatch(gap)):
        return True
    return means in ("says_of", "accuses") and len(gap) <= _OBJECT and not re.search(r"[,.;:()«“\"]", gap)


def _nested(text: str, earlier: list[Frame], frame: Frame) -> bool:
    """Return whether a frame stands inside what the earlier one says, and does not take over from it."""
    if not earlier or frame.source is None:
        return bool(earlier) and not frame.elided
    if earlier[-1].means == "cites":
        return True
    return not text[earlier[-1].content : frame.source.span.start].strip(" ,") or (
        frame.source.span.start > frame.cue.start
    )


def _set_off(text: str, around: Passage, cue: Found) -> bool:
    """Return whether a citing word stands inside a span, set off by a comma."""
    return around.span.start <= cue.start < around.span.end and text[: cue.start].rstrip().endswith((",", "("))


def _citing(text: str, around: Passage, cue: Found) -> Frame | None:
    """Return the frame of a citing word before a span or inside it: its source ends at the next mark."""
    inside = cue.start >= around.span.start
    high = around.span.end if inside else around.span.start
    end = min((at for mark in ",;:.()" if (at := text.find(mark, cue.end, high)) >= 0), default=-1)
    end = high if inside and end < 0 else end
    if end < 0 or (not inside and _BREAK.search(text, end + 1, high)):
        return None
    hearsay = find("certainty", text[cue.start : end], prefix="clause.reported")
    return _made(text, cue, None if hearsay else phrase_source(text, Span(cue.end, end)), end + 1)


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
    source = source_behind(text, Span(cue.end, end))
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


def speaker(text: str, sentence: Span) -> Named | None:
    """Return who speaks last in a sentence, before or behind the verb; None where nobody is named."""
    for cue in reversed(find("reporting", text[sentence.start : sentence.end])):
        start, end = sentence.start + cue.start, sentence.start + cue.end
        behind = _AFTER_MARK.search(text[sentence.start : start]) is not None
        stop = re.compile(r"[;:«»“”\"()]|\.(?:\s|$)|\sque\s|$").search(text, end)
        after = Span(end, min(stop.start() if stop else sentence.end, sentence.end))
        named = source_behind(text, after) if behind or cue.entry.means == "cites" else None
        named = named or (None if cue.entry.means == "cites" else subject_before(text, sentence.start, start))
        if named is not None:
            return named
    return None


def carried(text: str, around: Passage) -> Frame | None:
    """Return a frame for a quotation that opens its sentence and goes on with who spoke in the sentence before."""
    quotation = around.quotation
    if quotation is None or not around.before or quotation.start - 1 > around.sentence.start:
        return None
    source = speaker(text, around.before[-1])
    return None if source is None else Frame(
        "", "says", Span(quotation.start, quotation.start), "", source, around.span.start
    )  # fmt: skip
