"""Of whom a figure is: populations named in its words, and the words alone where no reference value has them."""

import re
from collections.abc import Sequence
from functools import cache

from palermo.corroborate.figures.reference import FigureWords, References, wider
from palermo.corroborate.wording import fold
from palermo.records import Claim, Quantity
from palermo.words import load_words
from palermo.words.script import simplify

_PLURAL = re.compile(r"(?<=[^\W\d_]{3})(?:(?P<ies>ies)|(?<!s)s)\b")
_PEOPLE = frozenset({"", "others", "persons", "people", "person", "individuals"})
# Where the words that say of whom a count is come to an end.
_CUT = re.compile(r"[,;:.()\n，。；：（）、]")
_NEXT = re.compile(r"\s*([^\W\d_]+(?:\s[^\W\d_]+)?)")
_LISTS = ("en", "es", "zh")


def named_population(text: str, places: Sequence[str], known: References, *, language: str = "en") -> str | None:
    """Return the widest population that a text names at its places; the longest name is read first.

    A total of people in a state ("the prison population") comes before a people, for it is the denominator. One
    and many are the same name. A name before a noun that narrows it ("… women") names a part, not the people.
    """
    rest = _one(simplify(text))
    printed = ((_one(simplify(name)), value) for value in known.values() for name in value.names)
    names = sorted(
        ((name, value.id) for name, value in printed if name in rest and _fits(value.places, places)),
        key=lambda pair: (known[pair[1]].condition is None, -len(pair[0]), pair),
    )
    found: set[str] = set()
    for name, key in names:
        pattern = re.escape(name) if _wide(name) else rf"(?<![\w-]){re.escape(name)}(?!\w)"
        told = [hit for hit in re.finditer(pattern, rest) if not narrowed(rest[hit.end() :], language)]
        if told:
            found.add(key)
        rest = re.sub(pattern, " ", rest)
    ranked = sorted(found, key=lambda key: (known[key].condition is None, len(tuple(wider(key, known))), key))
    return ranked[0] if ranked else None


def narrowed(after: str, language: str) -> bool:
    """Return whether the words behind a people's name make it a part of that people."""
    words = _NEXT.match(after)
    if words is None:
        return False
    first = words[1] if language.startswith("zh") else words[1].split()[0]
    return any(_found("narrower", one, language) for one in (first, words[1]))


def narrowed_before(window: str, people: str, claim: Claim, known: References) -> bool:
    """Return whether a noun before a people's name makes those counted a part of it ("relatives of …")."""
    plain = _one(simplify(window))
    starts = [plain.find(_one(simplify(name))) for name in known[people].names]
    head = plain[: min((start for start in starts if start >= 0), default=0)]
    return bool(_found("narrower", head, claim.language))


def told_measures(claim: Claim) -> frozenset[str]:
    """Return what the claim's words say of its figures: `stock`, `flow`, both, or nothing."""
    return frozenset(kind for kind in ("stock", "flow") if _found(kind, claim.quote, claim.language))


def in_prison(claim: Claim) -> bool:
    """Return whether the claim's words say that those counted are in prison, and not held elsewhere."""
    return bool(_found("imprisoned", claim.quote, claim.language))


def _found(meaning: str, text: str, language: str) -> tuple[str, ...]:
    """Return the words of a text by which entries of a meaning know it."""
    tongue = language.split("-", maxsplit=1)[0]
    words = load_words(tongue if tongue in _LISTS else "en", "counted")
    plain = simplify(text) if tongue == "zh" else text
    hits = (words.pattern(entry).hits(plain) for entry in words.entries if entry.means == meaning)
    return tuple(plain[hit.start : hit.end] for found in hits for hit in found)


def _wide(name: str) -> bool:
    return any("\u3400" <= letter <= "\u9fff" for letter in name)


@cache
def _one(text: str) -> str:
    """Return the text with its plurals in the singular, letters as they are: names are told by their capitals."""
    return _PLURAL.sub(lambda found: "y" if found["ies"] else "", text)


def _fits(own: Sequence[str], places: Sequence[str]) -> bool:
    """Return whether a population is of one of the places, or of the country that one is a part of."""
    countries = {place.split("-")[0] for place in places}
    return not own or any(place in own for place in places) or any(country in own for country in countries)


def of_people(unit: str) -> bool:
    """Return whether a unit is people, or none at all: "39 dead" prints none."""
    return unit.lower() in _PEOPLE


def stated_group(claim: Claim, quantity: Quantity, place: str | None, words: FigureWords) -> str | None:
    """Return whom a count is of in the claim's own words with its place; None where it does not say.

    Whom is the group named right behind the count. The same words at the same place are the same people, as far
    as the text lets one know.
    """
    who = _behind(claim, quantity, words) if of_people(quantity.unit) else thing(quantity.unit, words)
    return f"{who} ({place})" if who is not None and place is not None else None


def thing(unit: str, words: FigureWords) -> str | None:
    """Return a unit as the thing it counts, in the singular; None where numbers of it are not held together."""
    one = _one(fold(unit))
    return one if one.split(" ")[-1] in words.things else None


def _behind(claim: Claim, quantity: Quantity, words: FigureWords) -> str | None:
    """Return the people named right behind a count, with what narrows them; None where nobody is.

    Words that name no people ("people", "workers") are the same people only at a stated time.
    """
    window = window_of(claim, quantity, words)
    plain = fold(simplify(window))
    groups = [fold(simplify(group)) for group in claim.groups]
    named = [group for group in groups if group in plain and not any(group in o for o in groups if o != group)]
    parts = [fold(word) for word in _found("narrower", window, claim.language)]
    who = {_one(name) for name in (*named, *(word for word in parts if not any(word in n for n in named)))}
    if not _proper(claim, named) and claim.since is None and claim.until is None:
        return None
    if not who and quantity.unit in _PEOPLE - {""}:
        return "people"
    return " + ".join(sorted(who)) or None


def window_of(claim: Claim, quantity: Quantity, words: FigureWords) -> str:
    """Return the words right behind a count, which say of whom it is, to the next clause."""
    tail = claim.quote[quantity.end - claim.start :]
    cut = _CUT.search(tail)
    window = tail[: min(words.behind, cut.start() if cut else words.behind)]
    inside = quantity.text if _wide(quantity.text) else ""
    return " ".join(filter(None, (inside, quantity.population, window)))


def _proper(claim: Claim, named: Sequence[str]) -> bool:
    """Return whether one of the groups is named by a name: by a capital, or in a script that has none."""
    held = [group for group in claim.groups if fold(simplify(group)) in named]
    return any(_wide(group) or any(word[0].isupper() for word in group.split()) for group in held)
