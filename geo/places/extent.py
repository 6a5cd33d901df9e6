"""What does a resolved toponym cover: a point, what is around it, a part of an area, the whole of it?

The areas are those of the conventions of conflict mapping: a ring about a place, an arc of it toward a bearing, a corridor
between two places, a part of an area, a province, a country. No point is ever invented.
"""

from functools import lru_cache

from geo.codebook import GeoPrecision, Head, Use
from geo.model import Area, Place, Toponym
from geo.places.candidates import SITES, is_country
from geo.places.distance import geodesic_km
from geo.places.gazetteer import Gazetteer
from geo.places.names import fold
from geo.places.romanisation import FAMILIES, key

DEFAULT_RING_KM = 5.0
"""How far « près de » reaches when the text gives no distance."""
DEFAULT_ARC_KM = 10.0
"""How far « au nord de » reaches when the text gives no distance."""
NAMED_AFTER_TOWNS = (Head.AIRPORT, Head.BASE, Head.CROSSING, Head.DAM)
"""What bears the name of the town that it serves."""

_SITE_KM = 30.0  # how far from a town the airport that bears its name may be

_DISTRICTS = ("ADM2", "ADM3", "ADM4", "ADM5")
_WATERS = ("SEA", "OCN", "GULF", "STRT", "BAY")
_SMALL = ("ISL", "MT", "HLL", "PASS", "OILF", "GASF")
_AROUND = (*SITES, Head.REGION, Head.DISTRICT, Head.MOUNTAIN, Head.DESERT)


def extent(toponym: Toponym, place: Place, other: Place | None) -> tuple[GeoPrecision, Area | None]:
    """How finely the place is known, and what it covers when it is no point.

    ``other`` is the place at the other end of « entre … et … ».
    """
    if other is not None and toponym.use is Use.LITERAL:
        return GeoPrecision.REGION, Area(shape="corridor", other=other)
    toward = toponym.part if toponym.part is not None else toponym.bearing_degrees
    code = place.feature_code or ""
    if place.feature_class == "A":
        return _division(place, toward)
    if place.feature_class == "H":
        return (GeoPrecision.SEA_OR_AIR if code.startswith(_WATERS) else GeoPrecision.REGION), None
    if place.feature_class in ("L", "T", "V") and code not in _SMALL:
        return GeoPrecision.REGION, None if toward is None else Area(shape="part", bearing_degrees=toward)
    return _around(toponym, place)


def _around(toponym: Toponym, place: Place) -> tuple[GeoPrecision, Area | None]:
    if toponym.bearing_degrees is not None or toponym.distance_km is not None:
        shape = "ring" if toponym.bearing_degrees is None else "arc"
        radius = toponym.distance_km or DEFAULT_ARC_KM
        return GeoPrecision.NEAR, Area(shape=shape, radius_km=radius, bearing_degrees=toponym.bearing_degrees)
    if toponym.near or (toponym.head in _AROUND and place.feature_class == "P" and place.feature_code != "PPLX"):
        precision = GeoPrecision.DISTRICT if toponym.head is Head.DISTRICT else GeoPrecision.NEAR
        return precision, Area(shape="ring", radius_km=DEFAULT_RING_KM)
    return GeoPrecision.EXACT, None


def _division(place: Place, toward: float | None) -> tuple[GeoPrecision, Area | None]:
    if toward is not None:
        return GeoPrecision.REGION, Area(shape="part", bearing_degrees=toward)
    if is_country(place):
        return GeoPrecision.COUNTRY, Area(shape="country")
    if place.feature_code == "ADM1":
        return GeoPrecision.PROVINCE, Area(shape="admin")
    return (GeoPrecision.DISTRICT if place.feature_code in _DISTRICTS else GeoPrecision.REGION), None


def named_after(toponym: Toponym, place: Place, gazetteer: Gazetteer) -> Place | None:
    """The airport, base, crossing, dam or province that bears the name of a town, when the text means it and it is known."""
    if place.feature_class != "P":
        return None
    own = fold(toponym.surface)
    if toponym.head in NAMED_AFTER_TOWNS and toponym.head is not None:
        return _site(gazetteer, place, toponym.head, own)
    if toponym.head in (Head.PROVINCE, Head.REGION) and place.country and place.admin1:
        province = gazetteer.province(place.country, place.admin1)
        if province is not None and any(own in name for name in gazetteer.names(province.id)):
            return province
    return None


@lru_cache(maxsize=1024)
def _site(gazetteer: Gazetteer, town: Place, head: Head, name: str) -> Place | None:
    """The best site of a kind about a town whose name holds another name: of the first code that fits, then the nearest.

    Where there is none, the only site of the country that is called after the name: another town may share it.
    """
    codes = SITES[head]
    near, namesakes = [], []
    for site in gazetteer.sites(town.country or ""):
        names = gazetteer.names(site.id) if site.feature_code in codes else ()
        called = any(_ends_in(other, name) for other in names)
        if not called and not any(name in other for other in names):
            continue
        away = geodesic_km(town.latitude, town.longitude, site.latitude, site.longitude)
        if away <= _SITE_KM:
            near.append((codes.index(site.feature_code), away, site.id, site))
        elif called:
            namesakes.append(site)
    if near:
        return min(near)[-1]
    return namesakes[0] if len(namesakes) == 1 else None


def _ends_in(other: str, name: str) -> bool:
    """« base de Nayrab », for « Nairab »: whether a longer name ends in another, or in another romanisation of it."""
    words = other.split()
    tail = " ".join(words[-len(name.split()) :])
    return tail != other and (tail == name or any(key(tail, family) == key(name, family) for family in FAMILIES))
