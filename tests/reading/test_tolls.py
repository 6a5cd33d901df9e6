"""Figures of a period or a war are kept with who gives them, and never added to an event or to one another."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read

MONDAY = date(2024, 12, 2)


@pytest.fixture(scope="module")
def tolls(shared, gazetteer):
    """The tolls of the two articles about the fall of Aleppo, by day of publication."""
    days = (date(2024, 12, 1), date(2024, 12, 2))
    texts = {day: (shared / "articles" / f"alep-{day}.txt").read_text(encoding="utf-8") for day in days}
    return {
        day: read(Article(id=f"alep-{day}", text=text, published=day), gazetteer).tolls for day, text in texts.items()
    }


def test_the_dead_since_wednesday_are_told_by_group_and_not_added_up(tolls):
    killed = {t.killed.low: t for t in tolls[date(2024, 12, 2)] if t.killed is not None}

    assert {n: killed[n].who for n in (214, 137, 61)} == {
        214: "rebelles",
        137: "combattants progouvernementaux",
        61: "civils",
    }
    assert sorted(killed) == [61, 137, 214, 410]


def test_more_than_a_number_is_a_lower_bound(tolls):
    (killed,) = [t.killed for t in tolls[date(2024, 12, 2)] if t.killed is not None and t.killed.low > 400]

    assert (killed.best, killed.high) == (None, None)


def test_a_toll_since_a_day_begins_on_it(tolls):
    (toll,) = [t for t in tolls[date(2024, 12, 1)] if t.killed is not None]

    assert (toll.killed.best, toll.scope, toll.time.first_day) == (255, "depuis mercredi dernier", date(2024, 11, 27))
    assert toll.attributed_to == ("OSDH",)


def test_the_displaced_are_no_dead(tolls):
    (toll,) = [t for t in tolls[date(2024, 12, 1)] if t.displaced is not None]

    assert (toll.displaced.low, toll.killed, toll.attributed_to) == (14_000, None, ("ONU",))


def test_a_figure_that_an_event_carries_is_no_toll(gazetteer):
    reading = read(
        Article(id="essai", text="Une frappe russe a tué dimanche huit civils à Idleb.", published=MONDAY), gazetteer
    )

    assert [e.fatalities.best for e in reading.events] == [8]
    assert reading.tolls == ()


def test_who_gives_a_toll_is_kept_with_it(gazetteer):
    text = "Plus de 500.000 personnes ont été tuées depuis 2011, selon l'ONU."

    (toll,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).tolls

    assert (toll.killed.low, toll.attributed_to) == (500_000, ("ONU",))


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Une frappe a tué dix civils et cinq soldats à Idleb.", 15),
        ("Une frappe a tué deux enfants et une femme à Idleb.", 3),
        ("Une frappe a tué lundi à Idleb dix civils.", 10),
        ("Une frappe a tué dans la ville d'Idleb dix civils.", 10),
        ("Une frappe a tué un homme, sa femme et leurs trois enfants à Idleb.", 5),
    ],
)
def test_those_listed_before_a_place_were_all_killed_there(text, killed, gazetteer):
    events = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert [e.fatalities.best for e in events if e.place.name == "Idleb"] == [killed]


def test_other_missiles_are_no_dead(gazetteer):
    text = "L'armée a tiré deux missiles sur Saraqeb, tuant un berger, et quatre autres sur Idleb."
    (told,) = [
        e for e in read(Article(id="essai", text=text, published=MONDAY), gazetteer).events if e.place.name == "Idleb"
    ]

    assert told.fatalities is None
