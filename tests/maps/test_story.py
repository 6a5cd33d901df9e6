from dataclasses import replace
from datetime import date

import pytest

from geo.maps import staging
from geo.maps.layers import payload, to_json
from geo.maps.selection import Selection
from geo.maps.story import Story, article_key, digest
from geo.model import Article, Event
from geo.places.gazetteer import Gazetteer
from tests.story_by_hand import IDLEB


@pytest.fixture
def told(story: tuple[Event, ...], gazetteer: Gazetteer) -> Story:
    return Story(key="k", readings=(), events=story, gazetteer=gazetteer)


def test_zones_stand_from_the_day_on_which_something_is_claimed(told: Story) -> None:
    days = [day for day, _ in told.zones]

    assert date(2024, 11, 30) in days
    assert all(zones for day, zones in told.zones if day >= date(2024, 11, 30))


def test_a_town_that_was_taken_counts_as_changed(told: Story) -> None:
    assert [[day for day, _ in turns][1:] for _, turns in told.turns] == [[date(2024, 11, 30)]]
    assert told.changes(date(2024, 11, 29), date(2024, 11, 30), "fr").rows[0]["Localité"] == "Alep"


def test_a_turn_tells_who_held_a_town_before_and_after(told: Story) -> None:
    turns = {place.name: held for place, held in told.turns}

    assert turns["Alep"][-1] == (date(2024, 11, 30), ("hts",))
    assert turns["Alep"][0][1] == ("regime",)


def test_two_equal_days_say_that_nothing_changed(told: Story) -> None:
    changes = told.changes(date(2024, 12, 1), date(2024, 12, 1), "fr")

    assert changes.rows == []
    assert changes.sentence


def test_the_chart_has_a_column_for_every_day(told: Story) -> None:
    series = told.series("fr")
    chart = told.chart("fr")

    assert len(series.days) == (series.days[-1] - series.days[0]).days + 1
    assert {row["day"] for row in series.rows} == set(chart["encoding"]["x"]["sort"])
    assert len(series.names) == len(series.colours)


def test_a_card_is_found_by_its_event_and_no_other(told: Story) -> None:
    card = told.card("e-alep", "fr")

    assert card is not None
    assert card["title"] == "Alep"
    assert told.card("<script>", "fr") is None


def test_no_event_makes_no_chronicle(gazetteer: Gazetteer) -> None:
    empty = Story(key="k", readings=(), events=(), gazetteer=gazetteer)
    scene = staging.scene(empty, Selection(), gazetteer, "fr")

    assert empty.zones == ()
    assert empty.turns == ()
    assert payload(scene)["view"]["dated"] is False


def test_a_scene_of_a_story_is_the_same_twice(told: Story, gazetteer: Gazetteer) -> None:
    first = staging.scene(told, Selection(), gazetteer, "fr")
    second = staging.scene(
        Story(key="k", readings=(), events=told.events, gazetteer=gazetteer), Selection(), gazetteer, "fr"
    )

    assert to_json(payload(first)) == to_json(payload(second))


def test_a_filter_holds_events_back_and_leaves_the_zones(told: Story, gazetteer: Gazetteer) -> None:
    scene = staging.scene(told, Selection(words="introuvable"), gazetteer, "fr")

    assert scene.events == ()
    assert scene.zones == staging.scene(told, Selection(), gazetteer, "fr").zones


def test_a_story_opens_on_the_day_on_which_most_places_change_hands(told: Story, gazetteer: Gazetteer) -> None:
    assert staging.scene(told, Selection(), gazetteer, "fr").as_of == date(2024, 11, 30)


def test_the_ground_that_is_held_is_what_is_seen(told: Story) -> None:
    south, west, north, east = staging.seen(told)

    assert south < 33
    assert north > 37
    assert 35 < west < 36
    assert 42 < east < 43


def test_fighting_beside_the_ground_that_is_held_is_seen_too(told: Story, strike: Event) -> None:
    beside = replace(strike, id="beside", place=replace(IDLEB, id="x", latitude=38.5, longitude=38.0))
    far = replace(strike, id="far", place=replace(IDLEB, id="y", latitude=48.5, longitude=38.0))
    wider = Story(key="k", readings=(), events=(*told.events, beside, far), gazetteer=told.gazetteer)

    assert 38.5 < staging.seen(wider)[2] < 40


def test_an_article_is_known_by_all_that_it_says() -> None:
    one = Article(id="a", text="Alep", title="t")

    assert article_key(one) == article_key(Article(id="a", text="Alep", title="t"))
    assert (
        len({article_key(a) for a in (one, Article(id="a", text="Alep"), Article(id="b", text="Alep", title="t"))}) == 3
    )
    assert digest("ab", "c") != digest("a", "bc")


def test_the_least_thing_that_a_text_may_hold_has_a_key() -> None:
    assert digest("\ud800")
