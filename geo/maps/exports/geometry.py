"""Which coordinates leave Calque, and how are they written?

Plain coordinates in longitude, latitude, WGS 84 degrees with six decimals (about ten centimetres), as GeoJSON nests them.
Polygons follow the right-hand rule of RFC 7946: outer rings counter-clockwise, holes clockwise. Lines that cross the
antimeridian are cut there.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import acos, atan2, cos, degrees, hypot, radians, sin
from typing import Any

from geo.maps.areas import EARTH_RADIUS_KM
from geo.model import Place

Position = tuple[float, float]
Ring = tuple[Position, ...]

DECIMALS = 6
_AUTHALIC_KM = 6371.0072  # radius of the sphere that has the area of the WGS 84 ellipsoid
_STEP_KM = 100.0  # between the points of a great circle
_STEPS_MAX = 200


def position(place: Place) -> Position:
    """Where a place is."""
    return round(place.longitude, DECIMALS), round(place.latitude, DECIMALS)


def polygons(shape: Any) -> tuple[tuple[Ring, ...], ...]:
    """The polygons of a shapely geometry: of each, the outer ring and the holes. What has no area is left out."""
    found = []
    for part in _parts(shape):
        outer = _ring(part.exterior, outer=True)
        holes = (_ring(line, outer=False) for line in part.interiors)
        if outer:
            found.append((outer, *(hole for hole in holes if hole)))
    return tuple(found)


def great_circle(origin: Place, place: Place) -> tuple[Ring, ...]:
    """The shortest way between two places, in one part, or two where it crosses the antimeridian."""
    angle = _angle(origin, place)
    steps = max(2, min(_STEPS_MAX, round(angle * EARTH_RADIUS_KM / _STEP_KM)))
    line = [position(origin), *_between(origin, place, angle, steps), position(place)]
    return _cut(line)


def distance_km(origin: Place, place: Place) -> float:
    """The length of the shortest way between two places, on the sphere."""
    return _angle(origin, place) * EARTH_RADIUS_KM


def area_km2(parts: Iterable[Sequence[Ring]]) -> float:
    """The area of some polygons on the ground, holes taken out."""
    return sum(_signed_km2(ring) for rings in parts for ring in rings)


def bounds(positions: Iterable[Position]) -> tuple[float, float, float, float] | None:
    """West, south, east, north of some positions; None if there are none."""
    lon, lat = [], []
    for x, y in positions:
        lon.append(x)
        lat.append(y)
    return (min(lon), min(lat), max(lon), max(lat)) if lon else None


def flat(kind: str, coordinates: Any) -> Iterator[Position]:
    """Every position of a geometry of a GeoJSON type."""
    if kind == "Point":
        yield coordinates
    elif kind == "MultiLineString":
        for line in coordinates:
            yield from line
    else:
        for rings in coordinates:
            yield from rings[0]


def _parts(shape: Any) -> Iterator[Any]:
    if shape is None or shape.is_empty:
        return
    if shape.geom_type == "Polygon":
        yield shape
    elif hasattr(shape, "geoms"):
        for part in shape.geoms:
            yield from _parts(part)


def _ring(line: Any, *, outer: bool) -> Ring:
    """A closed ring turned the right way; empty if rounding leaves nothing of it."""
    rounded = [(round(x, DECIMALS), round(y, DECIMALS)) for x, y, *_ in line.coords]
    points = [point for i, point in enumerate(rounded) if i == 0 or point != rounded[i - 1]]
    turn = _turn(points)
    if len(points) < 4 or turn == 0:
        return ()
    return tuple(points if (turn > 0) == outer else reversed(points))


def _turn(ring: Sequence[Position]) -> int:
    """Positive if a closed ring runs counter-clockwise in the plane, negative if clockwise, 0 if it is flat: exactly."""
    grid = [(round(x * 10**DECIMALS), round(y * 10**DECIMALS)) for x, y in ring]
    return sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(grid))


def _signed_km2(ring: Sequence[Position]) -> float:
    """The area within a closed ring on the sphere, positive if it runs counter-clockwise."""
    total = 0.0
    for (x1, y1), (x2, y2) in pairwise(ring):
        total -= radians(x2 - x1) * (2 + sin(radians(y1)) + sin(radians(y2)))
    return total * _AUTHALIC_KM**2 / 2


def _angle(one: Place, other: Place) -> float:
    a, b = _vector(one), _vector(other)
    return acos(max(-1.0, min(1.0, sum(i * j for i, j in zip(a, b, strict=True)))))


def _between(one: Place, other: Place, angle: float, steps: int) -> Iterator[Position]:
    a, b = _vector(one), _vector(other)
    if sin(angle) < 1e-9:  # the same place, or opposite ends of the Earth: no way is the shortest
        return
    for i in range(1, steps):
        before, after = sin((1 - i / steps) * angle) / sin(angle), sin(i / steps * angle) / sin(angle)
        x, y, z = (before * p + after * q for p, q in zip(a, b, strict=True))
        yield round(degrees(atan2(y, x)), DECIMALS), round(degrees(atan2(z, hypot(x, y))), DECIMALS)


def _vector(place: Place) -> tuple[float, float, float]:
    latitude, longitude = radians(place.latitude), radians(place.longitude)
    return cos(latitude) * cos(longitude), cos(latitude) * sin(longitude), sin(latitude)


def _cut(line: Sequence[Position]) -> tuple[Ring, ...]:
    parts: list[list[Position]] = [[line[0]]]
    for (x1, y1), (x2, y2) in pairwise(line):
        if abs(x2 - x1) > 180:
            edge = 180.0 if x1 > 0 else -180.0
            share = (edge - x1) / ((x2 + 2 * edge) - x1)
            crossing = round(y1 + share * (y2 - y1), DECIMALS)
            parts[-1].append((edge, crossing))
            parts.append([(-edge, crossing)])
        parts[-1].append((x2, y2))
    return tuple(tuple(part) for part in parts if len(set(part)) > 1)
