"""Which coordinates leave Calque, and how are they written?

Plain coordinates in longitude, latitude, WGS 84 degrees with six decimals (about ten centimetres), as GeoJSON nests them.
Polygons follow the right-hand rule of RFC 7946: outer rings counter-clockwise, holes clockwise. Lines that cross the
antimeridian are cut there.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from geo.model import Place
from geo.places.distance import between, geodesic_km

Position = tuple[float, float]
Ring = tuple[Position, ...]

DECIMALS = 6
_STEP_KM = 100.0  # between the points of a way
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


def way(origin: Place, place: Place) -> tuple[Ring, ...]:
    """The shortest way between two places, in one part, or two where it crosses the antimeridian."""
    ends = origin.latitude, origin.longitude, place.latitude, place.longitude
    steps = max(2, min(_STEPS_MAX, round(geodesic_km(*ends) / _STEP_KM)))
    inner = [(round(x, DECIMALS), round(y, DECIMALS)) for y, x in between(*ends, steps)]
    return _cut([position(origin), *inner, position(place)])


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
