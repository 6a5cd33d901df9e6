"""« Saraqeb est la première ville de la province d'Idleb à tomber »: what is told of what a town is called is told of the town."""

from datetime import date

import pytest

from geo.codebook import Extent
from tests.reading.shown import controls, placed

DAY = date(2016, 8, 26)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Saraqeb est la première ville de la province d'Idleb reprise par l'armée.", ("control", "Saraqeb")),
        ("Palmyre est la seule ville de la province de Homs encore tenue par l'EI.", ("control", "Palmyre")),
        ("El-Facher est la dernière ville du Darfour à échapper aux rebelles.", ("control", "El-Facher")),
        ("El-Facher est la seule ville du Darfour qui échappe encore aux rebelles.", ("control", "El-Facher")),
        ("Avdiivka est devenue la première ville du Donbass conquise par les Russes.", ("control", "Avdiïvka")),
        ("Koutoum est une ville du Darfour-Nord bombardée par l'aviation.", ("strike", "Koutoum")),
    ],
)
def test_what_a_town_is_said_to_be_is_no_area(text, told, gazetteer):
    assert placed(text, gazetteer, DAY) == {told}


def test_a_town_that_remains_under_control_is_held_whole(gazetteer):
    (event,) = controls("El-Facher reste la seule ville du Darfour sous le contrôle de l'armée.", gazetteer, DAY)

    assert event.extent is Extent.FULL


def test_the_rest_of_a_town_is_a_part_of_it(gazetteer):
    (event,) = controls("L'armée a repris le reste de la ville de Homs.", gazetteer, DAY)

    assert event.extent is not Extent.FULL


@pytest.mark.parametrize(
    "text",
    [
        "Un village au sud d'Alep a été repris par l'armée.",
        "Trois villages au nord de Hama sont tombés.",
        "Un village à 20 km d'Alep a été repris par l'armée.",
        "La principale ville de la province d'Idleb est tombée aux mains des rebelles.",
        "La campagne d'Alep est aux mains des rebelles.",
    ],
)
def test_what_has_no_name_is_not_the_whole_place_that_it_lies_by(text, gazetteer):
    (event,) = controls(text, gazetteer, DAY)

    assert event.extent is Extent.PARTIAL


def test_a_town_that_lies_by_another_is_taken_whole(gazetteer):
    (event,) = controls("Talbissé, à 20 km au nord de Homs, est tombé.", gazetteer, DAY)

    assert (event.place.name, event.extent) == ("Talbissé", Extent.FULL)
