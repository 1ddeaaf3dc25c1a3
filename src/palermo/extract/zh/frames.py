"""Reporting frames of a Chinese paragraph: who is said to say which clauses."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice
from typing import Literal

from palermo.extract.zh.clauses import Clause
from palermo.extract.zh.lexicon import cutting
from palermo.extract.zh.lists import any_of, either, expressions
from palermo.extract.zh.marks import denies
from palermo.extract.zh.names import Named, name_source
from palermo.extract.zh.paragraph import Paragraph
from palermo.extract.zh.states import cities, regions
from palermo.extract.zh.subjects import is_verb, opening_length, subject

_REACH = 160  # characters before its verb within which a subject stands
_OPENING = 12  # characters of a clause within which its subject begins
_REACTING = 8
_LABEL = 14  # characters of a name that stands before a colon, as in a transcript
_NEXT = 20  # frames behind one among which its successor is looked for
_RELEASE, _RELEASED = "新闻稿", ", press release"
# What may open a clause before a verb whose subject stands in the clause before.
_TOWARDS = re.compile(r"(?:并且?|而|也|还|又|同时)?(?:(?:向|对|就|在)[^，。；：“”]{1,14})?")
_ATTITUDE = re.compile(r"担心|怀疑|相信|预计|认定|发现|宣布|推测|要求")
_TURN = re.compile(r"^(?:但|而|不过|然而|另|同时|此外)|[则也亦却]")
_ASKED = re.compile(r"接受(?P<who>[^，。；]{2,14}?)的?(?:采访|专访|访问|访谈)")
_PASSING = re.compile(r"引述|援引|引用|转引|转述|采访了?|刊登|刊发|转载|播出")
Form = Literal["says", "according_to", "agentless", "act"]

_REST = re.compile(r"^[，：:\s]*(?:道|说|称|是|到|了|过|的是)?[，：:\s]*$")


@dataclass(frozen=True, slots=True)
class Frame:
    """A reporting cue with its source and the range of clauses it governs, all in the paragraph.

    `first` and `last` index clauses, `last` exclusive; `inside` is where in the cue's own clause its content
    begins, None where the content starts with a later clause. `back` marks a cue behind its quotation, `via` is
    who passes the source on (某报引述某某称), and `turns` a cue by
    which the sentence turns to another speaker (而某某则说).
    """

    form: Form
    cue: tuple[int, int]
    source: Named | None
    clause: int
    first: int
    last: int
    inside: int | None
    back: bool = False
    via: Named | None = None
    turns: bool = False


@cache
def _places() -> frozenset[str]:
    return frozenset((*regions(), *cities()))


@cache
def _says() -> re.Pattern[str]:
    return re.compile(either((*expressions("speech", "says"), *expressions("speech", "short"))))


@cache
def _acts() -> re.Pattern[str]:
    return any_of("speech", "act")


@cache
def _according() -> re.Pattern[str]:
    opening = either(expressions("speech", "according_open"))
    close = either(expressions("speech", "according_close"))
    return re.compile(rf"{opening}(?P<source>[^，。；：“”]{{2,60}}?){close}(?=$|[，：\s])")


@cache
def _bare_according() -> re.Pattern[str]:
    return re.compile(
        r"(?:据|根据)(?P<source>[^，。；：“”]{2,40}?)(?P<close>称|说|报道|报导|透露|披露|介绍)(?P<rest>.{4,})"
    )


@cache
def _agentless() -> re.Pattern[str]:
    return any_of("speech", "agentless")


@dataclass(frozen=True, slots=True)
class _Page:
    """A paragraph on its way through this module: its text, clauses and the page's glossed names."""

    reading: Paragraph
    clauses: Sequence[Clause]
    aliases: dict[str, str]

    @property
    def text(self) -> str:
        return self.reading.text

    def opened(self, number: int) -> int:
        """Return where a clause begins behind its dates and connecting words."""
        clause = self.clauses[number]
        return clause.start + opening_length(self.text[clause.start : clause.end])

    def source(self, low: int, high: int, *, reach: int = 0) -> Named | None:
        return name_source(self.text, low, high, self.aliases, reach=reach)


def find_frames(reading: Paragraph, clauses: Sequence[Clause], aliases: dict[str, str]) -> tuple[Frame, ...]:
    """Return the frames of a paragraph in text order; what a frame governs ends with its sentence or quotation.

    `aliases` are the Latin names that the page gives for Chinese ones.
    """
    page = _Page(reading, clauses, aliases)
    frames = [frame for number in range(len(clauses)) for frame in _in_clause(page, number)]
    return tuple(_bounded(frames, clauses))


