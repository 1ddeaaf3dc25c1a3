"""The chain of sources over each clause of a Chinese page, carried on until another takes over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from palermo.extract.zh.clauses import Clause
from palermo.extract.zh.frames import Frame
from palermo.extract.zh.lists import any_of, expressions, source_words
from palermo.extract.zh.marks import denies, of_cue
from palermo.extract.zh.mentions import mentions
from palermo.extract.zh.names import Named, dateline, name_source
from palermo.extract.zh.paragraph import Paragraph
from palermo.records import Certainty, ChainLink, Claim, SourceKind, Span

Chain = tuple[ChainLink, ...]

# A medium named in the first two paragraphs, or as the first in the third, is the one the page leans on; later it
# is a source among others.
_LEADS = 2
_READABLE = 4_000  # characters of a paragraph that is writing
# Who makes what 该报告, 文章 and the like point back to.
_MAKERS = ("ngo", "media", "academic", "international_body", "document")
_PERSONS = ("survivor_or_witness", "academic", "government")
# Nouns by which a page calls a body again that it has named in full.
_SINGLE = ("court", "police", "prosecutors", "company", "university", "institute", "prison administration")
_HEADS = ("ngo", "academic", "international_body")
_WORK = re.compile(
    r"白皮书|公报|通报|报告|报道|报导|文章|该文|声明|研究|该报|媒体|该台|该社|该网|智库|文件|组织|机构|团体|结果|调查|文中|书中"
)
_BACK = 300  # characters before a pronoun in which the name it stands for is looked for
# What a medium says of itself, and not as the reporter of another's story.
_OWN_ACT = re.compile(r"宣布|表示|否认|回应|强调|[^，]*声明|呼吁|谴责|承认")
# A medium that labels the article below: 某报｜题目, (某报中文网).
_LABEL = re.compile(r"\W*[（(]?(?P<who>[\u4e00-\u9fffA-Z]{2,10}?)(?:中文网?|网)?\s?(?:[｜|]|[)）])")
# The opening of an item of a list: it goes on with the source of the list.
_ITEM = re.compile(
    r"\s*(?:[（(]?[一二三四五六七八九十]{1,3}(?:是|、|[）)])|[（(]?\d{1,2}[.、）)]|第[一二三四五六七八九十][，,、]|[•·●-]\s)"
)


@dataclass(frozen=True, slots=True)
class Spoken:
    """What governs one clause: its chain, the classes its cues set, and where in the clause the content begins.

    `denied` when a cue answers an accusation with no; `asks` when the source asks for something; `cue` is the
    whole range from source to cue where the cue stands in this clause, None elsewhere.
    """

    chain: Chain
    classes: tuple[Certainty, ...]
    start: int
    denied: bool = False
    asks: bool = False
    cues: tuple[str, ...] = ()
    cue: Span | None = None
    agentless: bool = False
    bare: bool = False


@dataclass(slots=True)
class Walk:
    """What the page has said so far: the medium it leans on, who spoke last, and what was claimed."""

    ranks: bool
    aliases: dict[str, str]
    outer: Chain = ()
    inner: Chain = ()
    inner_is_document: bool = False
    made: Chain = ()
    first_made: Chain = ()
    person: ChainLink | None = None
    bodies: dict[str, ChainLink] = field(default_factory=dict)
    lead: ChainLink | None = None
    year: int | None = None
    paragraphs: int = 0
    read: int = 0
    led_in: int = -1
    codes: tuple[str, ...] = ()
    publishers: set[str] = field(default_factory=set)
    headlines: set[int] = field(default_factory=set)
    unsaid: set[int] = field(default_factory=set)

    def paragraph(
        self, reading: Paragraph, clauses: Sequence[Clause], frames: Sequence[Frame]
    ) -> tuple[Spoken, ...]:
        """Return what governs each clause of the next paragraph."""
        self.read += 1
        if reading.commentary:
            self.outer, self.inner = (), ()
        self._dateline(reading)
        self._whole(reading)
        self._published(reading)
        self._headed(reading, clauses)
        opens_quoted = bool(clauses) and clauses[0].quote is not None
        goes_on = opens_quoted or _ITEM.match(reading.text) is not None or _points_back(frames)
        if not goes_on and not self.inner_is_document:
            self.inner = ()
        over: list[list[Frame]] = [[] for _ in clauses]
        for frame in frames:
            for n in sorted({frame.clause, *range(frame.first, frame.last)}):
                over[n].append(frame)
        spoken = [self._over(reading, clauses, over[n], n) for n in range(len(clauses))]
        if not reading.heading and "。" in reading.text:
            self.paragraphs += 1
        self._name_bodies(reading)
        return tuple(spoken)

    def _name_bodies(self, reading: Paragraph) -> None:
        """Keep the bodies that a paragraph names in full by the noun they end with: 法院 later is that court."""
        nouns = source_words("noun")
        if len(reading.text) > _READABLE:
            return
        for mention in mentions(reading.text, 0, len(reading.text), self.aliases):
            ending = next((w for w in nouns if reading.text.endswith(w, mention.start, mention.end)), None)
            if mention.role == "body" and ending is not None and nouns[ending].english in _SINGLE:
                link = Named(mention.name, mention.kind, mention.start, mention.end)
                self.bodies.setdefault(f"{nouns[ending].english} (unnamed)", _link(reading, link))

    def _dateline(self, reading: Paragraph) -> None:
        """Take the agency of a dateline (路透北京12月10日) as the medium the page leans on."""
        source = None if reading.heading else dateline(reading.text)
        if source is not None:
            self._lean_on(reading, source)

    def _whole(self, reading: Paragraph) -> None:
        """Take who speaks in a text that is printed whole (某某声明全文如下) as its speaker to the end."""
        match = any_of("speech", "whole").search(reading.text)
        if match is None or (not reading.heading and reading.text.rstrip()[-1:] not in "：:"):
            return
        source = name_source(reading.text, 0, match.start(), self.aliases)
        if source is not None and not source.pronoun:
            self._lean_on(reading, source)

    def _published(self, reading: Paragraph) -> None:
        """Take a medium that labels the first lines of a page (某报｜…) for its publisher, who is no link."""
        match = _LABEL.match(reading.text) if self.paragraphs == 0 else None
        source = None if match is None else name_source(reading.text, match.start("who"), match.end("who"), {})
        if source is not None and source.kind == "media":
            self.publishers.add(source.name)

    def _headed(self, reading: Paragraph, clauses: Sequence[Clause]) -> None:
        """Keep the body that a headline begins with: 该报告 below points back to it until another is named."""
        if not reading.heading or self.made or not clauses:
            return
        source = name_source(reading.text, clauses[0].start, clauses[0].end, self.aliases)
        named = source is not None and not source.pronoun and not source.name.endswith("(unnamed)")
        if source is not None and named and source.start == clauses[0].start and source.kind in _HEADS:
            self.made = (_link(reading, source),)

    def _lean_on(self, reading: Paragraph, source: Named) -> None:
        link = _link(reading, source)
        self.outer, self.inner, self.inner_is_document = (link,), (), False
        self.led_in = self.read
        if self.lead is None and self.paragraphs == 0:
            self.lead = link

    def _over(self, reading: Paragraph, clauses: Sequence[Clause], frames: Sequence[Frame], number: int) -> Spoken:
        clause = clauses[number]
        over = [f for f in frames if f.first <= number < f.last or (f.clause == number and f.inside is not None)]
        own = next((f for f in frames if f.clause == number), None)
        if own is not None and own not in over:
            over.append(own)
        over.sort(key=lambda f: (f.clause, f.cue))
        chain = list[ChainLink]()
        classes: list[Certainty] = []
        words = reading.text
        for frame in over:
            if frame.via is not None:
                chain = self._joined(reading, replace(frame, source=frame.via, via=None), chain)
            chain = self._joined(reading, frame, chain)
            classes += of_cue(words[frame.cue[0] : frame.cue[1]])
        governed = any(f.source is not None for f in over)
        if governed:
            self.inner = tuple(chain)
            self.inner_is_document = bool(chain) and _is_document(chain[-1])
            if chain and chain[-1].kind in _PERSONS and not chain[-1].source.startswith("Government"):
                self.person = chain[-1]
            makes = any(f.form == "act" for f in over) or (
                bool(chain) and (chain[-1].kind in _MAKERS or "statement" in chain[-1].source)
            )
            self.made = tuple(chain) if makes else self.made
            if makes and chain and not self.first_made and not chain[-1].source.endswith("(unnamed)"):
                self.first_made = tuple(chain)
        last = over[-1] if over else None
        cue = words[last.cue[0] : last.cue[1]] if last is not None else ""
        inside = own.inside if own is not None and own.inside is not None else clause.start
        if own is not None and own.inside is None and own.form != "act" and not own.back:
            inside = clause.end
        if own is not None and own.back:
            inside = clause.end
        whole = None
        if own is not None:
            from_ = (
                own.source.start if own.source is not None and own.source.end > own.source.start else own.cue[0]
            )
            whole = Span(min(from_, own.cue[0]), own.cue[1])
        return Spoken(
            _distinct((*self.outer, *self.inner)),
            tuple(classes),
            inside,
            denied=denies(cue),
            cues=tuple(words[f.cue[0] : f.cue[1]] for f in over),
            asks=cue in expressions("speech", "asks"),
            cue=whole,
            agentless=any(f.form == "agentless" for f in over),
            bare=own is not None and own.last <= own.first and own.inside is None,
        )

    def _joined(self, reading: Paragraph, frame: Frame, chain: list[ChainLink]) -> list[ChainLink]:
        source = frame.source
        if source is None:
            return chain
        if source.pronoun:
            found = self._pointed(reading, source, chain)
            if not isinstance(found, Named):
                return found
            source = found
        link = self.bodies.get(source.name) or _link(reading, source)
        early = self.paragraphs < _LEADS or (not self.outer and self.paragraphs == _LEADS)
        leads = link.kind == "media" or (self.paragraphs == 0 and link.source.endswith(", press release"))
        if link.source in self.publishers:
            return chain
        if leads and link.source in [before.source for before in self.outer]:
            return []
        # A second medium of the same paragraph is one that the first one cites.
        cue = reading.text[frame.cue[0] : frame.cue[1]]
        if (
            leads
            and early
            and not _OWN_ACT.match(cue)
            and self.led_in != self.read
            and not link.source.endswith("(unnamed)")
        ):
            self._lean_on(reading, source)
            return []
        return [*(before for before in chain if before.source != link.source), link]

    def _pointed(self, reading: Paragraph, source: Named, chain: list[ChainLink]) -> list[ChainLink] | Named:
        """Return the chain that a source points back to, or who it is where it names somebody by itself."""
        person = self._person(reading, source)
        if person is not None:
            return person
        words = reading.text[source.start : source.end]
        work = _WORK.search(words) is not None
        last = (chain or list(self.inner))[-1:]
        if work and (chain or self.made or self.outer):
            return chain or list(self.made)
        he = words[:1] in ("他", "她") and not work
        if he and self.person is not None and (not last or last[0].kind == "document"):
            return [self.person]
        if not work and (chain or self.inner or not source.name):
            return chain or list(self.inner)
        return source if source.name else list(self.inner)

    def _person(self, reading: Paragraph, pronoun: Named) -> Named | None:
        """Return the person last named before 他 or 她 in a paragraph, None where someone already speaks."""
        text = reading.text
        if text[pronoun.start : pronoun.start + 1] not in ("他", "她") or text[pronoun.start + 1] == "们":
            return None
        before = [
            m
            for m in mentions(text, max(0, pronoun.start - _BACK), pronoun.start, self.aliases)
            if m.role == "person"
        ]
        if not before:
            return None
        near = before[-1].start > text.rfind("。", 0, pronoun.start)
        if not near and any(m.name in link.source for m in before for link in self.inner[-1:]):
            return None
        # The nearest name within the sentence; else the first of the sentence that named one, its subject.
        opened = text.rfind("。", 0, before[-1].start)
        person = before[-1] if near else next(m for m in before if m.start > opened)
        kind: SourceKind = "survivor_or_witness" if person.kind == "unnamed" else person.kind
        return Named(person.name, kind, person.start, person.end)

    def remember(self, claim: Claim, *, heading: bool) -> None:
        """Keep what later claims lean on."""
        self.codes = claim.abuses or self.codes
        if heading and self.paragraphs == 0:
            self.headlines.add(claim.start)


def _points_back(frames: Sequence[Frame]) -> bool:
    return bool(frames) and frames[0].source is not None and frames[0].source.pronoun


def _is_document(link: ChainLink) -> bool:
    """Return whether a link is a named document, or a body that speaks by one: it goes on to other paragraphs."""
    name = link.source.casefold()
    words = ("statement", "report", "press release")
    return not name.endswith("(unnamed)") and (link.kind == "document" or any(word in name for word in words))


def _link(reading: Paragraph, source: Named) -> ChainLink:
    span = reading.at(source.start, max(source.end, source.start + 1))
    return ChainLink(source.name, source.kind, span.start, span.end)


def _distinct(links: Sequence[ChainLink]) -> Chain:
    """Return the links, each once; a document by someone who then speaks gives way to the speaker."""
    names = {link.source for link in links}
    links = [link for link in links if link.source.rpartition(", ")[0] not in names]
    return tuple({link.source: link for link in links}.values())
