"""Named sources: a source as the text words it, resolved to the name it usually goes by."""

import re
from dataclasses import dataclass, field, replace

from palermo.extract.claims.names import DETERMINERS, UNNAMED, Named, head_noun, names_of, plain
from palermo.lexicons.sources import Body, SourceLexicon, load_sources
from palermo.records import ChainLink, Document, SourceKind, Span

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that", "him", "them"})
_ONES = frozenset(
    {"another", "others", "one", "some", "many", "a second", "a third", "another man", "another woman"}
)
_PERSONS = frozenset({"he", "she", "him", "who"})
# "the report", "US Report", "a new US report"
_BARE = 4
_TITLED = re.compile(
    r"(?:report|study|survey|paper|document|book)s?,?\s+(?:titled|entitled|called|named|headlined),?\s+[“\"‘']"
    r"([^”\"’'\n]{5,150}?),?[”\"’']"
)
_OWN = re.compile(r"\b(?:our|this) (?:correspondent|reporter|newspaper|website)\b|\bcorrespondent\b", re.I)


_QUOTED_IN = re.compile(r"(?i)\b(?:quoted|cited|interviewed) (?:in|by) (?:the|its|their)\b")


@dataclass(slots=True)
class Reading:
    """What a reader remembers while going through a document: who spoke last, and which reports have a title.

    `answer` is who answered a charge without a statement of their own, in sentence `answered_at`.
    """

    document: Document
    lexicon: SourceLexicon = field(default_factory=load_sources)
    chain: tuple[ChainLink, ...] = ()
    person: tuple[ChainLink, ...] = ()
    body: tuple[ChainLink, ...] = ()
    government: str | None = None
    answer: tuple[ChainLink, ...] = ()
    answered_at: int = -2
    titles: dict[str, str] = field(default_factory=dict)
    said_at: int = -1
    by_kind: dict[SourceKind, tuple[ChainLink, ...]] = field(default_factory=dict)
    settled: dict[int, tuple[ChainLink, ...]] = field(default_factory=dict)
    persons: set[str] = field(default_factory=set)
    acronyms: dict[str, str] = field(default_factory=dict)

    def remember(self, chain: tuple[ChainLink, ...], at: int) -> None:
        """Note a chain as the one that speaks at an offset."""
        if chain[-1].source.removesuffix(UNNAMED) in _PRONOUNS:
            return
        self.chain, self.said_at = chain, at
        self.by_kind[chain[-1].kind] = chain
        self.glimpse(chain)

    def glimpse(self, chain: tuple[ChainLink, ...]) -> None:
        """Note whom a chain names, so that a pronoun after it may mean them."""
        last = chain[-1]
        if last.source.removesuffix(UNNAMED) in _PRONOUNS:
            return
        if last.source.startswith("Government of "):
            self.government = last.source
        if last.kind == "survivor_or_witness" or last.source in self.persons:
            self.person = chain
            return
        if " " not in last.source:
            self.person = chain
        named = [n for n, link in enumerate(chain, 1) if not link.source.endswith(UNNAMED)]
        self.body = chain[: named[-1]] if named else chain

    def settle(self, span: Span) -> None:
        """Note what a source's words stand for where they are read, before later words change what "he" means."""
        self.settled[span.start] = links = resolve(self, span)
        if links:
            self.glimpse(links)

    def note(self, span: Span) -> None:
        """Note somebody named as a subject, who does not speak there."""
        links = resolve(self, span)
        if links:
            self.glimpse(links)

    def ranking_body(self, span: Span) -> tuple[ChainLink, ...]:
        """Return the chain of the body or report that ranks; empty where the subject is neither."""
        words = self.document.text[span.start : span.end]
        if self.lexicon.find(words) or words.split()[-1].casefold() in self.lexicon.documents:
            return resolve(self, span)
        return ()


def note_titles(reading: Reading) -> None:
    """Note the titled reports of a document under the body that issued them."""
    text = reading.document.text
    for match in _TITLED.finditer(text):
        bodies = [b for b in reading.lexicon.find(text[: match.start()]) if _issues(b)]
        after = reading.lexicon.find(text[match.end() : match.end() + 300])
        body = bodies[-1] if bodies else next((b for b in after if _issues(b)), None)
        if body is not None:
            reading.titles.setdefault(body.name, match[1].rstrip(","))


def _issues(body: Body) -> bool:
    """Return whether a body issues reports: no newspaper, and no state named only as a country."""
    return body.kind != "media" and not body.name.startswith("Government of ")


def resolve(reading: Reading, span: Span) -> tuple[ChainLink, ...]:
    """Return the links that a source's words stand for, outermost first; empty for the page's own voice.

    A pronoun or "the report" stands for the chain that spoke last; "X quoted in the report" is the report's
    chain and X.
    """
    if span.start in reading.settled:
        return reading.settled[span.start]
    words = reading.document.text[span.start : span.end]
    if _own_voice(reading, words) or _nobody(reading, words):
        return ()
    low = " ".join(words.split()).casefold()
    if low in _ONES and len(reading.chain) > 1:
        return (*reading.chain[:-1], ChainLink(f"{words}{UNNAMED}", "unnamed", span.start, span.end))
    if low in _PRONOUNS:
        return _meant(reading, low, span)
    if _of_titled(reading, words):
        return _titled_body(reading)
    return _definite(reading, words) or _described(reading, words, span)


