"""Where does a point of the Earth fall on the plane, for a map of this extent?

Middle latitudes get Lambert's conformal conic, with standard parallels a sixth of the height inside the extent; the
tropics get Mercator; half a continent or more gets Lambert's azimuthal equal-area. The sphere is enough for a page: it
moves nothing by more than a line's width. Longitudes and latitudes are WGS 84 degrees; the plane is in kilometres,
east and north of the centre. Formulas: Snyder, Map Projections, A Working Manual (USGS 1395), chapters 7, 15 and 24.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from geo.maps.sheet import Box

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
TROPICAL_DEGREES = 12.0  # nearer to the equator than this a cone is nearly a cylinder
CONTINENTAL_DEGREES = 45.0  # taller or wider than this a cone distorts
_STANDARD_SHARE = 1 / 6
_FLATTEST_CONE = 1e-6
_HAIR_MM = 0.03  # detail finer than this cannot be printed
_SEEN_MARGIN = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A rectangle of longitudes and latitudes, in degrees."""

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        """Refuse a rectangle without area."""
        if not (-180 <= self.west < self.east <= 540 and -90 <= self.south < self.north <= 90):
            raise ValueError(f"not an extent: {self.west}, {self.south}, {self.east}, {self.north}")

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """West, south, east, north."""
        return self.west, self.south, self.east, self.north

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude of the middle."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2

    def widened(self, share: float) -> "Extent":
        """The rectangle with a margin of so much of its larger side, within the Earth."""
        margin = share * max(self.east - self.west, self.north - self.south)
        return Extent(
            west=max(-180.0, self.west - margin),
            south=max(-85.0, self.south - margin),
            east=min(self.east + margin, max(-180.0, self.west - margin) + 360.0),
            north=min(85.0, self.north + margin),
        )

    def around(self, other: "Extent") -> "Extent":
        """The smallest rectangle that holds both."""
        return Extent(
            west=min(self.west, other.west),
            south=min(self.south, other.south),
            east=max(self.east, other.east),
            north=max(self.north, other.north),
        )


_EARTH = Extent(west=-180.0, south=-85.0, east=180.0, north=85.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """A way to the plane. ``kind`` is conic, mercator or azimuthal; ``parallels`` are those true to scale."""

    kind: str
    longitude: float
    latitude: float
    parallels: tuple[float, ...] = ()

    def forward(self, longitude: Any, latitude: Any) -> tuple[Any, Any]:
        """Kilometres east and north of the centre, for arrays or numbers of degrees."""
        away = np.radians((np.asarray(longitude, dtype=float) - self.longitude + 180) % 360 - 180)
        phi = np.radians(np.clip(np.asarray(latitude, dtype=float), -89.5, 89.5))
        x, y = _FORWARD[self.kind](self, away, phi)
        return x * EARTH_RADIUS_KM, y * EARTH_RADIUS_KM

    def points(self, degrees: Any) -> Any:
        """The same for an array of rows (longitude, latitude)."""
        return np.column_stack(self.forward(degrees[:, 0], degrees[:, 1]))


def fitted(extent: Extent) -> Projection:
    """The projection that suits an extent."""
    longitude, latitude = extent.centre
    width, height = extent.east - extent.west, extent.north - extent.south
    if max(width * np.cos(np.radians(latitude)), height) > CONTINENTAL_DEGREES:
        return Projection(kind="azimuthal", longitude=longitude, latitude=latitude)
    if abs(latitude) < TROPICAL_DEGREES:
        cosines = np.cos(np.radians([extent.south, extent.north, max(extent.south, min(0.0, extent.north))]))
        true = float(np.degrees(np.arccos(np.sqrt(cosines.min() * cosines.max()))))
        return Projection(kind="mercator", longitude=longitude, latitude=latitude, parallels=(round(true, 1),))
    inset = height * _STANDARD_SHARE
    parallels = (round(extent.south + inset, 1), round(extent.north - inset, 1))
    return Projection(kind="conic", longitude=round(longitude, 1), latitude=round(latitude, 1), parallels=parallels)


def globe(longitude: float, latitude: float) -> Projection:
    """The view of a locator map: the earth seen from above a point, in WGS 84 degrees."""
    return Projection(kind="azimuthal", longitude=longitude, latitude=latitude)


def distance_km(first: tuple[float, float], second: tuple[float, float]) -> float:
    """The length in kilometres of the great circle between two points, each longitude and latitude in degrees."""
    (a, b), (c, d) = np.radians(first), np.radians(second)
    half = np.sin((d - b) / 2) ** 2 + np.cos(b) * np.cos(d) * np.sin((c - a) / 2) ** 2
    return float(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(half)))


def _conic(projection: Projection, away: Any, phi: Any) -> tuple[Any, Any]:
    south, north = np.radians(projection.parallels)
    origin = np.radians(projection.latitude)
    if abs(south - north) < _FLATTEST_CONE:
        n = np.sin(south)
    else:
        n = np.log(np.cos(south) / np.cos(north)) / np.log(
            np.tan(np.pi / 4 + north / 2) / np.tan(np.pi / 4 + south / 2)
        )
    scale = np.cos(south) * np.tan(np.pi / 4 + south / 2) ** n / n
    radius = scale / np.tan(np.pi / 4 + phi / 2) ** n
    centre = scale / np.tan(np.pi / 4 + origin / 2) ** n
    return radius * np.sin(n * away), centre - radius * np.cos(n * away)


