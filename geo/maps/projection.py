"""Where does a point of the Earth fall on the plane, for a map of this extent?

Middle latitudes get Lambert's conformal conic, with standard parallels a sixth of the height inside the extent; the
tropics get Mercator; half a continent or more gets Lambert's azimuthal equal-area. The sphere is enough for a page: it
moves nothing by more than a line's width. Longitudes and latitudes are WGS 84 degrees; the plane is in kilometres. The
formulas are PROJ's.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from geo.maps.sheet import Box
from geo.places.distance import geodesic_km

EARTH_RADIUS_KM = 6371.0088  # mean radius, IUGG
TROPICAL_DEGREES = 12.0  # nearer to the equator than this a cone is nearly a cylinder
CONTINENTAL_DEGREES = 45.0  # taller or wider than this a cone distorts
_STANDARD_SHARE = 1 / 6
_POLE_DEGREES = 89.5  # nearer to a pole than this a cone and a cylinder have no end
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
        """Kilometres east and north, for arrays or numbers of degrees."""
        x, y = _proj(self)(longitude, np.clip(latitude, -_POLE_DEGREES, _POLE_DEGREES))
        return x, y

    def inverse(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the plane; infinite off the globe."""
        longitude, latitude = _proj(self)(x, y, inverse=True)
        away = (longitude - self.longitude + 180) % 360 - 180 if np.isfinite(longitude) else longitude
        return float(self.longitude + away), float(latitude)

    def points(self, degrees: Any) -> Any:
        """The same for an array of rows (longitude, latitude)."""
        return np.column_stack(self.forward(degrees[:, 0], degrees[:, 1]))


_DEFINITIONS = {"conic": "lcc +lat_1={0} +lat_2={1}", "mercator": "merc +lat_ts={0}", "azimuthal": "laea"}


@cache
def _proj(projection: Projection) -> Any:
    """A projection as PROJ knows it."""
    from pyproj import Proj

    shape = _DEFINITIONS[projection.kind].format(*projection.parallels)
    origin = f"+lon_0={projection.longitude} +lat_0={projection.latitude}"
    return Proj(f"+proj={shape} {origin} +R={EARTH_RADIUS_KM * 1000} +units=km")


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
        longitudes, latitudes = zip(*(self.degrees(x, y) for x, y in edge), strict=True)
        if not np.isfinite(longitudes).all():
            return _EARTH
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
        (longitude, latitude), (east, north) = self.degrees(*first), self.degrees(*second)
        return geodesic_km(latitude, longitude, north, east)

    def degrees(self, x: float, y: float) -> tuple[float, float]:
        """Longitude and latitude of a point of the sheet; infinite off the globe."""
        return self.projection.inverse((x - self.offset[0]) / self.mm_per_km, (y - self.offset[1]) / self.mm_per_km)


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
