"""Where points of the Earth fall on a printed map."""

from math import cos, radians

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.maps.projection import Extent, Frame, Projection, fitted
from geo.maps.sheet import Box
from geo.places.distance import geodesic_km

SYRIA = Extent(west=35.6, south=32.3, east=42.4, north=37.3)
MALI = Extent(west=-12.3, south=10.1, east=4.3, north=25.0)
CONGO = Extent(west=12.0, south=-13.5, east=31.4, north=5.5)
WORLD = Extent(west=-170.0, south=-60.0, east=180.0, north=80.0)
BOX = Box(left=8.0, bottom=20.0, width=210.0, height=150.0)


@pytest.mark.parametrize(
    ("extent", "kind"), [(SYRIA, "conic"), (MALI, "conic"), (CONGO, "mercator"), (WORLD, "azimuthal")]
)
def test_the_projection_suits_the_extent(extent: Extent, kind: str) -> None:
    assert fitted(extent).kind == kind


@pytest.mark.parametrize("extent", [SYRIA, MALI, CONGO], ids=["Syria", "Mali", "Congo"])
@given(data=st.data())
def test_short_distances_on_the_map_are_those_on_the_ground_within_two_percent(
    extent: Extent, data: st.DataObject
) -> None:
    longitude = data.draw(st.floats(extent.west, extent.east))
    latitude = data.draw(st.floats(extent.south, extent.north))
    step = data.draw(st.sampled_from([(0.05, 0.0), (0.0, 0.05), (0.04, -0.04)]))
    there = longitude + step[0], latitude + step[1]

    (x0, y0), (x1, y1) = (fitted(extent).forward(*point) for point in ((longitude, latitude), there))

    assert np.hypot(x1 - x0, y1 - y0) == pytest.approx(geodesic_km(latitude, longitude, there[1], there[0]), rel=0.02)


def test_lambert_s_cone_gives_snyder_s_worked_example() -> None:
    # Snyder, USGS 1395, p. 295: sphere of radius 1, parallels 33° and 45°, origin 23° N 96° W, point 35° N 75° W
    projection = Projection(kind="conic", longitude=-96.0, latitude=23.0, parallels=(33.0, 45.0))

    x, y = projection.forward(-75.0, 35.0)

    assert (float(x) / 6371.0088, float(y) / 6371.0088) == pytest.approx((0.2966785, 0.2462112), abs=1e-6)


@given(st.floats(SYRIA.west, SYRIA.east), st.floats(SYRIA.south, SYRIA.north))
def test_a_point_of_the_sheet_leads_back_to_its_degrees(longitude: float, latitude: float) -> None:
    frame = Frame.fitted(SYRIA, BOX)

    assert frame.degrees(*frame.point(longitude, latitude)) == pytest.approx((longitude, latitude), abs=1e-6)


@pytest.mark.parametrize("extent", [SYRIA, MALI, CONGO], ids=["Syria", "Mali", "Congo"])
def test_the_whole_extent_is_on_the_map_and_touches_its_frame(extent: Extent) -> None:
    frame = Frame.fitted(extent, BOX)

    corners = [frame.point(x, y) for x in (extent.west, extent.east) for y in (extent.south, extent.north)]

    assert all(
        BOX.left - 1e-6 <= x <= BOX.right + 1e-6 and BOX.bottom - 1e-6 <= y <= BOX.top + 1e-6 for x, y in corners
    )
    seen = frame.seen
    assert seen.west <= extent.west
    assert seen.north >= extent.north


@pytest.mark.parametrize("latitude", [-35.0, 0.0, 15.0, 35.0, 50.0, 65.0])
def test_the_scale_of_the_sheet_is_true_at_its_latitude(latitude: float) -> None:
    half = 2.0 / cos(radians(latitude))
    extent = Extent(west=20.0 - half, south=latitude - 2, east=20.0 + half, north=latitude + 2)
    frame = Frame.fitted(extent, BOX)
    x, y = BOX.centre

    km = frame.km_of((x - 10, y), (x + 10, y))

    assert km == pytest.approx(20 / frame.mm_per_km, rel=0.01)


@pytest.mark.parametrize("bounds", [(10, 10, 10, 20), (10, 20, 20, 10), (-200, 0, 0, 10)])
def test_a_rectangle_without_area_is_no_extent(bounds: tuple[float, float, float, float]) -> None:
    west, south, east, north = bounds

    with pytest.raises(ValueError, match="not an extent"):
        Extent(west=west, south=south, east=east, north=north)


@pytest.mark.parametrize("extent", [SYRIA, MALI, CONGO, Extent(west=0.0, south=28.0, east=44.0, north=50.0)])
def test_what_is_seen_is_the_map_and_hardly_more(extent: Extent) -> None:
    seen = Frame.fitted(extent, BOX).seen

    assert seen.west <= extent.west
    assert seen.east >= extent.east
    # a frame wider than its extent shows some of what lies beside it, never the whole Earth
    assert seen.east - seen.west < 3 * (extent.east - extent.west)
    assert seen.north - seen.south < 3 * (extent.north - extent.south)


def test_a_map_that_reaches_beyond_the_globe_sees_all_of_it() -> None:
    assert Frame.fitted(WORLD, BOX).seen == Extent(west=-180.0, south=-85.0, east=180.0, north=85.0)
