from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.codebook import Extent, Factuality
from geo.control import Baseline, Point, chronicle, zones
from geo.model import Place

from .conftest import AIRPORT, FIRST, IDLEB_PROVINCE, TOWNS, claim, state, town

LATER = FIRST + timedelta(days=30)
SIDES = ("regime", "hts", "sdf", "sna", "rebels")
CLAIMS = st.builds(
    claim,
    st.sampled_from(sorted(TOWNS)),
    st.sampled_from(SIDES),
    day=st.integers(1, 6),
    extent=st.sampled_from([e for e in Extent if e is not Extent.WITHDRAWN]),
    previous=st.sampled_from([None, *SIDES]),
    factuality=st.sampled_from([Factuality.ASSERTED, Factuality.CLAIMED, Factuality.CONDITIONAL]),
)


def small(*points: Point) -> Baseline:
    return Baseline(
        day=FIRST,
        country="SY",
        title_fr="Veille",
        title_en="Eve",
        source_fr="carnet",
        source_en="notebook",
        points=points,
    )


def anchor(latitude: float, longitude: float, holder: str) -> Point:
    place = Place(
        id=f"test:anchor-{latitude}", name="repère", latitude=latitude, longitude=longitude, country="SY", admin1="11"
    )
    return Point(place=place, kind="anchor", holder=holder)


def held(key: str, holder: str) -> Point:
    return Point(place=town(key), kind="town", holder=holder)


@given(told=st.lists(CLAIMS, max_size=8), data=st.data())
@settings(max_examples=60, deadline=None)
def test_the_order_in_which_articles_are_read_changes_nothing(told, data):
    other = data.draw(st.permutations(told))

    assert state(told, None, LATER) == state(other, None, LATER)


@given(told=st.lists(CLAIMS, max_size=8), day=st.integers(0, 7))
@settings(max_examples=60, deadline=None)
def test_the_state_of_a_day_follows_from_the_claims_up_to_it(told, day):
    as_of = FIRST + timedelta(days=day)
    early = [c for c in told if c.day <= as_of]

    assert state(told, None, as_of).holdings == state(early, None, as_of).holdings


