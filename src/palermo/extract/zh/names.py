"""Who a Chinese phrase names: bodies, offices of states, people, and unnamed sources."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from palermo.extract.zh.lists import alternatives, any_of, entries, source_words
from palermo.extract.zh.mentions import Mention, mentions
from palermo.extract.zh.naming import person_at_end
from palermo.extract.zh.states import cities, regions
from palermo.records import SourceKind

_PARALLEL = re.compile(r"\s?(?:和|与|及|以及|、|跟)\s?(?:一些|多个|许多)?")
_THAT = re.compile(r"该|这[位名份项家些篇]|上述|此|同一[份篇]")
_SHARE = 0.75
_REACH = 160  # characters before its verb within which a source is named
_LONGEST_NAME = 12
# Behind these a state is where something happens, and says nothing.
_MOTIONS = tuple("去到至赴往抵在从回离于")
_NEAR_PRONOUN = 8  # characters from a pronoun to its verb
_NEAR = 7  # characters between them without a 的
_GAP = 14  # characters between a body and its person or office
# Nouns that stand for the government of a state when its name comes before them; lawmakers and judges do not.
_SPEAK_FOR_STATE = (
    "officials",
    "spokesperson",
    "authorities",
    "governments",
    "minister",
    "president",
    "prime minister",
)
_STATES = re.compile(
    r"(?:代表)?(?P<n>[\d一二三四五六七八九十百多]{1,6})个?(?:相关)?(?:联合国)?(?:成员)?国(?:家)?[^，。；]{0,24}?声明|代表(?P<m>\d{1,3})个?国"
)


@dataclass(frozen=True, slots=True)
class Named:
    """A source as named: its English name, kind and range in the paragraph; `pronoun` when it points back.

    The name of one that points back is empty or what it is called, for where nothing stands before it.
    """

    name: str
    kind: SourceKind
    start: int
    end: int
    pronoun: bool = False


def name_source(text: str, low: int, high: int, aliases: Mapping[str, str], *, reach: int = 0) -> Named | None:
    """Return the source that [low, high) of a paragraph names; None where it names none.

    Up to `reach` a joint statement of states may be named.

    Parallel sources are one name joined by "and". An unnamed source is described in English and marked.
    """
    low = max(low, high - _REACH)
    pronoun = any_of("speech", "pronoun").match(text, low, high)
    whole = pronoun is not None and (pronoun.end() == high or len(pronoun[0]) > 1)
    if pronoun is not None and (whole or (pronoun[0] in "他她它" and high - low <= _NEAR_PRONOUN)):
        return _back(low, pronoun)
    joint = _joint_statement(text, low, max(high, reach))
    if joint is not None:
        return joint
    found = [m for m in mentions(text, low, high, aliases) if not _is_object(text, low, m)]
    found = [m for m in found if not _is_where(text, m)] or found
    if found and _THAT.match(text, low, high) and all(m.role in ("noun", "document", "office") for m in found):
        noun = Mention(found[-1].start, found[-1].end, "noun", found[-1].name, found[-1].kind)
        return Named(_described(text, noun, None), noun.kind, low, found[-1].end, pronoun=True)
    if all(m.role == "place" for m in found):
        person = _unlisted_person(text, low, high, aliases)
        if person is not None or not found:
            return person
    parts = list(_parts(text, found))
    named = [_name_part(text, part) for part in parts]
    names = list(dict.fromkeys(n.name for n in named if n is not None))
    first = next((n for n in named if n is not None), None)
    if first is None:
        return None
    plain = [name.removesuffix(" (unnamed)") for name in names]
    unnamed = any(name.endswith("(unnamed)") for name in names)
    name = " and ".join(plain[:3]) + (
        " (unnamed)" if unnamed and len(names) == sum("(unnamed)" in n for n in names) else ""
    )
    return Named(name, first.kind, first.start, found[-1].end)


def _back(low: int, pronoun: re.Match[str]) -> Named:
    """Return a source that points back, with what it is called where nothing stands before it."""
    words = {**source_words("noun"), **source_words("document")}
    noun = next((words[w] for w in sorted(words, key=len, reverse=True) if pronoun[0].endswith(w)), None)
    if noun is None:
        return Named("", "unnamed", low, pronoun.end(), pronoun=True)
    return Named(f"{noun.english} (unnamed)", noun.kind, low, pronoun.end(), pronoun=True)


def _is_object(text: str, low: int, mention: Mention) -> bool:
    """Return whether a name stands behind a preposition: to whom or about what is spoken."""
    if mention.role in ("country", "place") and text[max(low, mention.start - 1) : mention.start] in _MOTIONS:
        return True
    return re.search(r"[向对给被就][^的，]{0,3}$", text[max(low, mention.start - 4) : mention.start]) is not None


def _is_where(text: str, mention: Mention) -> bool:
    """Return whether a document is where something is said (在…声明中), not who says it."""
    return mention.role == "document" and text[mention.end : mention.end + 1] in ("中", "里", "上", "内")


def _joint_statement(text: str, low: int, high: int) -> Named | None:
    match = _STATES.search(text[low:high])
    if match is None:
        return None
    number = (match["n"] or match["m"]).strip()
    where = " at the United Nations" if "联合国" in text else ""
    return Named(
        f"joint statement of {number} states{where}", "government", low + match.start(), low + match.end()
    )


def _unlisted_person(text: str, low: int, high: int, aliases: Mapping[str, str]) -> Named | None:
    """Return a foreign name that stands alone, as written."""
    phrase = text[low:high]
    titled = any_of("names", "title").search(phrase)
    phrase = phrase[: titled.start()] if titled is not None and titled.end() == len(phrase) else phrase
    name = person_at_end(phrase)
    if name is None or len(name) > _LONGEST_NAME or len(name) < _SHARE * len(phrase):
        return None
    start = low + len(phrase) - len(name)
    return Named(aliases.get(name, name), "survivor_or_witness", start, start + len(name))


def _parts(text: str, found: Sequence[Mention]) -> Iterator[list[Mention]]:
    """Yield the mentions of each of parallel sources."""
    part = [found[0]]
    for before, mention in pairwise(found):
        gap = _unglossed(text[before.end : mention.start])
        complete = before.role in ("noun", "body", "office", "embassy", "person")
        if _PARALLEL.fullmatch(gap) and complete:
            yield part
            part = []
        part.append(mention)
    yield part


def _unglossed(gap: str) -> str:
    """Return what stands between two names, without a gloss in brackets."""
    return re.sub(r"[（(][^（）()]{1,80}[）)]", "", gap)


def _name_part(text: str, part: Sequence[Mention]) -> Named | None:
    """Return the name of one source: a person, a body, an office of a state, or a noun described."""
    part = _near_head(text, part)
    start, end = part[0].start, part[-1].end
    person = next((m for m in reversed(part) if m.role == "person"), None)
    body = next((m for m in part if m.role == "body"), None)
    state = next((m for m in part if m.role == "country"), None)
    office = next((m for m in part if m.role == "office"), None)
    former = person is not None and "前" in text[start : person.start]
    if person is not None and (former or (body is None and (state is None or office is None))):
        return Named(person.name, _kind_of(person, part), start, end)
    if person is not None and body is not None and body.kind in ("academic", "media", "unnamed", "document"):
        return Named(person.name, _kind_of(person, part), start, end)
    if person is not None and body is not None and body.kind in ("ngo", "international_body", "company"):
        return Named(f"{body.name} ({person.name})", body.kind, start, end)
    if body is not None:
        titled = next((m.kind for m in part if m.role == "noun"), body.kind)
        kind: SourceKind = titled if body.kind == "unnamed" else body.kind
        return Named(_with_document(body.name, part, text), kind, start, end)
    return _state_or_noun(text, part, start, end)


def _kind_of(person: Mention, part: Sequence[Mention]) -> SourceKind:
    """Return the kind of a named person: that of the title beside, else a witness."""
    titled = next((m.kind for m in part if m.role in ("noun", "office")), None)
    return person.kind if person.kind != "unnamed" else titled or "survivor_or_witness"


def _near_head(text: str, part: Sequence[Mention]) -> Sequence[Mention]:
    """Return the last mention, the head of a Chinese phrase, with those before it that modify it."""
    first = len(part) - 1
    if part[-1].role == "document":
        voices = [n for n, m in enumerate(part) if m.role in ("body", "person")]
        if voices:
            return part[voices[0] :]
    while first > 0:
        gap = _unglossed(text[part[first - 1].end : part[first].start])
        states = part[first - 1].role == part[first].role == "country" and gap != "驻"
        if states or len(gap) > (_GAP if "的" in gap else _NEAR) or re.search(r"[对向给被把，是有]|政策", gap):
            break
        first -= 1
    return part[first:]


def _with_document(name: str, part: Sequence[Mention], text: str) -> str:
    """Return the name with the document that speaks for it, where that is one of a series or its words."""
    span = text[part[0].start : part[-1].end + 20]
    year = re.search(r"(20\d{2})\s?年", span)
    if re.search(r"人口贩[运卖](?:问题)?(?:年度)?报告", span):
        return f"{name}, {year[1] + ' ' if year else ''}Trafficking in Persons Report"
    papers = [m.name for m in part if m.role == "document" and m.name == "press release"]
    return f"{name}, {papers[0]}" if papers else name


def _state_or_noun(text: str, part: Sequence[Mention], start: int, end: int) -> Named | None:
    country = next((m for m in part if m.role == "country"), None)
    state = None if country is None else country.name
    embassy = next((m for m in part if m.role in ("embassy", "mission")), None)
    office = next((m for m in part if m.role == "office"), None)
    noun = next((m for m in reversed(part) if m.role in ("noun", "document")), None)
    if state is not None and embassy is not None:
        return Named(_mission(part, embassy, state), "government", start, end)
    if state is not None and office is not None:
        name = _with_document(office.name.format(country=state), part, text)
        return Named(name, office.kind, start, end)
    if office is not None and noun is None:
        word = text[office.start : office.end]
        noun = Mention(office.start, office.end, "noun", _plain_office(office, word), office.kind)
    if noun is not None:
        if state is not None and noun.name in _SPEAK_FOR_STATE:
            return Named(f"Government of {state}", "government", start, end)
        return Named(_described(text, noun, state), noun.kind, start, end)
    if state is not None:
        return Named(f"Government of {state}", "government", start, end)
    place = next((m for m in part if m.role == "place"), None)
    return None if place is None else Named(place.name, "government", place.start, place.end)


def _plain_office(office: Mention, word: str) -> str:
    """Return what an office whose state is not said is called: its noun, else its name without the state."""
    nouns = {w: e.means.split(" ", 2)[2] for e in entries("sources", "noun") for w in alternatives(e.pattern)}
    return (
        nouns.get(word)
        or office.name.replace(" of {country}", "").replace(" in {country}", "").removesuffix(" (unnamed)").lower()
    )


def _mission(part: Sequence[Mention], embassy: Mention, state: str) -> str:
    """Return the name of a state's embassy or mission."""
    if embassy.role == "mission":
        return embassy.name.format(country=state)
    host = next((m.name for m in part if m.role == "country" and m.name != state), None)
    return embassy.name.format(country=state, host=host) if host else f"Embassy of {state}"


