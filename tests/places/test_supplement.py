"""The curated files of data/gazetteer: provinces, sites, French names."""

import csv
import math
from collections import defaultdict

import pytest
from shapely.geometry import Point
from shapely.ops import nearest_points

from geo import data
from geo.codebook import Head, Seat
from geo.places import boundaries
from geo.places.candidates import readings
from geo.places.names import fold

COLUMNS = {
    "provinces.csv": "id,country,admin1,name,name_en,lat,lon,aliases,seat,source",
    "districts.csv": "id,country,admin1,name,lat,lon,aliases,seat,source",
    "supplement.csv": "id,name,lat,lon,feature_class,feature_code,country,admin1,population,aliases,source,note",
    "aliases.csv": "name,place_id,language,source",
    "seats.csv": "place_id,name,of,why,source",
}
THEATRES = "SY IQ LB IL PS IR TR UA RU YE SD SS ML BF NE TD NG CM ET CD LY AM GE CF MZ SO SN AF PK".split()
CLASSES = set("AHLPRSTV")
SITES = {"P", "S"}
CODES_OF_NO_PROVINCE = {"00", "28"}  # GeoNames' towns of unknown division; a former code of Amhara that two towns keep
OFFSHORE_KM = 20  # islands that the drawing of a coast leaves out, quays, crossings on a border
REGION_KM = 170  # Crimea's straits and islands far from the shore they belong to
COMMON_WORDS = set(
    "est ouest nord sud centre tete marches delta plateau montagnes savanes lacs littoral collines baie mer lac cascades "
    "unite maritime centrale plateaux marche tour pont port gare place capitale camp base aeroport frontiere".split()
)
NAMESAKES = {
    ("SY", "tichrine"),
    # one name, several places of one country, all of them named by the press: the context decides
    ("SY", "hader"),  # the Druze village of Golan; the town south of Alep
}


def rows(name):
    with data.path(f"gazetteer/{name}").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def split(cell):
    return [name for name in cell.split("|") if name]


def kilometres(first, second):
    east = (first.x - second.x) * math.cos(math.radians(first.y))
    return math.hypot(first.y - second.y, east) * 111.2


def outside_km(point, polygon):
    return 0.0 if polygon.contains(point) else kilometres(*nearest_points(point, polygon))


def at(row):
    return Point(float(row["lon"]), float(row["lat"]))


def decimals(row):
    return max(len(row[axis].partition(".")[2]) for axis in ("lat", "lon"))


@pytest.fixture(scope="module")
def supplement():
    return rows("supplement.csv")


@pytest.fixture(scope="module")
def provinces():
    return rows("provinces.csv")


@pytest.mark.parametrize("name", COLUMNS)
def test_the_file_is_utf_8_with_its_columns_and_no_ragged_line(name):
    text = data.path(f"gazetteer/{name}").read_bytes().decode("utf-8")

    assert text.splitlines()[0] == COLUMNS[name]
    assert text.endswith("\n")
    assert "\r" not in text
    assert all(None not in row and None not in row.values() for row in rows(name))


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("provinces.csv", "id"),
        ("districts.csv", "id"),
        ("supplement.csv", "id"),
        ("aliases.csv", "place_id"),
        ("seats.csv", "place_id"),
    ],
)
def test_the_rows_are_sorted_so_that_a_change_reads_well(name, key):
    keys = [(row["country"], row["admin1"]) if name == "provinces.csv" else row[key] for row in rows(name)]

    assert keys == sorted(keys)


@pytest.mark.parametrize("name", ["provinces.csv", "districts.csv", "supplement.csv"])
def test_no_id_is_given_twice(name):
    ids = [row["id"] for row in rows(name)]

    assert len(ids) == len(set(ids))


def test_the_gazetteer_gives_every_place_under_its_id(gazetteer, supplement, provinces):
    assert not [row["id"] for row in supplement + provinces if gazetteer.place(row["id"]) is None]


def test_the_supplement_has_the_depth_that_conflict_news_needs(supplement):
    codes = defaultdict(int)
    for row in supplement:
        codes[row["feature_code"]] += 1

    assert len(supplement) >= 600
    assert min(codes[code] for code in ("PPL", "PPLX", "RGN")) >= 80
    assert codes["AIRB"] >= 50
    assert min(codes[code] for code in "AIRP PSTB DAM CMPRF STM SEA MTS PSN INSM CONT".split()) >= 8


