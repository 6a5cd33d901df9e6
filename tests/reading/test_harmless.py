"""An attack that harmed nobody, or that nobody owns, took place; one that is denied did not."""

from datetime import date

import pytest

from tests.reading.shown import shown


def told(text, gazetteer):
    return [event.place.name for event in shown(text, gazetteer, date(2016, 9, 14))]


@pytest.mark.parametrize(
    "text",
    [
        "Le raid sur Homs n'a pas fait de victimes.",
        "Les raids sur Homs n'ont fait aucune victime.",
        "Les tirs sur Homs n'ont fait ni mort ni blessé.",
        "Les obus tombés sur Homs n'ont blessé personne.",
        "Nul n'a été tué dans le bombardement de Homs.",
        "Aucun blessé n'est à déplorer après les tirs d'obus sur Homs.",
        "Aucun dégât n'a été signalé après la frappe sur Homs.",
        "Il n'y a pas eu de victimes dans l'attaque de drones contre Homs.",
        "Personne n'a revendiqué l'attaque contre Homs.",
        "L'armée n'a pas commenté le raid sur Homs.",
        "Un tir de drone a causé la mort d'une troisième personne à Homs.",
    ],
)
def test_an_attack_without_harm_or_owner_is_an_attack(text, gazetteer):
    assert told(text, gazetteer) == ["Homs"]


@pytest.mark.parametrize(
    "text",
    [
        "Aucun raid n'a visé Homs.",
        "Il n'y a pas eu de raid sur Homs.",
        "Le raid sur Homs n'a pas eu lieu.",
        "L'attaque de Homs, qui devait faire des victimes, ne s'est pas produite.",
        "L'armée n'a pas mené le raid sur Homs.",
        "L'armée n'a tué personne à Homs.",
        "Les combats n'ont pas repris à Homs, où aucun blessé n'est signalé.",
    ],
)
def test_an_attack_that_is_denied_is_none(text, gazetteer):
    assert told(text, gazetteer) == []