def _in_clause(page: _Page, number: int) -> Iterator[Frame]:
    at = page.opened(number)
    found = _opened(page, number, at)
    if found is not None:
        yield found
        return
    said = _said(page, number, at) or _titled(page, number, at)
    if said is not None:
        clause = page.clauses[number]
        yield replace(said, turns=_TURN.search(page.text[clause.start : said.cue[0]]) is not None)
        return
    clause = page.clauses[number]
    act = _acts().search(page.text, at, clause.end)
    if act is not None and clause.quote is None:
        source = page.source(at, act.start(), reach=act.end())
        before = page.clauses[number - 1] if number else None
        if (
            act.start() == at
            and before is not None
            and before.sentence == clause.sentence
            and before.quote is None
        ):
            source = source or page.source(before.start, before.end)
        if source is not None:
            if act[0] == _RELEASE:
                source = replace(source, name=f"{source.name.removesuffix(_RELEASED)}{_RELEASED}")
            last = _sentence_end(page.clauses, number)
            yield Frame("act", act.span(), source, number, number + 1, last, None)


def _opened(page: _Page, number: int, at: int) -> Frame | None:
    """Return a frame that opens its clause, as 据…报道, 据悉, 有报道称."""
    clauses, text = page.clauses, page.text
    clause = clauses[number]
    agentless = _agentless().match(text, at, clause.end)
    if agentless is not None:
        rest = agentless.end() if agentless.end() < clause.end else None
        return Frame("agentless", agentless.span(), None, number, number, _sentence_end(clauses, number), rest)
    head = text[at : clause.end]
    match = _according().match(head) or _bare_according().match(head)
    if match is None:
        return None
    low, high = at + match.start("source"), at + match.end("source")
    source = page.source(low, high)
    if source is None and re.match(r"《?[A-Za-z]", text[low:high]):
        words = text[low:high].strip("《》 ")
        source = Named(words, "media", low, high)
    if source is not None and source.kind == "unnamed" and not source.pronoun and "报" in match[0]:
        source = replace(source, kind="media")
    end = at + (match.end("close") if "close" in match.groupdict() else match.end())
    inside = end if end < clause.end else None
    return Frame("according_to", (at, end), source, number, number, _sentence_end(clauses, number), inside)


def _titled(page: _Page, number: int, at: int) -> Frame | None:
    """Return the frame of a headline whose source stands before a colon."""
    clauses = page.clauses
    clause = clauses[number]
    label = number == 0 and clause.end - clause.start <= _LABEL
    if not ((page.reading.heading or label) and clause.colon) or clause.quote is not None:
        return None
    source = page.source(at, clause.end)
    if source is None or source.name in _places():
        return None
    if clause.end - source.end > 1 or (not page.reading.heading and source.start > at):
        return None
    colon = (clause.end, min(clause.end + 1, len(page.text)))
    return Frame("says", colon, source, number, number + 1, _sentence_end(clauses, number), None)


def _said(page: _Page, number: int, at: int) -> Frame | None:
    """Return the frame of the first reporting verb of a clause that has a source before it."""
    clauses, text = page.clauses, page.text
    clause = clauses[number]
    acts = [act.span() for act in _acts().finditer(text, at, clause.end)]
    for match in _says().finditer(text, at, clause.end):
        if any(low <= match.start() < high for low, high in acts):
            continue
        if cutting().reactions.found(text[match.end() - 2 : match.end() + _REACTING]):
            return _reacted(page, number, at, match)
        opens = _TOWARDS.fullmatch(text[at : match.start()]) is not None
        frame = None
        if opens and number > 0 and not _after_quote(clauses, number):
            frame = _shared_subject(page, number, match)
        frame = frame or _with_subject(page, number, max(at, match.start() - _REACH), match)
        if frame is not None:
            return frame
    return None


def _with_subject(page: _Page, number: int, at: int, match: re.Match[str]) -> Frame | None:
    """Return the frame of a reporting verb whose subject stands before it in its clause, from `at` on."""
    text, clause = page.text, page.clauses[number]
    if not is_verb(text, clause, match):
        return None
    if _PASSING.fullmatch(match[0]) and _says().search(text, match.end() + 1, clause.end):
        return None  # 引述某某称: the one who is quoted says it.
    passed = _PASSING.search(text, at, match.start())
    frame = None if passed is None else _passed_on(page, number, at, passed, match)
    if frame is not None:
        return frame
    source = subject(text, at, match.start(), page.aliases)
    if source is None or _is_attitude(source, match[0]):
        return None
    frame = _framed(page, number, match, source)
    return frame if source.pronoun else replace(frame, via=_interviewer(page, source, match))


def _is_attitude(source: Named, verb: str) -> bool:
    """Return whether a verb tells what a government or firm fears or believes: told of it, and not said by it."""
    doer = source.kind == "government" or (source.kind == "company" and verb != "发现")
    return doer and _ATTITUDE.fullmatch(verb) is not None


def _interviewer(page: _Page, source: Named, match: re.Match[str]) -> Named | None:
    """Return the medium that somebody speaks to, as in 某某接受某报采访时说; None for the page's own."""
    asked = _ASKED.search(page.text, source.end, match.start())
    medium = None if asked is None else page.source(*asked.span("who"))
    if medium is None or medium.kind not in ("media", "unnamed") or medium.name.endswith("(unnamed)"):
        return None
    return replace(medium, kind="media")


