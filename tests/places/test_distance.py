"""Geodesics are geopy's."""

import pytest
from geopy.distance import distance, geodesic
from hypothesis import given
from hypothesis import strategies as st

from geo.places.distance import bearing, between, destination, geodesic_km

latitudes, longitudes = st.floats(-80, 80), st.floats(-179, 179)


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ((36.2, 37.16), (33.51, 36.29)),
        ((48.85, 2.35), (-33.87, 151.2)),
        ((0.0, 179.9), (0.0, -179.9)),
        ((36.2, 37.16), (36.2, 37.16)),
    ],
)
def test_distances_are_those_of_geopy(here: tuple[float, float], there: tuple[float, float]) -> None:
    assert geodesic_km(*here, *there) == pytest.approx(geodesic(here, there).km)


@given(latitudes, longitudes, st.floats(0, 359), st.floats(1, 500))
def test_who_goes_so_far_is_there_and_sees_the_way_back(
    latitude: float, longitude: float, toward: float, km: float
) -> None:
    reached = destination(latitude, longitude, toward, km)

    assert reached == pytest.approx(distance(kilometers=km).destination((latitude, longitude), toward)[:2])
    assert geodesic_km(latitude, longitude, *reached) == pytest.approx(km)
    assert abs((bearing(latitude, longitude, *reached) - toward + 180) % 360 - 180) < 0.01


@given(latitudes, longitudes, latitudes, longitudes)
def test_a_way_is_parted_in_equal_steps(a: float, b: float, c: float, d: float) -> None:
    ways = [geodesic_km(a, b, *point) for point in between(a, b, c, d, 4)]

    assert ways == pytest.approx([geodesic_km(a, b, c, d) * share for share in (0.25, 0.5, 0.75)], abs=1e-6)
