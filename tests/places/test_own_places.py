"""A table of one's own places comes in whole, or says file, line and field."""

from pathlib import Path

import pytest

from geo.errors import GazetteerError, InputError
from geo.places import commands
from geo.places.catalogue import additions
from geo.places.gazetteer import Gazetteer
from geo.places.imports import KINDS, read_own
from tests.places.conftest import OWN, file

pytestmark = pytest.mark.usefixtures("home")


def test_a_table_of_one_s_own_is_added_and_finds_its_country(tmp_path: Path) -> None:
    lines = list(commands.add_own(file(tmp_path, "mine.csv", OWN)))
    opened = Gazetteer.open()

    assert lines == ["mine.csv: 2 places under 4 names added"]
    place = opened.lookup("Tall Zarur")[0].place
    assert (place.name, place.country, place.admin1, place.feature_code) == ("Tell Zarour", "SY", "12", "PPL")
    assert opened.lookup("base 111")[0].place.feature_code == "INSM"
    assert [a.id for a in additions()] == ["mine.csv"]


@pytest.mark.parametrize(
    "text",
    [
        "name;lat;lon;kind\nTell Zarour;36,12;36,71;village\n",
        "\ufeffNAME,Lat,LON\nTell Zarour,36.12,36.71\n",
        "lon\tlat\tname\n36.71\t36.12\tTell Zarour\n\n",
        'name,lat,lon,kind\n"Tell Zarour",36.12,36.71,P.PPL\n',
    ],
)
def test_tables_come_as_spreadsheets_write_them(tmp_path: Path, text: str) -> None:
    (entry,) = read_own(file(tmp_path, "mine.csv", text))

    assert (entry.name, entry.latitude, entry.longitude) == ("Tell Zarour", 36.12, 36.71)
    assert (entry.feature_class, entry.feature_code) == ("P", "PPL")


def test_a_table_saved_by_a_french_spreadsheet_is_read(tmp_path: Path) -> None:
    text = "name;lat;lon;kind;aliases\r\nBoû Kamâl;34,45;40,92;localité;Abou Kémal\r\n"

    (entry,) = read_own(file(tmp_path, "mine.csv", text.encode("cp1252")))

    assert (entry.name, entry.latitude, entry.feature_code) == ("Boû Kamâl", 34.45, "PPL")
    assert [spelling.text for spelling in entry.spellings] == ["Abou Kémal"]


def test_what_was_never_added_is_named_as_it_was_typed(home: Path) -> None:
    with pytest.raises(GazetteerError, match=r"^p: not an addition"):
        list(commands.remove("p", home=home))


def test_an_empty_name_is_asked_for(gazetteer: Gazetteer) -> None:
    with pytest.raises(GazetteerError, match="is empty"):
        list(commands.search(gazetteer, " "))


@pytest.mark.parametrize(("word", "kind"), KINDS.items())
def test_every_word_for_a_kind_is_read(tmp_path: Path, word: str, kind: tuple[str, str]) -> None:
    (entry,) = read_own(file(tmp_path, "mine.csv", f"name,lat,lon,kind\nX1,1,2,{word.upper()}\n"))

    assert (entry.feature_class, entry.feature_code) == kind


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", r"mine\.csv:1: name: missing column"),
        ("name,lat\nA,1\n", r"mine\.csv:1: lon: missing column"),
        ("name,lat,lon\n", r"mine\.csv: holds no place"),
        ("name,lat,lon\nAlep,x,2\n", r"mine\.csv:2: lat: not a number: 'x'"),
        ("name,lat,lon\nAlep,1,200\n", r"mine\.csv:2: lon: 200 is not between -180 and 180"),
        ("name,lat,lon\n,1,2\n", r"mine\.csv:2: name: is empty"),
        ("name,lat,lon\nAlep,1,2\nAlep,1,2\n", r"mine\.csv:3: name: Alep is there twice"),
        ("name,lat,lon,kind\nAlep,1,2,château\n", r"mine\.csv:2: kind: 'château' is none of"),
        ("name,lat,lon,country\nAlep,1,2,Syrie\n", r"mine\.csv:2: country: 'SYRIE' is no code"),
        ("name,lat,lon,population\nAlep,1,2,beaucoup\n", r"mine\.csv:2: population: not a whole number"),
        ("name,lat,lon\nAlep, la ville,1,2\n", r"mine\.csv:2: more cells than columns"),
    ],
)
def test_a_wrong_table_is_told_with_file_line_and_field(tmp_path: Path, home: Path, text: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        list(commands.add_own(file(tmp_path, "mine.csv", text)))

    assert not home.exists()


@pytest.mark.parametrize("content", ["nom;lat\né".encode("cp1252"), b"\x00\x01\xff\xfe"])
def test_a_table_that_is_no_text_or_lacks_columns_says_so(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(InputError, match=r"mine\.csv"):
        list(commands.add_own(file(tmp_path, "mine.csv", content)))
