"""Where a page speaks of a work: who is said to have made it, of what kind it is and when it came out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from palermo.corroborate.works.bodies import Body, Name, find_names
from palermo.corroborate.works.vocabulary import WorkWords, work_words
from palermo.lexicons.patterns import Hit
from palermo.records import Span
from palermo.records.works import WorkKind

NOUNS: tuple[WorkKind, ...] = ("study", "leak", "ruling", "release", "story")
_END = re.compile(r"\n\s*\n|\n(?=\S)|(?<=[.!?])[\"”’']?\s+(?=[\"“‘'(]?[A-Z0-9])")
_SHORTENED = re.compile(r"(?:^|[\s(])(?:[A-Z]|[A-Z][a-z]{0,3}|(?:[A-Z]\.)+[A-Z]?)\.$")
_BETWEEN = re.compile(
    r"(?:['’]s [\w.’' -]{0,40})?(?:,[^,;]{0,110},|\s*\([^)]*\))?,?\s*"
    r"(?:(?:also|has|have|had|later|then|who|which|[a-z]+ly)\s+)*"
)
_AFTER_SPEECH = re.compile(r"\s*(?:the |an? )?(?:[\w-]+ ){0,4}")
_NO_SPEAKER = re.compile(r"\b(?:to|in|for|with|against|on|into|than|about) (?:the )?$", re.IGNORECASE)
_HE_SAID = re.compile(
    r"\b(?:he|she|it|they)\s+(?:(?:also|has|have|had|did|later|then|[a-z]+ly)\s+)*$", re.IGNORECASE
)
_POSSESSED = re.compile(r"\s*(?:[\w’'\"“”-]+,? +){0,5}")
_PRONOUN = re.compile(r"\b(?:his|her|its|their) (?:[\w’'-]+ ){0,4}$", re.IGNORECASE)
_MAKER = re.compile(r"[^.;:]{0,60}?\b(?P<how>commissioned by|by|from|of)\s+(?:the |an? |its |[a-z-]+ ){0,5}")
_IN_A = re.compile(r"\b(?:in|from) (?:an?|its|his|her|their|the) (?:[\w’'-]+ ){0,4}$")
_SPEECH: tuple[tuple[str, WorkKind], ...] = (
    ("says", "statement"),
    ("denies", "statement"),
    ("reports", "story"),
)
_HEARD: tuple[tuple[str, WorkKind], ...] = (("tells", "story"), ("according", "statement"))
_LEAKED: tuple[tuple[str, WorkKind], ...] = (("leaked_to", "leak"), ("held", "leak"))
_QUOTED = re.compile(r"[“”\"‘]|’(?!\w)|(?<!\w)'")
_REACH = 90
_OWN, _ORDERED = 1.0, 0.5


@dataclass(frozen=True, slots=True)
class Mention:
    """A work named in a sentence: its kind, who made it, where it stands, and how surely it is theirs.

    `sentence` is the number of the sentence in the page; `denied` says that the sentence denies it.
    """

    kind: WorkKind
    body: Body
    written: str
    span: Span
    sentence: int
    weight: float = _OWN
    denied: bool = False


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences and lines of a text, in order, blank ones left out."""
    ends, start = [], 0
    for match in _END.finditer(text):
        if "\n" in match[0] or not _SHORTENED.search(text[max(match.start() - 8, 0) : match.start()]):
            ends.append((start, match.start()))
            start = match.end()
    return tuple(Span(a, b) for a, b in (*ends, (start, len(text))) if text[a:b].strip())


def mentions(text: str, told: Sequence[Span]) -> Iterator[Mention]:
    """Yield the works that the sentences of an English text name with whoever made them, in text order."""
    words, last = work_words("en"), None
    leaks = words.found("leaked", text)
    for number, span in enumerate(told):
        one = _Sentence(text[span.start : span.end], span.start, number, words)
        found = sorted(one.mentions(last, leaks=leaks), key=lambda item: item.span)
        yield from found
        last = next((item for item in reversed(found) if item.kind == "statement"), found[-1] if found else last)


