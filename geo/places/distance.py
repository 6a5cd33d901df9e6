"""How far apart are two points, which way lies the other, and what lies between? Geodesics on the WGS 84 ellipsoid.

geopy's ``geodesic`` asks geographiclib; so do these, directly, since importing geopy loads every geocoder it knows, which
takes longer than reading an article. Latitudes before longitudes, in degrees; bearings are clockwise from north. To weigh many
candidates there is the arc on a sphere, a hundred times as fast.
"""

import math

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]

_METRES_PER_KM = 1000.0
_SPHERE_KM = 12742.0  # across
_EARTH = Geodesic.WGS84


def geodesic_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The length of the shortest way between two points, in kilometres."""
    line = _EARTH.Inverse(latitude, longitude, other_latitude, other_longitude, Geodesic.DISTANCE)
    return float(line["s12"]) / _METRES_PER_KM


def bearing(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The bearing in which the shortest way to another point begins, from 0 to 360."""
    line = _EARTH.Inverse(latitude, longitude, other_latitude, other_longitude, Geodesic.AZIMUTH)
    return float(line["azi1"]) % 360


def destination(latitude: float, longitude: float, bearing_degrees: float, km: float) -> tuple[float, float]:
    """The latitude and longitude reached from a point so many kilometres on."""
    outputs = Geodesic.LATITUDE | Geodesic.LONGITUDE
    line = _EARTH.Direct(latitude, longitude, bearing_degrees, km * _METRES_PER_KM, outputs)
    return float(line["lat2"]), float(line["lon2"])


def between(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float, steps: int
) -> list[tuple[float, float]]:
    """The points that part the shortest way between two others in so many steps, as latitudes and longitudes."""
    line = _EARTH.InverseLine(latitude, longitude, other_latitude, other_longitude)
    on = [line.Position(line.s13 * i / steps, Geodesic.LATITUDE | Geodesic.LONGITUDE) for i in range(1, steps)]
    return [(float(point["lat2"]), float(point["lon2"])) for point in on]


def haversine(phi: float, other_phi: float, cosines: float, degrees: float) -> float:
    """The haversine of the angle between two latitudes in radians, their cosines multiplied, so many degrees of longitude apart."""
    return math.sin((other_phi - phi) / 2) ** 2 + cosines * math.sin(math.radians(degrees) / 2) ** 2


def arc_km(haversine_of_angle: float) -> float:
    """The length of the arc of a haversine on a sphere, in kilometres, good to half a percent."""
    return _SPHERE_KM * math.asin(math.sqrt(min(1.0, haversine_of_angle)))
