"""Quantities of claims become figures: what they count, of whom, over what, when, as far as stated."""

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from palermo.corroborate.figures.intervals import around, interval_of, last_digit, stated_value
from palermo.corroborate.figures.naming import (
    in_prison,
    named_population,
    narrowed_before,
    of_people,
    stated_group,
    thing,
    told_measures,
    window_of,
)
from palermo.corroborate.figures.parts import several, whole_of
from palermo.corroborate.figures.reference import FigureWords, References, figure_words
from palermo.corroborate.figures.where import inside, place_of
from palermo.corroborate.wording import fold
from palermo.records import Claim, Quantity
from palermo.records.figures import Figure, FigureKind, FigureMeasure, Interval

KINDS: dict[str, FigureKind] = {"count": "count", "share": "share", "ratio": "ratio", "rate": "rate"}
IMPRISONED = "imprisoned"
HELD = {IMPRISONED, "detained"}
_PER = re.compile(r"\s+(?:per|in every|out of every)\s+", re.IGNORECASE)
# A number right behind one of these is the mark of a note, and so is one glued to a Latin letter.
_MARKED = re.compile(r"[.,;:\])\[”\"’'a-zA-Z]$")


@dataclass(frozen=True, slots=True)
class _Before:
    """What the text was about just before: the last place and figure; with all places its claims name."""

    anywhere: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    group: str | None = None
    end: int = 0


def read_figures(claims: Iterable[Claim], known: References) -> tuple[Figure, ...]:
    """Return one figure for each thing stated, in order of id: a copy adds its claim and document, no figure.

    What is denied states no figure: the number is that of those who are contradicted.
    """
    words = figure_words()
    by_document: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.certainty != "denied":
            by_document.setdefault(claim.document, []).append(claim)
    merged: dict[str, Figure] = {}
    for own in by_document.values():
        before = _Before(tuple(dict.fromkeys(code for claim in own for code in _codes(claim))))
        for claim in sorted(own, key=lambda claim: (claim.start, claim.end, claim.id)):
            found, before = _of_claim(claim, before, known, words)
            for figure in found:
                held = merged.get(figure.id)
                merged[figure.id] = figure if held is None else _joined(held, figure)
    return tuple(merged[key] for key in sorted(merged))


def _joined(one: Figure, other: Figure) -> Figure:
    return replace(
        one,
        text=min(one.text, other.text),
        population=min((p for p in (one.population, other.population) if p is not None), default=None),
        claims=tuple(sorted({*one.claims, *other.claims})),
        documents=tuple(sorted({*one.documents, *other.documents})),
    )


def _of_claim(
    claim: Claim, before: _Before, known: References, words: FigureWords
) -> tuple[list[Figure], _Before]:
    codes = _codes(claim) or before.places
    before = replace(before, places=codes)
    found = []
    for quantity, interval in _quantities(claim):
        figure = _figure(claim, quantity, interval, before, known, words)
        whole = whole_of(claim, quantity, words)
        if whole is not None:  # those sent home, of all who were held, are not another count of who was held
            figure = replace(figure, numerator=f"part of {whole}")
            figure = replace(figure, id=_key(figure, claim))
        elif several(claim, quantity, words):  # which of them the statement is about, nobody can tell
            figure = replace(figure, numerator=None)
            figure = replace(figure, id=_key(figure, claim))
        found.append(figure)
        before = replace(before, group=figure.group or before.group, end=quantity.end)
    return found, before


def _codes(claim: Claim) -> tuple[str, ...]:
    return tuple(place.code for place in claim.places if place.code is not None)


def _quantities(claim: Claim) -> list[tuple[Quantity, Interval]]:
    """Return the quantities that are figures, "3,814 per 100,000" put together as one rate."""
    found: list[tuple[Quantity, Interval]] = []
    waiting: Quantity | None = None
    for quantity in sorted(claim.quantities, key=lambda quantity: (quantity.start, quantity.end)):
        if quantity.kind not in KINDS or not _counts(quantity) or _is_mark(claim, quantity):
            continue
        gap = "" if waiting is None else claim.quote[waiting.end - claim.start : quantity.start - claim.start]
        if waiting is not None and waiting.kind == quantity.kind == "count" and _PER.fullmatch(gap):
            found[-1] = _rate(claim, waiting, quantity)
            waiting = None
            continue
        found.append((quantity, interval_of(quantity)))
        waiting = quantity
    return found


def _counts(quantity: Quantity) -> bool:
    """Return whether a quantity counts somebody or something: hours a day and money a month do not.

    Nor does a count with a fraction: it is a year or a number with the mark of a note behind it.
    """
    if quantity.kind == "count":
        return stated_value(quantity).is_integer()
    return quantity.kind != "rate" or quantity.unit.startswith(("persons", "per"))


def _is_mark(claim: Claim, quantity: Quantity) -> bool:
    head = claim.quote[: max(quantity.start - claim.start, 0)]
    return quantity.kind == "count" and quantity.text.isdigit() and _MARKED.search(head) is not None


