"""What a sentence tells behind a deed, what it did, what it was for, what came of it, is no other deed and brings no other party.

And what did not happen, or lies behind, is of no day that the text does not tell.
"""

from datetime import date

import pytest

from geo.codebook import Factuality, Kind
from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import doers, shown

DAY = date(2016, 8, 26)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Dans la province d'Alep, l'aviation a touché un dépôt dans la ville de Marea, tuant dix civils.",
            [("strike", "Marea", 10)],
        ),
        (
            "Dans la province d'Alep, l'armée a repris Marea, tuant dix rebelles.",
            [("control", "Marea", None), ("clash", "Marea", 10)],
        ),
        ("A Rafah, Israël a frappé une école abritant des déplacés, tuant dix civils.", [("strike", "Rafah", 10)]),
        (
            "Un kamikaze s'est fait exploser lundi devant un barrage près de Tikrit, tuant dix soldats.",
            [("strike", "Tikrit", 10)],
        ),
    ],
)
def test_what_a_deed_did_was_done_where_it_took_place(text, told, gazetteer):
    found = [(str(e.kind), e.place.name, e.fatalities and e.fatalities.best) for e in shown(text, gazetteer, DAY)]

    assert sorted(found, key=str) == sorted(told, key=str)


def test_a_gerund_with_a_place_of_its_own_tells_where(gazetteer):
    text = "Dans la province d'Alep, l'aviation a bombardé Marea, tuant dix civils à Azaz."

    assert {e.place.name for e in shown(text, gazetteer, DAY)} == {"Marea", "Azaz"}


@pytest.mark.parametrize(
    "behind",
    [
        ", afin de faire pression sur le gouvernement",
        ", poussant le gouvernement à décréter un couvre-feu",
        ", ce qui a contraint le gouvernement à réagir",
    ],
)
def test_whom_a_fight_moves_to_act_does_not_fight(behind, gazetteer):
    (event,) = shown(f"De violents combats ont éclaté lundi à Goma{behind}.", gazetteer, DAY)

    assert event.kind is Kind.CLASH
    assert not doers(event)


def test_whom_a_fight_sets_against_each_other_fights(gazetteer):
    (event,) = shown("De violents combats ont éclaté à Alep, opposant l'armée aux rebelles.", gazetteer, DAY)

    assert {"armée", "rebelles"} <= set(doers(event))


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("La prise de Kobané assurerait aux jihadistes toute la frontière.", Factuality.HYPOTHETICAL),
        ("Si Homs tombe, la route de Damas sera ouverte.", Factuality.HYPOTHETICAL),
        ("L'armée n'a pas repris Homs.", Factuality.DENIED),
        ("Depuis la chute de Raqa, les habitants ont fui.", Factuality.BACKGROUND),
    ],
)
def test_what_is_no_news_is_of_no_day_that_the_text_does_not_tell(text, sure, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=DAY), gazetteer).events

    assert event.factuality is sure
    assert event.time is None


def test_what_did_not_happen_on_a_day_that_is_told_is_of_that_day(gazetteer):
    article = Article(id="essai", text="L'armée n'a pas repris Homs mardi.", published=DAY)
    (event,) = read(article, gazetteer).events

    assert event.factuality is Factuality.DENIED
    assert event.time.first_day == date(2016, 8, 23)


def test_what_is_not_held_is_not_held_on_the_day_that_it_is_told(gazetteer):
    (event,) = read(Article(id="essai", text="L'armée ne tient plus Homs.", published=DAY), gazetteer).events

    assert event.factuality is Factuality.DENIED
    assert event.time.first_day == DAY


def test_what_was_done_of_late_is_of_these_weeks_and_of_no_day_told_before(gazetteer):
    text = "L'aviation a bombardé Homs vendredi. L'armée a récemment repris Palmyre."
    homs, palmyra = shown(text, gazetteer, DAY)

    assert homs.time.first_day == DAY
    assert palmyra.time.first_day < date(2016, 8, 10)
    assert palmyra.time.last_day == DAY


@pytest.mark.parametrize(
    "near", ["non loin d'", "tout près d'", "autour d'", "en périphérie d'", "en plein centre d'", "à la sortie d'"]
)
def test_what_falls_about_a_town_is_placed_at_it(near, gazetteer):
    (event,) = shown(f"Un bus scolaire a été frappé jeudi {near}Idleb par un obus.", gazetteer, DAY)

    assert event.kind is Kind.STRIKE
    assert event.place.name == "Idleb"


def test_nobody_calls_a_land_they(gazetteer):
    text = "L'Ukraine attend des renforts. Une habitante a raconté qu'ils bombardaient Soumy."
    (event,) = shown(text, gazetteer, DAY)

    assert event.place.name == "Soumy"
    assert not doers(event)


@pytest.mark.parametrize("asking", ["Reste à savoir si ", "Il est trop tôt pour savoir si ", "On ignore si "])
def test_what_is_asked_has_not_happened(asking, gazetteer):
    assert not shown(f"{asking}l'armée a retiré ses chars de Palmyre.", gazetteer, DAY)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Les houthis ont tiré un missile sur Marib. Il a touché une mosquée, tuant vingt fidèles.",
            [("Marib", 20, ("houthis", "Houthis"))],
        ),
        (
            "Des roquettes se sont abattues sur Damas. Elles ont fait trois morts dans le quartier de Bab Touma.",
            [("Damas", None, ()), ("Bab Touma", 3, ())],
        ),
        ("Un drone a explosé à Kherson. Il n'a pas fait de victime.", [("Kherson", None, ())]),
        (
            "L'aviation a bombardé le camp de Kalma. Trente déplacés ont été tués.",
            [("Kalma", 30, ("aviation", "Soudan"))],
        ),
    ],
)
def test_what_fell_goes_on_to_kill(text, told, gazetteer):
    found = read(Article(id="essai", text=text, published=DAY), gazetteer).events

    assert [(e.place.name, e.fatalities and e.fatalities.best, doers(e)) for e in found] == told
