"""The countries of the world as outlines on a flat page.

Sources: Natural Earth at 1:110 million, by way of world-atlas 2.0.2 (data/publish/countries-110m.NOTICE.txt);
TopoJSON format specification, sections 2.1.4 and 4.1; the Equal Earth projection (Šavrič, Patterson, Jenny 2018).
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import pycountry
from pydantic import BaseModel, ConfigDict, ValidationError

from palermo.datafiles import data_file
from palermo.errors import DataFileError

FILE = "publish/countries-110m.json"
WIDE = 7200  # a world is so wide; outlines are in whole units, ten to a unit of a picture
A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
HALF = 2.70663  # half the width of the projection, in radii of the earth
NORTH = 1.3  # its height at the northern edge of the land, and a little more
NEAR = 9  # points nearer than this to the one before are left out, in units of WIDE
ANTARCTICA = "ATA"
BY_NAME = {"Kosovo": "XKX"}  # user-assigned code in general use; world-atlas gives the country no number

Point = tuple[int, int]


class _Named(BaseModel):
    name: str


class _Geometry(BaseModel):
    type: str
    id: str | None = None
    arcs: list[list[int]] | list[list[list[int]]]
    properties: _Named


class _Countries(BaseModel):
    geometries: list[_Geometry]


class _Objects(BaseModel):
    countries: _Countries


class _Transform(BaseModel):
    scale: tuple[float, float]
    translate: tuple[float, float]


class _Topology(BaseModel):
    model_config = ConfigDict(frozen=True)

    objects: _Objects
    arcs: list[list[tuple[int, int]]]
    transform: _Transform


@dataclass(frozen=True, slots=True)
class Outline:
    """A country by ISO 3166-1 alpha-3 code (None where it has none): its lines as an SVG path, and its middle.

    Both are in units of WIDE from the top left; the middle is that of the largest part.
    """

    code: str | None
    path: str
    middle: Point


@cache
def outlines() -> tuple[Outline, ...]:
    """Return every country of the map but Antarctica, in order of code. Errors: DataFileError on a faulty file."""
    try:
        topology = _Topology.model_validate_json(data_file(FILE).read_bytes())
    except ValidationError as error:
        raise DataFileError(f"{FILE}: is no TopoJSON of countries: {error.error_count()} faults") from error
    arcs = [list(_projected(arc, topology.transform)) for arc in topology.arcs]
    found = (_outline(item, arcs) for item in topology.objects.countries.geometries)
    kept = (outline for outline in found if outline.code != ANTARCTICA)
    return tuple(sorted(kept, key=lambda outline: (outline.code or "", outline.path)))


def _projected(arc: list[tuple[int, int]], transform: _Transform) -> Iterator[Point]:
    """Yield the points of an arc, whose places are differences from the point before."""
    x = y = 0
    last: Point | None = None
    for number, (dx, dy) in enumerate(arc):
        x, y = x + dx, y + dy
        point = _flat(
            x * transform.scale[0] + transform.translate[0], y * transform.scale[1] + transform.translate[1]
        )
        ends = number in (0, len(arc) - 1)
        if last is None or ends or abs(point[0] - last[0]) + abs(point[1] - last[1]) >= NEAR:
            yield point
            last = point


def _flat(longitude: float, latitude: float) -> Point:
    angle = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = 9 * A4 * angle**8 + 7 * A3 * angle**6 + 3 * A2 * angle**2 + A1
    across = 2 * math.sqrt(3) * math.radians(longitude) * math.cos(angle) / (3 * slope)
    up = A4 * angle**9 + A3 * angle**7 + A2 * angle**3 + A1 * angle
    unit = WIDE / (2 * HALF)
    return round((across + HALF) * unit), round((NORTH - up) * unit)


def _outline(item: _Geometry, arcs: list[list[Point]]) -> Outline:
    rings = (_ring(ring, arcs) for part in _parts(item) for ring in part)
    flat = [piece for ring in rings for piece in _within(ring) if len(piece) > 2]  # noqa: PLR2004 -- an area
    largest = max(flat, key=lambda ring: abs(_area(ring)), default=[(0, 0)])
    return Outline(_code(item), "".join(map(_path, flat)), _middle(largest))


def _parts(item: _Geometry) -> list[list[list[int]]]:
    """Return the polygons of a country, each a list of rings, each a list of arcs."""
    if item.type == "Polygon":
        return [[ring for ring in item.arcs if _is_ring(ring)]]  # type: ignore[misc]
    return item.arcs  # type: ignore[return-value]


def _is_ring(ring: list[int] | list[list[int]]) -> bool:
    return all(isinstance(arc, int) for arc in ring)


def _code(item: _Geometry) -> str | None:
    country = None if item.id is None else pycountry.countries.get(numeric=item.id)
    return BY_NAME.get(item.properties.name) if country is None else str(country.alpha_3)


def _ring(ring: list[int], arcs: list[list[Point]]) -> list[Point]:
    """Return the points of a ring; a negative number names an arc read backwards, by its complement."""
    points: list[Point] = []
    for number in ring:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc if not points else arc[1:]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def _within(ring: list[Point]) -> list[list[Point]]:
    """Return a ring in pieces that do not leap from one edge of the page to the other."""
    pieces: list[list[Point]] = [[]]
    for point in ring:
        if pieces[-1] and abs(point[0] - pieces[-1][-1][0]) > WIDE / 2:
            pieces.append([])
        pieces[-1].append(point)
    return pieces


def _path(ring: list[Point]) -> str:
    steps = "".join(
        f"{x - px}{y - py:+d}" if at == 0 else f"{'' if x < px else ' '}{x - px}{y - py:+d}"
        for at, ((px, py), (x, y)) in enumerate(pairwise(ring))
    )
    return f"M{ring[0][0]} {ring[0][1]}l{steps}z"


def _area(ring: list[Point]) -> float:
    return sum(px * y - x * py for (px, py), (x, y) in pairwise(ring)) / 2


def _middle(ring: list[Point]) -> Point:
    area = _area(ring)
    if area == 0:
        return ring[0]
    pairs = list(pairwise(ring))
    across = sum((px + x) * (px * y - x * py) for (px, py), (x, y) in pairs) / (6 * area)
    down = sum((py + y) * (px * y - x * py) for (px, py), (x, y) in pairs) / (6 * area)
    return round(across), round(down)
