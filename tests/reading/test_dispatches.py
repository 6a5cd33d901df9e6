"""Long dispatches pack several places, days and parties into a sentence; each clause keeps its own."""

from datetime import date
from functools import partial

import pytest

from geo.codebook import Extent, Weapon
from tests.reading.shown import placed, shown

WEDNESDAY = date(2012, 8, 15)


events = partial(shown, published=WEDNESDAY)
told = partial(placed, published=WEDNESDAY)


PLACES = [
    (
        "L'armée a bombardé Khaldiyé et Bab Sbaa, un fief rebelle où des combats ont éclaté.",
        {("strike", "Khaldiyé"), ("strike", "Bab Sbaa"), ("clash", "Bab Sbaa")},
    ),
    (
        "L'armée a bombardé Rastane et Talbissé, deux localités où des combats ont éclaté.",
        {("strike", "Rastane"), ("strike", "Talbissé"), ("clash", "Rastane"), ("clash", "Talbissé")},
    ),
    (
        "Des tirs ont été entendus dans la capitale alors que la localité d'Al-Tal était bombardée par l'armée syrienne.",
        {("clash", "Damas"), ("strike", "Al-Tall")},
    ),
    (
        "L'armée a bombardé Khaldiyé, à Homs, alors que des combats ont éclaté dans d'autres quartiers de la ville.",
        {("strike", "Khaldiyé"), ("clash", "Homs")},
    ),
    (
        "L'armée a bombardé Khaldiyé et plusieurs autres quartiers de Homs, dont Bab Sbaa.",
        {("strike", "Khaldiyé"), ("strike", "Bab Sbaa")},
    ),
    ("L'armée a bombardé plusieurs quartiers de Homs, dont Bab Sbaa.", {("strike", "Bab Sbaa")}),
    (
        "Des combats ont éclaté dans la province d'Idleb, à Deraa et à Hama.",
        {("clash", "Idleb"), ("clash", "Deraa"), ("clash", "Hama")},
    ),
    (
        "Des combats ont éclaté dans la province d'Idleb, à Saraqeb et à Binnich.",
        {("clash", "Saraqeb"), ("clash", "Binnich")},
    ),
    ("L'armée a repris Talbissé, bourgade rebelle au nord de Homs.", {("control", "Talbissé")}),
    ("Un village au nord de Homs a été bombardé.", {("strike", "Homs")}),
    (
        "Les rebelles ont pris la troisième ville de Syrie, Homs, ainsi que Rastane.",
        {("control", "Homs"), ("control", "Rastane")},
    ),
    ("Les rebelles ont pris une ville clé du nord de la Syrie, Azaz.", {("control", "Azaz")}),
    (
        "Dans la province de Deraa, en Syrie, des combats ont éclaté dans les localités de Basra et Tafas.",
        {("clash", "Deraa"), ("clash", "Tafas")},
    ),
    (
        "Une bombe a explosé à Kirkouk. Bagdad et la région autonome du Kurdistan s'en disputent le contrôle.",
        {("strike", "Kirkouk")},
    ),
    ("Des combats ont éclaté dans la région autonome du Kurdistan irakien.", {("clash", "Kurdistan irakien")}),
    ("L'armée syrienne avance. Qoussair, bastion rebelle, a été pris par l'armée.", {("control", "Qousseir")}),
    ("Avec la prise de Saraqeb, Idleb devient une ville isolée.", {("control", "Saraqeb")}),
    ("L'armée a repris Homs, Rastane et Talbissé.", {("control", n) for n in ("Homs", "Rastane", "Talbissé")}),
    ("Des obus sont tombés sur un faubourg de Damas, Daraya.", {("strike", "Daraya")}),
    ("Des obus sont tombés sur les quartiers de Khaldiyé, Bab Sbaa.", {("strike", "Khaldiyé"), ("strike", "Bab Sbaa")}),
    ("Un raid a visé le quartier de la Ghouta à Homs.", {("strike", "Homs")}),
    ("Les insurgés ont touché un palais sur une colline dominant Damas.", set()),
    ("Sept personnes ont été tuées par des tirs des forces de sécurité à Deraa.", set()),
    ("Sept personnes ont été tuées par des tirs d'artillerie des forces de sécurité à Deraa.", {("strike", "Deraa")}),
    ("L'armée syrienne avance. Nasser, maire du village, est tombé.", set()),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_each_clause_has_its_own_places(text, expected, gazetteer):
    assert told(text, gazetteer) == expected


DAYS = [
    ("A Homs, ville du centre où l'on se bat depuis le 3 août, l'armée a bombardé Khaldiyé.", "Khaldiyé", "2012-08-14"),
    ("A Homs, où l'on se bat, l'armée a bombardé lundi Khaldiyé.", "Khaldiyé", "2012-08-13"),
    ("Le bourg de Rastane, isolé car tenu depuis mars par les rebelles, est bombardé.", "Rastane", "2012-08-14"),
    ("Rastane brûle. L'armée a bombardé cette ville disputée depuis le 3 août.", "Rastane", "2012-08-14"),
    ("L'armée a bombardé Rastane depuis lundi.", "Rastane", "2012-08-13"),
    ("Des raids ont visé Rastane lors d'une opération lancée lundi.", "Rastane", "2012-08-13"),
]


@pytest.mark.parametrize(("text", "place", "day"), DAYS)
def test_a_day_dates_the_verb_of_its_own_clause(text, place, day, gazetteer):
    struck = [e for e in events(text, gazetteer) if str(e.kind) == "strike" and e.place.name == place]
    assert [str(e.time.first_day) for e in struck] == [day]


DEEDS = [
    ("L'armée turque a riposté par des tirs d'obus sur Azaz.", ("armée turque", "Turquie")),
    ("Des jihadistes exclus du réseau Al-Qaïda ont attaqué Mossoul.", ("jihadistes",)),
    ("Des rebelles exclus car jugés trop violents ont attaqué Mossoul.", ("rebelles",)),
    ("Les rebelles ont chassé les dernières forces du régime quand ils ont attaqué Rastane.", ("rebelles",)),
    ("L'attaque d'un commissariat de police a fait dix morts à Kirkouk.", ()),
    ("Une attaque près des locaux du parti Baas a fait dix morts à Kirkouk.", ()),
]


@pytest.mark.parametrize(("text", "attackers"), DEEDS)
def test_a_deed_is_of_its_subject_alone(text, attackers, gazetteer):
    (event,) = events(text, gazetteer)
    assert event.roles.attacker == attackers


def test_what_is_set_right_behind_a_noun_is_taken_whole(gazetteer):
    (event,) = events("L'armée a repris une localité stratégique, Rastane.", gazetteer)
    assert event.extent is Extent.FULL


def test_a_village_near_a_town_is_a_part(gazetteer):
    (event,) = events("L'armée a repris une localité stratégique près de Rastane.", gazetteer)
    assert event.extent is Extent.PARTIAL


def test_who_held_a_place_until_its_main_verb_holds_it_no_more(gazetteer):
    text = "Rastane, tenue depuis mars par les rebelles, a été reprise par l'armée syrienne."
    assert [e.roles.holder for e in events(text, gazetteer)] == [("armée syrienne", "Syrie")]


def test_a_place_that_escapes_somebody_is_not_held_by_whoever_is_told_next(gazetteer):
    told_of = events("A Raqa, seule ville échappant au régime, les rebelles ont attaqué un poste.", gazetteer)
    assert [e.roles.holder for e in told_of if str(e.kind) == "control"] == [()]


def test_who_speaks_second_is_told_from_what_was_said_first(gazetteer):
    text = (
        "Un maire a affirmé que Rastane était tombée et deux médecins ont précisé que des raids avaient visé Talbissé."
    )
    assert [e.attributed_to for e in events(text, gazetteer) if str(e.kind) == "strike"] == [("deux médecins",)]


def test_what_went_before_what_is_recalled_is_no_news(gazetteer):
    text = "En juin, l'EI avait chassé l'armée de deux bases de Raqa, après avoir tué cent soldats."
    assert told(text, gazetteer) == set()


def test_what_somebody_adds_in_the_pluperfect_is_news(gazetteer):
    text = "Des combats ont éclaté à Homs, a dit l'OSDH, ajoutant que l'armée avait bombardé Rastane."
    assert told(text, gazetteer) == {("clash", "Homs"), ("strike", "Rastane")}


@pytest.mark.parametrize("verb", ["tentaient mardi", "tentaient une nouvelle fois", "tentent"])
def test_who_is_trying_to_storm_a_base_attacks_it(verb, gazetteer):
    assert told(f"Les rebelles {verb} de prendre d'assaut la base de Wadi Deif.", gazetteer) == {
        ("clash", "Wadi al-Deif")
    }


@pytest.mark.parametrize("rest", ["de contenir les rebelles", "de repousser un assaut des rebelles"])
def test_who_is_trying_to_throw_others_back_fights_them(rest, gazetteer):
    assert told(f"L'armée tente {rest} à Rastane.", gazetteer) == {("clash", "Rastane")}
    assert told(f"L'armée espère être en mesure {rest} à Rastane.", gazetteer) == set()


def test_who_seeks_to_retake_a_town_has_not_yet(gazetteer):
    assert told("L'armée tente une nouvelle fois de reprendre Rastane.", gazetteer) == set()


def test_attacks_told_beside_bombings_are_bombings(gazetteer):
    text = "Vingt personnes ont péri dans des attentats à la voiture piégée. L'attaque la plus meurtrière a eu lieu à Hilla."
    assert [(str(e.kind), e.weapon) for e in events(text, gazetteer)] == [("strike", Weapon.CAR_BOMB)]


def test_an_attack_by_armed_men_is_none(gazetteer):
    text = "Vingt personnes ont péri dans des attentats. Des hommes armés ont mené une attaque à Hilla."
    assert told(text, gazetteer) == {("clash", "Hilla")}
