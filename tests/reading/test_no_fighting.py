"""What looks like fighting at a place, and is not there, not of these days, or not by those who are named."""

from datetime import date

import pytest

from geo.codebook import CURRENT, Kind
from geo.model import Article
from geo.reading.pipeline import read

WEDNESDAY = date(2016, 10, 12)


def told(text, gazetteer):
    found = read(Article(id="essai", text=text, published=WEDNESDAY), gazetteer).events
    return [e for e in found if e.factuality in CURRENT and e.place is not None]


def clashes(text, gazetteer):
    return [e for e in told(text, gazetteer) if e.kind is Kind.CLASH]


@pytest.mark.parametrize(
    "text",
    [
        "L'émissaire a été reçu mardi à Amman après des combats meurtriers.",
        "Un camp a été inauguré à Gaziantep après des combats en Syrie.",
        "L'attaque a été condamnée à Bruxelles comme à Paris.",
        "Les proches des victimes du massacre ont manifesté à Bunia.",
        "Loin des combats, Port-Soudan accueille les ministères.",
        "L'hôpital de Gao a reçu trente blessés des affrontements.",
        "Le porte-parole de l'armée, à Damas, a dit que des combats se poursuivaient.",
        "Les rebelles, chassés de Homs en mai, ont attaqué mardi un convoi.",
        "Après l'embuscade de Zaltan, qui a fait cinq morts, les autorités de Tillabéri ont fermé les marchés.",
    ],
)
def test_nobody_fights_where_one_talks_mourns_or_is_nursed(text, gazetteer):
    assert clashes(text, gazetteer) == []


@pytest.mark.parametrize(
    "behind",
    [
        "Ailleurs dans le pays, des combats ont fait dix morts.",
        "Plus à l'est, des combats ont fait dix morts.",
        "En représailles, les rebelles ont attaqué un village kurde.",
        "Les soldats ont attaqué un poste de l'autre côté de la frontière.",
    ],
)
def test_what_happens_elsewhere_is_not_in_the_town_told_before(behind, gazetteer):
    assert clashes(f"L'armée a repris mardi Homs. {behind}", gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "La bataille de Mossoul est évoquée dans un documentaire.",
        "Depuis l'attaque de Palma, le chantier est à l'arrêt.",
        "Il a participé à deux embuscades près d'Arbinda avant de s'enfuir.",
        "Le roi a décoré des soldats qui ont combattu à Tombouctou.",
        "L'armée étudie une incursion au sud de Kafr Kila.",
        "Le gouvernement combat la corruption à Kinshasa.",
        "Le ministre a attaqué ses adversaires lors d'un meeting à Lille.",
        "Il fut chassé du pouvoir en mars 2012, alors que les rebelles attaquaient Tessalit.",
        "La voiture du maire a été attaquée à coups de bâton à Valence.",
    ],
)
def test_what_is_recalled_planned_or_a_figure_of_speech_is_no_fighting_of_these_days(text, gazetteer):
    assert clashes(text, gazetteer) == []


@pytest.mark.parametrize(
    "text",
    [
        "Dix soldats ont été tués mardi dans l'attaque d'un détachement militaire à Djibo.",
        "À Djibo, un assaut contre le camp du 14e régiment a fait dix morts mardi.",
        "L'armée a tué vingt hommes qui avaient attaqué mardi un poste à Djibo.",
    ],
)
def test_those_attacked_did_not_attack(text, gazetteer):
    (event, *_) = clashes(text, gazetteer)
    assert event.place.name == "Djibo"
    assert event.roles.attacker == ()


def test_both_who_fight_are_told_before_the_relative_that_tells_where(gazetteer):
    text = "Les heurts entre l'armée et les rebelles, qui ont fait dix morts mardi à Homs, se poursuivaient."
    (event,) = clashes(text, gazetteer)
    assert event.roles.attacker[:2] == ("armée", "rebelles")


def test_those_killed_last_monday_are_buried_next_thursday(gazetteer):
    (event,) = clashes("Les soldats tués lundi dans une embuscade près de Homs seront inhumés jeudi.", gazetteer)
    assert event.time.first_day == date(2016, 10, 10)


def test_the_capital_of_a_country_told_before_a_relative_is_its_own(gazetteer):
    text = "À Nairobi, on s'inquiète. Cent policiers sont partis pour Haïti, où les gangs tiennent la capitale."
    (held,) = [e for e in told(text, gazetteer) if e.kind is Kind.CONTROL]
    assert held.place.name == "Port-au-Prince"


def test_an_ambush_is_no_bombing_under_whatever_flies(gazetteer):
    (event,) = told("Une embuscade a tué mardi trois soldats à Homs, où un drone a survolé la zone.", gazetteer)
    assert event.kind is Kind.CLASH


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Ce sont des roquettes tirées par les rebelles qui se sont abattues mardi sur Gao.", [Kind.STRIKE]),
        ("Des obus tirés par les rebelles qui se sont jetés sur Gao ont fait dix morts.", [Kind.STRIKE]),
        ("Frappés par des obus, des rebelles se sont jetés mardi sur un convoi à Gao.", [Kind.CLASH]),
        ("Ce sont des rebelles qui se sont abattus mardi sur le bourg de Gao.", [Kind.CLASH]),
    ],
)
def test_what_was_fired_falls_upon_a_town_not_who_fired_it(text, kinds, gazetteer):
    assert [e.kind for e in told(text, gazetteer)] == kinds


@pytest.mark.parametrize(
    ("behind", "kinds"),
    [
        ("L'EI a revendiqué ce raid.", [Kind.CLASH]),
        ("Le raid a duré trois heures.", [Kind.CLASH]),
        ("Ce raid aérien a fait dix morts.", [Kind.CLASH, Kind.STRIKE]),
        ("Les raids de l'aviation ont fait dix morts.", [Kind.CLASH, Kind.STRIKE]),
    ],
)
def test_a_raid_taken_up_is_the_attack_on_foot_told_before(behind, kinds, gazetteer):
    assert [e.kind for e in told(f"Des hommes armés ont attaqué mardi Djibo. {behind}", gazetteer)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Les pluies ont frappé mardi Gao.",
        "Des pluies tardives ont frappé mardi les camps. Un garçon est mort dans la chute d'un mur près de Gao.",
        "La tempête a frappé mardi les camps. Une femme est morte dans la chute d'un mur près de Gao.",
    ],
)
def test_what_the_weather_does_is_no_strike(text, gazetteer):
    assert told(text, gazetteer) == []


@pytest.mark.parametrize("text", ["Une pluie de roquettes a frappé mardi Gao.", "Une pluie de feu a frappé mardi Gao."])
def test_a_rain_of_rockets_is_no_weather(text, gazetteer):
    assert [e.kind for e in told(text, gazetteer)] == [Kind.STRIKE]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A Gao, un raid a immobilisé mardi une colonne de blindés.", Kind.STRIKE),
        ("A Gao, un raid a visé mardi des chars.", Kind.STRIKE),
        ("Un raid aérien et des chars ont fait mardi dix morts à Gao.", Kind.STRIKE),
        ("Un raid contre des blindés a fait mardi dix morts à Gao.", Kind.STRIKE),
        ("Un raid mené par des chars a fait mardi dix morts à Gao.", Kind.CLASH),
    ],
)
def test_a_raid_is_made_with_tanks_only_where_they_come_not_where_they_are_hit(text, kind, gazetteer):
    assert [e.kind for e in told(text, gazetteer)] == [kind]
