"""Who a Chinese phrase names: known bodies, offices of states, people, and unnamed sources, in English."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from palermo.extract.chinese.lexicon import any_of, attribution_words, source_words
from palermo.extract.chinese.mentions import Mention, mentions, person_at_end
from palermo.extract.chinese.places import english_name
from palermo.records import SourceKind

_PARALLEL = re.compile(r"\s?(?:和|与|及|以及|、|跟)\s?(?:一些|多个|许多)?")
_THAT = re.compile(r"该|这[位名份项家些]|上述|此")
_SHARE = 0.75
_LONGEST_NAME = 12
_NEAR_PRONOUN = 8  # characters from a pronoun to its verb
_GAP = 14  # characters between a body and its person or office


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


def name_source(text: str, low: int, high: int, aliases: dict[str, str], *, reach: int = 0) -> Named | None:
    """Return the source that [low, high) of a paragraph names; None where it names none.

    Up to `reach` a joint statement of states may be named.

    Parallel sources are one name joined by "and". An unnamed source is described in English and marked.
    """
    pronoun = any_of(_pronouns(), literal=True).match(text, low, high)
    whole = pronoun is not None and (pronoun.end() == high or len(pronoun[0]) > 1)
    if pronoun is not None and (whole or (pronoun[0] in "他她它" and high - low <= _NEAR_PRONOUN)):
        return Named("", "unnamed", low, pronoun.end(), pronoun=True)
    joint = _joint_statement(text, low, max(high, reach))
    if joint is not None:
        return joint
    found = [m for m in mentions(text, low, high, aliases) if not _is_object(text, low, m)]
    found = [m for m in found if not _is_where(text, m)] or found
    if found and _THAT.match(text, low, high) and all(m.role in ("noun", "document", "office") for m in found):
        noun = Mention(found[-1].start, found[-1].end, "noun", found[-1].name, found[-1].kind)
        return Named(_described(text, noun), noun.kind, low, found[-1].end, pronoun=True)
    if not found:
        return _unlisted_person(text, low, high, aliases)
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


def _is_object(text: str, low: int, mention: Mention) -> bool:
    """Return whether a name stands behind a preposition: to whom or about what is spoken."""
    return re.search(r"[向对给被就][^的，]{0,3}$", text[max(low, mention.start - 4) : mention.start]) is not None


def _is_where(text: str, mention: Mention) -> bool:
    """Return whether a document is where something is said (在…声明中), not who says it."""
    return mention.role == "document" and text[mention.end : mention.end + 1] in ("中", "里", "上", "内")


def _pronouns() -> tuple[str, ...]:
    return attribution_words().pronouns


def _joint_statement(text: str, low: int, high: int) -> Named | None:
    match = re.search(source_words().joint_statement, text[low:high])
    if match is None:
        return None
    number = (match["n"] or match["m"]).strip()
    where = " at the United Nations" if "联合国" in text else ""
    return Named(
        f"joint statement of {number} states{where}", "government", low + match.start(), low + match.end()
    )


def _unlisted_person(text: str, low: int, high: int, aliases: dict[str, str]) -> Named | None:
    """Return a foreign name that stands alone, as written."""
    phrase = text[low:high]
    for title in source_words().name_titles:
        phrase = phrase.removesuffix(title)
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
    """Return the name of one source: a listed person, a body, an office of a state, or a noun described."""
    part = _near_head(text, part)
    start, end = part[0].start, part[-1].end
    person = next((m for m in part if m.role == "person"), None)
    body = _best_body(part)
    if person is not None:
        academic = body is not None and body.kind == "academic"
        if person.kind != "unnamed" or body is None or academic:
            name = f"{person.name}, {body.name}" if academic and body is not None else person.name
            kind: SourceKind = "academic" if academic else person.kind
            return Named(
                _with_document(name, part, text), "survivor_or_witness" if kind == "unnamed" else kind, start, end
            )
    if body is not None:
        return Named(_with_document(body.name, part, text), body.kind, start, end)
    return _state_or_noun(text, part, start, end)


def _near_head(text: str, part: Sequence[Mention]) -> Sequence[Mention]:
    """Return the last mention, the head of a Chinese phrase, with those before it that modify it."""
    first = len(part) - 1
    if part[-1].role == "document":
        voices = [n for n, m in enumerate(part) if m.role in ("body", "person")]
        if voices:
            return part[voices[0] :]
    while first > 0:
        gap = _unglossed(text[part[first - 1].end : part[first].start])
        if len(gap) > _GAP or re.search(r"[对向给被把，是有]|政策", gap):
            break
        first -= 1
    return part[first:]


def _is_state(mention: Mention) -> bool:
    return mention.role == "body" and mention.name.startswith("Government of")


def _best_body(part: Sequence[Mention]) -> Mention | None:
    bodies = [m for m in part if m.role == "body"]
    states = [m for m in bodies if _is_state(m)]
    if any(m.role == "embassy" for m in part):
        return None
    # 中共外交部 and the like: the office of the state, not the state.
    if (
        states
        and any(m.role == "office" and m.start >= states[0].end for m in part)
        and len(states) == len(bodies)
    ):
        office = next(m for m in part if m.role == "office" and m.start >= states[0].end)
        country = states[0].name.removeprefix("Government of ")
        return Mention(states[0].start, office.end, "body", office.name.format(country=country), office.kind)
    return next((m for m in bodies if m not in states), bodies[0] if bodies else None)


def _with_document(name: str, part: Sequence[Mention], text: str) -> str:
    """Return the name with the document that speaks for it: a report of the series, a white paper, a release."""
    span = text[part[0].start : part[-1].end + 20]
    year = re.search(r"(20\d{2})\s?年", span)
    if any(re.search(report, span) for report in source_words().tip_report):
        return f"{name}, {year[1] + ' ' if year else ''}Trafficking in Persons Report"
    for mention in part:
        if mention.role == "document" and mention.name in ("white paper", "press release"):
            return f"{name}, {mention.name}"
    return name


def _state_or_noun(text: str, part: Sequence[Mention], start: int, end: int) -> Named | None:
    country = next((m for m in part if m.role == "country" or _is_state(m)), None)
    state = None if country is None else country.name.removeprefix("Government of ")
    embassy = next((m for m in part if m.role == "embassy"), None)
    office = next((m for m in part if m.role == "office"), None)
    if state is not None and embassy is not None:
        return Named(_mission(text[start:end], part, embassy, state), "government", start, end)
    if state is not None and office is not None:
        return Named(office.name.format(country=state), office.kind, start, end)
    noun = next((m for m in reversed(part) if m.role in ("noun", "document")), None)
    if office is not None and (noun is None or office is part[-1]):
        english = _office_nouns().get(text[office.start : office.end], "authorities")
        noun = Mention(office.start, office.end, "noun", english, office.kind)
    if noun is not None:
        name = _own_name(text, noun)
        return Named(name or _described(text, noun), noun.kind, start, end)
    return Named(f"Government of {state}", "government", start, end) if state is not None else None


def _own_name(text: str, noun: Mention) -> str | None:
    """Return a firm's or a titled person's name as written where it stands right before the noun, else None."""
    word = text[noun.start : noun.end]
    titled = word in source_words().name_titles
    if noun.kind != "company" and not titled:
        return None
    proper = person_at_end(text[max(0, noun.start - _LONGEST_NAME) : noun.start])
    return proper if proper is None or titled else proper + word


def _mission(phrase: str, part: Sequence[Mention], embassy: Mention, state: str) -> str:
    """Return the name of a state's embassy or mission."""
    if embassy.name in source_words().permanent_mission:
        return f"Permanent Mission of {state} to the United Nations"
    states = [m.name.removeprefix("Government of ") for m in part if m.role == "country" or _is_state(m)]
    host = next((name for name in states if name != state), _short_host(phrase))
    return source_words().embassy.name.format(country=state, host=host) if host else f"Embassy of {state}"


