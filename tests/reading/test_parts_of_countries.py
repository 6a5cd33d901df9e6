"""« le nord de la Syrie », « l'est du pays », « l'ouest irakien » are areas where things happen, and never points."""

from datetime import date

import pytest

from geo.model import Area, Article
from geo.reading.pipeline import read


def told(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2019, 10, 15)), gazetteer).events
    return [(str(e.kind), e.place.country, e.area.bearing_degrees) for e in found if e.place and not e.has_point]


PARTS = [
    ("L'aviation turque a bombardé lundi le nord de la Syrie.", ("strike", "SY", 0)),
    ("Des combats ont éclaté lundi dans l'est de la Libye.", ("clash", "LY", 90)),
    ("En Irak, l'armée a été attaquée dimanche. Des raids ont visé lundi l'ouest du pays.", ("strike", "IQ", 270)),
    ("Des drones ont frappé lundi le sud ukrainien.", ("strike", "UA", 180)),
    ("Dans le nord-est syrien, des affrontements ont éclaté lundi.", ("clash", "SY", 45)),
    ("Les rebelles contrôlent l'est du Soudan.", ("control", "SD", 90)),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_part_of_a_country_is_an_area_without_a_point(text, expected, gazetteer):
    assert told(text, gazetteer) == [expected]


def test_the_suburb_of_a_town_toward_a_bearing_lies_about_it(gazetteer):
    text = "Des combats ont éclaté lundi dans la banlieue nord d'Alep."
    (event,) = read(Article(id="essai", text=text, published=date(2019, 10, 15)), gazetteer).events

    assert (event.place.name, event.area) == ("Alep", Area(shape="arc", radius_km=10.0, bearing_degrees=0.0))


def test_the_country_is_the_last_one_spoken_of_that_the_text_is_about(gazetteer):
    text = (
        "La Syrie a protesté contre les raids israéliens, et la Syrie a saisi l'ONU. L'Irak a fermé la frontière de l'Irak. "
        "Le ministre l'a dit à Paris. Des combats ont éclaté lundi dans le nord du pays."
    )

    assert told(text, gazetteer) == [("clash", "IQ", 0)]


ELSEWHERE = [
    "Saraqeb, dans le nord-ouest de la Syrie, a été bombardée lundi.",
    "Des raids ont visé lundi Saraqeb, dans le nord-ouest du pays, selon une ONG syrienne.",
    "L'armée syrienne a mené lundi des frappes dans le nord-ouest du pays, près de Saraqeb.",
    "Saraqeb brûle. L'armée a repris lundi cette ville du nord de la Syrie.",
]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_place_told_with_it_is_where_it_happened(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2019, 10, 15)), gazetteer).events

    assert [(e.place.name, e.has_point) for e in found] == [("Saraqeb", True)]


NOWHERE = [
    "Des combats ont éclaté lundi en Syrie.",
    "La Syrie est frappée. L'armée dit avoir perdu lundi la grande métropole du nord du pays.",
    "Le nord de la Syrie manque d'eau. Les rebelles ont attaqué lundi une caserne.",
]


@pytest.mark.parametrize("text", NOWHERE)
def test_a_part_of_a_country_is_not_lent_to_what_is_told_without_a_place(text, gazetteer):
    assert told(text, gazetteer) == []


def test_what_is_drawn_of_a_part_is_toward_its_bearing(gazetteer):
    (event,) = read(
        Article(id="essai", text="Des raids ont visé lundi le nord de la Syrie.", published=date(2019, 10, 15)),
        gazetteer,
    ).events

    assert event.area == Area(shape="part", bearing_degrees=0)