class _Sentence:
    """A sentence with the names in it."""

    def __init__(self, text: str, start: int, number: int, words: WorkWords) -> None:
        self.text, self.start, self.number, self.words = text, start, number, words
        self.names = find_names(text)

    def mentions(self, last: Mention | None, *, leaks: bool) -> Iterator[Mention]:
        """Yield the works named in the sentence; `last` was named before it; `leaks` if the page tells of one."""
        yield from self._nouns(last)
        for means, kind in _SPEECH:
            for cue in self.words.hits(means, self.text):
                name = self._speaker(cue)
                if name is not None:
                    yield self._mention(kind, name)
                    yield from self._said_in(cue, name)
                elif means == "says":
                    yield from self._said_by_pronoun(cue, last)
        for cue in self.words.hits("publishes", self.text):
            name = self._speaker(cue)
            if name is not None:
                yield from self._published(cue, name)
        for means, kind in (*_HEARD, *(_LEAKED if leaks else ())):
            for cue in self.words.hits(means, self.text):
                name = self._after(cue, _AFTER_SPEECH)
                if name is not None:
                    yield self._mention(kind, name)

    def _nouns(self, last: Mention | None) -> Iterator[Mention]:
        """Yield the works that nouns stand for; one that is not finished is none."""
        denial = min(self.words.hits("denies", self.text), default=None)
        if not self.words.found("unfinished", self.text):
            for kind in NOUNS:
                for noun in self.words.hits(kind, self.text):
                    yield from self._made(kind, noun, last, denial)

    def _said_by_pronoun(self, cue: Hit, last: Mention | None) -> Iterator[Mention]:
        """Yield what "she says" tells: of the first name of the sentence, else of who was named before it."""
        if _HE_SAID.search(self.text[: cue.start]) is None:
            return
        quoted = _QUOTED.search(self.text[: cue.start]) is not None
        name = None if quoted else next((name for name in self.names if name.end <= cue.start), None)
        if name is not None:
            yield self._mention("statement", name)
        elif last is not None:
            span = Span(self.start + cue.start, self.start + cue.end)
            yield Mention("statement", last.body, last.written, span, self.number)

    def _mention(self, kind: WorkKind, name: Name, *, weight: float = _OWN, denied: bool = False) -> Mention:
        span = Span(self.start + name.start, self.start + name.end)
        return Mention(kind, name.body, name.written, span, self.number, weight, denied)

    def _made(self, kind: WorkKind, noun: Hit, last: Mention | None, denial: Hit | None) -> Iterator[Mention]:
        denied = denial is not None and denial.end <= noun.start
        before = self._before(noun)
        if before is not None:
            yield self._mention(kind, before, denied=denied)
        elif last is not None and _PRONOUN.search(self.text[: noun.start]):
            span = Span(self.start + noun.start, self.start + noun.end)
            yield Mention(kind, last.body, last.written, span, self.number, _OWN, denied)
        maker = _MAKER.match(self.text, noun.end, noun.end + _REACH)
        while maker is not None:
            name = next((name for name in self.names if name.start == maker.end()), None)
            if name is not None and (kind == "leak" or maker["how"] != "of"):
                weight = _ORDERED if maker["how"].startswith("comm") else _OWN
                yield self._mention(kind, name, weight=weight, denied=denied)
                return
            maker = _MAKER.match(self.text, maker.end(), noun.end + _REACH)

    def _before(self, noun: Hit) -> Name | None:
        """Return the name that a noun is of by its place: "the Levitt report", "Levitt's long report"."""
        for name in reversed(self.names):
            if name.end <= noun.start:
                gap = self.text[name.end : noun.start]
                owns = name.written.endswith(("'s", "’s", "s'", "s’"))
                return name if not gap.strip() or (owns and _POSSESSED.fullmatch(gap)) else None
        return None

    def _said_in(self, cue: Hit, name: Name) -> Iterator[Mention]:
        """Yield what a body says it in: "Kestrel said in a report", "in a report, Kestrel said"."""
        for kind in NOUNS:
            for noun in self.words.hits(kind, self.text):
                if _IN_A.search(self.text[: noun.start]) and abs(noun.start - cue.end) <= _REACH:
                    yield self._mention(kind, name)

    def _published(self, cue: Hit, name: Name) -> Iterator[Mention]:
        """Yield what a body puts out: "Kestrel published its long report"."""
        for kind in NOUNS:
            for noun in self.words.hits(kind, self.text)[:1]:
                if 0 <= noun.start - cue.end <= _REACH:
                    yield self._mention(kind, name)

    def _speaker(self, cue: Hit) -> Name | None:
        for name in reversed(self.names):
            if name.end <= cue.start:
                is_speaker = _BETWEEN.fullmatch(self.text[name.end : cue.start]) is not None
                if is_speaker and _NO_SPEAKER.search(self.text[: name.start]) is None:
                    return name
                break
        if self.text[: cue.start].rstrip().endswith((",", "”", '"', "’", "'")):
            return self._after(cue, _AFTER_SPEECH)
        return None

    def _after(self, cue: Hit, between: re.Pattern[str]) -> Name | None:
        name = next((name for name in self.names if name.start >= cue.end), None)
        return name if name is not None and between.fullmatch(self.text[cue.end : name.start]) else None