def _short_host(phrase: str) -> str:
    """Return the host of an embassy written with one character (驻英使馆), empty where there is none."""
    match = re.search(r"驻([\u4e00-\u9fff])(?:国|大|使|总|领)", phrase)
    code = source_words().short_states.get(match[1]) if match else None
    return "" if code is None else english_name(code)


@cache
def _office_nouns() -> dict[str, str]:
    """Return the English of offices whose country is not said."""
    return {word: english for nouns in source_words().unnamed.values() for word, english in nouns.items()}


def _described(text: str, noun: Mention) -> str:
    """Return an unnamed source in English, with the modifiers before its noun."""
    words = source_words().modifiers
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
    return " ".join((*dict.fromkeys(found), noun.name)) + " (unnamed)"


_DATELINE = re.compile(
    r"^\s*[（(【]?(?P<who>[\u4e00-\u9fffA-Z]{2,12}?)(?:社|[\u4e00-\u9fff]{0,6}?)\s?(?:\d{4}年)?\d{1,2}月\d{1,2}日(?:电|电讯|讯|消息|报道)?[】）)，：:\s]"
)


def dateline(text: str) -> Named | None:
    """Return the agency that opens a paragraph as in 路透北京12月10日，; None where none does."""
    match = _DATELINE.match(text)
    if match is None:
        return None
    body = next((m for m in mentions(text, 0, match.end(), {}) if m.role == "body" and m.kind == "media"), None)
    return None if body is None else Named(body.name, body.kind, body.start, body.end)