@cache
def _modifiers() -> dict[str, str]:
    return {w: e.means.partition(" ")[2] for e in entries("names", "modifier") for w in alternatives(e.pattern)}


def _described(text: str, noun: Mention, state: str | None) -> str:
    """Return an unnamed source in English, with the modifiers before its noun."""
    words = _modifiers()
    found: list[str] = []
    rest = text[: noun.start]
    while True:
        modifier = next(
            (w for w in sorted(words, key=len, reverse=True) if rest.removesuffix("的").endswith(w)), None
        )
        if modifier is None or (modifier == "前" and not rest.endswith(("，前", "名前", "的前", "些前"))):
            break
        found.insert(0, words[modifier])
        rest = rest.removesuffix("的")[: -len(modifier)]
    where = f" in {state}" if state is not None else ""
    return " ".join((*dict.fromkeys(found), noun.name)) + f"{where} (unnamed)"


_DATELINE = re.compile(
    r"^\s*[（(【]?(?P<who>[\u4e00-\u9fffA-Z]{2,12}?)(?:社|[\u4e00-\u9fff]{0,6}?)\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|电讯|讯|消息|报道)?[】）)，：:\s]"
)


def dateline(text: str) -> Named | None:
    """Return the agency that opens a paragraph as in 某社某城12月10日，; None where none does."""
    match = _DATELINE.match(text)
    if match is None:
        return None
    low, high = match.span("who")
    place = next(
        (name for name in sorted(cities_and_regions(), key=len, reverse=True) if text[low:high].endswith(name)), ""
    )
    high -= len(place)
    body = next((m for m in mentions(text, low, high, {}) if m.role == "body" and m.kind == "media"), None)
    if body is not None:
        return Named(body.name, body.kind, body.start, body.end)
    return Named(text[low:high], "media", low, high) if place and high - low > 1 else None


@cache
def cities_and_regions() -> tuple[str, ...]:
    """Return the Chinese names of cities and regions, as a dateline writes them."""
    return (*cities(), *regions())
