"""GeoJSON as RFC 7946 has it."""

import json
from typing import Any

import pytest
from shapely.geometry import Polygon

from geo.maps.exports import dictionary, geojson
from geo.maps.exports.content import Content

LAYERS = ("events", "zones", "visits", "places", "articles")


def collection(held: Content, layer: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(geojson.render(held, held.layer(layer)))
    return found


def positions(coordinates: Any) -> list[list[float]]:
    if isinstance(coordinates[0], float):
        return [coordinates]
    return [p for inner in coordinates for p in positions(inner)]


@pytest.mark.parametrize("layer", LAYERS)
def test_a_collection_names_no_crs_and_its_features_have_every_member(held: Content, layer: str) -> None:
    found = collection(held, layer)

    assert found["type"] == "FeatureCollection"
    assert "crs" not in found
    for feature in found["features"]:
        assert set(feature) == {"type", "id", "geometry", "properties"}
        assert list(feature["properties"]) == [c.name for c in dictionary.columns(layer)]


@pytest.mark.parametrize("layer", ["events", "zones", "visits", "places"])
def test_the_bbox_is_that_of_the_features(held: Content, layer: str) -> None:
    found = collection(held, layer)

    points = [p for f in found["features"] if f["geometry"] for p in positions(f["geometry"]["coordinates"])]
    lon, lat = zip(*points, strict=True)
    assert found["bbox"] == [min(lon), min(lat), max(lon), max(lat)]
    assert all(x == round(x, 6) for point in points for x in point)


def test_rings_follow_the_right_hand_rule(held: Content) -> None:
    for feature in collection(held, "zones")["features"]:
        for outer, *holes in feature["geometry"]["coordinates"]:
            assert Polygon(outer).exterior.is_ccw
            assert not any(Polygon(hole).exterior.is_ccw for hole in holes)


def test_longitude_comes_first(held: Content) -> None:
    event = collection(held, "events")["features"][0]

    assert event["geometry"]["coordinates"] == [event["properties"]["longitude"], event["properties"]["latitude"]]


def test_the_dictionary_travels_inside(held: Content) -> None:
    columns = collection(held, "events")["metadata"]["columns"]

    assert [c["name"] for c in columns] == [c.name for c in dictionary.columns("events")]
    assert all(c["fr"] and c["en"] for c in columns)


def test_a_collection_without_a_place_has_no_bbox(held: Content) -> None:
    assert "bbox" not in collection(held, "articles")