def test_every_place_is_on_earth_and_has_a_class_and_a_code(supplement, provinces):
    for row in supplement + provinces:
        assert abs(float(row["lat"])) <= 90, row["id"]
        assert abs(float(row["lon"])) <= 180, row["id"]
        assert (row["lat"], row["lon"]) != ("0", "0"), row["id"]
    assert {row["feature_class"] for row in supplement} <= CLASSES
    assert all(row["feature_code"] for row in supplement)


def test_a_place_lies_in_its_country_or_just_off_its_shore(supplement):
    far = {}
    for row in supplement:
        if row["country"]:
            limit = REGION_KM if row["feature_code"] in {"ISL", "ISLS", "SEA", "BDG"} else OFFSHORE_KM
            distance = outside_km(at(row), boundaries.country(row["country"]))
            if distance > limit:
                far[row["id"]] = round(distance)

    assert not far


def test_a_site_lies_in_the_province_whose_code_it_bears(supplement):
    far = {}
    for row in supplement:
        if row["feature_class"] in SITES and row["admin1"]:
            distance = outside_km(at(row), boundaries.province(row["country"], row["admin1"]))
            if distance > OFFSHORE_KM:
                far[row["id"]] = round(distance)

    assert not far


def test_a_point_given_in_tenths_of_a_degree_says_that_it_is_approximate(supplement):
    coarse = [r for r in supplement if decimals(r) <= 1]

    assert coarse
    assert [r["id"] for r in coarse if "approximatif" not in r["note"]] == []


@pytest.mark.parametrize("code", ["RGN", "MTS", "MT", "STM", "SEA", "CONT"])
def test_a_large_thing_says_what_its_point_is(supplement, code):
    large = [r for r in supplement if r["feature_code"] == code and decimals(r) <= 2]

    assert large
    assert [r["id"] for r in large if "approximatif" not in r["note"]] == []


def test_a_site_without_a_country_does_not_exist(supplement):
    assert not [row["id"] for row in supplement if row["feature_class"] in SITES and not row["country"]]


@pytest.mark.parametrize("name", COLUMNS)
def test_every_row_says_where_it_is_published_and_never_names_the_gold(name):
    for row in rows(name):
        assert row["source"], row
        assert "gold" not in row["source"].casefold(), row


def test_a_name_means_one_place_of_a_country_unless_the_press_uses_it_for_two(supplement):
    bearers = defaultdict(list)
    for row in supplement:
        for name in {fold(name) for name in (row["name"], *split(row["aliases"]))}:
            bearers[row["country"], name].append(at(row))
    torn = {
        key
        for key, points in bearers.items()
        if any(kilometres(points[0], other) > 50 for other in points[1:]) and key not in NAMESAKES
    }

    assert not torn


def test_no_name_is_a_common_french_word(supplement, provinces):
    names = {fold(name) for row in supplement + provinces for name in (row["name"], *split(row["aliases"]))}

    assert not names & COMMON_WORDS


def test_no_name_is_empty_or_repeats_another_of_the_same_place(supplement, provinces):
    for row in supplement + provinces:
        names = [row["name"], *row["aliases"].split("|")] if row["aliases"] else [row["name"]]
        assert all(name == name.strip() != "" for name in names), row["id"]
        assert len(names) == len(set(names)), row["id"]


def test_a_province_is_where_its_polygon_is(provinces):
    for row in provinces:
        assert row["id"] == f"adm1:{row['country']}.{row['admin1']}"
        try:
            polygon = boundaries.province(row["country"], row["admin1"])
        except KeyError:
            continue  # too small for the source of the polygons
        assert outside_km(at(row), polygon) < 60, row["id"]


def test_the_seat_of_a_province_is_a_town_in_it(gazetteer, provinces):
    told = [row["id"] for row in provinces if row["seat"]]

    assert told
    assert [division for division in told if gazetteer.ruled_from(gazetteer.place(division)) is None] == []


