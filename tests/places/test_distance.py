"""Distances are geopy's."""

import pytest
from geopy.distance import geodesic

from geo.places.distance import geodesic_km


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
