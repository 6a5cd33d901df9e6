"""Whose a town is: told by a people for its soldiers, by a flag, by an adjective; and whom no town passes to."""

from datetime import date
from functools import partial

import pytest

from tests.reading.shown import placed, shown

events = partial(shown, published=date(2024, 12, 2))
told = partial(placed, published=date(2024, 12, 2))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Les Russes ont évacué Kherson vendredi.", "Kherson"),
        ("Les Russes sont entrés dans Soledar.", "Soledar"),
        ("Les Américains ont quitté Bagram dans la nuit.", "Base de Bagram"),
        ("Les Rwandais ont pénétré dans Goma.", "Goma"),
    ],
)
def test_a_people_is_its_soldiers_where_these_have_fought(text, place, gazetteer):
    assert told(text, gazetteer) == {("control", place)}


@pytest.mark.parametrize(
    "text",
    [
        "Les Syriens ont quitté Istanbul.",
        "Les Ukrainiens ont quitté Varsovie.",
        "Les Soudanais ont fui Khartoum.",
        "Les Russes sont entrés en Géorgie par milliers.",
    ],
)
def test_a_people_on_the_move_holds_nothing(text, gazetteer):
    assert told(text, gazetteer) == set()


@pytest.mark.parametrize(
    ("text", "place", "holder"),
    [
        ("A Kherson, le drapeau ukrainien flotte sur la mairie.", "Kherson", "Ukraine"),
        ("On fait la fête à Kherson, où flotte le drapeau ukrainien.", "Kherson", "Ukraine"),
        ("Le drapeau russe flotte sur Soledar.", "Soledar", "Russie"),
        ("Kherson est redevenue ukrainienne.", "Kherson", "Ukraine"),
        ("Soledar reste pour l'essentiel russe.", "Soledar", "Russie"),
        ("Soledar est passée aux paramilitaires.", "Soledar", "paramilitaires"),
        ("Un convoi est parti. Les paramilitaires font la loi à Kherson.", "Kherson", "paramilitaires"),
    ],
)
def test_a_flag_or_an_adjective_tells_whose_a_town_is(text, place, holder, gazetteer):
    found = events(text, gazetteer)

    assert [(e.place.name, e.roles.holder[0]) for e in found] == [(place, holder)]


@pytest.mark.parametrize(
    "text",
    [
        "Le drapeau ukrainien flotte sur la mairie de Paris.",
        "A Paris, le drapeau palestinien flotte sur la mairie.",
        "Le drapeau ukrainien a été hissé à Berlin.",
        "Istanbul est passée à l'opposition.",
        "Izmir a basculé dans le camp de l'opposition.",
        "Des réfugiés ont submergé Gao.",
        "L'opposition et la majorité se partagent Istanbul.",
    ],
)
def test_a_flag_of_friends_and_a_vote_take_no_town(text, gazetteer):
    assert told(text, gazetteer) == set()


def test_who_is_said_to_say_otherwise_is_no_place(gazetteer):
    assert told("Quoi qu'en dise Kiev, Soledar est tombée.", gazetteer) == {("control", "Soledar")}


def test_soldiers_leave_the_town_that_a_pronoun_stands_for(gazetteer):
    found = events("Kherson est calme. Les soldats russes l'ont quittée mercredi.", gazetteer)

    assert [(e.place.name, e.extent) for e in found] == [("Kherson", "withdrawn")]


@pytest.mark.parametrize(
    ("text", "extent"),
    [
        ("Les rebelles tiennent les deux tiers de Hama.", "majority"),
        ("Les rebelles tiennent un tiers de Hama.", "partial"),
        ("Les rebelles ont pris plus de la moitié de Hama.", "majority"),
        ("Hormis deux quartiers, Hama est aux mains des rebelles.", "majority"),
        ("A l'exception de deux quartiers, Hama est sous le contrôle des rebelles.", "majority"),
        ("L'armée a rétabli son autorité à Hama.", "full"),
        ("L'armée a rétabli le contrôle du palais à Hama.", "partial"),
    ],
)
def test_how_much_of_a_town_is_held(text, extent, gazetteer):
    assert [e.extent for e in events(text, gazetteer)] == [extent]


@pytest.mark.parametrize(
    "text",
    [
        "Morek et Souran exceptées, la province de Hama est sous le contrôle des rebelles.",
        "Morek, Souran et Kafr Zita exceptées, la province de Hama est aux mains des rebelles.",
        "Morek exceptée, la province de Hama est aux mains des rebelles.",
        "Hormis Morek et Souran, la province de Hama est aux mains des rebelles.",
    ],
)
def test_what_is_left_out_is_not_held(text, gazetteer):
    assert [(e.place.feature_code, e.extent) for e in events(text, gazetteer)] == [("ADM1", "majority")]


@pytest.mark.parametrize(
    "text",
    [
        "La Russie a fêté lundi les 80 ans de la libération de Sébastopol.",
        "Paris a fêté lundi les 80 ans de la bataille au cours de laquelle les soldats avaient repris Caen.",
        "Le pays a célébré lundi le centenaire de la prise de Smyrne par l'armée.",
    ],
)
def test_what_a_jubilee_recalls_is_no_news(text, gazetteer):
    assert told(text, gazetteer) == set()


def test_news_that_precede_a_jubilee_are_news(gazetteer):
    text = "L'armée avait repris Homs dimanche, à la veille de l'anniversaire de la révolution."

    assert told(text, gazetteer) == {("control", "Homs")}


def test_who_left_without_a_fight_is_told_behind_that(gazetteer):
    found = events("C'est sans combattre que l'armée congolaise a quitté Goma.", gazetteer)

    assert [(e.place.name, e.extent) for e in found] == [("Goma", "withdrawn")]
