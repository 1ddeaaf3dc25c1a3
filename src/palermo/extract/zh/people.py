"""Who the people of a Chinese page are, as far as the page itself says: names with a title or a Latin form."""

import re
from collections import Counter
from functools import cache

from palermo.extract.zh.lists import either, entries, expressions, source_words
from palermo.extract.zh.mentions import glossed_names
from palermo.extract.zh.states import countries, english_name

_FEWEST = 3  # times that a page writes a family name and one sign before these are taken for a name
_SIGNS = 3  # characters of a name with a family name of one sign
# What begins like a family name and is a time or a joint: 周五, 于是.
_TIME = re.compile(
    r"[周年月日时前后中方面一二三四五六七八九十末天是其此但则即来]$|^(?:于是|何况|有|都|对|关于|那|这|经|连|相关|双方|全)"
)
# What may follow a name: a verb, a mark, a time or a place.
_AFTER = r"(?=[说称表指强透认回写告补呼警宣在于对就向曾也还则又昨今周星日近去上，、。：（(和与及的“]|\d|\s|$)"


def people_of(plain: str) -> dict[str, str]:
    """Return what the people of a page (simplified) are to be called, by the names the page gives them.

    One who holds an office of a state speaks for it; others are called by their Latin form, if the page has one,
    else as written.
    """
    found = {name: name for name in _subjects(plain)}
    found |= glossed_names(plain)
    for match in _titled().finditer(plain):
        office = source_words("office")[match["office"]]
        state = match["state"]
        if state is not None and office.kind == "government":
            found[match["name"]] = office.english.format(country=english_name(countries()[state]))
        else:
            found.setdefault(match["name"], match["name"])
    for pattern in (_before(), _behind()):
        for match in pattern.finditer(plain):
            if len(match["name"]) < _SIGNS and plain.count(match["name"]) < _FEWEST:
                continue
            found.setdefault(match["name"], match["name"])
    return {name: called for name, called in found.items() if not _TIME.search(name) and name not in countries()}


@cache
def _name() -> str:
    signs = entries("names", "sign")[0].pattern
    family = entries("names", "surname")[0].pattern
    return rf"(?:{signs[:-1]}·]{{2,10}}?|(?:{family})[\u4e00-\u9fff]{{1,2}}?)"


@cache
def _titled() -> re.Pattern[str]:
    """Return the pattern of an office of a state with the name of who holds it: 某国总统某某."""
    offices = either(source_words("office"), literal=True)
    states = either(countries(), literal=True)
    return re.compile(rf"(?P<state>{states})?(?P<office>{offices})(?:新闻)?(?:发言人)?(?P<name>{_name()}){_AFTER}")


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"{either(expressions('names', 'title'))}(?P<name>{_name()}){_AFTER}")


@cache
def _behind() -> re.Pattern[str]:
    titles = either(expressions("names", "title"))
    return re.compile(rf"(?:(?<=[，。、：“”\n])|^)(?P<name>{_name()}){titles}", re.MULTILINE)


@cache
def _speaking() -> re.Pattern[str]:
    family = entries("names", "surname")[0].pattern
    return re.compile(
        rf"(?:(?<=[，。、：“”\n])|^)(?P<name>(?:{family})[\u4e00-\u9fff]{{1,2}}?)"
        r"(?=说|表示|告诉|指出|称|回忆|透露|认为|强调|补充|写道|介绍说|[（(]\D{1,20}[）)]说)",
        re.MULTILINE,
    )


def _subjects(plain: str) -> tuple[str, ...]:
    """Return names of family name and given name that stand before a verb of saying."""
    nouns = {*source_words("noun"), *source_words("document"), *source_words("office")}
    names = Counter(match["name"] for match in _speaking().finditer(plain))
    return tuple(
        name
        for name in names
        if not any(noun in name for noun in nouns)
        and not _TIME.search(name)
        and (plain.count(name) >= _FEWEST if len(name) < _SIGNS else plain.count(name) > 1)
    )
