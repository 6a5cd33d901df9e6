import json
from datetime import date

import pytest

from geo.control import read_baseline, shipped, zones
from geo.errors import InputError

from .conftest import TOWNS, state, town

HEAD = 'day = 2024-01-01\ncountry = "SY"\ntitle = "Essai"\nsource = "carnet"\n'
ROWS = "name,latitude,longitude,holder\nAlep,36.2,37.16,regime\nIdleb,35.93,36.63,hts\n"
BOW_TIE = [[36, 35], [38, 37], [38, 35], [36, 37], [36, 35]]


def test_the_baseline_that_ships_is_dated_and_sourced():
    assert shipped() == ("syria-2024-11-26",)
    syria = read_baseline("syria-2024-11-26")

    assert (syria.day, syria.country, len(syria.points)) == (date(2024, 11, 26), "SY", 244)
    assert syria.source_fr
    assert syria.source_en
    assert {p.kind for p in syria.points} == {"town", "base", "site", "quarter", "anchor"}


def test_the_baseline_that_ships_says_what_the_facts_say(shared):
    import csv

    with (shared / "facts" / "syria-control-2024-11-26.csv").open(encoding="utf-8", newline="") as file:
        facts = {(float(r["lat"]), float(r["lon"])): r["holder"] for r in csv.DictReader(file)}

    assert {(p.place.latitude, p.place.longitude): p.holder for p in read_baseline("syria-2024-11-26").points} == facts


def test_a_csv_of_one_s_own_with_its_head_beside_it_is_a_baseline(tmp_path):
    (tmp_path / "mine.csv").write_text(ROWS, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(HEAD, encoding="utf-8")
    mine = read_baseline(tmp_path / "mine.csv")

    assert [(p.place.name, p.holder) for p in mine.points] == [("Alep", "regime"), ("Idleb", "hts")]
    assert mine.claim(mine.points[0]).source == "carnet"


def test_a_french_spreadsheet_and_a_day_with_its_hour_make_a_baseline(tmp_path):
    (tmp_path / "mine.csv").write_bytes("name;latitude;longitude;holder\nSaïda;36,2;37,16;hts\n".encode("cp1252"))
    (tmp_path / "mine.toml").write_text(HEAD.replace("2024-01-01", "2024-01-01T08:00:00"), encoding="utf-8")
    mine = read_baseline(tmp_path / "mine.csv")

    assert (mine.day, mine.points[0].place.name, mine.points[0].place.latitude) == (date(2024, 1, 1), "Saïda", 36.2)


def test_geojson_polygons_colour_the_communities_that_lie_in_them(tmp_path):
    ring = [[36, 35], [38, 35], [38, 37], [36, 37], [36, 35]]
    area = {"type": "Polygon", "coordinates": [ring]}
    point = {"type": "Point", "coordinates": [36.29, 33.51]}
    collection = {
        "type": "FeatureCollection", "day": "2024-01-01", "country": "SY", "title": "Essai", "source": "carte",
        "features": [
            {"type": "Feature", "properties": {"holder": "hts"}, "geometry": area},
            {"type": "Feature", "properties": {"holder": "regime", "name": "Damas"}, "geometry": point},
        ],
    }  # fmt: skip
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps(collection), encoding="utf-8")
    told = state([], read_baseline(path), date(2024, 1, 2), [town(key) for key in TOWNS])

    held = {key for key, h in told.holdings.items() if h.holders == ("hts",)}
    assert held == {"test:alep", "test:hama", "test:idleb", "test:saraqeb"}
    assert {z.holders for z in zones(told)} == {("hts",), ("regime",)}


@pytest.mark.parametrize(
    ("rows", "head", "message"),
    [
        (ROWS, None, "mine.toml"),
        (ROWS, HEAD.replace("2024-01-01", '"jeudi"'), "day: 'jeudi'"),
        (ROWS, HEAD.replace("SY", "Syrie"), "country: 'Syrie'"),
        (ROWS, HEAD.replace("source", "note"), "source: missing"),
        ("name,latitude,longitude\nAlep,36.2,37.16\n", HEAD, "holder"),
        ("latitude,longitude,holder\n", HEAD, "without a row"),
        ("latitude,longitude,holder\nnord,37.16,hts\n", HEAD, "mine.csv:2: latitude"),
        ("latitude,longitude,holder\n136,37.16,hts\n", HEAD, "mine.csv:2: latitude"),
        ("latitude,longitude,holder\n36,37.16,\n", HEAD, "mine.csv:2: holder"),
        ("latitude,longitude,holder,kind\n36,37.16,hts,ville\n", HEAD, "kind: 'ville'"),
        ("latitude,longitude,holder\n36,37.16,hts,et plus\n", HEAD, "mine.csv:2: more cells than columns"),
        (f'latitude,longitude,holder\n"{"a" * 200_000}",37,hts\n', HEAD, "mine.csv:1: field larger"),
        (ROWS, "day = ", "mine.toml: not TOML"),
    ],
)
def test_a_faulty_baseline_is_refused_with_the_place_of_its_fault(tmp_path, rows, head, message):
    (tmp_path / "mine.csv").write_text(rows, encoding="utf-8")
    if head is not None:
        (tmp_path / "mine.toml").write_text(head, encoding="utf-8")

    with pytest.raises(InputError, match=message):
        read_baseline(tmp_path / "mine.csv")


@pytest.mark.parametrize(
    ("features", "message"),
    [
        ([], "features: must be a list"),
        ([3], "feature 1: properties: must be an object"),
        ([{"geometry": {}}], "feature 1: holder"),
        ([{"properties": {"holder": "hts"}, "geometry": "x"}], "feature 1: geometry: must be an object"),
        ([{"properties": {"holder": "hts"}, "geometry": {"type": "LineString"}}], "feature 1: geometry: a point or"),
        ([{"properties": {"holder": "hts"}, "geometry": {"type": "Point"}}], "feature 1: coordinates: are not"),
        (
            [{"properties": {"holder": "hts"}, "geometry": {"type": "Polygon", "coordinates": []}}],
            "feature 1: coordinates: are empty",
        ),
        (
            [{"properties": {"holder": "hts"}, "geometry": {"type": "Polygon", "coordinates": [BOW_TIE]}}],
            "feature 1: coordinates: Self-intersection",
        ),
    ],
)
def test_a_faulty_geojson_is_refused_with_the_place_of_its_fault(tmp_path, features, message):
    head = {"day": "2024-01-01", "country": "SY", "title": "t", "source": "s"}
    path = tmp_path / "mine.geojson"
    path.write_text(json.dumps({"features": features, **head}), encoding="utf-8")

    with pytest.raises(InputError, match=message):
        read_baseline(path)


@pytest.mark.parametrize("content", ["pas du json", "[]"])
def test_what_is_no_geojson_is_refused(tmp_path, content):
    (tmp_path / "mine.geojson").write_text(content, encoding="utf-8")

    with pytest.raises(InputError, match="not a GeoJSON"):
        read_baseline(tmp_path / "mine.geojson")


def test_a_baseline_that_does_not_exist_is_named():
    with pytest.raises(InputError, match=r"nowhere\.csv: no such baseline; .*syria-2024-11-26"):
        read_baseline("nowhere.csv")