def _meant(reading: Reading, low: str, span: Span) -> tuple[ChainLink, ...]:
    """Return whom a pronoun means: "she" a person who spoke, "it" a body; unnamed where none did."""
    chain = reading.person if low in _PERSONS else (reading.body or reading.chain)
    if low in ("they", "them", "who", "which", "that"):
        chain = reading.chain or chain
    return chain or (ChainLink(low + UNNAMED, "unnamed", span.start, span.end),)


def _of_titled(reading: Reading, words: str) -> bool:
    """Return whether the words are a bare "report" or a state's ("US Report"), and the page titles one."""
    noun = words.rsplit(maxsplit=1)[-1].casefold() in reading.lexicon.documents
    states = reading.lexicon.find(words)
    bodies = [body for body in states if _issues(body)]
    fits = noun and not bodies and bool(reading.titles)
    return fits and len(words.split()) <= _BARE and (bool(states) or not reading.body)


def _nobody(reading: Reading, words: str) -> bool:
    """Return whether the words are nobody's voice: "evidence suggests" cites no one."""
    noun, first = head_noun(words), words.split(maxsplit=1)[0].casefold() if words.split() else ""
    return not noun or noun in reading.lexicon.no_voice or first in ("no", "nobody", "none", "not")


def _own_voice(reading: Reading, words: str) -> bool:
    publisher = DETERMINERS.sub("", reading.document.publisher or "").casefold()
    bare = DETERMINERS.sub("", words).casefold()
    own = bool(publisher) and publisher in bare and not _works_for(reading, words, publisher)
    return own or bare in ("we", "i", "you", "us") or bool(_OWN.search(words))


def _works_for(reading: Reading, words: str, publisher: str) -> bool:
    """Return whether a person is named who only works for the publisher."""
    name = names_of(reading.lexicon, words)[-1]
    return name.person and " " in name.name and publisher not in name.name.casefold()


def _definite(reading: Reading, words: str) -> tuple[ChainLink, ...]:
    """Return the chain that "the report" or "the group" leans on; empty where the words name somebody."""
    words = plain(words)
    if not re.match(r"(?i)(?:the|this|that|its) (?:\w+ )?(?:\w+)$", words) or reading.lexicon.find(words):
        return ()
    noun = words.rsplit(maxsplit=1)[-1].casefold()
    if noun in reading.lexicon.documents or noun in ("group", "organization", "organisation", "body", "agency"):
        return reading.body or _titled_body(reading)
    return ()


def _titled_body(reading: Reading) -> tuple[ChainLink, ...]:
    for name in reading.titles:
        return (ChainLink(_with_title(reading, name), _kind_of_body(reading, name), None, None),)
    return ()


def _kind_of_body(reading: Reading, name: str) -> SourceKind:
    return next((b.kind for b in reading.lexicon.bodies.values() if b.name == name), "document")


def _with_title(reading: Reading, name: str) -> str:
    title = reading.titles.get(name)
    return f"{name}, {title}" if title else name


def _described(reading: Reading, words: str, span: Span) -> tuple[ChainLink, ...]:
    outer = _quoted_in(reading, words)
    inner = re.split(r"(?i)\s+(?:quoted|cited|interviewed|in the report)\b", words)[0] if outer else words
    if outer and head_noun(inner) in reading.lexicon.documents:
        return outer
    links = [_link(reading, name, span) for name in names_of(reading.lexicon, inner)]
    return (*outer, *_with_government(reading, inner, tuple(links)))


def _link(reading: Reading, named: Named, span: Span) -> ChainLink:
    if named.person:
        reading.persons.add(named.name)
    if " " not in named.name and not named.name.isupper():
        whole = next((p for p in reading.persons if named.name in p.split() and not p.endswith(UNNAMED)), None)
        named = named if whole is None else replace(named, name=whole)
    name = _with_title(reading, reading.acronyms.get(named.name, named.name))
    return ChainLink(" ".join(name.split()), named.kind, span.start + named.start, span.start + named.end)


def _with_government(reading: Reading, words: str, links: tuple[ChainLink, ...]) -> tuple[ChainLink, ...]:
    """Return the links; those of "the authorities" with the government that spoke before."""
    if re.fullmatch(r"(?i)(?:the )?(?:officials|government|authorities|regime)", words) and reading.government:
        return (replace(links[0], source=reading.government),)
    return links


def _quoted_in(reading: Reading, words: str) -> tuple[ChainLink, ...]:
    if _QUOTED_IN.search(words):
        return (reading.body or reading.chain)[:1]
    return ()
