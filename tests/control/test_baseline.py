import json
from datetime import date

import pytest

from geo.control import read_baseline, shipped, state, zones
from geo.errors import InputError

from .conftest import TOWNS, town

HEAD = 'day = 2024-01-01\ncountry = "SY"\ntitle = "Essai"\nsource = "carnet"\n'
ROWS = "name,latitude,longitude,holder\nAlep,36.2,37.16,regime\nIdleb,35.93,36.63,hts\n"


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
    ],
)
def test_a_faulty_baseline_is_refused_with_the_place_of_its_fault(tmp_path, rows, head, message):
    (tmp_path / "mine.csv").write_text(rows, encoding="utf-8")
    if head is not None:
        (tmp_path / "mine.toml").write_text(head, encoding="utf-8")

    with pytest.raises(InputError, match=message):
        read_baseline(tmp_path / "mine.csv")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("pas du json", "not a GeoJSON"),
        ('{"features": [{"geometry": {}}], HEAD}', "feature 1: holder"),
        ('{"features": [{"properties": {"holder": "hts"}, "geometry": {"type": "LineString"}}], HEAD}', "1: geometry"),
    ],
)  # fmt: skip
def test_a_faulty_geojson_is_refused_with_the_place_of_its_fault(tmp_path, content, message):
    path = tmp_path / "mine.geojson"
    head = '"day": "2024-01-01", "country": "SY", "title": "t", "source": "s"'
    path.write_text(content.replace("HEAD", head), encoding="utf-8")

    with pytest.raises(InputError, match=message):
        read_baseline(path)


def test_a_baseline_that_does_not_exist_is_named():
    with pytest.raises(InputError, match=r"nowhere\.csv: no such baseline; .*syria-2024-11-26"):
        read_baseline("nowhere.csv")
