"""Where do countries and provinces begin and end?

Polygons of the whole world from Natural Earth at three levels of detail, with GeoNames' codes of first-order divisions; rivers
and lakes from GSHHG (see ``data/README.md``). Geometries are shapely's, in longitude, latitude, WGS 84 degrees. The Golan and the
UNDOF strip are parts of Syria, and shapes of their own; lines that nobody has settled are told from borders. shapely and numpy
are imported on first use.
"""

import csv
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from geo import data
from geo.errors import DataError

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.places.polygons import PolygonFile

Level = Literal["fine", "medium", "coarse"]
"""Levels of detail: fit for a country, for a continent, for the world (about 1 km, 5 km, 25 km)."""

Bounds = tuple[float, float, float, float]
"""West, south, east, north, in degrees."""

_SHORE_DEGREES = 0.03  # how far off the simplified shore a point may lie and still be on land: about 3 km


class Division(NamedTuple):
    """A first-order division as drawn: part of one country (None: land that no country's code covers).

    ``special`` is golan or undof; ``entity`` is Natural Earth's code of the country; ``how`` says whether the source drew it,
    or it was dissolved from several provinces, or cut out of an older one by the Thiessen cells of its towns.
    """

    number: int
    country: str | None
    admin1: str | None
    special: str | None
    entity: str
    name: str | None
    latitude: float
    longitude: float
    how: str


def country(code: str, level: Level = "fine") -> "BaseGeometry":
    """The polygon of a country, by its ISO 3166-1 alpha-2 code; Syria's holds the Golan, Ukraine's Crimea.

    Raises KeyError for a code that has no polygon.
    """
    return _dissolved(code, None, level)


def province(code: str, admin1: str, level: Level = "fine") -> "BaseGeometry":
    """The polygon of a first-order division, by its country and GeoNames' code; raises KeyError where there is none."""
    return _dissolved(code, admin1, level)


def provinces(code: str) -> tuple[Division, ...]:
    """The divisions of a country, in the order of their codes; empty for an unknown country."""
    return _by_country().get(code, ())


def part(shape: "BaseGeometry", bearing_degrees: float) -> "BaseGeometry":
    """The part of a shape toward a bearing: « le nord » is the third of its reach from south to north."""
    import numpy as np
    import shapely

    west, south, east, north = shape.bounds
    middle = np.array(((west + east) / 2, (south + north) / 2))
    scale = np.array((np.cos(np.radians(middle[1])), 1.0))  # degrees of one length both ways
    turn = np.radians(bearing_degrees)
    ahead = np.array((np.sin(turn), np.cos(turn)))
    reach = (shapely.get_coordinates(shape) - middle) * scale @ ahead
    begin, far = reach.max() - np.ptp(reach) / 3, 2 * np.ptp(shape.bounds)
    across = far * np.array((ahead[1], -ahead[0]))
    corners = [begin * ahead - across, begin * ahead + across, far * ahead + across, far * ahead - across]
    return shape.intersection(shapely.Polygon(np.array(corners) / scale + middle))


@lru_cache(maxsize=256)
def _dissolved(code: str, admin1: str | None, level: Level) -> "BaseGeometry":
    """One polygon of the divisions of a country, or of those that bear a code."""
    import shapely

    members = [d for d in provinces(code) if admin1 is None or d.admin1 == admin1]
    if not members:
        raise KeyError(code if admin1 is None else f"{code}.{admin1}")
    return shapely.coverage_union_all([_polygon(d.number, level) for d in members])


@cache
def land(level: Level = "coarse") -> "BaseGeometry":
    """All land, as one shape."""
    import shapely

    return shapely.coverage_union_all(_file().polygons(level, range(len(divisions()))))


def golan(level: Level = "fine") -> "BaseGeometry":
    """The Golan that Israel has occupied since 1967, without the UNDOF strip."""
    return _special("golan", level)


def undof(level: Level = "fine") -> "BaseGeometry":
    """The area of separation between the lines of 1974, where UNDOF stands."""
    return _special("undof", level)


@cache
def _special(name: str, level: Level) -> "BaseGeometry":
    return next(_polygon(d.number, level) for d in divisions() if d.special == name)


