"""Zones of several days leave as stretches of days."""

import json
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date

from geo.maps.exports import gather, to_bytes
from geo.maps.exports.content import Stretch, stretches
from geo.model import Zone

D27, D28, D30 = date(2024, 11, 27), date(2024, 11, 28), date(2024, 11, 30)


def test_a_zone_that_does_not_change_stands_once(zones: tuple[Zone, ...]) -> None:
    a, b, *_ = zones

    assert stretches([(D27, (a,)), (D28, (a, b)), (D30, (a, b))]) == [Stretch(a, D27, None), Stretch(b, D28, None)]


def test_a_zone_ends_on_the_eve_of_the_day_without_it_and_may_come_back(zones: tuple[Zone, ...]) -> None:
    a = zones[0]

    found = stretches([(D27, (a,)), (D28, ()), (D30, (a,))])

    assert found == [Stretch(a, D27, D27), Stretch(a, D30, None)]


def test_a_zone_that_grows_is_another_zone(zones: tuple[Zone, ...]) -> None:
    a = zones[0]
    grown = replace(a, places=(*a.places, *zones[1].places))

    found = stretches([(D27, (a,)), (D30, (grown,))])

    assert found == [Stretch(a, D27, date(2024, 11, 29)), Stretch(grown, D30, None)]


def test_the_order_in_which_days_are_given_does_not_matter(zones: tuple[Zone, ...]) -> None:
    a, b, *_ = zones
    days = [(D27, (a,)), (D28, (b,)), (D30, (a, b))]

    assert stretches(reversed(days)) == stretches(days)


def test_a_history_takes_the_place_of_the_zones_of_one_day(zones: tuple[Zone, ...]) -> None:
    history = ((D27, zones[:1]), (D30, zones[1:2]))

    found = json.loads(to_bytes("geojson", gather((), zones, history=history), "zones"))

    told = [(f["properties"]["as_of"], f["properties"]["until"]) for f in found["features"]]
    assert told == [("2024-11-27", "2024-11-29"), ("2024-11-30", None)]


def test_google_earth_s_slider_goes_through_a_history(zones: tuple[Zone, ...]) -> None:
    history = ((D27, zones[:1]), (D28, ()), (D30, zones[:1]))

    root = ET.fromstring(to_bytes("kml", gather((), history=history)))

    spans = [[child.text for child in span] for span in root.iter("{http://www.opengis.net/kml/2.2}TimeSpan")]
    styles = [style.get("id") for style in root.iter("{http://www.opengis.net/kml/2.2}Style")]
    assert spans == [["2024-11-27", "2024-11-27"], ["2024-11-30"]]
    assert len(styles) == len(set(styles))
