"""Which events belong to the map of a day, and how much ground it shows."""

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import shapely

from geo.codebook import GeoPrecision, Kind, TimePrecision
from geo.maps import areas, snapshot
from geo.maps.selection import Selection
from geo.model import Area, Event, TimeReference, Zone
from tests.maps.told import DAY, event, place

if TYPE_CHECKING:
    from geo.places.gazetteer import Gazetteer


@pytest.mark.parametrize(("window", "shown"), [(1, ["e0"]), (3, ["e0", "e2"]), (0, ["e0", "e2", "e9"])])
def test_the_events_of_a_map_are_those_of_its_window(gazetteer: "Gazetteer", window: int, shown: list[str]) -> None:
    homs = place(gazetteer, "Homs")

    def told(days: int) -> Event:
        day = DAY - timedelta(days=days)
        time = TimeReference(first_day=day, last_day=day, precision=TimePrecision.DAY, words="ce jour")
        return replace(event(days, Kind.STRIKE, homs, None), time=time)

    events = [told(0), told(2), told(9), told(-1)]

    found = snapshot.events_of(events, replace(Selection(), window=window), DAY)

    assert [e.id for e in found] == shown


def test_a_visit_called_off_and_an_undated_strike_are_not_drawn(gazetteer: "Gazetteer") -> None:
    homs = place(gazetteer, "Homs")
    events = [event(1, Kind.VISIT, homs, None, cancelled=True), replace(event(2, Kind.STRIKE, homs, None), time=None)]

    assert snapshot.events_of(events, Selection(), DAY) == ()


def test_an_undated_strike_is_drawn_where_all_days_are_asked_for(gazetteer: "Gazetteer") -> None:
    undated = replace(event(1, Kind.STRIKE, place(gazetteer, "Homs"), None), time=None)

    assert snapshot.events_of([undated], replace(Selection(), window=0), DAY) == (undated,)


def test_a_vague_date_belongs_to_no_window(gazetteer: "Gazetteer") -> None:
    year = TimeReference(first_day=date(2024, 1, 1), last_day=DAY, precision=TimePrecision.YEAR, words="cette année")
    vague = replace(event(1, Kind.STRIKE, place(gazetteer, "Homs"), None), time=year)

    assert snapshot.events_of([vague], Selection(), DAY) == ()


def test_a_day_without_news_shows_the_ground_of_the_other_days(gazetteer: "Gazetteer") -> None:
    strike = event(1, Kind.STRIKE, place(gazetteer, "Homs"), None)
    later = snapshot.compose([strike], [], Selection(), gazetteer, as_of=DAY + timedelta(days=60))

    assert later.events == ()
    assert [country.country for country in later.countries] == ["SY"]


def test_the_map_of_one_town_shows_its_surroundings(gazetteer: "Gazetteer") -> None:
    extent = snapshot.extent_of((), (), [event(1, Kind.STRIKE, place(gazetteer, "Homs"), None)])

    assert extent.east - extent.west >= 1.8


def test_a_map_shows_the_whole_ground_in_which_something_happened(gazetteer: "Gazetteer") -> None:
    nation = gazetteer.country("BF")
    assert nation is not None
    north = Area(shape="part", bearing_degrees=0.0)
    clash = event(1, Kind.CLASH, nation, None, precision=GeoPrecision.REGION, area=north)
    ground = areas.shape(clash)
    assert ground is not None

    extent = snapshot.extent_of(("BF",), (), [clash])

    assert shapely.box(extent.west, extent.south, extent.east, extent.north).covers(ground)


def test_what_no_map_can_show_is_counted(gazetteer: "Gazetteer") -> None:
    homs, nation = place(gazetteer, "Homs"), gazetteer.country("SY")
    assert nation is not None
    lost = replace(event(1, Kind.CLASH, homs, None), place=None, reason="absent")
    vague = event(2, Kind.STRIKE, nation, None, precision=GeoPrecision.COUNTRY)
    other_day = replace(lost, id="e4", time=None)
    shown = snapshot.compose(
        [lost, vague, event(3, Kind.STRIKE, homs, None), other_day], [], Selection(), gazetteer, as_of=DAY
    )

    assert shown.unplaced == 2


def test_a_huge_country_is_not_shown_whole_for_one_of_its_towns(gazetteer: "Gazetteer") -> None:
    goma = place(gazetteer, "Goma", "CD")
    zone = Zone(
        geometry=shapely.Point(29.2, -1.7).buffer(0.1),
        holders=("rebels",),
        state="held",
        basis="reports",
        places=(goma,),
    )

    extent = snapshot.extent_of(("CD",), (zone,), [event(1, Kind.STRIKE, goma, None)])

    assert extent.east - extent.west < 4
    assert (
        snapshot.extent_of(
            ("SY",), (), [event(1, Kind.STRIKE, place(gazetteer, n), None) for n in ("Alep", "Deraa", "Deir Ezzor")]
        ).east
        > 42
    )
