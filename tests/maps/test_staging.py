from dataclasses import replace
from datetime import date

import pytest

from geo.codebook import Factuality, GeoPrecision
from geo.maps import staging
from geo.maps.layers import Label
from geo.maps.selection import Selection
from geo.maps.story import Story
from geo.model import Area, Event
from geo.places.gazetteer import Gazetteer
from tests.story_by_hand import TEHERAN, days

SYRIA = (32.2, 35.3, 37.5, 42.6)


def test_a_story_lasts_from_its_first_event_to_its_last(story: tuple[Event, ...]) -> None:
    assert staging.period(story, [date(2024, 12, 1)]) == (date(2024, 11, 30), date(2024, 12, 2))


def test_what_an_article_recalls_does_not_lengthen_the_story(story: tuple[Event, ...], taken: Event) -> None:
    recalled = replace(taken, time=days(date(2016, 12, 22)), factuality=Factuality.BACKGROUND)
    long_ago = replace(taken, time=days(date(2016, 12, 22)))

    assert staging.period((*story, recalled, long_ago), [date(2024, 12, 1)]) == (date(2024, 11, 30), date(2024, 12, 2))


def test_without_events_the_story_is_that_of_the_articles() -> None:
    assert staging.period((), [date(2024, 12, 3), date(2024, 12, 1)]) == (date(2024, 12, 1), date(2024, 12, 3))
    assert staging.period((), []) is None


def test_a_far_visit_does_not_pull_the_map_away(story: tuple[Event, ...], visit: Event) -> None:
    south, _, north, east = staging.bounds((*story, replace(visit, place=TEHERAN)))

    assert east < 45
    assert south < 34.8 < 36.3 < north


def test_a_story_without_a_starting_situation_shows_all_of_its_ground(
    taken: Event, strike: Event, gazetteer: Gazetteer
) -> None:
    gao = gazetteer.lookup("Gao")[0].place
    niamey = gazetteer.lookup("Niamey")[0].place
    events = (replace(taken, place=niamey), replace(strike, place=gao))

    south, west, north, east = staging.seen(Story(key="", readings=(), events=events, gazetteer=gazetteer))

    assert all(south < p.latitude < north and west < p.longitude < east for p in (gao, niamey))


def test_ground_somewhere_in_which_something_happened_is_shown_whole(strike: Event, gazetteer: Gazetteer) -> None:
    nation = gazetteer.country("BF")
    assert nation is not None
    area = Area(shape="part", bearing_degrees=0.0)
    north = replace(strike, place=nation, precision=GeoPrecision.REGION, area=area)

    south, west, top, east = staging.bounds([north])

    assert 11 < south < 13.5
    assert top > 15
    assert west < -4
    assert east > 1


def test_what_is_only_recalled_does_not_pull_the_map_away(strike: Event, gazetteer: Gazetteer) -> None:
    recalled = replace(strike, place=gazetteer.lookup("Gao")[0].place, factuality=Factuality.BACKGROUND)

    assert staging.bounds([strike, recalled]) == staging.bounds([strike])


def test_a_story_without_days_opens_on_all_of_it_unless_a_day_is_asked_for(story: tuple[Event, ...]) -> None:
    undated = tuple(replace(event, time=None) for event in story)

    assert staging.proposed_window(undated, Selection()) == 0
    assert staging.proposed_window(story, Selection()) == Selection().window
    assert staging.proposed_window(undated, Selection(as_of=date(2024, 12, 1))) == Selection().window


def test_one_town_is_shown_with_its_surroundings(taken: Event) -> None:
    south, west, north, east = staging.bounds([taken])

    assert north - south >= 2
    assert east - west >= 2


def test_no_event_shows_a_wide_world() -> None:
    assert staging.bounds([]) == staging.WORLD


@pytest.fixture(scope="module")
def labels(gazetteer: Gazetteer) -> tuple[Label, ...]:
    return staging.labels(gazetteer, SYRIA, ())


def test_the_great_towns_are_named_first_and_from_afar(labels: tuple[Label, ...]) -> None:
    by_name = {label.text: label for label in labels}

    assert by_name["Damas"].kind == "capital"
    assert by_name["Alep"].from_zoom is not None
    assert by_name["Alep"].from_zoom < (by_name["Palmyre"].from_zoom or 0)


def test_a_disputed_seat_is_drawn_as_a_town(labels: tuple[Label, ...]) -> None:
    assert "Jérusalem" not in {label.text for label in labels if label.kind == "capital"}


def test_a_country_is_named_where_it_is_seen(labels: tuple[Label, ...]) -> None:
    turkey = next(label for label in labels if label.text == "Turquie")

    assert SYRIA[0] <= turkey.latitude <= SYRIA[2]
    assert SYRIA[1] <= turkey.longitude <= SYRIA[3]


def test_the_base_map_of_syria_has_its_lines() -> None:
    base = staging.base_map(SYRIA)

    assert all(base[name] for name in ("land", "border", "provinces", "rivers", "golan", "undof"))
