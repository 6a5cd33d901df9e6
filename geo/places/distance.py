"""How far apart are two points? Geodesics on the WGS 84 ellipsoid, as geopy measures them.

``geopy.distance.geodesic`` asks geographiclib; so does this, directly, since importing geopy loads every geocoder it knows,
which takes longer than reading an article.
"""

from geographiclib.geodesic import Geodesic  # type: ignore[import-untyped]

_METRES_PER_KM = 1000.0


def geodesic_km(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """The length of the shortest way between two points, in kilometres; coordinates in degrees."""
    line = Geodesic.WGS84.Inverse(latitude, longitude, other_latitude, other_longitude, Geodesic.DISTANCE)
    return float(line["s12"]) / _METRES_PER_KM
