"""How a town changes hands in the press: without a fight, bit by bit, because somebody was made to leave it."""

from datetime import date
from functools import partial

import pytest

from geo.codebook import Kind
from geo.model import Article
from geo.reading.pipeline import read
from tests.reading.shown import controls, held

told = partial(held, published=date(2024, 12, 2))

TOLD = [
    # what an incise between a verb and its object says of how it was done
    ("Les rebelles ont pris lundi, sans combattre, la ville de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles ont pris lundi, presque sans un tir, la ville de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles se sont emparés, sans combattre, de Hama.", {("Hama", "full", "rebelles")}),
    ("Les rebelles sont entrés, presque sans combattre, dans Hama.", {("Hama", "partial", "rebelles")}),
    # who is made to leave has left
    ("L'armée contrainte d'évacuer Hama, les civils fuient.", {("Hama", "withdrawn", "armée")}),
    ("Les rebelles, forcés de se retirer de Hama, brûlent leurs archives.", {("Hama", "withdrawn", "rebelles")}),
    ("Les rebelles, devant se retirer de Hama vendredi, brûlent leurs archives.", set()),
    ("Les habitants contraints de quitter Hama dorment à Homs.", set()),
    # who leaves a town where it only talked gives up nothing
    ("L'opposition a quitté Genève, furieuse.", set()),
    ("Le M23 a quitté Luanda sans signer.", set()),
    ("Les insurgés se sont retirés de Sotchi.", set()),
    ("Les rebelles se sont retirés de la conférence de Hama.", set()),
    ("Les rebelles se sont retirés de Hama après des négociations à Genève.", {("Hama", "withdrawn", "rebelles")}),
    # how much
    ("L'armée a repris le gros de la ville de Hama.", {("Hama", "majority", "armée")}),
    ("L'armée a repris le gros bourg de Hama.", {("Hama", "full", "armée")}),
    ("L'armée contrôle le reste de la ville de Hama.", {("Hama", "partial", "armée")}),
    # who has some villages holds them if it bears arms
    ("Dans la province de Hama, les rebelles gardent quelques villages.", {("Hama", "partial", "rebelles")}),
    ("Dans la province de Hama, Israël compte quelques villages amis.", set()),
    # what a town is, told behind it, is not what is held
    ("L'armée occupe Hama, siège du gouvernorat.", {("Hama", "full", "armée")}),
    ("L'armée occupe le siège du parti à Hama.", set()),
]


@pytest.mark.parametrize(("text", "changes"), TOLD)
def test_a_town_changes_hands_as_the_press_tells_it(text, changes, gazetteer):
    assert told(text, gazetteer) == changes


@pytest.mark.parametrize(
    ("text", "holders"),
    [
        ("Les rebelles ont évacué la ville de Hama et l'armée y est entrée.", {"Hama": "armée"}),
        ("L'aviation a mené des raids sur la ville de Hama et les rebelles ont pris Homs.", {"Homs": "rebelles"}),
        ("Les combats entre les rebelles de Hama et l'armée ont cessé.", {}),
    ],
)
def test_a_party_told_behind_a_town_acts_in_a_clause_of_its_own(text, holders, gazetteer):
    found = [e for e in controls(text, gazetteer, date(2024, 12, 2)) if e.roles.holder]

    assert {e.place.name: e.roles.holder[0] for e in found} == holders


def test_what_an_apposition_tells_of_a_town_is_not_what_was_left(gazetteer):
    text = "Les soldats ont tenu dix jours Saraqeb, dernier bastion de la province d'Idleb, puis s'en sont repliés."

    assert told(text, gazetteer) == {("Saraqeb", "withdrawn", "soldats")}


@pytest.mark.parametrize(
    "text",
    [
        "L'armée israélienne est sortie de Jénine samedi.",
        "L'armée a occupé Jénine jeudi, puis en est ressortie samedi.",
    ],
)
def test_an_army_comes_out_of_a_town(text, gazetteer):
    assert ("Jénine", "withdrawn") in {change[:2] for change in told(text, gazetteer)}


@pytest.mark.parametrize(
    "text",
    [
        "J'avais dix ans quand l'EI a pris Mossoul.",
        "Elle était étudiante lorsque l'EI s'est emparé de Mossoul.",
        "Un vent de sable a envahi Mossoul samedi, clouant les avions au sol.",
        "Des jihadistes ont pris le contrôle du compte d'une radio de Mossoul.",
    ],
)
def test_young_years_sand_and_accounts_are_no_capture_of_these_days(text, gazetteer):
    assert told(text, gazetteer) == set()


def test_a_war_that_had_lasted_for_years_is_nobodys_youth(gazetteer):
    text = "La guerre durait depuis trois ans quand l'armée a repris Mossoul samedi."

    assert told(text, gazetteer) == {("Mossoul", "full", "armée")}


@pytest.mark.parametrize(
    ("text", "changes"),
    [
        ("Les rebelles ont conquis en quelques jours Hama.", {("Hama", "full", "rebelles")}),
        ("Les rebelles ont conquis quelques villages de Hama.", {("Hama", "partial", "rebelles")}),
        ("L'EI tient encore la vieille ville de Mossoul.", {("Mossoul", "partial", "EI")}),
        ("La vieille ville de Mossoul a été reprise par l'armée.", {("Mossoul", "partial", "armée")}),
    ],
)
def test_days_are_no_share_of_a_town_and_its_old_heart_is(text, changes, gazetteer):
    assert told(text, gazetteer) == changes


def test_those_who_fight_terror_are_a_party(gazetteer):
    text = "Le contre-terrorisme irakien a délogé l'EI de Ramadi."

    assert told(text, gazetteer) == {("Ramadi", "full", "contre-terrorisme irakien")}


@pytest.mark.parametrize(
    "text",
    [
        "Les infirmières de Homs, délivrées lundi, se reposent.",
        "L'EI a perdu une trentaine de combattants près de Palmyre.",
        "Les otages de Palmyre, libérés lundi, sont rentrés.",
        "À Homs, des exilés ont pris leurs quartiers.",
        "À Palmyre, où l'état-major a repris ses nouveaux quartiers, on se tait.",
    ],
)
def test_who_is_freed_settles_down_or_falls_changes_no_town(text, gazetteer):
    assert not controls(text, gazetteer)


@pytest.mark.parametrize(
    "text",
    [
        "Les faubourgs de Homs, libérés lundi, sont en ruines.",
        "Les habitants sont rentrés à Homs, libérée lundi.",
        "À Homs, les rebelles ont pris deux quartiers.",
        "À Homs, les rebelles ont repris leurs positions.",
    ],
)
def test_parts_of_a_town_that_are_freed_or_taken_do(text, gazetteer):
    assert [e.place.name for e in controls(text, gazetteer)] == ["Homs"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Les soldats français ont quitté Dakar jeudi.", True),
        ("L'armée française s'est retirée de Dakar jeudi.", True),
        ("L'opposition a quitté Genève jeudi.", False),
        ("Les houthis ont quitté Mascate jeudi.", False),
    ],
)
def test_soldiers_leave_a_garrison_and_delegations_a_town_of_talks(text, left, gazetteer):
    found = read(Article(id="essai", text=text, published=date(2024, 12, 2)), gazetteer).events

    assert [str(e.extent) for e in found if e.kind is Kind.CONTROL] == ["withdrawn"] * left
