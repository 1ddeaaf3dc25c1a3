"""The subject of a Chinese reporting verb: who stands before it, with nothing but circumstances between."""

import re
from collections.abc import Mapping
from functools import cache

from palermo.extract.zh.clauses import Clause
from palermo.extract.zh.lists import either, expressions
from palermo.extract.zh.names import Named, name_source

_DATE = (
    r"(?:\d{2,4}\s?年)?\s?(?:\d{1,2}\s?月)?\s?(?:\d{1,2}\s?[日号])|\d{2,4}\s?年(?:\s?\d{1,2}\s?月)?"
    r"|(?:上|本|这|去|今|昨)?周[一二三四五六日天末]?|星期[一二三四五六日天]|\d{1,2}月份?|[（(][^（）()]{1,40}[）)]"
)
_OPENERS = (
    "但是?|而|不过|然而|此外|另外|同时|其中|可是|对此|因此|随后|此前|此时|目前|如今|最近|当天|日前|近日"
    "|事实上|另据|又"
)
_OPENING = re.compile(rf"(?:{_DATE}|[，、\s]|{_OPENERS})+")
# A circumstance between a subject and its verb: where, to whom, about what, by what means.
_CIRCUMSTANCE = re.compile(
    r"[^，。；：“”]{0,4}?(?:在|就|对|针对|向|与|通过|透过|从|于|以|由|用|为|给)[^。；：“”]{1,26}"
)
_THERE_IS = re.compile(
    r"^(?:也|又|还|另|更|亦|曾|就|现|均|都)?有(?:一[名位些个]|多[名位]|不少|部分|数[名位]|两[名位])?"
)
_SUFFERED = re.compile(r"(?:被|遭|受)[^，。；]{1,12}的$")
_GLOSS = re.compile(r"[^，。；：“”]{0,10}[（(][^）)]{1,80}[）)]")
_UNSAID = re.compile(r"(?:没有|没|未|未能|不|拒绝|无法|不愿|不肯)$")
_REACH = 160  # characters before its verb within which a subject stands
_MANNER = 3  # characters of an adverb that no list holds
_OTHER_PREDICATE = re.compile(r"是|有|被|把|(?<![大公])使|让|因|将")
# What behind a verb makes a noun of it, as in 报道的, 说法.
_NOUN_AFTER = ("的", "书", "人", "者", "会", "案", "过", "中", "里", "内", "引", "一")


def opening_length(text: str) -> int:
    """Return the length of the dates and connecting words that open a clause."""
    opening = _OPENING.match(text)
    return 0 if opening is None else opening.end()


def is_verb(text: str, clause: Clause, match: re.Match[str]) -> bool:
    """Return whether a word that may report stands as an active verb, not inside another word."""
    if text[match.start() - 1 : match.start()] in ("被", "遭", "受") and match.start() > clause.start:
        return False
    if _UNSAID.search(text[max(clause.start, match.start() - 4) : match.start()]):
        return False
    if match[0] not in expressions("speech", "short"):
        if text[match.start() - 1 : match.start()] == "的" and match.start() > clause.start:
            return False  # 的指控 is a noun.
        return not (text[match.end() : match.end() + 1] in _NOUN_AFTER and match.end() < clause.end)
    before, after = text[: match.start()], text[match.end() : clause.end]
    return not (_not_before().search(before) or _not_after().match(after))


@cache
def _not_before() -> re.Pattern[str]:
    return re.compile(either(expressions("speech", "not_short_before")) + "$")


@cache
def _not_after() -> re.Pattern[str]:
    return re.compile(either(expressions("speech", "not_short_after")))


def subject(text: str, low: int, high: int, aliases: Mapping[str, str]) -> Named | None:
    """Return the source that is the subject of a verb at `high`; None where something else stands between."""
    low = max(low, high - _REACH)
    source = name_source(text, low, high, aliases) if low < high else None
    if source is None:
        return None
    before = _SUFFERED.sub("", _THERE_IS.sub("", text[low : source.start]))
    if re.search(r"[对向给被把]$", before) or _OTHER_PREDICATE.search(before):
        return None
    return source if _is_gap(text[source.end : high]) else None


@cache
def _step() -> re.Pattern[str]:
    listed = either((*expressions("speech", "between"), *expressions("speech", "role")))
    return re.compile(rf"{_DATE}|的?{listed}|[\s，）)”“》]")


def _is_gap(text: str) -> bool:
    """Return whether a text between subject and verb holds only dates, roles, adverbs and one circumstance."""
    at = 0
    while len(text) - at > _MANNER:
        step = _step().match(text, at) or _GLOSS.match(text, at)
        if step is None or step.end() == at:
            return _CIRCUMSTANCE.fullmatch(text, at) is not None
        at = step.end()
    return re.search(r"[。；：“”]|^[这那的事]", text[at:]) is None