def _rate(claim: Claim, top: Quantity, base: Quantity) -> tuple[Quantity, Interval]:
    size = stated_value(base) or 1.0
    value, bounds = stated_value(top), interval_of(top)
    if bounds.low == bounds.high:  # a rate is computed, so its last printed digit is rounded
        bounds = around(value, last_digit(value) or 1.0)
    low, high = (None if end is None else end / size for end in (bounds.low, bounds.high))
    text = claim.quote[top.start - claim.start : base.end - claim.start]
    rate = replace(top, kind="rate", low=value / size, high=value / size, text=text, end=base.end)
    return rate, Interval(low, high)


def _figure(  # noqa: PLR0913, PLR0917 - the claim, its quantity, and the three things it is read with
    claim: Claim, quantity: Quantity, interval: Interval, before: _Before, known: References, words: FigureWords
) -> Figure:
    kind: FigureKind = "ratio" if quantity.unit == "times" else KINDS[quantity.kind]
    group, denominator = _populations(claim, quantity, before, known, words)
    condition = None if denominator is None else known[denominator].condition
    figure = Figure(
        "", kind, stated_value(quantity), interval, " ".join(quantity.text.lower().split()), quantity.unit,
        condition or _state(claim, quantity, words), group,
        None if kind == "count" or quantity.unit == "times" else denominator,
        quantity.population, _measure(kind, claim, quantity), claim.since, claim.until,
        (claim.id,), (claim.document,), place=place_of(claim),
    )  # fmt: skip
    return replace(figure, id=_key(figure, claim))


def _state(claim: Claim, quantity: Quantity, words: FigureWords) -> str | None:
    """Return the state that a figure counts; None where the claim tells none, or several that are not kin."""
    states = list(dict.fromkeys(words.conditions[code] for code in words.conditions if code in claim.abuses))
    if not states or not (len(states) == 1 or any(set(states) <= kin for kin in words.kin)):
        return None
    if quantity.kind != "count" or of_people(quantity.unit):
        return IMPRISONED if set(states) <= HELD and in_prison(claim) else states[0]
    what = thing(quantity.unit, words)
    return None if what is None else f"{what} ({states[0]})"


def _measure(kind: FigureKind, claim: Claim, quantity: Quantity) -> FigureMeasure | None:
    """Return flow for what is summed over a stated period, stock for a part of a population, else None."""
    if quantity.unit == "times":
        return None
    if claim.since is not None and claim.since != claim.until:
        return "flow"
    if kind != "count":
        return "stock"
    told = told_measures(claim)
    return "stock" if told == {"stock"} else "flow" if told == {"flow"} else None


def _key(figure: Figure, claim: Claim) -> str:
    """Return an id of what is stated, the same in whichever document and words it stands.

    What does not say of whom it is, is the same only in the same words.
    """
    low, high = (None if end is None else f"{end:.9g}" for end in (figure.interval.low, figure.interval.high))
    parts: tuple[object, ...] = (
        figure.kind, low, high, figure.unit, figure.numerator, figure.group, figure.denominator,
        figure.measure, figure.since, figure.until,
    )  # fmt: skip
    if figure.kind != "count" and figure.denominator is None and figure.population is not None:
        parts = (*parts, " ".join(figure.population.lower().split()), figure.place)
    if figure.group is None and figure.denominator is None:
        parts = (*parts, fold(claim.quote))
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _populations(
    claim: Claim, quantity: Quantity, before: _Before, known: References, words: FigureWords
) -> tuple[str | None, str | None]:
    """Return the group whose members are counted and the reference value that they are a part of."""
    if quantity.kind == "count":  # whom a count is of stands right behind it, and nowhere else
        return _counted(claim, quantity, before, known, words), None
    tail = quantity.population or claim.quote[quantity.end - claim.start :]
    denominator = _named(claim, tail, before, known) or _named(claim, claim.quote, before, known)
    if denominator is not None and known[denominator].condition is None:
        return denominator, denominator
    head = claim.quote[: quantity.start - claim.start]
    return _named(claim, head, before, known) or _carried(head, quantity, before, words), denominator


def _counted(
    claim: Claim, quantity: Quantity, before: _Before, known: References, words: FigureWords
) -> str | None:
    window = window_of(claim, quantity, words)
    people = _named(claim, window, before, known) if of_people(quantity.unit) else None
    if people is not None and _whole(people, window, claim, known):
        return people
    head = claim.quote[: quantity.start - claim.start]
    return _carried(head, quantity, before, words) or stated_group(claim, quantity, place_of(claim), words)


def _whole(people: str, window: str, claim: Claim, known: References) -> bool:
    """Return whether the words are of a people as a whole, at its place, and of no state or part of it."""
    value = known[people]
    at_home = value.condition is None and inside(claim, value.places)
    return at_home and not narrowed_before(window, people, claim, known)


def _carried(head: str, quantity: Quantity, before: _Before, words: FigureWords) -> str | None:
    """Return the group of the figure before, where words before this one say that it is the same."""
    same = any(re.search(rf"\b{re.escape(word)}\b", head, re.IGNORECASE) for word in words.same_group)
    return before.group if same and quantity.start - before.end <= words.reach else None


def _named(claim: Claim, text: str, before: _Before, known: References) -> str | None:
    """Return the population that a text names at the claim's places, else the last, else any of the page."""
    tongue = claim.language.split("-")[0]
    found = named_population(text, before.places, known, language=tongue)
    if found or _codes(claim):
        return found
    return named_population(text, before.anywhere, known, language=tongue)
