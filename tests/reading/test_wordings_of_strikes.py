"""Strikes as dispatches and headlines word them, and what only sounds so. The gazetteer is the real one."""

from datetime import date

import pytest

from tests.reading.shown import doers, placed, shown

THURSDAY = date(2016, 8, 25)

STRUCK = [
    # text, place, a word of those who struck
    ("L'aviation russe est revenue pilonner Taftanaz mercredi.", "Taftanaz", "russe"),
    ("Homs, que contrôle le régime, a été bombardée mardi.", "Homs", ""),
    ("Damas visée par Israël", "Damas", "Israël"),
    ("Téhéran secouée par des frappes israéliennes", "Téhéran", "Israël"),
    (
        "Un diplomate attribue à un chasseur turc la frappe qui a détruit lundi un dépôt de Qamichli.",
        "Qamichli",
        "turc",
    ),
    ("Douma sous les bombes : onze civils tués", "Douma", ""),
    ("Irak : une dizaine de roquettes sur la base de Taji", "Camp Taji", ""),
    ("Daraya n'a pas été épargnée lundi par les obus du régime.", "Daraya", "régime"),
    ("Les raids turcs n'ont pas épargné lundi Azaz.", "Azaz", "Turquie"),
    ("Deux avions F-18 de la marine américaine ont largué lundi des bombes près d'Erbil.", "Erbil", "américaine"),
    ("Des appareils américains F-15 ont frappé mardi un dépôt à Boukamal.", "Boukamal", "américains"),
    ("Trois roquettes se sont abattues lundi sur la Zone verte à Bagdad.", "Bagdad", ""),
    ("Deux chauffeurs ont été tués lundi par un drone turc alors qu'ils roulaient près de Kobané.", "Kobané", "turc"),
    ("Le régime a rasé lundi trois immeubles à Daraya à coups d'obus.", "Daraya", "régime"),
    ("Une école de Damas, où est tombé lundi un obus, a fermé.", "Damas", ""),
    ("La fumée monte de Khiam, visée lundi par un drone israélien.", "Khiam", "israélien"),
    (
        "Dix fillettes ont péri lundi à Binnich, dans la province d'Idleb, dans une frappe aérienne de l'Otan.",
        "Binnich",
        "Otan",
    ),
    ("Sous les bombes depuis lundi, Taftanaz se vide.", "Taftanaz", ""),
    ("Le marché de Taftanaz, sur lequel se sont abattus lundi dix obus, est en ruines.", "Taftanaz", ""),
    ("Un entrepôt de Karaj a été attaqué lundi soir par deux quadricoptères.", "Karadj", ""),
]


@pytest.mark.parametrize(("text", "place", "by"), STRUCK)
def test_a_strike_is_read_however_it_is_worded(text, place, by, gazetteer):
    strikes = [e for e in shown(text, gazetteer, THURSDAY) if e.kind == "strike"]

    assert [e.place.name for e in strikes if e.place] == [place]
    assert by in " ".join(doers(strikes[0]))


NO_STRIKES = [
    "Damas visée par de nouvelles sanctions",
    "Moscou touchée par l'embargo",
    "« Missiles sur Bagdad », un documentaire de deux heures, sera diffusé jeudi.",
    "Le raid boursier sur la banque a secoué lundi Istanbul.",
    "La police a utilisé des drones mardi à Paris.",
    "Le plus lourd revers d'Ankara depuis le début de la guerre.",
    "Azaz a été épargnée lundi par les raids.",
    "Les bombardements ont épargné lundi Azaz.",
    "La police a utilisé lundi des bombes lacrymogènes à Bagdad.",
    "Une pluie d'éloges s'est abattue lundi sur Tyr.",
    "Un maire de Tyr a été secoué lundi par une salve de critiques.",
    "Les raids se sont tus lundi à Idleb.",
    "Un obus non explosé a tué lundi deux enfants à Mossoul.",
    "Un drone de reconnaissance s'est écrasé lundi à Tyr.",
    "L'armée libanaise a ouvert le feu lundi sur un drone israélien à Tyr.",
    "La police a mené lundi un raid dans un quartier d'Ankara.",
    "Un photographe a surpris mardi le ministre dans un restaurant d'Amman.",
    "Des émeutiers ont mis le feu lundi à un commissariat de Bassora.",
]