def test_a_district_lies_in_its_country_and_bears_its_name():
    for row in rows("districts.csv"):
        assert row["id"].startswith(f"adm2:{row['country']}."), row["id"]
        assert outside_km(at(row), boundaries.country(row["country"])) < OFFSHORE_KM, row["id"]


def test_a_district_is_meant_only_where_the_text_says_so(gazetteer):
    for head, code in ((None, "PPL"), (Head.CITY, "PPL"), (Head.REGION, "PPL"), (Head.DISTRICT, "ADM2")):
        assert readings(gazetteer, "Azaz", head)[0].match.place.feature_code == code


@pytest.mark.parametrize("country", THEATRES)
def test_every_province_of_a_theatre_has_its_french_name(country, provinces):
    drawn = {row.admin1 for row in boundaries.divisions() if row.country == country and row.admin1}
    named = {row["admin1"] for row in provinces if row["country"] == country}

    assert drawn - named <= CODES_OF_NO_PROVINCE


@pytest.mark.parametrize("name", ["aliases.csv", "seats.csv"])
def test_what_is_said_of_a_town_is_said_of_one_that_ships(gazetteer, name):
    unknown = sorted({row["place_id"] for row in rows(name) if gazetteer.place(row["place_id"]) is None})

    assert not unknown


def test_a_seat_is_told_of_the_town_that_the_gazetteer_shows_under_that_name(gazetteer):
    named = {row["place_id"]: row["name"] for row in rows("seats.csv")}

    assert {place_id: gazetteer.place(place_id).name for place_id in named} == named


def test_lagos_is_a_seat_in_nigeria_and_not_in_portugal(gazetteer):
    seats = [m.place.country for m in gazetteer.lookup("Lagos") if gazetteer.is_seat(m.place.id, Seat.GOVERNMENT)]

    assert seats == ["NG"]


@pytest.mark.parametrize(
    ("name", "country", "latitude", "longitude"),
    [
        ("Lattaquié", "SY", 35.53, 35.79),
        ("Soueïda", "SY", 32.71, 36.57),
        ("Kobané", "SY", 36.89, 38.35),
        ("Aïn al-Arab", "SY", 36.89, 38.35),
        ("Deir Ezzor", "SY", 35.34, 40.14),
        ("Maaret al-Noomane", "SY", 35.65, 36.68),
        ("Hmeimim", "SY", 35.40, 35.95),
        ("Cheikh Maqsoud", "SY", 36.23, 37.15),
        ("Bab al-Hawa", "SY", 36.24, 36.69),
        ("base aérienne T4", "SY", 34.52, 37.63),
        ("Marioupol", "UA", 47.10, 37.54),
        ("Avdiïvka", "UA", 48.14, 37.74),
        ("Tchernihiv", "UA", 51.51, 31.28),
        ("Azovstal", "UA", 47.10, 37.60),
        ("île aux Serpents", "UA", 45.26, 30.20),
        ("Khan Younès", "PS", 31.35, 34.30),
        ("Choujaïya", "PS", 31.50, 34.48),
        ("El-Facher", "SD", 13.63, 25.35),
        ("Omdourman", "SD", 15.65, 32.48),
        ("Tombouctou", "ML", 16.77, -3.01),
        ("Mekele", "ET", 13.50, 39.47),
        ("Syrte", "LY", 31.21, 16.59),
        ("Hodeïda", "YE", 14.80, 42.95),
        ("Falloujah", "IQ", 33.35, 43.78),
        ("Masisi", "CD", -1.40, 28.81),
    ],
)
def test_the_press_s_name_finds_the_place(gazetteer, name, country, latitude, longitude):
    places = [match.place for match in gazetteer.lookup(name) if match.place.country == country]

    assert any(kilometres(Point(longitude, latitude), Point(p.longitude, p.latitude)) < 5 for p in places)


@pytest.mark.parametrize(("name", "country"), [("Colorado", "US"), ("Oklahoma", "US")])
def test_a_province_is_meant_rather_than_a_town_that_only_bears_its_name_too(gazetteer, name, country):
    first = readings(gazetteer, name)[0].match.place

    assert (first.country, first.feature_code) == (country, "ADM1")
