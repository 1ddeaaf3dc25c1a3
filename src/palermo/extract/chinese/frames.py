"""Reporting frames of a Chinese paragraph: who is said to say which clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from palermo.extract.chinese.clauses import Clause
from palermo.extract.chinese.lexicon import attribution_words, cutting, either
from palermo.extract.chinese.marks import denies
from palermo.extract.chinese.names import Named, name_source
from palermo.extract.chinese.reading import Reading

_REACTING = 8
# What may open a clause before a verb whose subject stands in the clause before.
_TOWARDS = re.compile(r"(?:(?:向|对|就|在)[^，。；：“”]{1,14})?")
Form = Literal["says", "according_to", "agentless", "act"]

_DATE = (
    r"(?:\d{2,4}\s?年)?\s?(?:\d{1,2}\s?月)?\s?(?:\d{1,2}\s?[日号])|\d{2,4}\s?年(?:\s?\d{1,2}\s?月)?"
    r"|(?:上|本|这|去|今|昨)?周[一二三四五六日天末]?|星期[一二三四五六日天]|\d{1,2}月份?|(?:[（(][^（）()]{1,40}[）)])"
)
_WITH = (
    r"在[^，。；：“”]{1,24}?(?:中|上|时|里|期间|后|时候|下|为例)"
    r"|(?:就|对|针对|向|与|通过|从|于|以)[^，。；：“”]{1,24}?"
)
_MANNER = r"(?:的)?[^，。；：“”的]{0,3}?(?:地|道)?"
_OPENERS = r"但是?|而|不过|然而|此外|另外|同时|其中|可是|对此|因此|随后|此前|此时|目前|如今|最近|当天|日前|近日|事实上|另据|又"
_REST = re.compile(r"^[，：:\s]*(?:道|说|称|是|到|了|过|的是)?[，：:\s]*$")
_OPENING = re.compile(rf"^(?:{_DATE}|[，、\s]|{_OPENERS})+")


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting cue with its source and the range of clauses it governs, all in the paragraph.

    `first` and `last` index clauses, `last` exclusive; `inside` is where in the cue's own clause its content
    begins, None where the content starts with a later clause. `back` marks a cue behind its quotation.
    """

    form: Form
    cue: tuple[int, int]
    source: Named | None
    clause: int
    first: int
    last: int
    inside: int | None
    back: bool = False


@cache
def _says() -> re.Pattern[str]:
    return re.compile(either(attribution_words().says))


@cache
def _acts() -> re.Pattern[str]:
    return re.compile(either(attribution_words().acts))


@cache
def _according() -> re.Pattern[str]:
    words = attribution_words()
    close = either(words.according_close)
    return re.compile(
        rf"{either(words.according_open, literal=True)}(?P<source>[^，。；：“”]{{2,60}}?){close}(?=$|[，：\s])"
    )


@cache
def _bare_according() -> re.Pattern[str]:
    return re.compile(
        r"(?:据|根据)(?P<source>[^，。；：“”]{2,40}?)(?P<close>称|说|报道|报导|透露|披露|介绍)(?P<rest>.{4,})"
    )


@cache
def _agentless() -> re.Pattern[str]:
    return re.compile(either(attribution_words().agentless))


@cache
def _gap() -> re.Pattern[str]:
    between = either(attribution_words().between, literal=True)
    roles = either(attribution_words().roles, literal=True)
    gloss = r"[^，。；：“”]{0,10}[（(][^）)]{1,40}[）)]"
    return re.compile(rf"(?:{_DATE}|{_WITH}|{between}|的?{roles}|{gloss}|[\s，]|{_MANNER})*")


def find_frames(reading: Reading, clauses: Sequence[Clause], aliases: dict[str, str]) -> tuple[Frame, ...]:
    """Return the frames of a paragraph in text order; what a frame governs ends with its sentence or quotation."""
    frames: list[Frame] = []
    for number, clause in enumerate(clauses):
        frames.extend(_in_clause(reading, clauses, number, clause, aliases))
    return tuple(_bounded(frames, clauses))


