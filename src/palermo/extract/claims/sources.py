"""Named sources: a source as the text words it, resolved to the name it usually goes by."""

import re
from dataclasses import dataclass, field

import pycountry

from palermo.extract.entities.places import find_countries
from palermo.lexicons.sources import Body, SourceLexicon, load_sources
from palermo.records import ChainLink, Document, SourceKind, Span

_PRONOUNS = frozenset({"it", "he", "she", "they", "who", "which", "that", "him", "them"})
_ONES = frozenset(
    {"another", "others", "one", "some", "many", "a second", "a third", "another man", "another woman"}
)
_PERSONS = frozenset({"he", "she", "him", "who"})
# "the report", "US Report", "a new US report"
_BARE = 4
_OFFICIAL = re.compile(
    r"\b(?:officials?|government|authorities|regime|state media|spokes(?:man|woman|person))\b", re.I
)
_DETERMINERS = re.compile(
    r"^(?:the|a|an|its|their|his|her|our|this|that|these|those|some|many|several|most)\s+", re.I
)
_TITLED = re.compile(
    r"(?:report|study|survey|paper|document|book)s?,?\s+(?:titled|entitled|called|named|headlined),?\s+[“\"‘']"
    r"([^”\"’'\n]{5,150}?),?[”\"’']"
)
_NAME = re.compile(r"(?:[A-Z][\w’'-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w’'-]+|[A-Z]\.|al-|bin|de|van|von))*")
_INSTITUTION = re.compile(
    rf"(?:[A-Z][\w’'-]+ ){{0,3}}?\b(?P<head>[A-Z][a-z]+) (?:of|for|on) (?:the )?{_NAME.pattern}"
    rf"(?:,? (?:and|of|for) (?:the )?{_NAME.pattern})*"
)
_OWN = re.compile(r"\b(?:our|this) (?:correspondent|reporter|newspaper|website)\b|\bcorrespondent\b", re.I)


_QUOTED_IN = re.compile(r"(?i)\b(?:quoted|cited|interviewed) (?:in|by) (?:the|its|their)\b")
_RELATIVE = re.compile(r",\s+(?:who|whom|whose|which|where)\b.*", re.DOTALL)


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

    def remember(self, chain: tuple[ChainLink, ...], at: int) -> None:
        """Note a chain as the one that speaks at an offset."""
        self.chain, self.said_at = chain, at
        self.by_kind[chain[-1].kind] = chain
        last = chain[-1]
        if last.source.startswith("Government of "):
            self.government = last.source
        if last.kind in ("survivor_or_witness", "unnamed") or _looks_personal(last):
            self.person = chain
        else:
            named = [n for n, link in enumerate(chain, 1) if not link.source.endswith("(unnamed)")]
            self.body = chain[: named[-1]] if named else chain

    def ranking_body(self, span: Span) -> tuple[ChainLink, ...]:
        """Return the chain of the body or report that ranks; empty where the subject is neither."""
        words = self.document.text[span.start : span.end]
        if self.lexicon.find(words) or words.split()[-1].casefold() in self.lexicon.documents:
            return resolve(self, span)
        return ()


def _looks_personal(link: ChainLink) -> bool:
    return link.kind == "unnamed"


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
    words = " ".join(reading.document.text[span.start : span.end].split())
    if _own_voice(reading, words) or _nobody(reading, words):
        return ()
    low = words.casefold()
    if low in _ONES and len(reading.chain) > 1:
        return (*reading.chain[:-1], ChainLink(f"{words} (unnamed)", "unnamed", span.start, span.end))
    if low in _PRONOUNS:
        return (reading.person or reading.chain) if low in _PERSONS else (reading.body or reading.chain)
    if _of_titled(reading, words):
        return _titled_body(reading)
    return _definite(reading, words) or _described(reading, words, span)


def _head(words: str) -> str:
    """Return a source's words up to the first preposition: its head noun stands last there."""
    return re.split(r"(?i)\s+(?:of|on|from|by|in|for|at|with|about|to|who|which|that|into)\b|,", words)[0] or words


def _of_titled(reading: Reading, words: str) -> bool:
    """Return whether the words are a bare "report" or a state's ("US Report"), and the page titles one."""
    noun = words.rsplit(maxsplit=1)[-1].casefold() in reading.lexicon.documents
    states = reading.lexicon.find(words)
    bodies = [body for body in states if _issues(body)]
    fits = noun and not bodies and bool(reading.titles)
    return fits and len(words.split()) <= _BARE and (bool(states) or not reading.body)


def _nobody(reading: Reading, words: str) -> bool:
    """Return whether the words are nobody's voice: "evidence suggests" cites no one."""
    return _head(words).split()[-1:] == [] or _head(words).split()[-1].casefold() in reading.lexicon.no_voice


