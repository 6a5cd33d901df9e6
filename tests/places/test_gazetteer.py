"""The gazetteer that ships: what it knows, what somebody looks for in it, and that it opens in a blink."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from geopy.distance import geodesic
from rapidfuzz.fuzz import ratio

from geo.places.gazetteer import Gazetteer
from geo.places.overlay import read
from geo.places.query import readings
from geo.places.romanisation import disagreement, key

WHOLE_LIMIT = 25_000_000  # bytes: what may ship
COUNTRIES = {
    "Syrie": "SY",
    "Etats-Unis": "US",
    "ÉTATS-UNIS": "US",
    "Grande-Bretagne": "GB",
    "Royaume-Uni": "GB",
    "Birmanie": "MM",
    "RDC": "CD",
    "RD Congo": "CD",
    "République démocratique du Congo": "CD",
    "Émirats": "AE",
    "Emirats arabes unis": "AE",
    "Territoires palestiniens": "PS",
    "Kosovo": "XK",
    "Biélorussie": "BY",
    "Centrafrique": "CF",
    "Soudan du Sud": "SS",
    "Géorgie": "GE",
    "Turkey": "TR",
    "سوريا": "SY",
}
CAPITALS = {
    "SY": "Damas",
    "LB": "Beyrouth",
    "IQ": "Bagdad",
    "UA": "Kiev",
    "RU": "Moscou",
    "XK": "Pristina",
    "GB": "Londres",
    "CD": "Kinshasa",
}
SPELLINGS = {
    "Maarat al-Nouman": "geonames:167611",
    "Maaret el-Noomane": "geonames:167611",
    "Ma`arrat an Nu`mān": "geonames:167611",
    "Khan Cheikhoun": "geonames:168325",
    "Khan Shaykhun": "geonames:168325",
    "Deir ez-Zor": "geonames:170794",
    "Deir Al Zor": "geonames:170794",
    "Lattaquié": "geonames:173576",
    "Latakia": "geonames:173576",
    "Kobané": "geonames:172256",
    "Aïn al-Arab": "geonames:172256",
    "Raqa": "geonames:172955",
    "Rakka": "geonames:172955",
    "Membij": "geonames:167357",
    "Minbej": "geonames:167357",
    "Zaporojié": "geonames:687700",
    "Zaporizhzhia": "geonames:687700",
    "Kharkov": "geonames:706483",
    "Sweida": "geonames:172408",
    "Tal Rifaat": "geonames:163476",
}

pytestmark = pytest.mark.usefixtures("home")  # so that they leave nothing in the user's cache


# ------------------------------------------------------------------ what ships


@pytest.mark.parametrize(("name", "code"), COUNTRIES.items())
def test_a_country_is_known_by_every_name_that_press_gives_it(gazetteer: Gazetteer, name: str, code: str) -> None:
    first = gazetteer.lookup(name)[0].place

    assert (first.country, first.feature_class, first.feature_code) == (code, "A", "PCLI")
    assert first == gazetteer.country(code)


@pytest.mark.parametrize(("code", "name"), CAPITALS.items())
def test_a_capital_is_known_by_its_french_name(gazetteer: Gazetteer, code: str, name: str) -> None:
    capital = gazetteer.capital(code)

    assert capital is not None
    assert (capital.name, capital.feature_code) == (name, "PPLC")


@pytest.mark.parametrize(("name", "place_id"), SPELLINGS.items())
def test_every_spelling_of_a_town_leads_to_it(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    found = [*gazetteer.lookup(name), *gazetteer.by_key(name)]

    assert place_id in {match.place.id for match in found}


@pytest.mark.parametrize(("name", "place_id"), SPELLINGS.items())
def test_no_spelling_of_a_town_leads_first_to_another(gazetteer: Gazetteer, name: str, place_id: str) -> None:
    towns = [
        match.place for match in (*gazetteer.lookup(name), *gazetteer.by_key(name)) if match.place.feature_class == "P"
    ]

    assert towns[0].id == place_id


def test_every_country_has_a_point_and_a_name(gazetteer: Gazetteer) -> None:
    syria = gazetteer.country("SY")

    assert syria is not None
    assert geodesic((syria.latitude, syria.longitude), (35.0, 38.0)).km < 60
    assert gazetteer.country("ZZ") is None


@pytest.mark.parametrize(
    ("code", "latitude", "longitude"), [("NO", 64, 14), ("US", 39, -99), ("FR", 47, 2), ("MY", 4, 102), ("SY", 35, 38)]
)
def test_the_point_of_a_country_is_where_most_of_its_people_live(
    gazetteer: Gazetteer, code: str, latitude: int, longitude: int
) -> None:
    country = gazetteer.country(code)

    assert country is not None
    assert (round(country.latitude), round(country.longitude)) == (latitude, longitude)


@pytest.mark.parametrize(
    ("code", "count"), [("SY", 14), ("IQ", 18), ("LB", 8), ("UA", 25), ("FR", 13), ("US", 50), ("RU", 80)]
)
def test_a_country_has_its_provinces(gazetteer: Gazetteer, code: str, count: int) -> None:
    provinces = gazetteer.provinces(code)

    assert len(provinces) >= count
    assert len({p.admin1 for p in provinces}) == len(provinces)
    assert all(p.feature_code == "ADM1" and gazetteer.province(code, p.admin1 or "") == p for p in provinces)


def test_a_town_and_its_province_of_one_name_are_two_places(gazetteer: Gazetteer) -> None:
    kinds = {(m.place.feature_class, m.place.feature_code) for m in gazetteer.lookup("Alep")}

    assert {("P", "PPL"), ("A", "ADM1")} <= kinds


def test_a_typing_error_is_forgiven_in_the_country_that_the_text_is_about(gazetteer: Gazetteer) -> None:
    assert [m.place.name for m in gazetteer.similar("Saraqebb", ("SY",))] == ["Saraqeb"]
    assert gazetteer.similar("Saraqebb", ("FR",)) == ()
    assert gazetteer.similar("Hom", ("SY",)) == ()


def test_the_longest_name_wins_and_ends_with_a_word(gazetteer: Gazetteer) -> None:
    assert gazetteer.longest("deir ez zor et sa province".split()) == 3
    assert gazetteer.longest("cote d ivoire".split()) == 3
    assert gazetteer.longest("republique democratique du congo est".split()) == 4
    assert gazetteer.longest(["alepin"]) == 0


def test_a_beginning_of_a_name_is_told_from_none(gazetteer: Gazetteer) -> None:
    assert gazetteer.starts("deir ez")
    assert gazetteer.starts("alep")
    assert not gazetteer.starts("deir ezz zz")


def test_places_near_a_point_come_nearest_first(gazetteer: Gazetteer) -> None:
    near = gazetteer.near(36.2, 37.16, 15)
    away = [geodesic((36.2, 37.16), (p.latitude, p.longitude)).km for p in near]

    assert near[0].name == "Alep"
    assert away == sorted(away)
    assert away[-1] <= 15


def test_names_that_look_alike_but_are_none_give_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("") == ()
    assert gazetteer.by_key("") == ()
    assert gazetteer.place("geonames:0") is None
    assert gazetteer.place("nonsense") is None


def test_what_ships_is_small_enough(gazetteer: Gazetteer) -> None:
    assert sum(part.size for part in gazetteer.parts()) <= WHOLE_LIMIT


def test_every_alias_of_the_curated_files_leads_to_a_place(gazetteer: Gazetteer, root: Path) -> None:
    overlay = read(root / "data" / "gazetteer")
    ids = {place_id for name in overlay.names for place_id in overlay.bearers(name)}

    assert [place_id for place_id in sorted(ids) if gazetteer.place(place_id) is None] == []


HEAVY = "numpy pandas shapely geopy rapidfuzz babel dataclasses inspect typing pathlib json re platformdirs"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs tells where the cache is")
def test_a_look_up_in_a_new_process_imports_nothing_heavy(root: Path, tmp_path: Path) -> None:
    program = (
        "import sys; before = set(sys.modules); from geo.places.gazetteer import Gazetteer;"
        "assert Gazetteer.open().lookup('Idleb');"
        f"print([m for m in {HEAVY.split()} if m in sys.modules and m not in before])"
    )
    home = {"HOME": str(tmp_path)}
    for _ in range(2):  # the first one reads the curated files, and keeps what they tell
        done = subprocess.run(
            [sys.executable, "-c", program], cwd=root, env=home, capture_output=True, text=True, check=False
        )

    assert done.stdout.strip() == "[]", done.stderr


# ------------------------------------------------------------------ what somebody looks for


@pytest.mark.parametrize(
    ("text", "country", "admin1", "place_id"),
    [
        ("Idleb", "SY", None, "geonames:169389"),
        ("ville d'Idleb", "SY", None, "geonames:169389"),
        ("Idlib governorate", "SY", None, "adm1:SY.12"),
        ("gouvernorat d'Alep", None, None, "adm1:SY.09"),
        ("Tadmur/Palmyra town", "SY", "Homs governorate", "geonames:163808"),
        ("Khan Sheikhun village", "SY", "Idleb", "geonames:168325"),
        ("aéroport de Deir ez Zor", "SY", "07", "calque:aeroport-de-deir-ezzor-sy"),
    ],
)
def test_a_query_may_say_what_kind_of_place_it_is(
    gazetteer: Gazetteer, text: str, country: str | None, admin1: str | None, place_id: str
) -> None:
    assert gazetteer.search(text, country, admin1)[0].place.id == place_id


def test_a_name_of_two_far_places_is_not_decided(gazetteer: Gazetteer) -> None:
    assert gazetteer.find("Tripoli") is None
    found = gazetteer.find("Tripoli", "LB")
    assert found is not None
    assert found.country == "LB"


def test_a_province_that_is_none_finds_nothing(gazetteer: Gazetteer) -> None:
    assert gazetteer.search("Idleb", "SY", "Bavière") == ()


def test_coders_places_of_syria_are_found_or_left_alone(
    gazetteer: Gazetteer, shared: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        json.loads(line) for line in (shared / "gold" / "places_syria.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    own = right = placed = 0
    farthest = 0.0
    for row in rows:
        found = gazetteer.find(row["name"], row["country"], row["admin1"])
        away = None if found is None else geodesic((found.latitude, found.longitude), (row["lat"], row["lon"])).km
        placed += away is not None
        farthest = max(farthest, away or 0.0)
        if holds(gazetteer, row):
            own += 1
            right += away is not None and away <= 10
    with capsys.disabled():
        print(f"\n{len(rows)} places: {own} in the gazetteer, {right} of them right", end="; ")
        print(f"{placed} placed, the farthest {farthest:.0f} km off", end="")

    assert right / own >= 0.9
    assert farthest <= 50


def holds(gazetteer: Gazetteer, row: dict[str, object]) -> bool:
    """Whether the gazetteer has an entry of that kind and of a plausible name within 10 km."""
    queries = readings(str(row["name"]))
    return any(
        name.isascii()
        and (ratio(name, q.name) >= 85 or (key(name) == key(q.name) and disagreement(name, q.name) <= 1.5))
        for place in gazetteer.near(row["lat"], row["lon"], 10)  # type: ignore[arg-type]
        for q in queries
        if q.accepts(place)
        for name in gazetteer.names(place.id)
    )


@pytest.mark.parametrize(
    ("mistyped", "country", "name"),
    [
        ("Saint-Petresbourh", "RU", "Saint-Pétersbourg"),
        ("Maarret al-Nouamn", "SY", "Maaret al-Noomane"),
        ("Novossibirskk", "RU", "Novossibirsk"),
    ],
)
def test_errors_are_forgiven_alike_among_all_names_and_among_the_renowned(
    gazetteer: Gazetteer, mistyped: str, country: str, name: str
) -> None:
    for renowned in (False, True):
        assert gazetteer.similar(mistyped, (country,), renowned)[0].place.name == name
