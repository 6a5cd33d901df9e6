"""Which ground belongs to which community? Thiessen cells, their union, their area.

A point belongs to the nearest community, distances measured in a plane whose degrees of longitude are shrunk to the middle
latitude of the communities. Geometries are in longitude, latitude, WGS 84 degrees; areas in km² on the ellipsoid.
"""

import math
from collections.abc import Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any

from geo.model import Place
from geo.places import boundaries

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

REACH_KM = 15.0
"""How far a cell reaches from its community where no baseline says what lies beyond: about half the distance between neighbours in the
inhabited parts of Syria, as the gazetteer has them."""

GOLAN = "golan"
"""The territory of the Golan, apart from the rest of Syria."""

_KM_PER_DEGREE = 111.195  # of a great circle, on a sphere of 6371 km
_WGS84_A_KM = 6378.137
_WGS84_E2 = 0.00669437999014
_MARGIN_DEGREES = 1.0
_UNIONS = 2048


class Diagram:
    """The Thiessen cells of the communities of one territory, in the order in which they are given.

    A territory is a country, or the Golan, whose line of 1974 no cell crosses. Places at the same point share the cell of the
    first. With a reach, no cell extends further from its community.
    """

    def __init__(self, territory: str, points: Sequence[tuple[float, float]], reach_km: float | None) -> None:
        """Cut the plane among the points (longitude, latitude)."""
        self.territory, self.points, self.reach_km = territory, tuple(points), reach_km

    @cached_property
    def land(self) -> "BaseGeometry | None":
        """The territory's polygon; None where there is none to clip at."""
        import shapely

        try:
            land = boundaries.golan() if self.territory == GOLAN else boundaries.country(self.territory)
        except KeyError:
            return None
        if self.territory == "SY":
            land = land.difference(boundaries.golan())
        shapely.prepare(land)
        return land

    @cached_property
    def cells(self) -> Any:
        """The cell of each community, not clipped at the border; an empty polygon for one that shares another's point."""
        import numpy as np
        import shapely

        middle = sum(y for _, y in self.points) / len(self.points)
        shrink = max(0.1, math.cos(math.radians(middle)))
        plane = np.array(self.points, dtype=float) * (shrink, 1)
        sites, first = np.unique(plane, axis=0, return_index=True)
        found = np.full(len(plane), shapely.Polygon(), dtype=object)
        found[first] = _voronoi(sites, self._frame(shrink))
        if self.reach_km is not None:
            circles = shapely.buffer(shapely.points(plane[first]), self.reach_km / _KM_PER_DEGREE, quad_segs=12)
            found[first] = shapely.intersection(found[first], circles)
        return shapely.transform(found, lambda xy: xy / (shrink, 1))

    def _frame(self, shrink: float) -> "BaseGeometry":
        """A box in the plane that holds the territory and every community."""
        import shapely

        xs, ys = zip(*self.points, strict=True)
        west, south, east, north = self.land.bounds if self.land is not None else (min(xs), min(ys), max(xs), max(ys))
        west, south = min(west, *xs) - _MARGIN_DEGREES, min(south, *ys) - _MARGIN_DEGREES
        east, north = max(east, *xs) + _MARGIN_DEGREES, max(north, *ys) + _MARGIN_DEGREES
        frame: BaseGeometry = shapely.box(west * shrink, south, east * shrink, north)
        return frame

    @cached_property
    def areas_km2(self) -> Any:
        """The area of each cell within the territory, in km²."""
        import shapely

        clipped = self.cells if self.land is None else shapely.intersection(self.cells, self.land)
        return areas_km2(clipped)

    def union(self, members: tuple[int, ...]) -> "tuple[tuple[BaseGeometry, tuple[int, ...]], ...]":
        """The ground of some communities, dissolved and clipped, piece by piece, with the communities in each piece."""
        return _union(self, members)


@lru_cache(maxsize=_UNIONS)
def _union(ground: Diagram, members: tuple[int, ...]) -> "tuple[tuple[BaseGeometry, tuple[int, ...]], ...]":
    """Dissolve first, clip last: the dissolved edge is short, and only what it crosses is cut."""
    import numpy as np
    import shapely

    cells = ground.cells[list(members)]
    whole: Any = shapely.coverage_union_all(cells) if ground.reach_km is None else shapely.union_all(cells)
    if ground.land is not None:
        whole = shapely.intersection(whole, ground.land)
    pieces = [p for p in shapely.get_parts(shapely.get_parts([whole])) if p.geom_type == "Polygon"]
    pieces.sort(key=lambda p: (-p.area, p.bounds))
    if not pieces:
        return ()

    if len(pieces) == 1:
        return ((pieces[0], members),)
    at = np.array([ground.points[i] for i in members])
    home = np.full(len(members), -1)
    for i, piece in enumerate(pieces):
        shapely.prepare(piece)
        home[(home < 0) & shapely.contains_xy(piece, at)] = i
    lost = np.flatnonzero(home < 0)
    if len(lost):  # the drawn shore leaves a community in the water: it belongs to the nearest piece
        home[lost] = shapely.STRtree(pieces).query_nearest(shapely.points(at[lost]), all_matches=False)[1]
    return tuple((p, tuple(m for m, h in zip(members, home, strict=True) if h == i)) for i, p in enumerate(pieces))


def _voronoi(sites: Any, frame: "BaseGeometry") -> Any:
    """The cell of each of some distinct points, cut at a frame."""
    import numpy as np
    import shapely

    if len(sites) == 1:
        return np.array([frame])
    drawn = shapely.get_parts(shapely.voronoi_polygons(shapely.multipoints(sites), extend_to=frame))
    at, cell = shapely.STRtree(drawn).query(shapely.points(sites), predicate="intersects")
    found = np.empty(len(sites), dtype=object)
    found[at] = drawn[cell]
    return found


def areas_km2(shapes: Any) -> Any:
    """The areas of polygons in longitude and latitude, in km², by Lambert's cylindrical equal-area projection of WGS 84."""
    import shapely

    return shapely.area(shapely.transform(shapes, _equal_area))


def _equal_area(degrees: Any) -> Any:
    """Longitudes and latitudes to kilometres on a plane that keeps areas (Snyder 1987, equations 3-12 and 10-17)."""
    import numpy as np

    eccentricity = math.sqrt(_WGS84_E2)
    sine = np.sin(np.radians(degrees[:, 1]))
    parallel = sine / (1 - _WGS84_E2 * sine**2) + np.arctanh(eccentricity * sine) / eccentricity
    x = _WGS84_A_KM * np.radians(degrees[:, 0])
    return np.column_stack([x, _WGS84_A_KM * (1 - _WGS84_E2) * parallel / 2])


def territory_of(place: Place) -> str | None:
    """The territory that a community lies in: its country, or the Golan."""
    import shapely

    golan = boundaries.golan()
    west, south, east, north = golan.bounds
    near = west <= place.longitude <= east and south <= place.latitude <= north
    if near and place.country in ("SY", "IL") and shapely.contains_xy(golan, place.longitude, place.latitude):
        return GOLAN
    return place.country