def _own_voice(reading: Reading, words: str) -> bool:
    publisher = reading.document.publisher
    plain = _DETERMINERS.sub("", words).casefold()
    own = publisher is not None and (plain == publisher.casefold() or publisher.casefold() in plain)
    return own or plain in ("we", "i", "you", "us") or bool(_OWN.search(words))


def _definite(reading: Reading, words: str) -> tuple[ChainLink, ...]:
    """Return the chain that "the report" or "the group" leans on; empty where the words name somebody."""
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
    inner = re.split(r"(?i)\s+(?:quoted|cited|interviewed|in the report)\b", words)[0]
    if outer:
        if not _speaks_itself(reading, inner):
            return (*outer, _link(reading, words, span))
        return outer
    return (_link(reading, inner if _QUOTED_IN.search(words) else words, span),)


def _speaks_itself(reading: Reading, inner: str) -> bool:
    return inner.rsplit(maxsplit=1)[-1].casefold() in reading.lexicon.documents


def _quoted_in(reading: Reading, words: str) -> tuple[ChainLink, ...]:
    if _QUOTED_IN.search(words):
        return (reading.body or reading.chain)[:1]
    return ()


def _link(reading: Reading, words: str, span: Span) -> ChainLink:
    name, kind = _named(reading, words)
    return ChainLink(name, kind, span.start, span.end)


def _named(reading: Reading, words: str) -> tuple[str, SourceKind]:
    head = _head(words)
    bodies = reading.lexicon.find(words)
    kind = reading.lexicon.kind_of(head) or reading.lexicon.kind_of(words)
    noun = head.split()[-1].casefold()
    if noun in reading.lexicon.documents and (not bodies or noun in ("document", "documents")):
        return (words, "document") if bodies else (_DETERMINERS.sub("", head) + " (unnamed)", kind or "document")
    return _by_name(reading, words, kind) or (
        _DETERMINERS.sub("", _RELATIVE.sub("", words)) + " (unnamed)",
        kind or "unnamed",
    )


def _by_name(reading: Reading, words: str, kind: SourceKind | None) -> tuple[str, SourceKind] | None:
    """Return the name and kind of a known body, a government or a person; None for an unnamed source."""
    bodies = reading.lexicon.find(words)
    parts = _parallel(reading, words)
    if parts is not None:
        return parts, kind or "unnamed"
    if bodies and not _other_person(words, bodies[0].end):
        body = next((b for b in bodies if b.kind != "media"), bodies[0])
        return _with_title(reading, body.name), body.kind
    official = _government(reading, words)
    if official is not None:
        return official, "government"
    person = _institution(reading, words) or _proper_name(reading, words)
    return None if person is None else (person, kind or "unnamed")


def _other_person(words: str, body_end: int) -> bool:
    """Return whether a personal name stands after the body's: a spokesman is not his office."""
    rest = words[body_end:]
    return (
        bool(re.search(r"(?:^|[\s,])(?:[A-Z][\w’'-]+ )+[A-Z][\w’'-]+", rest)) and "report" not in words.casefold()
    )


def _parallel(reading: Reading, words: str) -> str | None:
    if " and " not in words or not reading.lexicon.find(words):
        return None
    left, right = words.split(" and ", 1)
    bodies = reading.lexicon.find(left)
    if not bodies or _NAME.fullmatch(right):
        return None
    other = reading.lexicon.find(right)
    return f"{bodies[0].name} and {other[0].name if other else right}"


def _government(reading: Reading, words: str) -> str | None:
    countries = find_countries(words)
    alone = len(words.split()) <= 2  # noqa: PLR2004 the country's name, with its article
    if countries and (_OFFICIAL.search(words) or alone) and not re.search(r"(?i)local|provincial|district", words):
        country = pycountry.countries.get(alpha_3=countries[0][0])
        if country is not None:
            return f"Government of {getattr(country, 'common_name', country.name).split(',')[0]}"
    if re.fullmatch(r"(?i)(?:the )?(?:officials|government|authorities|regime)", words):
        return reading.government
    return None


def _institution(reading: Reading, words: str) -> str | None:
    """Return the whole name of a body that goes on after "of": the last such one, None without any."""
    found = [m[0] for m in _INSTITUTION.finditer(words) if m["head"] in reading.lexicon.institutions]
    return _DETERMINERS.sub("", found[-1]) if found else None


def _proper_name(reading: Reading, words: str) -> str | None:
    matches = [m for m in _NAME.finditer(words) if m.start() > 0 or not _DETERMINERS.match(words)]
    matches = [m for m in matches if len(m[0]) > 1 and m[0] not in ("The", "A", "An")]
    if not matches:
        return None
    best = max(matches, key=lambda m: (len(m[0].split()), m.end()))
    single = len(best[0].split()) == 1
    if single and (best.end() != len(words) or reading.lexicon.kind_of(best[0])):
        return None
    return best[0]