def _in_clause(
    reading: Reading, clauses: Sequence[Clause], number: int, clause: Clause, aliases: dict[str, str]
) -> Iterator[Frame]:
    text = reading.text[clause.start : clause.end]
    opening = _OPENING.match(text)
    at = clause.start + (opening.end() if opening else 0)
    found = _opened(reading, clauses, number, at, aliases)
    if found is not None:
        yield found
        return
    titled = _titled(reading, clauses, number, at, aliases)
    if titled is not None:
        yield titled
        return
    says = _said(reading, clauses, number, at, aliases)
    if says is not None:
        yield says
        return
    act = _acts().search(reading.text, at, clause.end)
    if act is not None and clause.quote is None:
        source = name_source(reading.text, at, act.start(), aliases, reach=act.end())
        if source is not None:
            yield Frame("act", act.span(), source, number, number + 1, _sentence_end(clauses, number), None)


def _opened(
    reading: Reading, clauses: Sequence[Clause], number: int, at: int, aliases: dict[str, str]
) -> Frame | None:
    """Return a frame that opens its clause, as 据…报道, 据悉, 有报道称."""
    clause, text = clauses[number], reading.text
    agentless = _agentless().match(text, at, clause.end)
    if agentless is not None:
        rest = agentless.end() if agentless.end() < clause.end else None
        return Frame("agentless", agentless.span(), None, number, number, _sentence_end(clauses, number), rest)
    head = text[at : clause.end]
    match = _according().match(head) or _bare_according().match(head)
    if match is None:
        return None
    low, high = at + match.start("source"), at + match.end("source")
    source = name_source(text, low, high, aliases)
    if source is None and re.match(r"《?[A-Za-z]", text[low:high]):
        words = text[low:high].strip("《》 ")
        source = Named(words, "media", low, high)
    end = at + (match.end("close") if "close" in match.groupdict() else match.end())
    inside = end if end < clause.end else None
    return Frame("according_to", (at, end), source, number, number, _sentence_end(clauses, number), inside)


def _titled(
    reading: Reading, clauses: Sequence[Clause], number: int, at: int, aliases: dict[str, str]
) -> Frame | None:
    """Return the frame of a headline whose source stands before a colon."""
    clause = clauses[number]
    if not (reading.heading and clause.colon) or clause.quote is not None:
        return None
    source = name_source(reading.text, at, clause.end, aliases)
    if source is None or clause.end - source.end > 1:
        return None
    colon = (clause.end, min(clause.end + 1, len(reading.text)))
    return Frame("says", colon, source, number, number + 1, _sentence_end(clauses, number), None)


def _said(
    reading: Reading, clauses: Sequence[Clause], number: int, at: int, aliases: dict[str, str]
) -> Frame | None:
    """Return the first reporting verb of a clause that has a source before it."""
    clause, text = clauses[number], reading.text
    acts = [act.span() for act in _acts().finditer(text, at, clause.end)]
    for match in _says().finditer(text, at, clause.end):
        if any(low <= match.start() < high for low, high in acts):
            continue
        if cutting().reactions.found(text[match.end() - 2 : match.end() + _REACTING]):
            return _reacted(reading, clauses, number, at, match, aliases)
        if _TOWARDS.fullmatch(text[at : match.start()]) and number > 0 and not _after_quote(clauses, number):
            frame = _shared_subject(reading, clauses, number, match, aliases)
            if frame is not None:
                return frame
        if not _is_verb(text, clause, match):
            continue
        source = _subject(text, at, match.start(), aliases)
        if source is not None:
            return _framed(reading, clauses, number, match, source)
    return None


def _reacted(
    reading: Reading,
    clauses: Sequence[Clause],
    number: int,
    at: int,
    match: re.Match[str],
    aliases: dict[str, str],
) -> Frame | None:
    """Return a frame over what a source reacts to, as in 某国对…表示关切."""
    clause = clauses[number]
    low = re.search(r"(?:对于|对|就)", reading.text[at : match.end()])
    if low is None:
        return None
    start = at + low.start()
    source = name_source(reading.text, at, start, aliases) if start > at else None
    if source is None and number and clauses[number - 1].sentence == clause.sentence:
        before = clauses[number - 1]
        source = name_source(reading.text, before.start, before.end, aliases)
    pointer = Named("", "unnamed", match.start(), match.start(), pronoun=True)
    return Frame("says", match.span(), source or pointer, number, number, number + 1, start)


def _after_quote(clauses: Sequence[Clause], number: int) -> bool:
    return clauses[number - 1].quote is not None and clauses[number].quote is None


