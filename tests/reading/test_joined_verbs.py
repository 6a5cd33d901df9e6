"""« affirme avoir tué … et repris … », « a réussi à … et à … »: verbs that « et » joins share what stands before the first."""

from datetime import date

import pytest

from geo.codebook import CURRENT
from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import doers

MONDAY = date(2024, 12, 2)


def told(text, gazetteer):
    """Each event as its place, how sure it is, and the first of who did it."""
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events
    return {(e.place.name, str(e.factuality), next(iter(doers(e)), None)) for e in found if e.place}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'armée affirme avoir tué quatorze assaillants et repris Tombouctou.", {("Tombouctou", "claimed", "armée")}),
        (
            "L'armée affirme avoir tué quatorze assaillants et avoir repris Tombouctou.",
            {("Tombouctou", "claimed", "armée")},
        ),
        (
            "L'armée dit avoir repris Gao et chassé les jihadistes de Tombouctou.",
            {("Gao", "claimed", "armée"), ("Tombouctou", "claimed", "armée")},
        ),
        ("L'armée a réussi à chasser les rebelles et à reprendre Gao.", {("Gao", "asserted", "armée")}),
        ("L'armée a fini par chasser les rebelles et par reprendre Gao.", {("Gao", "asserted", "armée")}),
        ("L'armée n'a pas réussi à chasser les rebelles et à reprendre Gao.", {("Gao", "denied", "armée")}),
        ("L'armée veut chasser les rebelles et reprendre Gao.", {("Gao", "planned", "armée")}),
        (
            "Les rebelles ont commencé à quitter Gao et à évacuer Kidal.",
            {("Gao", "asserted", None), ("Kidal", "asserted", None)},
        ),
    ],
)
def test_joined_verbs_share_who_acts_and_what_governs_them(text, expected, gazetteer):
    assert told(text, gazetteer) == expected


def test_those_whom_one_killed_before_took_nothing(gazetteer):
    text = "Après avoir tué dix rebelles et repris Tombouctou, l'armée a avancé."

    assert told(text, gazetteer) == {("Tombouctou", "asserted", None)}


@pytest.mark.parametrize(
    "text", ["M. Macron a regagné Paris.", "Le président Félix Tshisekedi a regagné Kinshasa dimanche."]
)
def test_a_person_who_returns_takes_no_town(text, gazetteer):
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert [e for e in found if e.factuality in CURRENT] == []


@pytest.mark.parametrize(
    "text", ["Le ministre a remercié le roi et visité Amman.", "Le ministre affirme avoir vu le roi et visité Amman."]
)
def test_whom_a_visitor_met_before_is_not_the_visitor(text, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert event.roles.visitor == ("ministre",)


def test_where_a_man_says_he_fought_is_no_fighting_of_today(gazetteer):
    assert told("Il se vante d'avoir servi en Irak et combattu à Homs.", gazetteer) == set()


def test_soldiers_who_return_take_it(gazetteer):
    assert told("Les soldats ont regagné Goma.", gazetteer) == {("Goma", "asserted", "soldats")}


def test_this_same_group_is_the_one_told_before(gazetteer):
    text = "Le Jnim a pris Gao. Lundi, ce même groupe a attaqué Tombouctou."
    found = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert ["Jnim" in doers(e) for e in found] == [True, True]


@pytest.mark.parametrize(
    ("text", "attacker", "target"),
    [
        ("L'armée a fait état de dix attaques repoussées à Gao.", None, "armée"),
        ("L'armée a repoussé une attaque à Gao.", None, "armée"),
        ("L'armée a fait état de dix attaques menées à Gao.", "armée", None),
        ("Les jihadistes ont mené une attaque repoussée à Gao.", "jihadistes", None),
        ("Les rebelles ont fui après une attaque repoussée à Gao.", None, None),
    ],
)
def test_who_tells_of_attacks_thrown_back_was_attacked_and_who_made_them_was_not(text, attacker, target, gazetteer):
    (event,) = read(Article(id="essai", text=text, published=MONDAY), gazetteer).events

    assert (next(iter(event.roles.attacker), None), next(iter(event.roles.target), None)) == (attacker, target)