def _mercator(projection: Projection, away: Any, phi: Any) -> tuple[Any, Any]:
    # the cylinder cuts the sphere, so that kilometres are too long at one end and too short at the other
    shrink = np.cos(np.radians(projection.parallels[0]))
    origin = np.log(np.tan(np.pi / 4 + np.radians(projection.latitude) / 2))
    return away * shrink, (np.log(np.tan(np.pi / 4 + phi / 2)) - origin) * shrink


def _azimuthal(projection: Projection, away: Any, phi: Any) -> tuple[Any, Any]:
    origin = np.radians(projection.latitude)
    cosine = np.sin(origin) * np.sin(phi) + np.cos(origin) * np.cos(phi) * np.cos(away)
    k = np.sqrt(2 / np.maximum(1 + cosine, 1e-9))
    return (
        k * np.cos(phi) * np.sin(away),
        k * (np.cos(origin) * np.sin(phi) - np.sin(origin) * np.cos(phi) * np.cos(away)),
    )


_FORWARD = {"conic": _conic, "mercator": _mercator, "azimuthal": _azimuthal}


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """An extent laid on a rectangle of the sheet: degrees to millimetres."""

    projection: Projection
    box: Box
    mm_per_km: float
    offset: tuple[float, float]
    seen: Extent

    @classmethod
    def fitted(cls, extent: Extent, box: Box, projection: Projection | None = None) -> "Frame":
        """The frame that shows the whole extent, as large as the rectangle lets it be, in its middle."""
        projection = projection or fitted(extent)
        west, south, east, north = _bounds(projection, extent)
        scale = min(box.width / (east - west), box.height / (north - south))
        x, y = box.centre
        offset = (x - scale * (west + east) / 2, y - scale * (south + north) / 2)
        bare = cls(projection=projection, box=box, mm_per_km=scale, offset=offset, seen=extent)
        return cls(projection=projection, box=box, mm_per_km=scale, offset=offset, seen=bare._corners_seen())

    def _corners_seen(self) -> Extent:
        """The degrees that the rectangle's edge runs through, with a little margin; the whole Earth where it leaves it."""
        t = np.linspace(0, 1, 17)
        box = self.box
        edge = [(box.left + s * box.width, y) for s in t for y in (box.bottom, box.top)]
        edge += [(x, box.bottom + s * box.height) for s in t for x in (box.left, box.right)]
        found = [self.degrees(x, y) for x, y in edge]
        missed = [np.hypot(*(np.array(self.point(*d)) - p)) for d, p in zip(found, edge, strict=True)]
        if max(missed) > _HAIR_MM:
            return _EARTH
        longitudes, latitudes = zip(*found, strict=True)
        margin = _SEEN_MARGIN * max(max(latitudes) - min(latitudes), 0.1)
        return Extent(
            west=max(-180.0, min(longitudes) - margin),
            south=max(-85.0, min(latitudes) - margin),
            east=min(max(longitudes) + margin, 180.0 if min(longitudes) >= -180 else 540.0),
            north=min(85.0, max(latitudes) + margin),
        )

    def points(self, degrees: Any) -> Any:
        """Millimetres of the sheet for an array of rows (longitude, latitude)."""
        return self.projection.points(degrees) * self.mm_per_km + np.array(self.offset)

    def point(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Millimetres of the sheet for one point."""
        ((x, y),) = self.points(np.array([[longitude, latitude]]))
        return float(x), float(y)

    def shape(self, geometry: Any, beyond: float = 0.0) -> Any:
        """What is seen of a geometry in degrees, in millimetres; so many of them beyond the rectangle too."""
        import shapely

        seen = shapely.clip_by_rect(geometry, *self.seen.bounds)
        if seen.is_empty:
            return seen
        flat = shapely.transform(seen, self.points)
        box = self.box.inset(-beyond)
        inside = shapely.clip_by_rect(flat, box.left, box.bottom, box.right, box.top)
        return shapely.simplify(inside, _HAIR_MM)

    @property
    def denominator(self) -> int:
        """The scale, as one to so many, to two digits."""
        exact = 1_000_000 / self.mm_per_km
        digits = 10 ** (len(str(int(exact))) - 2)
        return int(round(exact / digits) * digits)

    def km_of(self, first: tuple[float, float], second: tuple[float, float]) -> float:
        """Kilometres on the ground between two points of the sheet a little apart; true for that latitude."""
        return distance_km(self.degrees(*first), self.degrees(*second))

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the sheet, by Newton's steps."""
        longitude, latitude = self.projection.longitude, self.projection.latitude
        step = 1e-4
        for _ in range(20):
            here = np.array(self.point(longitude, latitude))
            miss = np.array([x, y]) - here
            if float(np.hypot(*miss)) < 1e-6:
                break
            east = (np.array(self.point(longitude + step, latitude)) - here) / step
            north = (np.array(self.point(longitude, latitude + step)) - here) / step
            d_longitude, d_latitude = np.linalg.solve(np.column_stack((east, north)), miss)
            longitude += float(np.clip(d_longitude, -20, 20))
            latitude = float(np.clip(latitude + np.clip(d_latitude, -20, 20), -89, 89))
        return longitude, latitude


def _bounds(projection: Projection, extent: Extent) -> tuple[float, float, float, float]:
    """The rectangle of kilometres about an extent."""
    t = np.linspace(0, 1, 33)
    longitudes = extent.west + t * (extent.east - extent.west)
    latitudes = extent.south + t * (extent.north - extent.south)
    west, _ = projection.forward(np.full(33, extent.west), latitudes)
    east, _ = projection.forward(np.full(33, extent.east), latitudes)
    _, south = projection.forward(longitudes, np.full(33, extent.south))
    _, north = projection.forward(longitudes, np.full(33, extent.north))
    return float(west.min()), float(south.min()), float(east.max()), float(north.max())