def locate(latitude: float, longitude: float) -> tuple[str | None, str | None]:
    """The country and the GeoNames admin1 code of a point; (None, None) at sea.

    A point just off the drawn shore counts as on it. Needs numpy only.
    """
    file = _file()
    near = file.near(longitude, latitude, _SHORE_DEGREES)
    for index in near:
        if file.contains(index, longitude, latitude):
            return divisions()[index].country, divisions()[index].admin1
    close = [(file.distance(index, longitude, latitude), index) for index in near]
    if close and min(close)[0] <= _SHORE_DEGREES:
        found = divisions()[min(close)[1]]
        return found.country, found.admin1
    return None, None


def level_for(bounds: Bounds) -> Level:
    """The level of detail that a map of these bounds needs."""
    width = max(bounds[2] - bounds[0], 1.5 * (bounds[3] - bounds[1]))
    return "fine" if width < 25 else "medium" if width < 90 else "coarse"


@cache
def divisions() -> tuple[Division, ...]:
    """Every division of the world, in the order of the file."""
    with data.path("boundaries/provinces.csv").open(encoding="utf-8", newline="") as file:
        rows = tuple(
            Division(
                index,
                row["country"] or None,
                row["admin1"] or None,
                row["class"] or None,
                row["entity"],
                row["name"] or None,
                float(row["latitude"]),
                float(row["longitude"]),
                row["how"],
            )
            for index, row in enumerate(csv.DictReader(file))
        )
    if len(rows) != len(_file()):
        raise DataError(f"boundaries/provinces.csv has {len(rows)} divisions, provinces.bin {len(_file())}")
    return rows


def within(bounds: Bounds) -> Sequence[Division]:
    """The divisions whose bounding box meets these bounds."""
    return [divisions()[i] for i in _file().meeting(bounds)]


@cache
def _by_country() -> dict[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in divisions():
        if division.country is not None:
            found.setdefault(division.country, []).append(division)
    return {code: tuple(members) for code, members in found.items()}


@lru_cache(maxsize=4096)
def _polygon(index: int, level: Level) -> "BaseGeometry":
    """The polygon of one division."""
    polygon: BaseGeometry = _file().polygons(level, [index])[0]
    return polygon


@cache
def _file() -> "PolygonFile":
    from geo.places.polygons import PolygonFile

    return PolygonFile(data.path("boundaries/provinces.bin"))


# --- lines, and the base map


def borders(level: Level = "medium", bounds: Bounds | None = None) -> "BaseGeometry":
    """The settled borders between countries, as lines, within bounds or of the whole world."""
    return _lines(level, bounds)["border"]


def disputed(level: Level = "medium", bounds: Bounds | None = None) -> "BaseGeometry":
    """Lines that are not a settled border (armistice, control, annexation); the Golan's and UNDOF's are not among them."""
    return _lines(level, bounds)["disputed"]


def province_lines(codes: Collection[str], level: Level, bounds: Bounds) -> "BaseGeometry":
    """The lines between the provinces of some countries, each once; a coast or a country's border is none of them."""
    return _lines(level, bounds, codes)["province"]


def _lines(level: Level, bounds: Bounds | None, codes: Collection[str] = ()) -> dict[str, "BaseGeometry"]:
    from geo.places import linework

    known = divisions() if bounds is None else within(bounds)
    return linework.lines(_file(), [d for d in known if not codes or d.country in codes], level)


def rivers(rank: int = 1, bounds: Bounds | None = None) -> "BaseGeometry":
    """Great rivers as lines: rank 0 the widest, 1 the major ones, 2 the next."""
    from geo.places import linework

    return linework.rivers(rank, bounds)


def lakes(bounds: Bounds | None = None) -> "BaseGeometry":
    """Lakes over 25 km², as polygons."""
    from geo.places import linework

    return linework.lakes(bounds)


def basemap(bounds: Bounds, level: Level | None = None) -> dict[str, list["BaseGeometry"]]:
    """What a map is drawn on, within bounds, as shapes at a level of detail that fits.

    ``land`` (a polygon for each country) and ``lakes`` are areas; ``rivers``, ``provinces``, ``border`` and ``disputed`` are
    lines; ``golan`` and ``undof`` are both, the areas last.
    """
    from geo.places import linework

    return linework.basemap(_file(), within(bounds), bounds, level or level_for(bounds))