def _shared_subject(
    reading: Reading, clauses: Sequence[Clause], number: int, match: re.Match[str], aliases: dict[str, str]
) -> Frame | None:
    """Return a frame whose verb opens the clause: its source is that of the verb before (…，称…)."""
    clause = clauses[number]
    if clauses[number - 1].sentence != clause.sentence or not _is_verb(reading.text, clause, match):
        return None
    before = clauses[number - 1]
    opening = _OPENING.match(reading.text[before.start : before.end])
    low = before.start + (opening.end() if opening else 0)
    short = match[0] in attribution_words().short
    source = None if short else _subject(reading.text, low, match.start(), aliases)
    pointer = Named("", "unnamed", match.start(), match.start(), pronoun=True)
    return _framed(reading, clauses, number, match, source or pointer)


def _is_verb(text: str, clause: Clause, match: re.Match[str]) -> bool:
    words = attribution_words()
    if text[match.start() - 1 : match.start()] in ("被", "遭", "受") and match.start() > clause.start:
        return False
    if match[0] not in words.short:
        after = text[match.end() : match.end() + 1]
        return not (after in ("的", "书", "人", "者", "会", "案", "过") and match.end() < clause.end)
    before, after = text[: match.start()], text[match.end() : clause.end]
    return not (before.endswith(words.not_short_before) or after.startswith(words.not_short_after))


def _subject(text: str, low: int, high: int, aliases: dict[str, str]) -> Named | None:
    """Return the source that is the subject of a verb at `high`; None where something else stands between."""
    if low >= high:
        return None
    source = name_source(text, low, high, aliases)
    if source is None:
        return None
    before = text[low : source.start]
    if re.search(r"[对向给被把]$", before) or re.search(r"(?:是|有|被|把|(?<![大公])使|让|因|将)", before):
        return None
    return source if _gap().fullmatch(text[source.end : high]) else None


def _framed(
    reading: Reading, clauses: Sequence[Clause], number: int, match: re.Match[str], source: Named
) -> Frame:
    clause, text = clauses[number], reading.text
    rest = text[match.end() : clause.end]
    last = _sentence_end(clauses, number)
    if rest and not _REST.match(rest):
        return Frame("says", match.span(), source, number, number, last, match.end())
    follows = number + 1 < len(clauses)
    quoted_after = follows and clause.quote is None and clauses[number + 1].quote is not None
    if not quoted_after and not clause.colon and _after_quote(clauses, number) and last == number + 1:
        quote = clauses[number - 1].quote
        first = next(n for n, c in enumerate(clauses) if c.quote == quote)
        return Frame("says", match.span(), source, number, first, number, None, back=True)
    if denies(match[0]) and last == number + 1:
        return Frame("says", match.span(), source, number, number, number, None)
    if last == number + 1 and number and clauses[number - 1].sentence == clause.sentence and not quoted_after:
        first = next(n for n, c in enumerate(clauses) if c.sentence == clause.sentence)
        return Frame("says", match.span(), source, number, first, number, None, back=True)
    return Frame("says", match.span(), source, number, number + 1, last, None)


def _sentence_end(clauses: Sequence[Clause], number: int) -> int:
    """Return the index behind the last clause that a cue in clause `number` may govern.

    That is the end of its sentence, or of the quotation that follows in it.
    """
    own = clauses[number]
    end = number + 1
    while end < len(clauses):
        clause, before = clauses[end], clauses[end - 1]
        same = clause.quote is not None and clause.quote == before.quote
        enters = own.quote is None and clause.quote is not None and before.quote is None
        if own.quote is not None and clause.quote != own.quote:
            break
        if clause.sentence != before.sentence and not same and not (enters and before.colon):
            break
        if before.quote is not None and clause.quote is None and before.sentence != clause.sentence:
            break
        end += 1
    return end


def _bounded(frames: Sequence[Frame], clauses: Sequence[Clause]) -> Iterator[Frame]:
    """Yield the frames with their ends drawn in: a later cue of the same rank takes over."""
    for n, frame in enumerate(frames):
        later = [
            f
            for f in frames[n + 1 :]
            if f.form in ("says", "act")
            and frame.first <= f.clause < frame.last
            and clauses[f.clause].quote == clauses[frame.clause].quote
            and not f.back
        ]
        if frame.form in ("says", "act") and later and not frame.back:
            yield replace(frame, last=max(later[0].clause, frame.first))
        else:
            yield frame
