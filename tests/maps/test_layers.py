import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import LineString, Polygon, box

from geo.codebook import GeoPrecision, Kind
from geo.maps import layers
from geo.maps.areas import Ground
from geo.maps.layers import Scene
from geo.maps.signs import has_way
from geo.model import Area, Event
from tests.story_by_hand import HOSTILE, TEHERAN

UNPACKED = st.lists(st.tuples(st.floats(-90, 90), st.floats(-180, 180)), max_size=30)


def unpack(packed: list[int]) -> list[tuple[float, float]]:
    latitude = longitude = 0
    points = []
    for i in range(0, len(packed), 2):
        latitude, longitude = latitude + packed[i], longitude + packed[i + 1]
        points.append((latitude / 1000, longitude / 1000))
    return points


@given(UNPACKED)
def test_a_packed_line_is_the_line_within_a_hundred_metres(points: list[tuple[float, float]]) -> None:
    rounded = [(round(a, 3), round(o, 3)) for a, o in points]
    kept = [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]

    assert len(unpack(layers.pack(points))) == len(kept)
    assert all(a == pytest.approx(b) for a, b in zip(unpack(layers.pack(points)), kept, strict=True))


def test_a_hole_stays_a_hole() -> None:
    shape = Polygon(box(0, 0, 3, 3).exterior, [box(1, 1, 2, 2).exterior])

    packed = layers.pack_shape(shape)

    assert len(packed) == 1
    assert len(packed[0]) == 2


@given(
    st.recursive(
        st.text() | st.none() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_in_a_page_reads_back_and_ends_no_script(value: object) -> None:
    text = layers.to_json(value)

    assert json.loads(text) == value
    assert not set(text) & set("<>&\u2028\u2029")


def test_hostile_text_reaches_the_page_as_data(scene: Scene) -> None:
    text = layers.to_json(layers.payload(scene))

    assert "</script" not in text.lower()
    assert "<img" not in text
    assert "javascript:" not in text
    assert json.loads(text)["cards"]["e-hostile"]["reports"][0]["title"].startswith(HOSTILE[:20])


def test_a_payload_is_the_same_twice(scene: Scene) -> None:
    assert layers.to_json(layers.payload(scene)) == layers.to_json(layers.payload(scene))


def test_columns_are_of_one_length(scene: Scene) -> None:
    events = layers.payload(scene)["events"]

    assert {len(events[name]) for name in layers._COLUMNS} == {len(scene.events)}


def test_what_days_share_is_told_once(scene: Scene) -> None:
    zones = layers.payload(scene)["zones"]

    assert [items for _, items in zones["days"]] == [[0], [0, 1]]
    assert len(zones["shapes"]) == 2


def test_a_zone_leads_to_the_sentence_of_its_community(scene: Scene, taken: Event) -> None:
    payload = layers.payload(replace(scene, events=()))
    north = payload["zones"]["items"][1]
    place, event, _ = north["c"][0]

    assert payload["zones"]["places"][place][0] == "Alep"
    assert payload["cards"][event]["reports"][0]["passage"]
    assert event == taken.id


def test_a_province_is_a_wash_without_a_dot(scene: Scene, strike: Event) -> None:
    somewhere = replace(strike, precision=GeoPrecision.PROVINCE, area=None)
    payload = layers.payload(replace(scene, events=(somewhere,)))

    assert payload["events"]["drawn"] == [layers._WASH]
    assert payload["outlines"] == [layers.pack_shape(scene.grounds[Ground("SY", "12", None)])]


def test_a_part_of_a_country_is_a_wash_without_a_dot(scene: Scene, strike: Event) -> None:
    country = replace(strike.place, feature_class="A", feature_code="PCLI", country="SY", admin1=None)
    north = replace(strike, place=country, precision=GeoPrecision.REGION, area=Area(shape="part", bearing_degrees=0))
    ground = Ground("SY", None, 0)
    drawn = replace(scene, events=(north,), grounds={ground: ground.polygon()})
    payload = layers.payload(drawn)

    assert payload["events"]["drawn"] == [layers._WASH]
    assert payload["outlines"] == [layers.pack_shape(drawn.grounds[ground])]


def test_a_visit_to_a_part_of_a_country_is_no_dot_at_its_middle(scene: Scene, strike: Event) -> None:
    country = replace(strike.place, feature_class="A", feature_code="PCLI", country="SY", admin1=None)
    area = Area(shape="part", bearing_degrees=0)
    visit = replace(
        strike, kind=Kind.VISIT, weapon=None, place=country, precision=GeoPrecision.REGION, area=area, origin=TEHERAN
    )
    ground = Ground("SY", None, 0)
    drawn = replace(scene, events=(visit,), grounds={ground: ground.polygon()})

    events = layers.payload(drawn)["events"]
    assert (events["drawn"], events["origin"]) == ([layers._LISTED], {})
    assert not has_way(visit)


def test_a_country_is_listed_and_not_drawn(scene: Scene, strike: Event) -> None:
    anywhere = replace(strike, precision=GeoPrecision.COUNTRY, area=None)
    payload = layers.payload(replace(scene, events=(anywhere,)))

    assert payload["events"]["drawn"] == [layers._LISTED]


def test_a_side_that_has_no_look_is_drawn_as_not_told(scene: Scene, hostile: Event) -> None:
    assert layers.payload(replace(scene, events=(hostile,)))["events"]["side"] == [None]


def test_ten_thousand_events_stay_small(scene: Scene, strike: Event) -> None:
    many = tuple(
        replace(strike, id=f"e-{i:05}", place=replace(strike.place, latitude=32 + i % 500 / 100)) for i in range(10_000)
    )
    text = layers.to_json(layers.payload(replace(scene, events=many), with_cards=False))

    assert len(text) < 1_500_000


def test_the_base_map_keeps_its_classes() -> None:
    line, land = LineString([(36, 33), (37, 34)]), Polygon([(0, 0), (1, 0), (1, 1)])
    packed = layers.base_map({"disputed": [line], "land": [land], "golan": [line, land]})

    assert packed["disputed"] == [[33000, 36000, 1000, 1000]]
    assert packed["land"] == [[[0, 0, 0, 1000, 1000, 0, -1000, -1000]]]
    assert packed["golan"] == [*packed["disputed"], *packed["land"][0]]
    assert packed["rivers"] == []


def test_days_count_from_1970() -> None:
    assert layers.day_number(date(1970, 1, 2)) == 1