def _passed_on(page: _Page, number: int, at: int, passed: re.Match[str], match: re.Match[str]) -> Frame | None:
    """Return the frame of a source whom another quotes: 某报引述某某称."""
    source = page.source(passed.end(), match.start())
    if source is None or source.pronoun:
        return None
    return replace(_framed(page, number, match, source), via=page.source(at, passed.start()))


def _reacted(page: _Page, number: int, at: int, match: re.Match[str]) -> Frame | None:
    """Return a frame over what a source reacts to, as in 某国对…表示关切."""
    clauses = page.clauses
    clause = clauses[number]
    low = re.search(r"(?:对于|对|就)", page.text[at : match.end()])
    if low is None:
        return None
    start = at + low.start()
    source = page.source(at, start) if start > at else None
    if source is None and number and clauses[number - 1].sentence == clause.sentence:
        before = clauses[number - 1]
        source = page.source(before.start, before.end)
    pointer = Named("", "unnamed", match.start(), match.start(), pronoun=True)
    return Frame("says", match.span(), source or pointer, number, number, number + 1, start)


def _after_quote(clauses: Sequence[Clause], number: int) -> bool:
    return clauses[number - 1].quote is not None and clauses[number].quote is None


def _shared_subject(page: _Page, number: int, match: re.Match[str]) -> Frame | None:
    """Return a frame whose verb opens the clause: its source is that of the verb before (…，称…)."""
    clauses = page.clauses
    clause = clauses[number]
    if clauses[number - 1].sentence != clause.sentence or not is_verb(page.text, clause, match):
        return None
    low = page.opened(number - 1)
    short = match[0] in expressions("speech", "short")
    source = None if short else subject(page.text, low, match.start(), page.aliases)
    if source is not None and source.start > low + _OPENING:
        source = None  # What stands at the end of the clause before is no subject of it.
    pointer = Named("", "unnamed", match.start(), match.start(), pronoun=True)
    opening = page.source(low, min(low + _NEXT, clauses[number - 1].end))
    if source is None and opening is not None and opening.pronoun and opening.name and opening.start == low:
        source = opening  # 报告在某章中，指…
    return _framed(page, number, match, source or pointer)


def _framed(page: _Page, number: int, match: re.Match[str], source: Named) -> Frame:
    clauses, text = page.clauses, page.text
    clause = clauses[number]
    if source.kind == "unnamed" and not source.pronoun and match[0].startswith(("报道", "报导")):
        source = replace(source, kind="media")
    end = _cue_end(text, match.end(), clause)
    span = (match.start(), end)
    rest = text[end : clause.end]
    last = _sentence_end(clauses, number)
    if rest and not _REST.match(rest):
        return Frame("says", span, source, number, number, last, end)
    follows = number + 1 < len(clauses)
    quoted_after = follows and clause.quote is None and clauses[number + 1].quote is not None
    if not quoted_after and not clause.colon and _after_quote(clauses, number) and last == number + 1:
        quote = clauses[number - 1].quote
        first = next(n for n, c in enumerate(clauses) if c.quote == quote)
        return Frame("says", span, source, number, first, number, None, back=True)
    if denies(match[0]) and last == number + 1:
        return Frame("says", span, source, number, number, number, None)
    if last == number + 1 and number and clauses[number - 1].sentence == clause.sentence and not quoted_after:
        first = next(n for n, c in enumerate(clauses) if c.sentence == clause.sentence)
        return Frame("says", span, source, number, first, number, None, back=True)
    return Frame("says", span, source, number, number + 1, last, None)


def _cue_end(text: str, end: int, clause: Clause) -> int:
    """Return where a cue ends that a second verb of saying goes on with: 报道强调了, 回应称."""
    while True:
        more = _says().match(text, end, clause.end)
        if more is None:
            return end
        end = more.end()


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
        if frame.form == "act" and any(
            f.form == "says" and f.first <= frame.clause < f.last and f.clause <= frame.clause and not f.back
            for f in frames
        ):
            continue  # What somebody is said to have published is told of, and opens no speech.
        later = next((f for f in islice(frames, n + 1, n + 1 + _NEXT) if _takes_over(frame, f, clauses)), None)
        if frame.form in ("says", "act") and later is not None and not frame.back:
            yield replace(frame, last=max(later.clause, frame.first))
        else:
            yield frame


def _takes_over(frame: Frame, later: Frame, clauses: Sequence[Clause]) -> bool:
    return (
        later.form in ("says", "act")
        and frame.first <= later.clause < frame.last
        and clauses[later.clause].quote == clauses[frame.clause].quote
        and not later.back
        and not _nested(frame, later, clauses)
    )


def _nested(frame: Frame, later: Frame, clauses: Sequence[Clause]) -> bool:
    """Return whether the later speaker is named inside what a medium says: same sentence, no turn to another."""
    if later.source is None or later.source.pronoun or later.form != "says" or frame.form != "says":
        return False
    if frame.source is None or frame.source.kind != "media" or later.source.kind in ("media", "document"):
        return False
    return clauses[later.clause].sentence == clauses[frame.clause].sentence and not later.turns
