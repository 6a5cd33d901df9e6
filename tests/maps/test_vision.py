import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import data
from geo.maps.vision import LEAST, VISIONS, alike, distance, unclear

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


def test_no_reader_takes_black_for_white():
    assert distance("#000000", "#ffffff") == pytest.approx(100, abs=0.5)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("#c0392b", "#7a7a2c"),  # red and olive, without the cones for green
        ("#2e8b57", "#6f6a63"),  # green and grey
        ("#2e8b57", "#2e6bd6"),  # green and blue, without the cones for blue
    ],
)
def test_colours_that_most_tell_apart_are_alike_to_some(one, other):
    assert distance(one, other) < LEAST
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), [("#f1c40f", "#2e6bd6"), ("#c0392b", "#f1c40f"), ("#2c2c2c", "#8e7cc3")])
def test_everybody_tells_some_colours_apart(one, other):
    assert not alike(one, other)


@pytest.mark.parametrize("vision", VISIONS)
def test_every_reader_sees_white_and_greys_as_they_are(vision):
    assert [sum(row) for row in VISIONS[vision]] == pytest.approx([1, 1, 1], abs=1e-4)


@given(COLOURS, COLOURS)
def test_a_distance_is_the_same_both_ways(one, other):
    assert distance(one, other) == pytest.approx(distance(other, one))


def test_who_comes_first_keeps_a_bare_colour():
    told = [("nobody", "#6f6a63"), ("hts", "#2e8b57"), ("israel", "#f1c40f"), ("iran", "#2e8b57")]

    assert unclear(told) == ["hts", "iran"]
    assert unclear(reversed(told)) == ["hts", "nobody"]


@given(st.lists(COLOURS, max_size=8, unique=True))
def test_no_two_bare_colours_are_alike(colours):
    marked = unclear((colour, colour) for colour in colours)
    bare = [colour for colour in colours if colour not in marked]

    assert not any(alike(one, other) for i, one in enumerate(bare) for other in bare[:i])


def test_every_reader_tells_the_layers_of_the_timeline_apart():
    css = data.path("web/calque.css").read_text(encoding="utf-8")
    bars = re.findall(r"\.cq-bar-\w+ \{ fill: (#\w+)", css)

    assert len(bars) == 4
    assert not any(alike(one, other) for one, other in combinations(bars, 2))
