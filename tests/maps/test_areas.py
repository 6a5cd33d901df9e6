from math import isclose

import pytest
from geopy.distance import geodesic

from geo.codebook import GeoPrecision
from geo.maps import areas
from geo.model import Area, Place

PALMYRE = Place(id="p", name="Palmyre", latitude=34.56, longitude=38.27)
HAMA = Place(id="h", name="Hama", latitude=35.13, longitude=36.76)
HOMS = Place(id="o", name="Homs", latitude=34.73, longitude=36.71)


def test_near_a_town_is_a_ring_of_the_radius_told() -> None:
    ring = areas.outline(PALMYRE, GeoPrecision.NEAR, Area(shape="ring", radius_km=12))

    assert ring is not None
    assert all(isclose(geodesic((34.56, 38.27), point).km, 12, rel_tol=0.01) for point in ring)


def test_twenty_five_kilometres_north_is_an_arc_to_the_north() -> None:
    arc = areas.outline(PALMYRE, GeoPrecision.NEAR, Area(shape="arc", radius_km=25, bearing_degrees=0))

    assert arc is not None
    assert all(latitude > 34.56 + 15 / 111 for latitude, _ in arc)
    assert all(18 < geodesic((34.56, 38.27), point).km < 32 for point in arc)


def test_between_two_towns_is_a_corridor_that_holds_both() -> None:
    from shapely.geometry import Point, Polygon

    band = areas.outline(HAMA, GeoPrecision.REGION, Area(shape="corridor", other=HOMS))

    assert band is not None
    shape = Polygon([(longitude, latitude) for latitude, longitude in band])
    assert shape.is_valid
    assert shape.contains(Point(36.76, 35.13))
    assert shape.contains(Point(36.71, 34.73))


@pytest.mark.parametrize("precision", [GeoPrecision.PROVINCE, GeoPrecision.COUNTRY, GeoPrecision.EXACT, None])
def test_a_town_a_province_and_a_country_need_no_outline_of_ours(precision: GeoPrecision | None) -> None:
    assert areas.outline(PALMYRE, precision, None) is None


def test_a_river_gets_no_ring_at_its_middle() -> None:
    river = Place(id="e", name="Euphrate", latitude=35.0, longitude=40.4, feature_class="H", feature_code="STM")

    assert areas.outline(river, GeoPrecision.REGION, None) is None