@pytest.mark.parametrize("text", NO_STRIKES)
def test_what_only_sounds_like_a_strike_is_none(text, gazetteer):
    assert {kind for kind, _ in placed(text, gazetteer, THURSDAY)} <= {"visit"}


CLAIMED = [
    "Un drone a touché lundi Eilat. Les Houthis l'ont revendiqué.",
    "Un drone a touché lundi Eilat. Les Houthis en ont endossé la responsabilité.",
    "Un drone a touché lundi Eilat. Les Houthis ont assumé la responsabilité du tir.",
    "Un drone a touché lundi Eilat. L'armée en impute la responsabilité aux Houthis.",
]


@pytest.mark.parametrize("text", CLAIMED)
def test_who_owns_up_to_a_strike_or_is_said_to_have_made_it_made_it(text, gazetteer):
    (strike,) = shown(text, gazetteer, THURSDAY)

    assert doers(strike)[0] == "Houthis"


@pytest.mark.parametrize(
    "text",
    [
        "Un drone a touché lundi Eilat. Les Houthis ne l'ont pas revendiqué.",
        "Un drone a touché lundi Eilat. Les Houthis revendiquent trois ports.",
        "Un drone a touché lundi Eilat. Les Houthis ont nié être à l'origine du tir.",
    ],
)
def test_who_does_not_own_up_to_a_strike_did_not_make_it(text, gazetteer):
    (strike,) = shown(text, gazetteer, THURSDAY)

    assert "Houthis" not in doers(strike)


def test_places_told_by_their_province_are_those_told_before(gazetteer):
    pair = "Des raids ont visé Taftanaz et Binnich. Les deux bourgs de la province d'Idleb, aux mains des rebelles, brûlent."
    one = "Des raids ont visé Taftanaz. Le bourg de la province d'Idleb, aux mains des rebelles, brûle."

    assert {("control", "Taftanaz"), ("control", "Binnich")} <= placed(pair, gazetteer, THURSDAY)
    assert placed(one, gazetteer, THURSDAY) == {("strike", "Taftanaz"), ("control", "Taftanaz")}


def test_those_who_fell_into_an_ambush_laid_none(gazetteer):
    text = "Une embuscade tendue lundi à un convoi de chiites près de Parachinar a fait trente morts."

    (clash,) = shown(text, gazetteer, THURSDAY)

    assert (clash.kind, doers(clash)) == ("clash", ())


def test_a_town_that_one_side_takes_for_a_den_is_not_held_by_it(gazetteer):
    text = "L'Inde a bombardé mardi Muridke, qu'elle tient pour un repaire de jihadistes."

    assert {kind for kind, _ in placed(text, gazetteer, THURSDAY)} == {"strike"}


def test_a_defeat_of_a_capital_is_that_of_its_government(gazetteer):
    text = (
        "Dix soldats ont péri à Saraqeb sous les bombes de l'armée syrienne, le plus lourd revers d'Ankara depuis 2016."
    )

    assert placed(text, gazetteer, THURSDAY) == {("strike", "Saraqeb")}


@pytest.mark.parametrize(
    "text",
    [
        "Non loin de Homs, un raid a tué mercredi dix civils.",
        "Dans un village près de Homs, un raid a tué mercredi dix civils.",
        "À une dizaine de kilomètres de Homs, un raid a tué mercredi dix civils.",
        "L'aviation, qui a ravagé mercredi un quartier de Homs, est russe.",
        "L'aviation a bombardé mercredi vers 14h00 la ville de Homs.",
        "Homs, que l'aviation a bombardée mercredi, manque d'eau.",
        "Les tirs de l'artillerie sur Homs ont repris mercredi.",
    ],
)
def test_what_stands_about_a_strike_hides_neither_it_nor_its_place(text, gazetteer):
    assert placed(text, gazetteer, THURSDAY) == {("strike", "Homs")}
