"""Places that claims name, by country: shaded and numbered by independent root sources."""

from collections.abc import Iterator
from dataclasses import dataclass

import pycountry

from palermo.publish.content import Count, Picture, Sentence, Table, Words
from palermo.publish.countries import country_name
from palermo.publish.pictures.atlas import WIDE, Outline, outlines
from palermo.publish.pictures.drawing import ACCENT, LAND, PAPER, WIDTH, framed, length, number, tag, told, words
from palermo.publish.sentences import named
from palermo.records import Claim, Derivation

HEIGHT = 300  # down to the foot of South America
TENTH = WIDTH / WIDE
SHADES = ((1, "m1", "#bcd3e1"), (2, "m2", "#86aec8"), (4, "m3", "#4f86a8"), (8, "m4", "#1f4e6b"))
"""From so many root sources up, each class of shade with its colour on paper."""
LABELS, SPELLED_OUT = 24, 12
NOWHERE = "Places without a country that is known"


@dataclass(frozen=True, slots=True)
class _Country:
    """A country that claims name (code "" for places of none), with the roots and claims that name it."""

    code: str
    name: str
    roots: int
    claims: int


def places_table(claims: tuple[Claim, ...], derivations: dict[str, Derivation], *, subject: str) -> Table | None:
    """Return the countries that claims name, the most widely named first; None where none is known.

    A claim counts once for each country it names or names a part of, and by the root that its document goes back
    to. `subject` is the country assessed, ISO 3166-1 alpha-3, which is marked on the map.
    """
    countries = _countries(claims, derivations)
    if all(country.code == "" for country in countries):
        return None
    drawn = {outline.code for outline in outlines()}
    rows = tuple(_row(country, drawn=country.code in drawn) for country in countries)
    columns = ("Country", "Root sources", "Claims", "On the map")
    shown = [country for country in countries if country.code in drawn]
    picture = None if len(shown) == 0 else _picture(shown, len(countries) - len(shown), subject)
    return Table("Places that claims name, by country", columns, rows, "places", picture)


def _countries(claims: tuple[Claim, ...], derivations: dict[str, Derivation]) -> list[_Country]:
    roots: dict[str, set[str]] = {}
    counted: dict[str, int] = {}
    for claim in claims:
        derivation = derivations.get(claim.document)
        root = claim.document if derivation is None else derivation.root
        for code in {_country(place.code) for place in claim.places}:
            roots.setdefault(code, set()).add(root)
            counted[code] = counted.get(code, 0) + 1
    made = [_Country(code, _name(code), len(roots[code]), counted[code]) for code in roots]
    return sorted(made, key=lambda item: (item.code == "", -item.roots, -item.claims, item.name))


def _country(code: str | None) -> str:
    """Return the alpha-3 code of the country of an ISO 3166 code, of a country or a part of one; empty if none."""
    if code is None:
        return ""
    if len(code) == 3:  # noqa: PLR2004 -- alpha-3; XKX is in general use and not in the standard
        return code
    found = pycountry.countries.get(alpha_2=code[:2])
    return "" if found is None else str(found.alpha_3)


def _name(code: str) -> str:
    return {"": NOWHERE, "XKX": "Kosovo"}.get(code) or country_name(code)


def _row(country: _Country, *, drawn: bool) -> tuple[Sentence, ...]:
    where = "drawn" if drawn else "not drawn"
    texts = (country.name, f"{country.roots:,}", f"{country.claims:,}", where)
    return tuple(named(text, "extractions") for text in texts)


def _picture(countries: list[_Country], not_drawn: int, subject: str) -> Picture:
    by_code = {country.code: country for country in countries}
    known = {outline.code: outline for outline in outlines() if outline.code is not None}
    rest = "".join(outline.path for outline in outlines() if outline.code not in by_code)
    shapes = [
        tag("g", "\n".join(_land(rest, countries, known)), transform=f"scale({number(TENTH)})"),
        *_numbers(countries, known, subject),
        *_key(),
    ]
    title = "Countries that claims name, by independent root sources"
    spelled = [_told(country) for country in countries[:SPELLED_OUT]]
    description = ". ".join((*spelled, "The table below holds every country."))
    svg = framed("places", title, description, HEIGHT + 30, shapes)
    return Picture("places", title, description, svg, _note(not_drawn))


def _told(country: _Country) -> str:
    return f"{country.name}: {country.roots:,} root {'source' if country.roots == 1 else 'sources'}"


def _land(rest: str, countries: list[_Country], known: dict[str, Outline]) -> Iterator[str]:
    yield tag("path", kind="n", d=rest, fill=LAND, stroke=PAPER, stroke_width=5)
    for country in countries:
        kind, colour = _shade(country.roots)
        outline = known[country.code].path
        yield tag("path", told(_told(country)), kind=kind, d=outline, fill=colour, stroke=ACCENT, stroke_width=7)


def _shade(roots: int) -> tuple[str, str]:
    return next((kind, colour) for least, kind, colour in reversed(SHADES) if roots >= least)


def _numbers(countries: list[_Country], known: dict[str, Outline], subject: str) -> Iterator[str]:
    """Yield code and number on a small card at the middle of each country, where no other card stands already."""
    taken: list[tuple[float, float, float]] = []
    for country in sorted(countries, key=lambda item: (item.code != subject, -item.roots, item.name))[:LABELS]:
        label = f"{country.code} {country.roots:,}"
        width = length(label, 11) + 8
        x, y = (part * TENTH for part in known[country.code].middle)
        x = min(max(x, width / 2 + 1), WIDTH - width / 2 - 1)
        if any(abs(x - ox) < (width + other) / 2 + 2 and abs(y - oy) < 18 for ox, oy, other in taken):  # noqa: PLR2004
            continue
        taken.append((x, y, width))
        yield tag("rect", kind="o bo", x=x - width / 2, y=y - 8, width=width, height=16, rx=3, fill=PAPER,
                  stroke=ACCENT, stroke_width=2 if country.code == subject else 0.8)  # fmt: skip
        yield words(x, y + 4, label, kind="k", anchor="middle", size=11, bold=country.code == subject)


def _key() -> Iterator[str]:
    x, y = 2.0, HEIGHT + 10
    yield words(x, y + 11, "Root sources:", size=12)
    x += 98
    for (least, kind, colour), (after, _, _) in zip(SHADES, (*SHADES[1:], (0, "", "")), strict=True):
        name = (
            f"{least} and more" if after == 0 else f"{least}" if after == least + 1 else f"{least} to {after - 1}"
        )
        yield tag("rect", kind=kind, x=x, y=y, width=22, height=14, fill=colour)
        yield words(x + 28, y + 11, name, size=12)
        x += 28 + length(name, 12) + 18


def _note(not_drawn: int) -> Sentence:
    parts: list[Words | Count] = [
        Words("A shade says how many root sources, counted by the documents that go back to them, name a place "
              "in the country. It does not say that anything happened there, or by whom. ")
    ]  # fmt: skip
    if not_drawn > 0:
        parts += [Count(not_drawn, "row of the table is", "rows of the table are"),
                  Words(" not drawn: too small for a map of the world, or of no known country. ")]  # fmt: skip
    parts.append(
        Words("Lines after Natural Earth; they are no statement on any border or on the status of any place.")
    )
    return Sentence(tuple(parts), basis=("extractions",))
