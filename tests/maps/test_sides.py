import re
from itertools import combinations

import pytest

from geo.maps.ink import PATTERNS
from geo.maps.sides import side, sides, sides_of
from geo.maps.vision import alike


@pytest.mark.parametrize("known", sides())
def test_every_side_has_names_a_colour_and_a_pattern_that_is_drawn(known):
    shown = side(known)

    assert shown.name("fr")
    assert shown.name("en")
    assert re.fullmatch("#[0-9A-F]{6}", shown.colour)
    assert shown.pattern is None or shown.pattern in PATTERNS


THEATRES = {
    "Syria": "regime hts rebels sna sdf is israel south druze us russia iran hezbollah other jihadists pkk",
    "the Levant": "israel lb hamas ps hezbollah iran regime other",
    "Libya": "lna gna ly other is jihadists rebels turkey",
    "Sudan": "sd rsf ss et other rebels",
    "the Great Lakes": "cd m23 adf rw other rebels",
    "the Sahel": "ml bf ne ng td jnim is boko_haram fr russia other jihadists rebels",
    "Ukraine": "ukraine by russia other rebels",
    "the Caucasus": "am az ge russia turkey other",
    "Yemen": "houthis ye sa other is jihadists",
    "Afghanistan": "taliban af nrf pk in is other jihadists",
    "the Horn": "et tplf er ss sd shabaab so other rebels jihadists",
    "central Africa": "cf cpc rw russia rebels other td",
}


@pytest.mark.parametrize("theatre", THEATRES)
def test_no_reader_takes_a_side_of_a_theatre_for_another(theatre):
    for one, other in combinations(map(side, THEATRES[theatre].split()), 2):
        same_ground = (one.pattern, one.outlined) == (other.pattern, other.outlined)

        assert not (same_ground and alike(one.colour, other.colour)), f"{one.id}, {other.id}"


def test_a_side_that_no_file_names_looks_the_same_in_every_run():
    assert side("front_du_nord") == side("front_du_nord")
    assert side("front_du_nord").colour == "#88CCEE"
    assert side("front_du_nord").name("fr") == "Front du nord"
    assert side("zz").name("en") == "ZZ"


def test_the_legend_keeps_the_order_of_the_file():
    assert [s.id for s in sides_of({"unknown_one", "sdf", "regime", "hts"})] == ["regime", "hts", "sdf", "unknown_one"]
