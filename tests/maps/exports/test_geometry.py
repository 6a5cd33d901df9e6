"""Which coordinates leave, and in which order."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import GeometryCollection, MultiPolygon, Point, Polygon, box, shape

from geo.maps.exports import geometry
from geo.model import Place

longitudes = st.floats(-180, 180).map(lambda x: round(x, 4))
latitudes = st.floats(-85, 85).map(lambda y: round(y, 4))
places = st.builds(Place, id=st.uuids().map(str), name=st.just("x"), latitude=latitudes, longitude=longitudes)


def at(latitude: float, longitude: float) -> Place:
    return Place(id=f"{latitude},{longitude}", name="x", latitude=latitude, longitude=longitude)


@pytest.mark.parametrize("ring", [[(0, 0), (0, 1), (1, 1), (1, 0)], [(0, 0), (1, 0), (1, 1), (0, 1)]])
def test_outer_rings_turn_counter_clockwise_and_holes_clockwise(ring: list[tuple[float, float]]) -> None:
    hole = [(x / 2 + 0.25, y / 2 + 0.25) for x, y in ring]

    ((outer, inner),) = geometry.polygons(Polygon(ring, [hole]))

    assert Polygon(outer).exterior.is_ccw
    assert not Polygon(inner).exterior.is_ccw
    assert outer[0] == outer[-1]


def test_coordinates_have_six_decimals() -> None:
    ((outer,),) = geometry.polygons(box(36.123456789, 35, 37, 36))

    assert min(x for x, _ in outer) == 36.123457


def test_what_rounding_leaves_nothing_of_is_left_out() -> None:
    speck = box(10, 10, 10 + 1e-8, 10 + 1e-8)

    assert geometry.polygons(MultiPolygon([speck])) == ()
    assert geometry.polygons(Polygon()) == ()


def test_only_the_areas_of_a_collection_leave() -> None:
    found = geometry.polygons(GeometryCollection([Point(0, 0), box(0, 0, 1, 1), MultiPolygon([box(2, 2, 3, 3)])]))

    assert len(found) == 2


def test_a_line_is_the_shortest_way() -> None:
    ((*_, (x, y), _last),) = geometry.way(at(48.85, 2.35), at(33.51, 36.29))

    assert y > 33.51  # Paris to Damascus
    assert x < 36.29


def test_a_line_is_cut_at_the_antimeridian() -> None:
    west, east = geometry.way(at(35.68, 139.69), at(37.77, -122.42))

    assert west[-1][0] == 180.0
    assert east[0][0] == -180.0
    assert west[-1][1] == east[0][1]


@given(places, places)
def test_no_line_jumps_across_the_map(one: Place, other: Place) -> None:
    for line in geometry.way(one, other):
        assert len(line) >= 2
        for x, y in line:
            assert -180 <= x <= 180
            assert -90 <= y <= 90
        steps = [abs(b[0] - a[0]) for a, b in itertools.pairwise(line)]
        assert max(steps) <= 180


@given(st.lists(st.tuples(longitudes, latitudes), min_size=3, max_size=12))
def test_rings_close_and_follow_the_right_hand_rule_whatever_they_are(points: list[tuple[float, float]]) -> None:
    hull = MultiPolygon([h]) if (h := shape({"type": "MultiPoint", "coordinates": points}).convex_hull).area else None

    for (outer,) in geometry.polygons(hull):
        assert outer[0] == outer[-1]
        assert Polygon(outer).exterior.is_ccw
