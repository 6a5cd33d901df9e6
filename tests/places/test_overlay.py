"""The curated files lie over the gazetteer: what they hide and add, and that they are read once."""

from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.places.gazetteer import Gazetteer
from geo.places.overlay import Overlay, read
from tests.places.conftest import put

pytestmark = pytest.mark.usefixtures("home")  # so that they leave nothing in the user's cache


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


def tables(overlay: Overlay) -> dict[str, object]:
    return {name: getattr(overlay, name) for name in Overlay.__annotations__}


def test_what_was_parsed_is_kept_and_read_again(small: Path, tmp_path: Path) -> None:
    put(small, "aliases.csv", "name,place_id,language,source", "Alep,geonames:1,fr,press")
    cache = tmp_path / "cache"

    first = read(small, cache)
    kept = list(cache.iterdir())
    again = read(small, cache)

    assert len(kept) == 1
    assert tables(again) == tables(first) == tables(read(small))
    content = kept[0].read_bytes()
    for damaged in (b"damaged", content[:-1], content[:-9] + b"?" + content[-8:]):
        kept[0].write_bytes(damaged)
        assert tables(read(small, cache)) == tables(first)
