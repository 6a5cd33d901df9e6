"""What does an imprecise place look like on a map?

Outlines, as rings of (latitude, longitude) in WGS 84 degrees, of the areas that a text leaves open: a ring about a place,
the arc of a ring toward a bearing, the corridor between two places, the part of an area toward a bearing. A province, or a part
of a province or a country, is cut out of the atlas; a country, a river, a desert are listed and not drawn: a ring at the
middle of something long would claim to know where along it.
"""

from typing import TYPE_CHECKING, NamedTuple

from geo.codebook import GeoPrecision
from geo.model import Area, Event, Place
from geo.places.distance import bearing, destination

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Ring = tuple[tuple[float, float], ...]

NEAR_KM = 5.0  # what « près de » means when the text gives no distance
DISTRICT_KM = 15.0  # about the size of a Syrian district
REGION_KM = 60.0  # a part of a region that the atlas does not draw
CORRIDOR_KM = 8.0  # half the width of « entre Hama et Homs »
_ARC_HALF_DEGREES = 30.0  # « au nord » leaves half a right angle on either side, and a little less reads better
_ARC_INNER, _ARC_OUTER = 0.75, 1.25  # a distance in a text is good to a quarter
_STEPS = 48
WASHED = frozenset({GeoPrecision.PROVINCE, GeoPrecision.REGION, GeoPrecision.DISTRICT})
"""Precisions drawn as a wash over ground, without a sign: nothing says where in it."""
OFF_MAP = frozenset({GeoPrecision.COUNTRY, GeoPrecision.SEA_OR_AIR})
"""Precisions that give fighting no ground to draw."""
_NO_SHAPE = frozenset({None, GeoPrecision.EXACT, *OFF_MAP})


class Ground(NamedTuple):
    """What of the atlas an imprecise place is: a country or one of its provinces, or the part of it toward a bearing."""

    country: str
    admin1: str | None
    bearing_degrees: float | None

    def polygon(self) -> "BaseGeometry | None":
        """Its polygon, in longitude, latitude; None where the atlas has none."""
        from geo.places import boundaries

        try:
            whole = (
                boundaries.country(self.country)
                if self.admin1 is None
                else boundaries.province(self.country, self.admin1)
            )
        except KeyError:
            return None
        return whole if self.bearing_degrees is None else boundaries.part(whole, self.bearing_degrees)


def shape(event: Event) -> "BaseGeometry | None":
    """The ground that an event's imprecise place may be, in longitude, latitude; None where a point says it all, or nothing."""
    place = event.place
    if place is None or event.precision in _NO_SHAPE:
        return None
    cut = ground(place, event.precision, event.area)
    found = cut.polygon() if cut is not None else None
    if found is None and (ring := outline(place, event.precision, event.area)):
        import shapely

        found = shapely.Polygon([(longitude, latitude) for latitude, longitude in ring])
    return found


def ground(place: Place, precision: GeoPrecision | None, area: Area | None) -> Ground | None:
    """What of the atlas stands for an imprecise place; None where an outline of ours does, or a point, or nothing."""
    if place.country is None:
        return None
    if precision is GeoPrecision.PROVINCE and place.admin1 is not None:
        return Ground(place.country, place.admin1, None)
    if area is None or area.shape != "part" or not (place.is_nation or place.feature_code == "ADM1"):
        return None
    return Ground(place.country, None if place.is_nation else place.admin1, area.bearing_degrees)


def outline(place: Place, precision: GeoPrecision | None, area: Area | None) -> Ring | None:
    """The outline to draw about a place, or None where a point says it all or a polygon of an atlas is needed."""
    form = area.shape if area is not None else None
    radius = area.radius_km if area is not None else None
    if form == "arc" and radius and area is not None and area.bearing_degrees is not None:
        return arc(place, radius, area.bearing_degrees)
    if form == "corridor" and area is not None and area.other is not None:
        return corridor(place, area.other)
    if ground(place, precision, area) is not None:
        return None
    if form == "part" and area is not None and area.bearing_degrees is not None:
        half = (radius or REGION_KM) / 2
        centre = destination(place.latitude, place.longitude, area.bearing_degrees, half)
        return ring(*centre, half)
    if form in ("admin", "country") or precision in (GeoPrecision.PROVINCE, GeoPrecision.COUNTRY):
        return None
    default = {GeoPrecision.NEAR: NEAR_KM, GeoPrecision.DISTRICT: DISTRICT_KM}
    around = radius if form == "ring" else default.get(precision) if precision else None
    return ring(place.latitude, place.longitude, around) if around else None


def ring(latitude: float, longitude: float, radius_km: float) -> Ring:
    """A circle on the ground."""
    return tuple(destination(latitude, longitude, 360 * i / _STEPS, radius_km) for i in range(_STEPS))


def arc(place: Place, distance_km: float, bearing_degrees: float) -> Ring:
    """The part of the ring at a distance from a place that lies toward a bearing."""
    turns = [bearing_degrees + _ARC_HALF_DEGREES * (2 * i / 12 - 1) for i in range(13)]
    outer = [destination(place.latitude, place.longitude, turn, distance_km * _ARC_OUTER) for turn in turns]
    inner = [destination(place.latitude, place.longitude, turn, distance_km * _ARC_INNER) for turn in reversed(turns)]
    return (*outer, *inner)


def corridor(one: Place, other: Place) -> Ring:
    """The band between two places, with round ends."""
    heading = bearing(one.latitude, one.longitude, other.latitude, other.longitude)
    points: list[tuple[float, float]] = []
    for end, turn in ((one, heading + 90), (other, heading - 90)):
        half_circle = (turn + 180 * i / 12 for i in range(13))
        points += [destination(end.latitude, end.longitude, angle, CORRIDOR_KM) for angle in half_circle]
    return tuple(points)
