"""A visitor told by his office bears the name that the article gives him, before or after."""

from datetime import date

import pytest

from geo.model import Article
from geo.reading.pipeline import read


def visitors(text, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    return {name for e in found if e.kind == "visit" for name in e.roles.visitor}


NAMED = [
    "Le ministre russe des Affaires étrangères, Igor Petrov, parlait jeudi. Le chef de la diplomatie russe s'est rendu à Ankara.",
    "Le chef de la diplomatie russe s'est rendu vendredi à Ankara. Le ministre russe des Affaires étrangères Igor Petrov a souri.",
    "L'émissaire de l'ONU pour la Syrie, Igor Petrov, parlait jeudi. L'émissaire s'est rendu vendredi à Ankara.",
    "Le Premier ministre irakien Igor Petrov parlait jeudi. Le Premier ministre s'est rendu vendredi à Ankara.",
    "M. Petrov, émissaire de l'ONU, s'est rendu vendredi à Ankara. Igor Petrov a souri.",
]


@pytest.mark.parametrize("text", NAMED)
def test_an_office_bears_its_holders_name(text, gazetteer):
    assert any("Petrov" in name for name in visitors(text, gazetteer))


KNOWN = [
    ("M. Obama voyage. Le président américain s'est rendu vendredi à Ankara.", "Obama"),
    ("Le médiateur de l'ONU s'est rendu vendredi à Ankara. On dit M. Brahimi las.", "Brahimi"),
]


@pytest.mark.parametrize(("text", "name"), KNOWN)
def test_an_office_that_the_article_does_not_tell_is_that_of_its_known_holder_where_it_names_him(text, name, gazetteer):
    assert name in visitors(text, gazetteer)


def test_an_office_of_two_known_holders_is_not_guessed(gazetteer):
    text = "MM. Obama et Trump se sont vus. Le président américain s'est rendu vendredi à Ankara."

    assert visitors(text, gazetteer) == {"président américain"}


def test_an_office_of_two_holders_is_not_guessed(gazetteer):
    text = (
        "Le président turc s'est rendu vendredi à Paris. Le président turc Kemal Aydin a été battu. "
        "Le président turc Orhan Demir l'a suivi."
    )

    assert visitors(text, gazetteer) == {"président turc"}


@pytest.mark.parametrize(
    ("text", "visitor"),
    [
        ("Khalifa Haftar hésite. Le maréchal libyen s'est rendu jeudi à Paris.", "Khalifa Haftar"),
        ("Le président de la transition au Mali, Awa Diallo, est arrivé jeudi à Paris.", "Awa Diallo"),
    ],
)
def test_a_leader_bears_the_name_of_the_one_who_is_meant(text, visitor, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=date(2014, 9, 5)), gazetteer).events
    assert event.roles.visitor[0] == visitor


def test_several_holders_of_an_office_are_not_the_one_who_is_named(gazetteer):
    named = "Tony Blinken, chef de la diplomatie américaine, attend."
    text = f"{named} Les chefs de la diplomatie américaine et russe ouvrent le sommet à Vienne."
    assert "Tony Blinken" not in visitors(text, gazetteer)