@given(told=st.lists(CLAIMS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_a_side_that_collapsed_holds_nothing_that_day(told):
    fall = claim(None, None, day=7, previous="regime", collapse=True)
    after_it = state([*told, fall], None, LATER)

    assert not any("regime" in h.holders for h in after_it.holdings.values())


@given(told=st.lists(CLAIMS, max_size=8))
@settings(max_examples=60, deadline=None)
def test_everybody_who_holds_something_has_been_told_to(told):
    for key, holding in state(told, None, LATER).holdings.items():
        named = {c.holder for c in told if c.place.id == key} | {c.previous for c in told if c.place.id == key}
        assert set(holding.holders) <= named
        assert holding.claims


def test_nothing_is_known_where_nothing_is_told(towns):
    assert state([], None, LATER, towns).holdings == {}


def test_a_province_told_whole_colours_its_communities_only(towns):
    told = state([claim(IDLEB_PROVINCE, "hts")], None, LATER, towns)

    assert {key for key, h in told.holdings.items() if h.holder == "hts"} == {"test:idleb", "test:saraqeb"}
    assert told.changed == ()


def test_a_province_told_in_part_colours_nothing_and_shows_as_an_outline(towns):
    told = state([claim(IDLEB_PROVINCE, "hts", extent=Extent.PARTIAL)], None, LATER, towns)

    assert told.holdings == {}
    (zone,) = zones(told)
    assert (zone.state, zone.holders, zone.places) == ("changed", ("hts",), (IDLEB_PROVINCE,))


def test_an_outline_gives_way_to_what_is_told_in_detail_later(towns):
    part = claim(IDLEB_PROVINCE, "hts", day=1, extent=Extent.PARTIAL)

    assert state([part, claim("saraqeb", "hts", day=1)], None, LATER, towns).changed == (part,)
    assert state([part, claim("saraqeb", "hts", day=2)], None, LATER, towns).changed == ()
    assert state([part, claim("homs", "hts", day=2)], None, LATER, towns).changed == (part,)


def test_what_is_said_of_a_town_outweighs_what_is_said_of_its_province_the_same_day(towns):
    told = state([claim(IDLEB_PROVINCE, "hts"), claim("saraqeb", "regime")], None, LATER, towns)

    assert told.of("test:saraqeb").holders == ("regime",)
    assert told.of("test:idleb").holders == ("hts",)


def test_an_airport_has_no_ground_of_its_own(towns):
    told = state([claim(AIRPORT, "hts")], None, LATER, towns)

    assert told.holdings == {}
    assert told.sites[AIRPORT.id].holders == ("hts",)
    assert zones(told) == ()


def test_a_base_told_under_another_name_is_that_of_the_baseline(syria):
    tanf = Place(
        id="test:tanf",
        name="Tanf",
        latitude=33.51,
        longitude=38.62,
        feature_class="S",
        feature_code="AIRB",
        country="SY",
    )
    told = state([claim(tanf, "regime")], syria, LATER)

    assert told.of("calque:sy-al-tanf").holders == ("regime",)


def test_a_town_that_the_baseline_does_not_list_is_its_nearest_point_s_until_told_otherwise():
    eve = small(held("hama", "regime"), held("idleb", "hts"))
    told = chronicle([claim("saraqeb", "regime", day=3)], eve)

    assert told.on(FIRST).of("test:saraqeb").holders == ("hts",)
    assert told.on(FIRST + timedelta(days=3)).of("test:saraqeb").holders == ("regime",)


def test_claims_before_the_baseline_are_forgotten_on_its_day():
    eve = small(held("hama", "regime"))
    told = chronicle([claim("hama", "hts", day=-5), claim("homs", "hts", day=-4)], eve)

    assert told.on(FIRST - timedelta(days=1)).of("test:hama").holders == ("hts",)
    assert told.on(FIRST).of("test:hama").holders == ("regime",)
    assert told.on(FIRST).of("test:homs").holders == ("regime",)


def test_before_its_day_a_baseline_says_nothing(syria):
    assert state([], syria, syria.day - timedelta(days=1)).holdings == {}


def test_an_anchor_follows_the_nearest_town_of_its_side_once_that_has_collapsed():
    eve = small(held("palmyre", "regime"), held("homs", "regime"), held("deir", "sdf"), anchor(34.3, 38.9, "regime"))
    told = chronicle(
        [
            claim("palmyre", "us", day=2),
            claim(None, None, day=3, previous="regime", collapse=True),
            claim("palmyre", "hts", day=5),
        ],
        eve,
    )
    holders = [told.on(FIRST + timedelta(days=n)).holdings["test:anchor-34.3"].holders for n in range(7)]

    assert holders == [("regime",)] * 3 + [("us",)] * 2 + [("hts",)] * 2


@pytest.mark.parametrize(
    ("day", "key", "expected"),
    [
        ("2024-11-28", 170063, (("regime",), "held")),  # Alep
        ("2024-11-29", 170063, (("hts", "regime"), "partial")),
        ("2024-11-30", 170063, (("hts",), "held")),
        ("2024-12-04", 170017, (("regime",), "held")),  # Hama
        ("2024-12-05", 170017, (("hts",), "held")),
        ("2024-12-07", 169577, (("hts", "regime"), "partial")),  # Homs
        ("2024-12-08", 169577, (("hts",), "held")),
        ("2024-12-07", 170654, (("regime", "south"), "contested")),  # Damas
        ("2024-12-08", 170654, (("hts",), "held")),
        ("2024-12-06", 170794, (("sdf",), "held")),  # Deir Ezzor
        ("2024-12-10", 170794, (("hts", "sdf"), "partial")),
        ("2024-12-11", 170794, (("hts",), "held")),
        ("2024-12-07", 167357, (("sdf",), "held")),  # Manbij
        ("2024-12-09", 167357, (("sna",), "held")),
        ("2024-12-01", 163476, (("sna",), "held")),  # Tell Rifaat
        ("2024-12-05", 164947, (("hts",), "held")),  # Salamiyé
        ("2024-12-07", 173576, (("regime",), "held")),  # Lattaquié
        ("2024-12-08", 173576, ((), "collapsed")),
        ("2024-12-09", 173576, (("hts",), "held")),
        ("2024-12-08", 172349, ((), "collapsed")),  # At-Tall: nobody told who took it
        ("2024-12-24", 172349, ((), "collapsed")),
        ("2024-12-24", 169389, (("hts",), "held")),  # Idleb, HTS's all along
        ("2024-12-24", 172408, (("south",), "held")),  # Soueïda
    ],
)
def test_the_story_of_the_offensive_comes_out_as_reported(reported, syria, communities, day, key, expected):
    told = state(reported, syria, date.fromisoformat(day), communities).of(f"geonames:{key}")

    assert (told.holders, told.state) == expected
