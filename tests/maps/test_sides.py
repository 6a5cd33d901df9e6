import re

import pytest

from geo.maps.ink import PATTERNS
from geo.maps.sides import side, sides, sides_of


@pytest.mark.parametrize("known", sides())
def test_every_side_has_names_a_colour_and_a_pattern_that_is_drawn(known):
    shown = side(known)

    assert shown.name("fr")
    assert shown.name("en")
    assert re.fullmatch("#[0-9A-F]{6}", shown.colour)
    assert shown.pattern is None or shown.pattern in PATTERNS


def test_no_two_sides_of_a_theatre_look_alike():
    syria = [side(i) for i in ("regime", "hts", "rebels", "sna", "sdf", "is", "israel", "south", "us", "jihadists")]

    assert len({s.colour for s in syria}) == len(syria)
    assert len({s.pattern for s in syria}) == len(syria)


def test_a_side_that_no_file_names_looks_the_same_in_every_run():
    assert side("front_du_nord") == side("front_du_nord")
    assert side("front_du_nord").colour == "#88CCEE"
    assert side("front_du_nord").name("fr") == "Front du nord"
    assert side("zz").name("en") == "ZZ"


def test_the_legend_keeps_the_order_of_the_file():
    assert [s.id for s in sides_of({"unknown_one", "sdf", "regime", "hts"})] == ["regime", "hts", "sdf", "unknown_one"]
